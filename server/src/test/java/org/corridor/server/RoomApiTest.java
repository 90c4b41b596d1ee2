package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordCsv;
import org.corridor.formats.record.RecordJson;
import org.corridor.formats.record.RecordTables;
import org.corridor.workflows.Viewer;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The room as each who may come in finds it, over HTTP, with the database it has in real use.
class RoomApiTest {
  private static final String PASSWORD = "a long enough password";
  private static final String IT = "MRP-0305";

  @TempDir
  static Path folder;

  private static @Nullable Running running;

  /// Names by who they are: C coordinator, D delegation and L liaison of UA, d and l of RU, …
  private static final Map<String, Viewer> PEOPLE = new LinkedHashMap<>();

  private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();

  static {
    PEOPLE.put("C", new Viewer(Duty.COORDINATOR, ""));
    PEOPLE.put("D", new Viewer(Duty.DELEGATION, "UA"));
    PEOPLE.put("L", new Viewer(Duty.LIAISON, "UA"));
    PEOPLE.put("d", new Viewer(Duty.DELEGATION, "RU"));
    PEOPLE.put("l", new Viewer(Duty.LIAISON, "RU"));
    PEOPLE.put("M", new Viewer(Duty.MONITOR, ""));
    PEOPLE.put("O", new Viewer(Duty.OPERATOR, ""));
    PEOPLE.put("R", new Viewer(Duty.RECEPTION, ""));
    PEOPLE.put("T", new Viewer(Duty.MUNICIPALITY, ""));
    PEOPLE.put("P", new Viewer(Duty.PUBLIC, ""));
    PEOPLE.put("A", new Viewer(Duty.ANALYST, ""));
  }

  private static Running room() {
    return Objects.requireNonNull(running);
  }

