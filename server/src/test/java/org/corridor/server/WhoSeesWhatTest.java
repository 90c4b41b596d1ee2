package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who sees what, and which door opens for whom: every one of them, as everybody.
class WhoSeesWhatTest extends EverybodyInARoom {
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
}
