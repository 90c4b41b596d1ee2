package org.corridor.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From `./corridor serve --example` with a new record to the map in Chromium: the seconds until
/// the
/// door is open, the form is there, somebody is signed in, and the map is drawn.
///
/// The browser is open with an empty tab, as with whoever types the address; its profile is new,
/// nothing of the room is in its cache. With `--closed` the tab is opened within the time too.
final class RoomStart {
  private static final Pattern PASSWORD = Pattern.compile("password (\\S+)");
  private static final Pattern ADDRESS = Pattern.compile("open: (\\S+)");
  private static final String DRAWN =
      "() => document.querySelector('canvas') && document.querySelector('canvas').width > 100";
  private static final int TIMES = 5;

  private final Path root = Path.of(System.getProperty("corridor.root", "."));
  private final boolean closed;

  private RoomStart(boolean closed) {
    this.closed = closed;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = Arrays.asList(args);
    int at = options.indexOf("--times");
    int times =
        at >= 0 && at + 1 < args.length ? Math.max(1, Integer.parseInt(args[at + 1])) : TIMES;
    Path chromium =
        List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (chromium == null) {
      System.err.println("no Chromium: apt-get install chromium");
      System.exit(2);
      return;
    }
    RoomStart start = new RoomStart(options.contains("--closed"));
    try (Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox")))) {
      System.out.println("seconds    open    form  signed in  map drawn");
      double[] totals = new double[times];
      for (int i = 0; i < times; i++) {
        totals[i] = start.once(browser);
      }
      Arrays.sort(totals);
      System.out.printf(Locale.ROOT, "median of %d: %.1f s to the map%n", times, totals[times / 2]);
    }
  }

  private double once(Browser browser) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("corridor-start-");
    try (BrowserContext context = browser.newContext()) {
      Page tab = closed ? null : context.newPage();
      long begun = System.nanoTime();
      Process room = new ProcessBuilder(
              root.resolve("corridor").toString(),
              "serve",
              "--example",
              "--port",
              "0",
              "--data",
              data.resolve("room").toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      try (BufferedReader told = room.inputReader()) {
        String password = "";
        String address = "";
        for (String line = told.readLine();
            line != null && address.isEmpty();
            line = address.isEmpty() ? told.readLine() : line) {
          Matcher word = PASSWORD.matcher(line);
          password = word.find() ? word.group(1) : password;
          Matcher open = ADDRESS.matcher(line);
          address = open.find() ? open.group(1) : address;
        }
        double open = since(begun);
        Page page = tab == null ? context.newPage() : tab;
        page.navigate(address);
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(password);
        double form = since(begun);
        page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
            .click();
        page.getByText("Sign out").waitFor();
        double in = since(begun);
        page.waitForFunction(DRAWN);
        double drawn = since(begun);
        System.out.printf(
            Locale.ROOT, "        %7.1f %7.1f %10.1f %10.1f%n", open, form, in, drawn);
        return drawn;
      } finally {
        room.destroy();
        room.waitFor();
      }
    }
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
