package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The room in a real browser, as four people at once.
class BrowserTest extends InBrowser {
  @Test
  void eachSeesWhatIsTheirs() {
    Page coordinator = coordinator(1200);
    Page ua = signedIn("ua", PASSWORD, 1200);
    Page ru = signedIn("ru", PASSWORD, 1200);
    Page monitor = signedIn("monitor", PASSWORD, 1200);

    turnTo(coordinator, "What stands in the way");
    lookAt(coordinator, "2022-03-05T10:59");
    coordinator.getByText("F4 blocks").first().waitFor();
    coordinator.getByText("Not READY.").first().waitFor();
    picture(coordinator, "check");
    turnTo(monitor, "What stands in the way");
    assertThat(ua.locator("nav").innerText()).doesNotContain("What stands in the way");

    turnTo(ua, "Talks");
    say(
        ua,
        "position",
        Map.of(
            "issue", "corridors", "strength", "RED_LINE", "text", "our SECRETLINE", "source", "s"));
    // Whoever sees it sees it without asking.
    ua.locator("main table").getByText("SECRETLINE").waitFor();
    lookAt(coordinator, "");
    turnTo(coordinator, "Talks");
    coordinator.locator("main table").getByText("SECRETLINE").waitFor();
    for (Page other : List.of(ru, monitor)) {
      for (String tab : List.of("Talks", "Offers", "Arrangements", "Movement", "Timeline")) {
        turnTo(other, tab);
        assertThat(other.locator("body").innerText()).doesNotContain("SECRETLINE");
      }
    }

    // Whoever coordinates makes sure of it, and writes nothing as somebody else.
    coordinator.getByLabel("As seen by").selectOption("delegation:RU");
    coordinator.locator("main .asof").getByText("delegation RU").waitFor();
    assertThat(coordinator.locator("main").innerText())
        .contains("neutrality in the constitution")
        .doesNotContain("SECRETLINE");
    assertThat(coordinator.locator("main details[data-kind]").count()).isZero();
    assertThat(coordinator.locator("nav").innerText()).doesNotContain("What stands in the way");
    noBarriers(coordinator, "as seen by another");
    picture(coordinator, "as-seen-by");
    coordinator.getByLabel("As seen by").selectOption("");
    coordinator.locator("main table").getByText("SECRETLINE").waitFor();

    turnTo(ru, "Write down");
    ru.locator("textarea[name=items]")
        .fill("- position: {issue: corridors, party: UA, strength: asked, text: no, source: s}");
    ru.locator("main form button").first().click();
    ru.getByText("Not yours to say").waitFor();
    picture(ru, "not-yours");
  }