  private static Client client(String who) {
    return Objects.requireNonNull(CLIENTS.get(who));
  }

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    running = Running.start(Running.Settings.here(folder.resolve("data"), true, null));
    Client admin = new Client(room().port());
    assertThat(admin.signIn("admin", room().password())).isEqualTo(204);
    for (Map.Entry<String, Viewer> person : PEOPLE.entrySet()) {
      String duty = Duties.word(person.getValue().duty());
      CLIENTS.put(
          person.getKey(),
          admin.newcomer(
              name(person.getKey()), PASSWORD, duty, person.getValue().party()));
    }
  }

  /// Letters that differ in case only are no names.
  private static String name(String letter) {
    return "person " + (int) letter.charAt(0);
  }

  @AfterAll
  static void close() {
    room().close();
  }

  @Test
  void nobodyGetsInWithoutAName() throws IOException, InterruptedException {
    Client nobody = new Client(room().port());
    for (String path : List.of(
        "/api/me",
        "/api/record",
        "/api/offers",
        "/api/timeline",
        "/api/account",
        "/api/live",
        "/api/arrangements/" + IT + "/check",
        "/api/accounts",
        "/actuator/prometheus",
        "/v3/api-docs",
        "/anything")) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nobody.add("- issue: {id: X, title: t}", "k").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(nobody.get("/room/index.html").statusCode()).isEqualTo(200);
    assertThat(nobody.get("/room/index.html").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
  }

  @Test
  void whoGuessesWaits() throws IOException, InterruptedException {
    Client guesser = new Client(room().port());
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.signIn("somebody", "wrong " + i)).isEqualTo(401);
    }
    assertThat(guesser.signIn("somebody", "wrong again")).isEqualTo(429);
    assertThat(guesser.signIn(" somebody ", "wrong again")).isEqualTo(429);
  }

  @Test
  void anotherSpellingOfANameIsNoOtherName() throws IOException, InterruptedException {
    Client guesser = new Client(room().port());
    for (String name : List.of("\u0001admin", "admin\u0002", "a\u0000")) {
      assertThat(guesser.signIn(name, "a guess")).as(name.length() + "").isEqualTo(401);
    }
  }

  /// Half an hour, and not the two minutes of a session to which nobody signed in.
  @Test
  void whoSignsInIsGivenTime() throws IOException, InterruptedException {
    for (String who : PEOPLE.keySet()) {
      assertThat(client(who).get("/api/me").body()).as(who).contains("\"restSeconds\":1800");
    }
  }

  @Test
  void whoDoesNotSignInLeavesNothingBehind() throws IOException, InterruptedException {
    HttpResponse<String> answer = new Client(room().port()).get("/api/record");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
  }

  @Test
  void nothingIsReadOfWhoeverHasNotSignedIn() throws IOException, InterruptedException {
    HttpResponse<String> answer = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(client("C").uri("/nothing"))
                .method("DELETE", HttpRequest.BodyPublishers.ofString("a=" + "x".repeat(2_000_000)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aFewLettersStandForNoMore() throws IOException, InterruptedException {
    String twice =
        "- offer: {id: TWICE, by: UA, places: [&a Mariupol, *a], direction: out, source: s}";
    HttpResponse<String> answer = client("D").add(twice, "twice");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("write it out");
    String turned = "- issue: {id: TURNED, title: \"from \u202E00:90 to\"}";
    assertThat(client("C").add(turned, "turned").statusCode()).isEqualTo(422);
  }

  @Test
  void aPasswordIsChangedByWhoeverKnowsTheOldOne() throws IOException, InterruptedException {
    Client admin = new Client(room().port());
    admin.signIn("admin", room().password());
    for (String easy : List.of("short", "Corridor123456", "abcabcabcabc", "passwordpassword")) {
      assertThat(admin.account("easy", easy, "public", "").statusCode())
          .as(easy)
          .isEqualTo(422);
    }
    assertThat(admin.account("changes", PASSWORD, "public", "").statusCode()).isEqualTo(201);
    Client person = new Client(room().port());
    person.signIn("changes", PASSWORD);
    Client thief = new Client(room().port());
    thief.signIn("changes", PASSWORD);
    String fresh = "{\"old\":\"%s\",\"fresh\":\"four words in a row\"}";
    assertThat(person.json("/api/me/password", fresh.replace("%s", "a guess")).statusCode())
        .isEqualTo(422);
    assertThat(person.json("/api/me/password", fresh.replace("%s", PASSWORD)).statusCode())
        .isEqualTo(204);
    assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(new Client(room().port()).signIn("changes", PASSWORD)).isEqualTo(401);
    assertThat(new Client(room().port()).signIn("changes", "four words in a row"))
        .isEqualTo(204);
  }

  @Test
  void listsComeInPages() throws IOException, InterruptedException {
    HttpResponse<String> first = client("C").get("/api/figures?limit=2");
    assertThat(first.body()).contains("\"total\" : 6");
    assertThat(first.headers().firstValue("Link"))
        .hasValue("</api/figures?from=2&limit=2>; rel=\"next\"");
    assertThat(client("C").get("/api/figures?from=4&limit=2").headers().firstValue("Link"))
        .isEmpty();
    assertThat(client("C").get("/api/figures?from=2147483647&limit=1").statusCode())
        .isEqualTo(422);
    assertThat(client("C").get("/api/figures?limit=0").statusCode()).isEqualTo(422);
  }

  /// In need, with a reason, and never for a party.
  @Test
  void theGlassIsBrokenWithAReason() throws IOException, InterruptedException {
    Client admin = new Client(room().port());
    admin.signIn("admin", room().password());
    assertThat(admin.account("glass", PASSWORD, "operator", "").statusCode()).isEqualTo(201);
    Client operator = new Client(room().port());
    operator.signIn("glass", PASSWORD);
    assertThat(operator.get("/api/record").body()).doesNotContain("neutrality");
    assertThat(operator.json("/api/break-glass", "{\"reason\":\"why\"}").statusCode())
        .isEqualTo(422);
    assertThat(operator
            .json("/api/break-glass", "{\"reason\":\"nobody answers at the coordinator\"}")
            .statusCode())
        .isEqualTo(200);
    assertThat(operator.get("/api/record").body()).contains("neutrality");
    // To see is not to say.
    assertThat(operator.add("- issue: {id: GLASS, title: t}", "glass").statusCode())
        .isEqualTo(403);
    assertThat(admin.get("/api/access").body()).contains("nobody answers at the coordinator");
    for (String who : List.of("d", "l", "P", "A")) {
      assertThat(client(who)
              .json("/api/break-glass", "{\"reason\":\"I would like to see all of it\"}")
              .statusCode())
          .as(who)
          .isEqualTo(403);
    }
  }

  private int jsonStatus(String who, String path, String body) {
    try {
      return client(who).json("/api/scenarios/" + path, body).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void scenariosAreForThoseWhoRunItAndEachDelegationHasItsOwn()
      throws IOException, InterruptedException {
    String name = "mariupol-2022-03-05";
    for (String who : PEOPLE.keySet()) {
      boolean sees = "CMO".contains(who);
      assertThat(client(who).get("/api/scenarios/" + name).statusCode())
          .as(who)
          .isEqualTo(sees ? 200 : 404);
      Map.of("plans", "{}", "simulations", "{\"runs\":1}", "orders", "{\"seconds\":0}")
          .forEach((what, body) -> assertThat(jsonStatus(who, name + "/" + what, body))
              .as(who + " " + what)
              .isEqualTo(sees ? 202 : 404));
    }
    String files = JsonMapper.shared()
        .writeValueAsString(Map.of(
            "files",
            Map.of(
                "arrangement.yaml",
                "roads: {map: ../../operation/" + name + "/roads.csv}",
                "zones.csv",
                "x")));
    assertThat(client("D").put("/api/scenarios/mine", files).body())
        .contains("a road map that was made here");
    assertThat(client("D").put("/api/scenarios/mine", "{}").statusCode()).isEqualTo(422);
    assertThat(client("M").put("/api/scenarios/mine", "{}").statusCode()).isEqualTo(403);
    assertThat(client("D").put("/api/scenarios/..", "{}").statusCode()).isIn(400, 404, 405);
  }

  @Test
  void aPlanIsAJobThatCanBeFollowedAndStopped() throws IOException, InterruptedException {
    HttpResponse<String> started = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/plans",
            "{\"terms\":{\"window-closes-later\":2}}",
            Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    String job = started.headers().firstValue("Location").orElseThrow();
    assertThat(client("C").get(job).body()).contains("\"state\":\"done\"");
    // 600 vehicles an hour with five people each, for two hours more.
    assertThat(client("C").get(job + "/result").body()).contains("\"personsOut\" : 7440");
    assertThat(client("M").get(job).statusCode()).isEqualTo(404);
    assertThat(client("C").delete(job).statusCode()).isEqualTo(204);
    HttpResponse<String> none = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/plans",
            "{\"terms\":{\"no-such\":2}}",
            Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    assertThat(none.body()).contains("\"state\":\"failed\"").contains("none of the terms");
    HttpResponse<String> changed = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/replans",
            "{\"at\":\"12:00\",\"changes\":[\"window day until 17:00\"]}",
            Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    String after = changed.headers().firstValue("Location").orElseThrow();
    assertThat(client("C").get(after + "/result").body()).contains("\"personsOutBefore\" : 1440");
    HttpResponse<String> driven = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/simulations",
            "{\"runs\":500,\"policy\":\"turn-back\"}",
            Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    assertThat(client("C")
            .get(driven.headers().firstValue("Location").orElseThrow() + "/result")
            .body())
        .contains("\"personsOutUndisturbed\" : 1440")
        .contains("corridor-run/1");
    HttpResponse<String> ordered = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/orders",
            "{\"seconds\":60,\"languages\":[\"uk\"]}",
            Map.of("Content-Type", "application/json"));
    String orders = ordered.headers().firstValue("Location").orElseThrow();
    assertThat(client("M").json(orders + "/enough", "").statusCode()).isEqualTo(404);
    assertThat(client("C").json(orders + "/enough", "").statusCode()).isEqualTo(204);
    for (int i = 0; i < 100 && !client("C").get(orders).body().contains("\"done\""); i++) {
      Thread.sleep(100);
    }
    assertThat(client("C").get(orders + "/result").body())
        .contains("\"personsOut\" : 1400")
        .contains("convoys-uk.html")
        .doesNotContain("convoys-en.html");
    assertThat(client("C")
            .json("/api/scenarios/mariupol-2022-03-05/simulations", "{\"policy\":\"flee\"}")
            .body())
        .contains("go-on, hold, turn-back");
    HttpResponse<String> files = client("C")
        .send(
            "/api/scenarios/mariupol-2022-03-05/plans",
            "{\"files\":true}",
            Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    assertThat(client("C")
            .get(files.headers().firstValue("Location").orElseThrow() + "/result")
            .body())
        .contains("timetable.csv")
        .contains("report.html");
  }

  @Test
  void nobodySendsMoreThanAPersonCouldWrite() throws IOException, InterruptedException {
    String much = "- issue: {id: MUCH, title: " + "x".repeat(1_000_001) + "}";
    assertThat(client("C").add(much, "much").statusCode()).isEqualTo(413);
    String bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n".repeat(1)
        + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n";
    assertThat(client("C").add(bomb, "bomb").statusCode()).isEqualTo(422);
    assertThat(client("C").add("{".repeat(100_000), "deep").statusCode()).isEqualTo(422);
  }

  @Test
  void whoIsLedToSendSomethingUnawaresSendsNothing() throws IOException, InterruptedException {
    HttpResponse<String> forged = client("C")
        .http()
        .send(
            HttpRequest.newBuilder(client("C").uri("/api/items"))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString("- issue: {id: FORGED, title: t}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(client("C").get("/api/timeline").body()).doesNotContain("FORGED");
  }

  /// Every door gives exactly the view of the record that [org.corridor.workflows.Sight] allows.
  @Test
  void everyDoorShowsNothingButTheViewOfWhoeverAsks() throws IOException, InterruptedException {
    for (Map.Entry<String, Viewer> person : PEOPLE.entrySet()) {
      String who = person.getKey();
      OpenRecord seen = OpenRecord.seenBy(room().log(), Instant.MAX, person.getValue());
      Client client = client(who);
      assertThat(client.get("/api/record").body()).as(who).isEqualTo(RecordJson.show(seen.state()));
      assertThat(client.get("/api/offers").body())
          .as(who)
          .isEqualTo(RecordJson.offers(seen.state().talks().offers()));
      assertThat(client.get("/api/timeline").body())
          .as(who)
          .isEqualTo(RecordJson.timeline(seen.inOrderOfTime()));
      assertThat(client.get("/api/account").body())
          .as(who)
          .isEqualTo(RecordJson.account(seen.state()));
      for (String list : RecordJson.lists()) {
        assertThat(client.get("/api/" + list + "?limit=1000").body())
            .as(who + " " + list)
            .isEqualTo(RecordJson.list(seen.state(), list, 0, 1_000));
      }
      assertThat(client.get("/api/figures/hxl").body())
          .as(who)
          .isEqualTo(HxlFile.csv(RecordTables.figures(seen.state())));
      assertThat(client.get("/api/corridor-days/hxl").body())
          .as(who)
          .isEqualTo(HxlFile.csv(RecordTables.days(seen.state(), seen.zone())));
      assertThat(client.get("/api/record/csv").body())
          .as(who)
          .isEqualTo(RecordCsv.show(seen.state()));
      assertThat(client.get("/api/offers/csv").body())
          .as(who)
          .isEqualTo(RecordCsv.offers(seen.state().talks().offers()));
      assertThat(client.get("/api/timeline/csv").body())
          .as(who)
          .isEqualTo(RecordCsv.timeline(seen.inOrderOfTime()));
      Optional<Instrument> it = seen.state().findInstrument(IT);
      HttpResponse<String> whole = client.get("/api/arrangements/" + IT);
      assertThat(whole.statusCode()).as(who).isEqualTo(it.isPresent() ? 200 : 404);
      it.ifPresent(
          i -> assertThat(whole.body()).as(who).isEqualTo(RecordJson.arrangement(seen.state(), i)));
    }
  }

  @Test
  void whatIsForSomeIsForThemOnly() throws IOException, InterruptedException {
    for (String who : PEOPLE.keySet()) {
      boolean checks = "CM".contains(who);
      assertThat(client(who).get("/api/arrangements/" + IT + "/check").statusCode())
          .as(who)
          .isEqualTo(checks ? 200 : 403);
      for (String path : List.of("/api/accounts", "/v3/api-docs", "/actuator/prometheus")) {
        assertThat(client(who).get(path).statusCode()).as(who + path).isEqualTo(403);
      }
    }
  }

  @Test
  void eachSaysWhatIsTheirsToSay() throws IOException, InterruptedException {
    String red = "- position: {issue: corridors, party: UA, strength: red line, text: SECRETLINE,"
        + " source: s}";
    for (String who : List.of("d", "l", "L", "M", "O", "R", "T", "P", "A")) {
      assertThat(client(who).add(red, "red " + who).statusCode()).as(who).isEqualTo(403);
    }
    HttpResponse<String> said = client("D").add(red, "red");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    assertThat(client("D").add(red, "red").statusCode()).as("sent again").isEqualTo(201);
    assertThat(client("D").get("/api/record").body().split("SECRETLINE", -1)).hasSize(2);
    for (String who : List.of("d", "l", "M", "O", "R", "T", "P", "A")) {
      for (String path : List.of("/api/record", "/api/timeline", "/api/account", "/api/offers")) {
        assertThat(client(who).get(path).body()).as(who).doesNotContain("SECRETLINE");
      }
    }
  }

  /// Of an offer that one side made and the other has not been given not even its id is told.
  @Test
  void anErrorTellsNothingThatTheSenderDoesNotSee() throws IOException, InterruptedException {
    assertThat(client("D")
            .add(
                "- offer: {id: HIDDEN-1, by: UA, places: [X, Y], direction: out, source: s}",
                "hidden")
            .statusCode())
        .isEqualTo(201);
    HttpResponse<String> refused =
        client("d").add("- answer: {offer: NO-SUCH, by: RU, answer: reject, source: s}", "no such");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain("HIDDEN-1").contains("problems");
    HttpResponse<String> hidden = client("d")
        .add("- answer: {offer: HIDDEN-1, by: RU, answer: reject, source: s}", "hidden answer");
    assertThat(hidden.statusCode()).isEqualTo(422);
    assertThat(hidden.body().replace("HIDDEN-1", "NO-SUCH")).isEqualTo(refused.body());
    assertThat(client("d").get("/api/offers").body()).doesNotContain("HIDDEN-1");
    assertThat(client("d")
            .add("- suspend: {instrument: MRP-0305, by: UA, reason: r, source: s}", "forged")
            .statusCode())
        .isEqualTo(403);
    HttpResponse<String> taken = client("d")
        .add("- offer: {id: HIDDEN-1, by: RU, places: [P, Q], direction: out, source: s}", "taken");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("that you do not see");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException, InterruptedException {
    HttpResponse<String> bad =
        client("C").add("- offer: {id: O, by: XX, places: [A]}\n- nonsense: {}\n", "bad");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(bad.body()).contains("nonsense").contains("source");
  }

  @Test
  void whoWatchesLearnsOfWhatTheySeeAndOfNothingElse() throws IOException, InterruptedException {
    BlockingQueue<String> ours = watch("D");
    BlockingQueue<String> theirs = watch("d");
    assertThat(ours.poll(10, TimeUnit.SECONDS)).startsWith("id:");
    assertThat(theirs.poll(10, TimeUnit.SECONDS)).startsWith("id:");
    client("D")
        .add(
            "- position: {issue: corridors, party: UA, strength: asked, text: quiet, source: s}",
            "quiet");
    assertThat(ours.poll(10, TimeUnit.SECONDS)).startsWith("id:");
    assertThat(theirs.poll(2, TimeUnit.SECONDS)).isNull();
    client("C").add("- issue: {id: I-LOUD, title: loud}", "loud");
    assertThat(theirs.poll(10, TimeUnit.SECONDS)).startsWith("id:");
  }

  private static BlockingQueue<String> watch(String who) throws IOException, InterruptedException {
    HttpResponse<InputStream> stream = client(who)
        .http()
        .send(
            HttpRequest.newBuilder(client(who).uri("/api/live")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    BlockingQueue<String> ids = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id:")) {
            ids.add(line);
          }
        }
      } catch (IOException e) {
        // The room is closed.
        ids.add("closed");
      }
    });
    return ids;
  }

  /// No door is forgotten: the interface as it describes itself, as everybody.
  @Test
  void everyDoorOpensForWhomTheTableSays() throws IOException, InterruptedException {
    Client admin = new Client(room().port());
    admin.signIn("admin", room().password());
    JsonNode described = JsonMapper.shared().readTree(admin.get("/v3/api-docs").body());
    assertThat(described.path("openapi").asString()).isEqualTo("3.1.0");
    Set<String> read = new TreeSet<>();
    described.path("paths").properties().forEach(path -> {
      if (path.getValue().has("get")) {
        read.add(path.getKey());
      }
    });
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(DoorTable.DOORS.keySet().stream()
            .map(d -> d.replaceAll("\\?.*", ""))
            .toList());
    for (Map.Entry<String, String> door : DoorTable.DOORS.entrySet()) {
      String path = door.getKey()
          .replace("/jobs/{id}", "/jobs/none")
          .replace("{id}", IT)
          .replace("schemas/{name}", "schemas/plan")
          .replace("{name}", "mariupol-2022-03-05");
      if (door.getValue().equals("*") || path.equals("/api/live")) {
        continue;
      }
      for (String who : PEOPLE.keySet()) {
        int status = client(who).get(path).statusCode();
        boolean opens = door.getValue().contains(who);
        // A figure that is not seen is not there.
        boolean unseen = path.startsWith("/api/figures/sum") && "RP".contains(who);
        assertThat(status)
            .as(who + " " + path)
            .satisfies(s -> assertThat(s)
                .isIn(opens ? unseen ? List.of(422) : List.of(200) : List.of(403, 404)));
      }
    }
    assertThat(admin.get("/api/verify").body()).contains("\"whole\":true");
    assertThat(admin.get("/api/export").body().lines().count()).isGreaterThan(50);
    assertThat(admin.get("/api/access").body()).contains("EXPORTED");
    assertThat(client("C").get("/api/arrangements/" + IT + "/notice").statusCode())
        .as("nobody agreed to it")
        .isEqualTo(422);
    assertThat(
            client("C").get("/api/arrangements/" + IT + "/notice?exercise=true").body())
        .contains("<status>Exercise</status>");
    assertThat(client("C").get("/api/figures/sum?ids=UN-10M,UN-4M").body()).contains("reasons");
  }

  /// Nor any by which something is changed.
  @Test
  void everyDoorIsWrittenThroughByWhomTheTableSays() throws IOException, InterruptedException {
    Client admin = new Client(room().port());
    admin.signIn("admin", room().password());
    JsonNode paths =
        JsonMapper.shared().readTree(admin.get("/v3/api-docs").body()).path("paths");
    Set<String> written = new TreeSet<>();
    paths
        .properties()
        .forEach(path -> path.getValue().propertyNames().forEach(method -> {
          if (!method.equals("get") && path.getKey().startsWith("/api/")) {
            written.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
          }
        }));
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(DoorTable.WRITES.keySet().stream()
            .map(d -> d.replaceAll("(\\w+ [^ ?]+).*", "$1").replace("{seen}", "{name}"))
            .toList());
    for (Map.Entry<String, String> door : DoorTable.WRITES.entrySet()) {
      for (String who : door.getValue().equals("*") ? Set.<String>of() : PEOPLE.keySet()) {
        int status = written(client(who), door.getKey());
        if (door.getValue().contains(who)) {
          assertThat(status).as(who + " " + door).isNotIn(401, 403);
        } else {
          assertThat(status).as(who + " " + door).isIn(403, 404);
        }
      }
    }
  }

  private static int written(Client client, String door) throws IOException, InterruptedException {
    String[] parts = door.replace("{seen}", "mariupol-2022-03-05")
        .replaceAll("\\{(?:id|name)}", "none-such")
        .split(" ", 3);
    String body = parts.length > 2 ? parts[2] : "";
    String type = body.equals("x")
        ? "application/octet-stream"
        : parts[1].contains("/areas/") ? "application/geo+json" : "application/json";
    return client.sent(parts[0], parts[1], body, Map.of("Content-Type", type)).statusCode();
  }

  /// The coordinator sees what others see of the record, and nobody else does.
  @Test
  void theCoordinatorLooksAsAnybodyWould() throws IOException, InterruptedException {
    Client admin = new Client(room().port());
    admin.signIn("admin", room().password());
    for (Map.Entry<String, Viewer> person : PEOPLE.entrySet()) {
      Viewer viewer = person.getValue();
      String as = "?seenBy=" + Duties.word(viewer.duty())
          + (viewer.party().isEmpty() ? "" : ":" + viewer.party());
      for (String path : List.of(
          "record",
          "offers",
          "timeline",
          "account",
          "claims",
          "arrangements",
          "figures/hxl",
          "record/csv",
          "timeline/csv",
          "arrangements/" + IT)) {
        HttpResponse<String> own = client(person.getKey()).get("/api/" + path);
        HttpResponse<String> seen = admin.get("/api/" + path + as);
        assertThat(seen.statusCode()).as(path + as).isEqualTo(own.statusCode());
        if (own.statusCode() == 200) {
          assertThat(seen.body()).as(path + as).isEqualTo(own.body());
        }
        if (!person.getKey().equals("C")) {
          assertThat(client(person.getKey())
                  .get("/api/" + path + "?seenBy=coordinator")
                  .statusCode())
              .as(person.getKey() + " " + path)
              .isEqualTo(403);
        }
      }
    }
    assertThat(client("C").get("/api/record?seenBy=delegation:XX").body())
        .contains("delegation:UA");
    assertThat(admin.get("/api/map?seenBy=monitor").body())
        .isEqualTo(client("M").get("/api/map").body());
    assertThat(client("C").get("/api/record?seenBy=monitor").statusCode())
        .as("monitors see guarded sources")
        .isEqualTo(403);
    for (String path : List.of(
        "figures/sum?ids=UN-10M&",
        "scenarios?",
        "arrangements/" + IT + "/check?",
        "arrangements/" + IT + "/contacts?")) {
      assertThat(client("C").get("/api/" + path + "seenBy=public").statusCode())
          .as("nobody is shown what they see themselves: " + path)
          .isEqualTo(422);
    }
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws IOException, InterruptedException {
    Client analyst = client("P");
    String tag = analyst.get("/api/offers").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = analyst
        .http()
        .send(
            HttpRequest.newBuilder(analyst.uri("/api/offers"))
                .header("If-None-Match", tag)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(304);
  }
}
