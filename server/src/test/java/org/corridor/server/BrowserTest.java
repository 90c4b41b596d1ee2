package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The room in a real browser, as four people at once.
class BrowserTest {
  private static final String PASSWORD = "a long enough password";
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir
  static Path folder;

  private static @Nullable Running running;
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
    running = Running.start(new Running.Settings(
        folder.resolve("data"), null, 0, "127.0.0.1", null, null, false, true));
    Client admin = new Client(running.port());
    admin.signIn("admin", running.password());
    account(admin, "ua", "delegation", "UA");
    account(admin, "ru", "delegation", "RU");
    account(admin, "monitor", "monitor", "");
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setArgs(List.of("--no-sandbox")));
    Files.createDirectories(PICTURES);
  }

  private static void account(Client admin, String name, String duty, String party)
      throws IOException, InterruptedException {
    assertThat(admin
            .json(
                "/api/accounts",
                "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"duty\":\"" + duty
                    + "\",\"party\":\"" + party + "\"}")
            .statusCode())
        .isEqualTo(201);
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

  private static Page page(int width) {
    BrowserContext context = Objects.requireNonNull(browser)
        .newContext(new Browser.NewContextOptions()
            .setViewportSize(width, 800)
            .setLocale("en")
            .setTimezoneId("UTC"));
    Page page = context.newPage();
    page.navigate("http://127.0.0.1:" + Objects.requireNonNull(running).port() + "/");
    return page;
  }

  private static Page signedIn(String name, String password, int width) {
    Page page = page(width);
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    page.getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Sign in"))
        .click();
    page.getByText("Sign out").waitFor();
    return page;
  }

  private static Page coordinator(int width) {
    return signedIn("admin", Objects.requireNonNull(running).password(), width);
  }

  private static void turnTo(Page page, String tab) {
    page.locator("nav button", new Page.LocatorOptions().setHasText(tab)).click();
    page.locator("main h1", new Page.LocatorOptions().setHasText(tab)).waitFor();
  }

  private static void noBarriers(Page page, String where) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(where)
        .extracting(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void theStoryAsFourPeopleSeeIt() {
    Page coordinator = coordinator(1200);
    Page ua = signedIn("ua", PASSWORD, 1200);
    Page ru = signedIn("ru", PASSWORD, 1200);
    Page monitor = signedIn("monitor", PASSWORD, 1200);

    turnTo(coordinator, "What stands in the way");
    coordinator.getByText("Not READY.").first().waitFor();
    coordinator.locator("main input[type=datetime-local]").fill("2022-03-05T08:59");
    coordinator.getByText("F4 blocks").first().waitFor();
    picture(coordinator, "check");
    turnTo(monitor, "What stands in the way");
    assertThat(ua.locator("nav").innerText()).doesNotContain("What stands in the way");

    turnTo(ua, "Write down");
    ua.locator("textarea")
        .fill("- position: {issue: corridors, party: UA, strength: red line, text: our SECRETLINE,"
            + " source: our note}");
    ua.locator("main form button").click();
    ua.getByText("Recorded: 1").waitFor();

    // Whoever sees it sees it without asking.
    turnTo(ua, "Talks");
    ua.getByText("SECRETLINE").waitFor();
    turnTo(coordinator, "Talks");
    coordinator.getByText("SECRETLINE").waitFor();
    for (Page other : List.of(ru, monitor)) {
      for (String tab : List.of("Talks", "Offers", "Arrangements", "Timeline")) {
        turnTo(other, tab);
        assertThat(other.locator("body").innerText()).doesNotContain("SECRETLINE");
      }
    }

    turnTo(ru, "Write down");
    ru.locator("textarea")
        .fill("- position: {issue: corridors, party: UA, strength: asked, text: no, source: s}");
    ru.locator("main form button").click();
    ru.getByText("Not yours to say").waitFor();
    picture(ru, "not-yours");
  }

  @Test
  void everyTabHasNoBarriersAndFitsATelephone() {
    for (int width : List.of(1200, 360)) {
      Page page = coordinator(width);
      for (String tab : List.of(
          "Talks",
          "Offers",
          "Arrangements",
          "What stands in the way",
          "What was said and counted",
          "Timeline",
          "Write down",
          "Accounts")) {
        turnTo(page, tab);
        noBarriers(page, tab + " at " + width);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(tab + " at " + width)
            .isEqualTo(true);
        picture(page, tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-" + width);
      }
    }
    Page door = page(360);
    door.getByLabel("Password").waitFor();
    noBarriers(door, "sign in");
  }

  @Test
  void itSpeaksFiveLanguages() {
    Page page = coordinator(1200);
    Locator language = page.locator("#language");
    Map<String, String> titles =
        Map.of("uk", "Переговори", "ru", "Переговоры", "ar", "المحادثات", "fr", "Pourparlers");
    titles.forEach((code, title) -> {
      language.selectOption(code);
      page.locator("main h1", new Page.LocatorOptions().setHasText(title)).waitFor();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(code);
      assertThat(page.locator("html").getAttribute("dir"))
          .isEqualTo(code.equals("ar") ? "rtl" : "ltr");
      noBarriers(page, code);
      picture(page, "talks-" + code);
    });
  }

  @Test
  void withoutALineItCanStillBeReadAndSaysHowOldItIs() {
    Page page = coordinator(1200);
    for (String tab : List.of("Offers", "Talks")) {
      turnTo(page, tab);
    }
    page.context().setOffline(true);
    turnTo(page, "Offers");
    page.getByText("No line to the server.").waitFor();
    assertThat(page.locator("main table").count()).isEqualTo(1);
    page.context().setOffline(false);
  }

  @Test
  void itIsUsedByKeyboard() {
    Page page = page(1200);
    page.getByLabel("Password").waitFor();
    // The name has the focus already.
    page.keyboard().type("admin");
    page.keyboard().press("Tab");
    page.keyboard().type(Objects.requireNonNull(running).password());
    page.keyboard().press("Enter");
    page.getByText("Sign out").waitFor();
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      if ("Offers".equals(page.evaluate("document.activeElement.textContent"))) {
        page.keyboard().press("Enter");
        break;
      }
    }
    page.locator("main h1", new Page.LocatorOptions().setHasText("Offers")).waitFor();
  }
}