  /// From a text that cannot hold to people on the road, and the stop.
  @Test
  void theStoryOfFiveMarch() {
    Page coordinator = coordinator(1400);
    Page ua = signedIn("ua liaison", PASSWORD, 1400);
    Page ru = signedIn("ru liaison", PASSWORD, 1400);
    Page monitor = signedIn("monitor", PASSWORD, 1400);

    write(coordinator, Story.TOO_SHORT);
    turnTo(coordinator, "What stands in the way");
    coordinator.locator("main select").first().selectOption("MRP-0306");
    coordinator.getByText("Not READY.").first().waitFor();
    coordinator.getByText("F6 blocks").first().waitFor();

    // The window is lengthened: a new version of the text.
    turnTo(coordinator, "Arrangements");
    say(
        coordinator,
        "terms",
        Map.of(
            "version",
            "longer window",
            "by",
            "mediator",
            "closes",
            "2022-03-06T19:00",
            "T3",
            "6 March 2022, 09:00 to 19:00 in Kyiv, 10:00 to 20:00 in Moscow",
            "source",
            "the coordinator",
            "at",
            "2022-03-05T18:00"));
    coordinator.getByText("Two versions side by side").click();
    coordinator.locator("main form.row button").click();
    coordinator.locator("main ins").first().waitFor();
    assertThat(coordinator.locator("main ins").allInnerTexts()).anyMatch(t -> t.contains("19:00"));
    picture(coordinator, "versions");

    for (Page liaison : List.of(ua, ru)) {
      turnTo(liaison, "Arrangements");
      liaison.locator("main select").first().selectOption("MRP-0306");
      say(
          liaison,
          "acceptance",
          Map.of("hash", "#1", "source", "letter", "at", "2022-03-05T19:00"));
    }
    coordinator
        .locator("main p strong")
        .getByText("agreed", new Locator.GetByTextOptions().setExact(true))
        .waitFor();
    say(
        ru,
        "guarantee-acknowledged",
        Map.of("text", "no fire on the road", "source", "letter", "at", "2022-03-05T19:10"));
    coordinator.locator("main").getByText("acknowledged").first().waitFor();

    write(coordinator, Story.PREPARED);
    for (Page liaison : List.of(ua, ru)) {
      turnTo(liaison, "Movement");
      say(
          liaison,
          "receipt",
          Map.of("receipt", "ACKNOWLEDGED", "source", "telephone", "at", "2022-03-05T19:40"));
    }
    turnTo(coordinator, "Movement");
    say(
        coordinator,
        "relay",
        Map.of(
            "unit",
            "checkpoint Vasylivka",
            "by",
            "its commander",
            "source",
            "s",
            "at",
            "2022-03-05T21:00"));
    picture(coordinator, "movement");

    // Go of everybody; until the last one it is not ready.
    write(coordinator, Story.GO);
    for (Page liaison : List.of(ua, ru)) {
      turnTo(liaison, "Movement");
      say(liaison, "vote", Map.of("vote", "GO", "source", "telephone", "at", "2022-03-06T08:30"));
    }
    turnTo(coordinator, "Movement");
    coordinator.locator("main p strong").getByText("READY").waitFor();
    turnTo(coordinator, "What stands in the way");
    lookAt(coordinator, "2022-03-06T08:45");
    coordinator.getByText("Nothing blocks: it may be READY.").waitFor();
    lookAt(coordinator, "");
    turnTo(coordinator, "Movement");
    say(
        coordinator,
        "movement-begun",
        Map.of("by", "the convoy leader", "source", "radio", "at", "2022-03-06T09:05"));
    coordinator.locator("main p strong").getByText("under way").waitFor();

    turnTo(monitor, "Movement");
    monitor.locator("main select").first().selectOption("MRP-0306");
    monitor.locator("main p strong").getByText("under way").waitFor();
    picture(monitor, "under-way");
    say(
        monitor,
        "suspend",
        Map.of(
            "by",
            "the monitor",
            "reason",
            "shots near Polohy",
            "source",
            "seen",
            "at",
            "2022-03-06T10:00"));
    for (Page each : List.of(coordinator, ua, ru)) {
      each.locator("main p strong").getByText("SUSPENDED").waitFor();
    }
    picture(ua, "suspended");
  }

  /// What was read in a report is seen in its sentence, and a person decides.
  @Test
  void aReportIsReadAndDecidedOn() {
    Page page = coordinator(1400);
    turnTo(page, "Reports");
    page.locator("main textarea[name='text']").fill("""
        The Wire
        5 March 2022, 13:22

        The city council accused Russian forces of shelling the road to Zaporizhzhia.

        The ministry denied shelling the road to Zaporizhzhia. More than 2,000 people left Sumy.
        """);
    page.locator("main form button").first().click();
    page.locator("main mark")
        .getByText("shelling the road to Zaporizhzhia")
        .first()
        .waitFor();
    noBarriers(page, "reports");
    picture(page, "reports");
    // Somebody mends one and decides on another meanwhile: what they typed stays theirs.
    Locator second = page.locator("main article")
        .filter(new Locator.FilterOptions().setHasText("accused Russian forces"));
    String mended = second.getAttribute("aria-label");
    second.locator("summary").nth(0).click();
    second.locator("blockquote.text mark").waitFor();
    second.locator("summary").nth(1).click();
    second.locator("input[name='addressed']").fill("the OSCE");
    picture(page, "reports-mend");
    noBarriers(page, "reports, one to be mended");
    int before = page.locator("main article").count();
    page.locator("main article button").first().click();
    page.waitForFunction("n => document.querySelectorAll('main article').length < n", before);
    Locator same = page.locator("main article[aria-label='" + mended + "']");
    assertThat(same.locator("input[name='addressed']").inputValue()).isEqualTo("the OSCE");
    same.locator("form button").first().click();
    same.locator("p strong").getByText("the OSCE").waitFor();
    // What was confirmed in error is retracted for a reason, and waits again.
    same.locator("button").getByText("Confirm").click();
    same.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.locator("main input[name='all']").check();
    same.locator("summary").getByText("Take back").click();
    same.locator("input[name='reason']").fill("another road");
    picture(page, "reports-take-back");
    noBarriers(page, "reports, one to be taken back");
    same.locator("form button").getByText("Take back").click();
    same.locator("button").getByText("Confirm").waitFor();
    page.locator("main input[name='all']").uncheck();
    page.setViewportSize(360, 800);
    noBarriers(page, "reports at 360 px");
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
        .isTrue();
    picture(page, "reports-360");
    // All that is shown at once.
    page.locator("main article input[type='checkbox']").first().check();
    page.locator("main .several button span").first().getByText("1").waitFor();
    page.locator("main .several input").check();
    picture(page, "reports-several");
    page.locator("main .several button").last().click();
    page.waitForFunction("() => document.querySelectorAll('main article').length === 0");
    // Another on the same matter: both stand in their order, with what they tell that stands.
    page.locator("main textarea[name='text']").fill("""
        The Gazette
        6 March 2022, 09:00

        The road to Zaporizhzhia was shelled again, the city council said on Sunday.
        """);
    page.locator("main form button").first().click();
    Locator timeline = page.locator("main ol > li");
    timeline.locator("q").getByText("was shelled again").waitFor();
    assertThat(timeline.first().innerText()).startsWith("2022-03-05 13:22 The Wire: ");
    assertThat(timeline.last().innerText()).startsWith("2022-03-06 09:00 The Gazette: ");
    noBarriers(page, "reports on one matter");
    picture(page, "reports-matter");
  }

