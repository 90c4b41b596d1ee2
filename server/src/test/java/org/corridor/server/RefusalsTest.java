package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is agreed, what is guarded, and what nobody should have sent: nothing of it ends in a fault
/// of ours.
class RefusalsTest {
  private static final String PASSWORD = "a long enough password";
  private static final String SCENARIO = "/api/scenarios/mariupol-2022-03-05";

  @TempDir
  static Path folder;

  private static @Nullable Running running;
  private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();

  private static Client who(String duty) {
    return Objects.requireNonNull(CLIENTS.get(duty));
  }

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    Running room = Running.start(Running.Settings.here(folder.resolve("data"), true, null));
    running = room;
    Client admin = new Client(room.port());
    admin.signIn("admin", room.password());
    CLIENTS.put("admin", admin);
    for (String duty : List.of(
        "coordinator",
        "delegation UA",
        "delegation RU",
        "monitor",
        "operator",
        "reception",
        "municipality",
        "public",
        "analyst")) {
      String[] parts = duty.split(" ", 2);
      String party = parts.length > 1 ? parts[1] : "";
      CLIENTS.put(duty, admin.newcomer("the " + duty, PASSWORD, parts[0], party));
    }
    agree();
    guard();
  }

  @AfterAll
  static void close() {
    Objects.requireNonNull(running).close();
  }

  private static void said(String by, String yaml) throws IOException, InterruptedException {
    HttpResponse<String> answer = who(by).add(yaml, "k" + yaml.hashCode());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void agree() throws IOException, InterruptedException {
    List<String> terms = new ArrayList<>();
    for (int t = 1; t <= 20; t++) {
      terms.add("T" + t + ": x");
    }
    said("coordinator", "- arrangement: {instrument: A3, title: t, parties: [UA, RU], source: s}");
    Instant now = Instant.now();
    said(
        "delegation UA",
        "- terms: {instrument: A3, version: v1, by: UA, texts: {en: {" + String.join(", ", terms)
            + "}}, route: [{from: Mariupol, to: Nikolske, minutes: 60}], opens: \""
            + now.plusSeconds(3_600) + "\", closes: \"" + now.plusSeconds(36_000)
            + "\", source: s}");
    JsonNode page = JsonMapper.shared()
        .readTree(who("delegation UA").get("/api/arrangements/A3").body());
    String hash = page.findValues("hash").getFirst().asString();
    said(
        "delegation UA", "- acceptance: {instrument: A3, hash: '" + hash + "', by: UA, source: s}");
    said(
        "delegation RU", "- acceptance: {instrument: A3, hash: '" + hash + "', by: RU, source: s}");
    assertThat(who("coordinator").get("/api/arrangements/A3").body()).contains("AGREED");
  }

  private static void guard() throws IOException, InterruptedException {
    said("monitor", """
        - source: {id: agent-7, name: a driver, guarded: true, contact: "+380"}
        - report: {id: rep-7, source: agent-7, address: a, firstSeenAt: '2022-03-05T09:00'}
        - incident: {id: I-7, kind: shelling, place: Orikhiv, from: '2022-03-05T09:00',
                     to: '2022-03-05T09:10', source: rep-7}
        - claim: {id: K-7, speaker: s, act: assert, proposition: the road was shelled,
                  source: rep-7}
        - figure: {id: F-7, about: p, best: 12, kind: estimated, unit: persons, place: Orikhiv,
                   period: d, source: rep-7}
        - incident: {id: I-8, kind: mine, place: Orikhiv, from: '2022-03-05T09:00',
                     to: '2022-03-05T09:10', source: a nurse by phone}
        - claim: {id: K-8, speaker: s, act: assert, proposition: mined, source: a nurse by phone}
        """);
  }

  private static List<String> readings() {
    return List.of(
        "record",
        "offers",
        "timeline",
        "account",
        "map",
        "claims",
        "figures",
        "incidents",
        "corridor-days",
        "arrangements",
        "notifications",
        "figures/hxl",
        "corridor-days/hxl",
        "arrangements/A3");
  }

  @Test
  void whatIsAgreedIsReadByAll() throws IOException, InterruptedException {
    for (Map.Entry<String, Client> person : CLIENTS.entrySet()) {
      for (String reading : readings()) {
        assertThat(person.getValue().get("/api/" + reading).statusCode())
            .as(person.getKey() + " " + reading)
            .isEqualTo(200);
      }
    }
    assertThat(who("public").get("/api/arrangements").body()).contains("A3");
  }

  @Test
  void whatIsGuardedIsNamedNowhere() throws IOException, InterruptedException {
    for (Map.Entry<String, Client> person : CLIENTS.entrySet()) {
      StringBuilder all = new StringBuilder();
      for (String reading : readings()) {
        all.append(person.getValue().get("/api/" + reading).body());
      }
      boolean handles = person.getKey().equals("monitor");
      for (String word : List.of("rep-7", "agent-7", "a nurse by phone")) {
        assertThat(all.toString().contains(word))
            .as(person.getKey() + " " + word)
            .isEqualTo(handles);
      }
    }
    assertThat(who("delegation RU").get("/api/claims").body()).contains("the road was shelled");
    // Nor found out by taking it back: it is no more there than what was never recorded.
    for (String id : List.of("rep-7", "rep-none")) {
      String yaml = "- retraction: {what: report, id: " + id + ", by: b, reason: r, source: s}";
      HttpResponse<String> answer = who("coordinator").add(yaml, "retract " + id);
      assertThat(answer.statusCode()).as(id).isEqualTo(422);
      assertThat(answer.body()).contains("no report \\\"" + id + "\\\" is recorded");
    }
  }

  @Test
  void whatOneRequestBeginsItMayGoOnWith() throws IOException, InterruptedException {
    said("monitor", """
        - claim: {id: K-9, speaker: s, act: assert, proposition: p, source: s}
        - retraction: {what: claim, id: K-9, by: b, reason: r, source: s}
        """);
    said("delegation UA", """
        - offer: {id: O-9, by: UA, places: [Mariupol, Nikolske], direction: out, source: s}
        - offer-withdrawn: {offer: O-9, by: UA, source: s}
        """);
    said("delegation UA", """
        - guarantee: {instrument: A3, id: G-9, guarantor: UA, claimedBy: UA, text: t, source: s}
        - guarantee-acknowledged: {instrument: A3, id: G-9, by: UA, text: t, source: s}
        """);
    // What it does not begin is not there for it.
    assertThat(who("delegation RU").add("""
                - commitment: {id: O-9, by: RU, act: a, form: verbal, source: s}
                - answer: {offer: O-9, by: RU, answer: accept, source: s}
                """, "another kind").body()).contains("no offer");
  }

  @Test
  void nobodyPutsAScenarioInPlaceOfOneTheyHaveNotSeen() throws IOException, InterruptedException {
    HttpResponse<String> seen = who("coordinator").get(SCENARIO);
    String tag = seen.headers().firstValue("ETag").orElseThrow();
    JsonNode files = JsonMapper.shared().readTree(seen.body()).path("files");
    String same = JsonMapper.shared().writeValueAsString(Map.of("files", files));
    assertThat(put("\"another\"", same).statusCode()).isEqualTo(412);
    assertThat(who("coordinator").put(SCENARIO, same).statusCode()).isEqualTo(428);
    HttpResponse<String> put = put(tag, same);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(put.headers().firstValue("ETag")).hasValue(tag);
    String other = same.replace("title: Mariupol", "title: From Mariupol");
    assertThat(other).isNotEqualTo(same);
    assertThat(put(tag, other).statusCode()).isEqualTo(200);
    assertThat(put(tag, same).statusCode()).isEqualTo(412);
    HttpResponse<String> now = who("coordinator").get(SCENARIO);
    String theirs = now.headers().firstValue("ETag").orElseThrow();
    assertThat(put("W/" + theirs, same).statusCode()).as("a weak one").isEqualTo(412);
    assertThat(put("\"x\", " + theirs, same).statusCode()).as("one of two").isEqualTo(200);
    assertThat(put("*", same).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> put(String ifMatch, String body)
      throws IOException, InterruptedException {
    return who("coordinator").put(SCENARIO, body, Map.of("If-Match", ifMatch));
  }

  @Test
  void whatMakesNoSenseIsToldAsThat() throws IOException, InterruptedException {
    Client coordinator = who("coordinator");
    for (String asked : List.of(
        "simulations {\"runs\":10,\"chance\":7}",
        "simulations {\"runs\":10,\"chance\":-1}",
        "simulations {\"runs\":10,\"caught\":-1}",
        "orders {\"seconds\":-1}",
        "orders {\"drivingHours\":25}",
        "orders {\"reserve\":1.5}")) {
      String[] parts = asked.split(" ", 2);
      HttpResponse<String> answer = coordinator.json(SCENARIO + "/" + parts[0], parts[1]);
      assertThat(answer.statusCode()).as(asked).isEqualTo(422);
      assertThat(answer.body()).contains("Nothing was done.");
    }
    for (String asked : List.of(
        "plans {\"terms\":{\"x\":null}}",
        "replans {\"at\":\"12:00\",\"changes\":[null]}",
        "replans {\"at\":\"12:00\",\"changes\":[],\"issued\":\"{}\"}",
        "replans {\"at\":\"12:00\",\"changes\":[],\"reported\":\"zone\"}")) {
      String[] parts = asked.split(" ", 2);
      HttpResponse<String> answer = coordinator.send(
          SCENARIO + "/" + parts[0],
          parts[1],
          Map.of("Content-Type", "application/json", "Prefer", "respond-async, wait=10"));
      assertThat(answer.body())
          .as(asked)
          .doesNotContain("a fault of ours")
          .containsAnyOf("done", "failed");
    }
    assertThat(coordinator.json("/api/comparisons", "{\"first\":\"x\"}").body())
        .doesNotContain("null");
    HttpResponse<String> gpx =
        coordinator.file("/api/files?name=a.gpx&by=UA", "<gpx/>".getBytes(StandardCharsets.UTF_8));
    assertThat(gpx.statusCode()).isEqualTo(422);
    assertThat(gpx.body()).doesNotContain("String.hashCode");
  }

  @Test
  void whatIsMisspeltIsNotPassedOver() throws IOException, InterruptedException {
    Client coordinator = who("coordinator");
    HttpResponse<String> misspelt =
        coordinator.json(SCENARIO + "/plans", "{\"terms\":{},\"allprices\":true}");
    assertThat(misspelt.statusCode()).isEqualTo(400);
    assertThat(misspelt.body()).contains("allprices", "allPrices, files, terms");
    HttpResponse<String> other = coordinator.json(SCENARIO + "/orders", "{\"seconds\":\"many\"}");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("\"seconds\"", "a number");
    assertThat(coordinator.json(SCENARIO + "/orders", "{").body()).contains("\"line\":1", "JSON");
  }

  @Test
  void whatWasGivenOutIsGoneOnFrom() throws IOException, InterruptedException {
    Client coordinator = who("coordinator");
    Map<String, String> wait = Map.of("Content-Type", "application/json", "Prefer", "wait=10");
    HttpResponse<String> planned = coordinator.send(SCENARIO + "/plans", "{\"files\":true}", wait);
    JsonNode plan = JsonMapper.shared()
        .readTree(coordinator
            .get(planned.headers().firstValue("Location").orElseThrow() + "/result")
            .body());
    String issued = plan.path("files").path("movements.json").asString();
    HttpResponse<String> again = coordinator.send(
        SCENARIO + "/replans",
        JsonMapper.shared()
            .writeValueAsString(Map.of(
                "at", "12:00", "changes", List.of("window day until 17:00"), "issued", issued)),
        wait);
    assertThat(coordinator
            .get(again.headers().firstValue("Location").orElseThrow() + "/result")
            .body())
        .contains("\"personsOutBefore\" : 1440");
  }

  @Test
  void everyRefusalIsAProblem() throws IOException, InterruptedException {
    Client nobody = new Client(Objects.requireNonNull(running).port());
    List<HttpResponse<String>> refused = List.of(
        nobody.send(
            "/api/session",
            "name=admin&password=wrong",
            Map.of("Content-Type", "application/x-www-form-urlencoded")),
        nobody.get("/api/record"),
        who("public").get("/api/accounts"),
        nobody.json("/api/items", "[]"),
        who("coordinator").get("/api/nothing"),
        who("coordinator").get("/api/record;x=1"),
        who("coordinator").get("//"),
        who("coordinator").json("/api/items", "x".repeat(1_100_000)),
        who("coordinator").get("/api/map?at=yesterday"));
    for (HttpResponse<String> answer : refused) {
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.headers().firstValue("Content-Type"))
          .as(answer.uri() + " " + answer.statusCode())
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.body()).contains("\"status\":" + answer.statusCode(), "\"detail\":");
    }
  }

  /// Before anything of ours is asked.
  @Test
  void whatNoServerTakesIsRefusedTheSameWay() throws IOException {
    for (String path : List.of("/api/%00", "/api/..%2fx", "/api/record?a=\u0001")) {
      try (Socket socket = new Socket(
          InetAddress.getLoopbackAddress(), Objects.requireNonNull(running).port())) {
        socket
            .getOutputStream()
            .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .as(path)
            .startsWith("HTTP/1.1 400")
            .contains("application/problem+json")
            .contains("\"status\":400")
            .doesNotContain("<html");
      }
    }
  }

  @Test
  void whoTakesAFileAwayIsNamedOnIt() throws IOException, InterruptedException {
    assertThat(who("delegation UA")
            .get("/api/record/csv")
            .headers()
            .firstValue("Content-Disposition")
            .orElse(""))
        .contains("record-for-the-delegation-UA.csv");
  }

  @Test
  void nobodyIsTakenForAnother() throws IOException, InterruptedException {
    Client admin = who("admin");
    assertThat(admin.account("olena", PASSWORD, "public", "").statusCode()).isEqualTo(201);
    assertThat(admin.account("ace", PASSWORD, "public", "").statusCode()).isEqualTo(201);
    for (String name :
        List.of("Admin", "аdmin", "The Coordinator", "thecoordinator", "adrnin", "асе", "oIena")) {
      assertThat(admin.account(name, PASSWORD, "public", "").statusCode())
          .as(name)
          .isEqualTo(422);
    }
    assertThat(admin.account("Олена", PASSWORD, "public", "").statusCode()).isEqualTo(201);
    assertThat(admin.json("/api/accounts/nobody/sessions/end", "").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasKnownThenIsToldOfThen() throws IOException, InterruptedException {
    Client coordinator = who("coordinator");
    String before = "?at=2022-02-20T00:00:00Z";
    assertThat(coordinator.get("/api/figures/hxl" + before).body().lines().count())
        .isEqualTo(2);
    assertThat(coordinator.get("/api/figures/hxl").body().lines().count()).isGreaterThan(2);
    assertThat(coordinator.get("/api/figures/sum" + before + "&ids=UN-10M").statusCode())
        .isEqualTo(422);
  }

  /// Who only looks does not keep the coordinator from planning.
  @Test
  void whoGoesOnLookingKeepsNobodyFromAnAnswer() throws IOException, InterruptedException {
    List<String> jobs = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      jobs.add(who("operator")
          .json(SCENARIO + "/orders", "{\"seconds\":60}")
          .headers()
          .firstValue("Location")
          .orElseThrow());
    }
    try {
      assertThat(who("coordinator")
              .send(
                  SCENARIO + "/plans",
                  "{}",
                  Map.of("Content-Type", "application/json", "Prefer", "wait=10"))
              .body())
          .contains("\"state\":\"done\"");
    } finally {
      for (String job : jobs) {
        who("operator").delete(job);
      }
    }
  }

  @Test
  void theInterfaceSaysWhatItAnswers() throws IOException, InterruptedException {
    JsonNode paths =
        JsonMapper.shared().readTree(who("admin").get("/v3/api-docs").body()).path("paths");
    assertThat(answers(paths, "/api/items")).contains("201", "401", "403", "422", "429");
    assertThat(answers(paths, "/api/scenarios/{name}/plans")).contains("202", "404");
    assertThat(
            paths.path("/api/record").path("get").path("responses").path("200").toString())
        .doesNotContain("\"string\"");
    assertThat(paths.has("/api/session")).isTrue();
    assertThat(paths.has("/login/webauthn")).isTrue();
  }

  private static List<String> answers(JsonNode paths, String path) {
    return List.copyOf(paths.path(path).path("post").path("responses").propertyNames());
  }

  /// A request that is refused before anybody reads it.
  @Test
  void whoSaysNotHowMuchIsToldSo() throws IOException, InterruptedException {
    Client coordinator = who("coordinator");
    HttpResponse<String> answer = coordinator
        .http()
        .send(
            HttpRequest.newBuilder(coordinator.uri("/api/items"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(InputStream::nullInputStream))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(411);
    assertThat(answer.body()).contains("Content-Length");
  }
}
