package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A room and a browser, and what people do in them.
abstract class InBrowser {
  static final String PASSWORD = "a long enough password";
  static final Path PICTURES = Path.of("target", "pictures");

  @TempDir
  static Path folder;

  static @Nullable Running running;
  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    Optional<Path> chromium = Chromium.find();
    if (chromium.isEmpty()) {
      System.err.println("NOT TESTED: the room in a browser. There is no Chromium on this machine,"
          + " and only root can bring it: apt-get install chromium");
    }
    Assumptions.assumeTrue(chromium.isPresent(), "no Chromium: the room was not tested in one");
    running = Running.start(Running.Settings.here(folder.resolve("data"), true, null));
    Client admin = new Client(running.port());
    admin.signIn("admin", running.password());
    account(admin, "ua", "delegation", "UA");
    account(admin, "ru", "delegation", "RU");
    account(admin, "monitor", "monitor", "");
    account(admin, "ua liaison", "liaison", "UA");
    account(admin, "ru liaison", "liaison", "RU");
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setArgs(List.of("--no-sandbox")));
    Files.createDirectories(PICTURES);
  }

  static void account(Client admin, String name, String duty, String party)
      throws IOException, InterruptedException {
    assertThat(admin.account(name, PASSWORD, duty, party).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
    if (running != null) {
      running.close();
    }
  }

  static Page page(int width) {
    return page(Objects.requireNonNull(running), width);
  }

  static Page page(Running room, int width) {
    BrowserContext context = Objects.requireNonNull(browser)
        .newContext(new Browser.NewContextOptions()
            .setViewportSize(width, 800)
            .setLocale("en")
            .setTimezoneId("UTC"));
    Page page = context.newPage();
    page.navigate("http://localhost:" + room.port() + "/");
    return page;
  }

  static Page signedIn(String name, String password, int width) {
    return signedIn(page(width), name, password);
  }

  static Page signedIn(Page page, String name, String password) {
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    page.getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    page.getByText("Sign out").waitFor();
    return page;
  }

  static Page coordinator(int width) {
    return signedIn("admin", Objects.requireNonNull(running).password(), width);
  }

  static void turnTo(Page page, String tab) {
    page.locator("nav button", new Page.LocatorOptions().setHasText(tab)).click();
    page.locator("main h1", new Page.LocatorOptions().setHasText(tab)).waitFor();
  }

  static void noBarriers(Page page, String where) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(where)
        .extracting(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  /// Looks at what had happened by a time on the clock of the record.
  static void lookAt(Page page, String time) {
    page.locator("#exact").fill(time);
    page.waitForTimeout(400);
  }

  /// Says something by the form for it.
  static void say(Page page, String kind, Map<String, String> fields) {
    Response answer = sent(page, kind, fields);
    assertThat(answer.status()).as(kind + " " + answer.text()).isEqualTo(201);
  }

  static Response sent(Page page, String kind, Map<String, String> fields) {
    Locator form = page.locator("main details[data-kind='" + kind + "']");
    form.waitFor();
    if (form.getAttribute("open") == null) {
      form.locator("summary").first().click();
    }
    fields.forEach((name, value) -> {
      Locator field = form.locator("[name='" + name + "']");
      if ("select".equals(field.evaluate("e => e.localName"))) {
        if (value.startsWith("#")) {
          field.selectOption(new SelectOption().setIndex(Integer.parseInt(value.substring(1))));
        } else {
          field.selectOption(value);
        }
      } else if (value.equals("on")) {
        field.check();
      } else {
        field.fill(value);
      }
    });
    return page.waitForResponse(
        r -> r.url().endsWith("/api/items"), () -> form.locator("form button").click());
  }

  static void write(Page page, String yaml) {
    turnTo(page, "Write down");
    page.locator("textarea[name=items]").fill(yaml);
    Response answer = page.waitForResponse(
        r -> r.url().endsWith("/api/items"),
        () -> page.locator("main form button").first().click());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }
}