  /// Where there is nothing yet.
  @Test
  void aRecordIsBegunAndARoadMapMade() throws IOException {
    try (Running empty =
        Running.start(Running.Settings.here(folder.resolve("empty"), false, null))) {
      Page page = signedIn(page(empty, 1200), "admin", empty.password());
      Locator begin = page.locator("main section", new Page.LocatorOptions().setHasText("Begin"));
      begin.locator("input[name='title']").waitFor();
      noBarriers(page, "begin");
      picture(page, "begin");
      begin.locator("input[name='title']").fill("Talks on corridors");
      begin.locator("input[name='zone']").fill("Europe/Kyiv");
      begin.locator("button").first().click();
      page.locator("main .asof").getByText("Europe/Kyiv").waitFor();
      assertThat(begin.count()).isZero();
      turnTo(page, "Plan and prices");
      page.getByText("Road maps").first().click();
      Locator maps = page.locator("details", new Page.LocatorOptions().setHasText("Road maps"));
      maps.locator("input[name='file']")
          .setInputFiles(new com.microsoft.playwright.options.FilePayload(
              "hill.osm",
              "application/octet-stream",
              BeginningTest.EXTRACT.getBytes(StandardCharsets.UTF_8)));
      maps.locator("input[name='name']").fill("hill");
      maps.getByText("Make the road map").click();
      maps.locator(".answer table").first().waitFor();
      assertThat(maps.innerText()).contains("hill.osm");
      noBarriers(page, "road maps");
      picture(page, "road-maps");
      page.setViewportSize(360, 800);
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
          .isTrue();
      picture(page, "road-maps-360");
    }
  }

