package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.corridor.formats.hxl.HxlFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files into the room and out of it, and what is kept sealed.
class PapersTest {
  private static final String PASSWORD = "a long enough password";
  private static final String IT = "MRP-0305";

  /// Not over yet, unlike the one of 5 March.
  private static final String OPEN = "T-1";

  private static final List<String> DUTIES = List.of(
      "coordinator",
      "delegation",
      "liaison",
      "monitor",
      "operator",
      "reception",
      "municipality",
      "public",
      "analyst");

  @TempDir
  static Path folder;

  private static @Nullable Running running;
  private static final Map<String, Client> BY_DUTY = new LinkedHashMap<>();
  private static @Nullable Client admin;

  private static Client admin() {
    return Objects.requireNonNull(admin);
  }

  private static Client who(String duty) {
    return Objects.requireNonNull(BY_DUTY.get(duty));
  }

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    Running room = Running.start(Running.Settings.here(folder.resolve("data"), true, null));
    running = room;
    admin = new Client(room.port());
    admin().signIn("admin", room.password());
    for (String duty : DUTIES) {
      String party = List.of("delegation", "liaison").contains(duty) ? "UA" : "";
      BY_DUTY.put(duty, admin().newcomer("the " + duty, PASSWORD, duty, party));
    }
    Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
    assertThat(who("coordinator")
            .add(
                "- arrangement: {instrument: " + OPEN + ", title: T, parties: [UA, RU], at: \""
                    + anHourAgo
                    + "\"}\n"
                    + "- notification: {instrument: " + OPEN + ", id: N-1, kind: evacuation,"
                    + " recipients: [UA, RU], source: s, at: \"" + anHourAgo + "\"}",
                "open")
            .statusCode())
        .isEqualTo(201);
  }

  @AfterAll
  static void close() {
    Objects.requireNonNull(running).close();
  }

  @Test
  void aReportIsReadAndAPersonDecides() throws IOException, InterruptedException {
    byte[] report = """
        City Desk
        5 March 2022, 13:22

        The city council accused Russian forces of shelling the road to Zaporizhzhia on Saturday.

        "We will open the road again tomorrow," Mayor Vadym Boichenko said on Telegram.
        """.getBytes(StandardCharsets.UTF_8);
    for (String duty : DUTIES) {
      boolean may = List.of("coordinator", "monitor").contains(duty);
      assertThat(who(duty).get("/api/inbox").statusCode()).as(duty).isEqualTo(may ? 200 : 403);
      if (!may) {
        assertThat(who(duty).file("/api/reports?name=r.txt", report).statusCode())
            .as(duty)
            .isEqualTo(403);
        assertThat(who(duty).json("/api/inbox/P-0/confirm", "").statusCode())
            .as(duty)
            .isEqualTo(403);
      }
    }
    int before = claims();
    HttpResponse<String> tried = who("monitor").file("/api/reports?name=r.txt&dryRun=true", report);
    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body()).contains("We will open the road again tomorrow");
    assertThat(who("monitor").get("/api/inbox").body())
        .as("nothing is kept")
        .contains("\"total\":0");
    HttpResponse<String> read = who("monitor").file("/api/reports?name=r.txt", report);
    assertThat(read.statusCode()).as(read.body()).isEqualTo(201);
    assertThat(read.body()).contains("\"proposed\":2");
    assertThat(claims()).as("nothing enters unconfirmed").isEqualTo(before);
    assertThat(who("monitor").file("/api/reports?name=r.txt", report).body())
        .contains("\"proposed\":0");
    JsonNode items = JsonMapper.shared()
        .readTree(who("coordinator").get("/api/inbox").body())
        .path("items");
    String council = items.get(0).path("id").asString();
    String mayor = items.get(1).path("id").asString();
    assertThat(items.get(0).path("parts").path("accused").asString()).isEqualTo("Russian forces");
    HttpResponse<String> mended = who("monitor")
        .json(
            "/api/inbox/" + council + "/mend",
            "{\"parts\":{\"speaker\":\"city council of Mariupol\",\"act\":\"accuse\","
                + "\"accused\":\"Russian forces\",\"proposition\":\"shelling the road\",\"source\":\"s\"}}");
    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> said = who("monitor").json("/api/inbox/" + council + "/confirm", "");
      assertThat(said.statusCode()).as(said.body()).isEqualTo(i == 0 ? 200 : 409);
    }
    assertThat(claims()).isEqualTo(before + 1);
    assertThat(who("coordinator").get("/api/claims?limit=1000").body())
        .contains("city council of Mariupol");
    assertThat(who("coordinator")
            .json("/api/inbox/" + mayor + "/reject", "{\"reason\":\"old\"}")
            .statusCode())
        .isEqualTo(200);
    assertThat(JsonMapper.shared()
            .readTree(who("coordinator").get("/api/inbox").body())
            .path("total")
            .asInt())
        .isZero();
    byte[] later = """
        The Gazette
        6 March 2022, 09:00

        The road to Zaporizhzhia was shelled again, the city council said on Sunday.
        """.getBytes(StandardCharsets.UTF_8);
    assertThat(who("monitor").file("/api/reports?name=l.txt", later).statusCode())
        .isEqualTo(201);
    JsonNode groups =
        JsonMapper.shared().readTree(who("monitor").get("/api/inbox/groups").body());
    assertThat(groups.path("total").asInt()).isOne();
    JsonNode timeline = groups.path("items").get(0).path("reports");
    assertThat(timeline.get(0).path("published").asString()).startsWith("2022-03-05");
    assertThat(timeline.get(0).path("tells").get(0).path("id").asString())
        .as("what was rejected is not told")
        .isEqualTo(council);
    assertThat(timeline.get(1).path("published").asString()).startsWith("2022-03-06");
    assertThat(who("monitor")
            .file("/api/reports?name=r.zip", new byte[] {'P', 'K', 3, 4})
            .body())
        .contains("archive");
  }

  private static int claims() throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(who("coordinator").get("/api/claims?limit=1000").body())
        .path("items")
        .size();
  }

  @Test
  void aTableOfFiguresGoesOutAndComesIn() throws IOException, InterruptedException {
    String table = """
        id,about,best,kind,unit,place,source
        #meta+id,#description,#value+best,#meta+kind,#meta+unit,#loc+name,#meta+source
        HXL-1,people who left,570,observed,vehicles,Mariupol,city council
        """;
    byte[] csv = table.getBytes(StandardCharsets.UTF_8);
    for (String duty : List.of("liaison", "public", "municipality")) {
      HttpResponse<String> refused = who(duty).file("/api/files?name=figures.csv", csv);
      assertThat(refused.statusCode()).as(duty + refused.body()).isEqualTo(403);
    }
    HttpResponse<String> said = who("coordinator").file("/api/files?name=figures.csv", csv);
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    String out = who("coordinator").get("/api/figures/hxl").body();
    assertThat(HxlFile.read("figures.csv", out.getBytes(StandardCharsets.UTF_8)).rows())
        .anyMatch(row -> row.toString().contains("HXL-1"));
    assertThat(who("coordinator").get("/api/figures/hxl?format=pdf").statusCode())
        .isEqualTo(422);
    assertThat(who("coordinator")
            .file("/api/files?name=figures.csv", new byte[] {0, 1, 2})
            .body())
        .contains("expected");
  }

  @Test
  void aWorkbookThatUnpacksToTooMuchIsNotUnpacked() throws IOException, InterruptedException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      for (int i = 0; i < 200; i++) {
        zip.write(new byte[1_000_000]);
      }
    }
    assertThat(bomb.size()).isLessThan(1_000_000);
    HttpResponse<String> answer =
        who("coordinator").file("/api/files?name=bomb.xlsx", bomb.toByteArray());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("MB unpacked");
  }

  @Test
  void hoursAndRoutesAreOfThePartyThatSendsThem() throws IOException, InterruptedException {
    String hours = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\n"
        + "UID:" + OPEN
        + "@x\r\nDTSTAMP:20220304T180000Z\r\nDTSTART;TZID=Europe/Kyiv:20220305T090000"
        + "\r\nDTEND;TZID=Europe/Kyiv:20220305T160000\r\nSUMMARY:" + OPEN
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    byte[] calendar = hours.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> ours = who("liaison").file("/api/files?name=hours.ics", calendar);
    assertThat(ours.statusCode()).as(ours.body()).isEqualTo(201);
    assertThat(who("liaison").file("/api/files?name=hours.ics&by=RU", calendar).statusCode())
        .as("not theirs to say")
        .isEqualTo(403);
    assertThat(who("coordinator").file("/api/files?name=hours.ics", calendar).statusCode())
        .as("whose hours?")
        .isEqualTo(422);
    assertThat(who("coordinator").get("/api/arrangements/" + OPEN).body()).contains("Europe/Kyiv");
  }

  @Test
  void aCalendarIsReadOnTheClockThatItNames() throws IOException, InterruptedException {
    // Rules without end are not calculated, and old ones not believed.
    String rules = """
        BEGIN:VTIMEZONE
        TZID:Europe/Kyiv
        BEGIN:STANDARD
        DTSTART:19700101T000000
        RRULE:FREQ=SECONDLY
        TZOFFSETFROM:-0800
        TZOFFSETTO:-0800
        END:STANDARD
        END:VTIMEZONE
        """;
    assertThat(brought("T-1.rules", rules, "Europe/Kyiv", "20261201T090000").statusCode())
        .isEqualTo(201);
    assertThat(who("coordinator").get("/api/arrangements/" + OPEN).body())
        .contains("2026-12-01T09:00:00");
    for (String unknown : List.of("FLE Standard Time", "Foo/Bar", "Mars")) {
      HttpResponse<String> answer = brought("T-1.x", "", unknown, "20261201T090000");
      assertThat(answer.statusCode()).as(unknown).isEqualTo(422);
      assertThat(answer.body()).contains("IANA");
    }
    assertThat(brought("T-1.day", "", "Europe/Kyiv", "20260231T090000").statusCode())
        .isEqualTo(422);
  }

  private static HttpResponse<String> brought(String uid, String rules, String zone, String start)
      throws IOException, InterruptedException {
    String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + rules
        + "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20220304T180000Z\r\nDTSTART;TZID=" + zone
        + ":" + start + "\r\nDTEND;TZID=" + zone
        + ":20261231T160000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return who("liaison")
        .file("/api/files?name=hours.ics", calendar.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoMayNotBringAFileIsNotReadFirst() throws IOException, InterruptedException {
    byte[] wide = ("#meta+id,#loc+place" + ",".repeat(200_000) + "\na\n".repeat(1_000))
        .getBytes(StandardCharsets.UTF_8);
    for (String duty : List.of("public", "analyst", "municipality", "liaison", "operator")) {
      assertThat(who(duty).file("/api/sites?name=s.csv", wide).statusCode()).isEqualTo(403);
      assertThat(who(duty).file("/api/files?name=s.csv", wide).statusCode()).isEqualTo(403);
    }
    assertThat(who("coordinator").file("/api/sites?name=s.csv", wide).body()).contains("columns");
    byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThat(who("coordinator").file("/api/files?name=deep.yaml", deep).body())
        .contains("nested without end");
  }

  @Test
  void aWorkbookOfOursIsReadAgain() throws IOException, InterruptedException {
    HttpResponse<byte[]> days = who("coordinator")
        .http()
        .send(
            HttpRequest.newBuilder(who("coordinator").uri("/api/corridor-days/hxl?format=xlsx"))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(HxlFile.read("days.xlsx", days.body()).rows()).isNotEmpty();
  }

  @Test
  void aTextThatReadsTwoWaysIsRefusedInFilesToo() throws IOException, InterruptedException {
    String table = """
        id,about,best,kind,unit,place,source
        #meta+id,#description,#value+best,#meta+kind,#meta+unit,#loc+name,#meta+source
        HXL-2,peo\u202eple,570,observed,vehicles,Mariupol,city council
        """;
    assertThat(who("coordinator")
            .file("/api/files?name=figures.csv", table.getBytes(StandardCharsets.UTF_8))
            .statusCode())
        .isEqualTo(422);
  }

  @Test
  void aRouteIsPublishedByThoseWhoseItIs() throws IOException, InterruptedException {
    String route = "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
        + "<rte><name>" + OPEN + " north</name><rtept lat=\"47.1\" lon=\"37.5\"><name>A</name>"
        + "</rtept><rtept lat=\"47.8\" lon=\"35.1\"><name>B</name></rtept></rte></gpx>";
    byte[] gpx = route.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> ours = who("delegation").file("/api/files?name=routes.gpx", gpx);
    assertThat(ours.statusCode()).as(ours.body()).isEqualTo(201);
    byte[] other =
        route.replace(OPEN + " north", OPEN + "2 north").getBytes(StandardCharsets.UTF_8);
    assertThat(
            who("coordinator").file("/api/files?name=routes.gpx&by=UA", other).statusCode())
        .isEqualTo(422);
    assertThat(who("delegation")
            .add(
                "- published-route: {instrument: " + OPEN
                    + ", by: UA, party: RU, places: [A, B], source: forged}",
                "forged")
            .statusCode())
        .isEqualTo(403);
  }

  @Test
  void receiptsAreAskedForAndAnsweredAsCap() throws IOException, InterruptedException {
    for (String duty : DUTIES) {
      assertThat(who(duty).get("/api/notifications/N-1/request").statusCode())
          .as(duty)
          .isEqualTo(duty.equals("coordinator") ? 200 : 403);
    }
    String asked =
        who("coordinator").get("/api/notifications/N-1/request?sender=un").body();
    assertThat(asked).contains("<scope>Private</scope>").contains("Sent apart from this message");
    String identifier = asked.replaceAll("(?s).*<identifier>(.*)</identifier>.*", "$1");
    String answer = "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a1"
        + "</identifier><sender>UA</sender><sent>"
        + OffsetDateTime.now(ZoneOffset.UTC).withNano(0).toString().replace("Z", "+00:00")
        + "</sent><status>Actual</status><msgType>Ack</msgType><scope>Private</scope><addresses>un"
        + "</addresses><references>un," + identifier + ",2026-11-26T00:00:00+00:00</references>"
        + "</alert>";
    HttpResponse<String> said =
        who("delegation").file("/api/files?name=ack.xml", answer.getBytes(StandardCharsets.UTF_8));
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    assertThat(who("coordinator")
            .get("/api/notifications/N-1/request?sender=a%01b")
            .statusCode())
        .isEqualTo(422);
  }

  @Test
  void onlyTheNoticeOfAnArrangementIsTakenBack() throws IOException, InterruptedException {
    String notice = who("coordinator")
        .get("/api/arrangements/" + IT + "/notice?exercise=true")
        .body();
    byte[] given = notice.getBytes(StandardCharsets.UTF_8);
    String path = "/api/arrangements/" + IT + "/notice/cancel";
    assertThat(who("coordinator").file(path, given).body())
        .contains("<msgType>Cancel</msgType>")
        .contains("do not set out");
    assertThat(who("coordinator")
            .file("/api/arrangements/" + OPEN + "/notice/cancel", given)
            .statusCode())
        .isEqualTo(422);
    assertThat(who("monitor").file(path, given).statusCode()).isEqualTo(403);
  }

  @Test
  void howALiaisonIsReachedIsForTheRoadAndCanBeForgotten()
      throws IOException, InterruptedException {
    String contact = "+380 00 000";
    assertThat(who("coordinator")
            .add(
                "- liaison: {instrument: " + OPEN
                    + ", id: LU, party: UA, office: staff, contact: \"" + contact
                    + "\", source: s}",
                "liaison")
            .statusCode())
        .isEqualTo(201);
    for (String duty : DUTIES) {
      boolean told =
          List.of("coordinator", "delegation", "liaison", "monitor", "operator").contains(duty);
      assertThat(who(duty).get("/api/arrangements/" + OPEN + "/contacts").body())
          .as(duty)
          .isEqualTo(told ? "{\"LU\":\"" + contact + "\"}" : "{}");
      assertThat(who(duty).get("/api/arrangements/" + OPEN).body())
          .as(duty)
          .doesNotContain(contact);
    }
    assertThat(admin().get("/api/access").body()).contains("contacts of " + OPEN);
    String subject = "/api/forget?subject=" + OPEN + "/LU";
    assertThat(who("coordinator").json(subject, "").statusCode()).isEqualTo(403);
    assertThat(admin().json("/api/forget?subject=nobody", "").statusCode()).isEqualTo(422);
    assertThat(admin().json(subject, "").statusCode()).isEqualTo(204);
    assertThat(who("coordinator").get("/api/arrangements/" + OPEN + "/contacts").body())
        .isEqualTo("{\"LU\":\"\"}");
  }

  @Test
  void sitesOfOthersBecomeThoseOfAScenario() throws IOException, InterruptedException {
    String starter = who("monitor").get("/api/starter").body();
    assertThat(who("coordinator").put("/api/scenarios/from-starter", starter).statusCode())
        .isEqualTo(200);
    String sites = who("coordinator").get("/api/scenarios/from-starter/sites").body();
    HttpResponse<String> back = who("coordinator")
        .file("/api/sites?name=sites.csv", sites.getBytes(StandardCharsets.UTF_8));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    assertThat(back.body()).contains("sites.csv");
    assertThat(who("delegation").get("/api/scenarios/from-starter/sites").statusCode())
        .as("where people are taken is for those who run the movement")
        .isEqualTo(404);
    assertThat(who("delegation").delete("/api/scenarios/from-starter").statusCode())
        .isEqualTo(404);
    assertThat(who("monitor").delete("/api/scenarios/from-starter").statusCode())
        .isEqualTo(403);
    assertThat(who("coordinator").delete("/api/scenarios/from-starter").statusCode())
        .isEqualTo(204);
    assertThat(who("coordinator").get("/api/scenarios/from-starter").statusCode())
        .isEqualTo(404);
    assertThat(who("public").get("/api/schemas/plan").body()).contains("$schema");
    assertThat(who("public").get("/api/kinds").body()).contains("headcount");
  }
}