  @Test
  void termsAreDraggedAndThePlanFollows() {
    Page page = coordinator(1400);
    turnTo(page, "Plan and prices");
    page.locator("#plan .big strong").getByText("1,440").waitFor();
    assertThat(page.locator("#plan").innerText()).contains("the window closes an hour later");
    Locator later = page.getByLabel("the window closes an hour later");
    later.focus();
    long begun = System.nanoTime();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.locator("#plan .big strong").getByText("7,440").waitFor();
    System.out.println("dragged and planned: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    page.locator("#plan .curve .ours").waitFor();
    picture(page, "plan");
    assertThat(signedIn("ua liaison", PASSWORD, 1200).locator("nav").innerText())
        .doesNotContain("Plan");
  }

  @Test
  void aDayIsOrderedAndDrivenAndOneRunIsWatchedOnTheMap() {
    Page page = coordinator(1400);
    turnTo(page, "Plan and prices");
    page.locator("#plan .big strong").getByText("1,440").waitFor();
    page.getByText("Orders for everybody").click();
    Locator orders = page.locator("details", new Page.LocatorOptions().setHasText("Orders for"));
    orders.locator("input[name=seconds]").fill("0");
    orders.getByText("Make orders").click();
    orders.locator(".answer .big strong").getByText("1,400").waitFor();
    assertThat(orders.locator(".answer").innerText())
        .contains("notices-uk.html")
        .contains("11:00 – 11:15");
    page.getByText("When things go wrong").click();
    Locator wrong = page.locator("details", new Page.LocatorOptions().setHasText("When things go"));
    wrong.locator("input[name=runs]").fill("2000");
    wrong.getByText("Drive it").click();
    wrong.locator(".player input").waitFor();
    assertThat(wrong.locator("dl").innerText()).contains("1,440");
    wrong.locator(".player input").fill("90");
    assertThat(wrong.locator(".player output").innerText()).contains("on the roads");
    noBarriers(page, "orders and simulation");
    picture(page, "simulation");
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
          "Movement",
          "Plan and prices",
          "What was said and counted",
          "Timeline",
          "Write down",
          "My account",
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

  /// With a device that is one as far as the browser knows.
  @Test
  void whoHasAPasskeyNeedsNoPassword() {
    Page page = signedIn("monitor", PASSWORD, 1200);
    CDPSession device = page.context().newCDPSession(page);
    device.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject authenticator = new JsonObject();
    authenticator.add("options", options);
    device.send("WebAuthn.addVirtualAuthenticator", authenticator);
    turnTo(page, "My account");
    page.getByLabel("Name of the device").fill("my telephone");
    Response made = page.waitForResponse(
        r -> r.url().endsWith("/webauthn/register"),
        () -> page.getByText("Make a passkey").click());
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    page.getByText("Sign out").click();
    page.getByText("Sign in with a passkey").click();
    page.getByText("monitor: monitor").waitFor();
    assertThat(page.evaluate("fetch('/api/me').then(a => a.json()).then(me => me.restSeconds)"))
        .isEqualTo(1800);
    turnTo(page, "What stands in the way");
  }

  @Test
  void whoIsAskedToLeaveSeesNothingMore() throws IOException, InterruptedException {
    Client admin = new Client(Objects.requireNonNull(running).port());
    admin.signIn("admin", Objects.requireNonNull(running).password());
    account(admin, "for a day", "monitor", "");
    Page page = signedIn("for a day", PASSWORD, 1200);
    turnTo(page, "Offers");
    assertThat(admin.delete("/api/accounts/for%20a%20day").statusCode()).isEqualTo(204);
    page.getByLabel("Password").waitFor();
    assertThat(page.locator("body").innerText()).doesNotContain("Mariupol");
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
    // Why it is not ready, in words of one's own.
    page.locator("nav button").nth(3).click();
    lookAt(page, "2022-03-05T10:59");
    titles.keySet().forEach(code -> {
      language.selectOption(code);
      page.locator(".findings .said").first().waitFor();
      assertThat(page.locator(".findings .said").count()).isGreaterThan(5);
      assertThat(page.locator(".findings .said[lang=en]").allInnerTexts())
          .as(code)
          .isEmpty();
      noBarriers(page, "check in " + code);
      picture(page, "check-" + code);
    });
    // What a plan says of itself, and what was written down.
    language.selectOption("en");
    turnTo(page, "Plan and prices");
    Map<String, String> verdicts = Map.of(
        "uk", "За оголошеним: ",
        "ru", "По объявленному: ",
        "ar", "وفق ما أُعلن: ",
        "fr", "Tel qu’annoncé : ");
    titles.keySet().forEach(code -> {
      language.selectOption(code);
      page.locator("#plan p", new Page.LocatorOptions().setHasText(verdicts.get(code)))
          .first()
          .waitFor();
      assertThat(page.locator("#plan").innerText())
          .as(code)
          .doesNotContain(
              "get out", "would leave", "has not", "these terms", "all of these", "confirms its");
      page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })");
      noBarriers(page, "plan in " + code);
      picture(page, "plan-" + code);
    });
    language.selectOption("en");
    turnTo(page, "Timeline");
    language.selectOption("uk");
    page.locator(".timeline strong", new Page.LocatorOptions().setHasText("число"))
        .first()
        .waitFor();
    assertThat(page.locator(".timeline").innerText())
        .doesNotContain("claimed", "OBSERVED", "T06:00:00Z");
    picture(page, "timeline-uk");
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
    page.locator("main h1", new Page.LocatorOptions().setHasText("Talks")).waitFor();
    page.locator("#map").waitFor();
    int steps = 0;
    while (!"Offers".equals(page.evaluate("document.activeElement.textContent")) && steps < 100) {
      page.keyboard().press("Tab");
      steps++;
    }
    assertThat(steps).as("steps by Tab to the offers").isLessThan(100);
    page.keyboard().press("Enter");
    page.locator("main h1", new Page.LocatorOptions().setHasText("Offers")).waitFor();
  }
}
