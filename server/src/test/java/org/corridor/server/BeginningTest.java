package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.formats.record.RecordFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A room with nothing in it: a record is begun or taken in, a road map made, and planned on.
class BeginningTest {
  private static final String PASSWORD = "a long enough password";

  /// Hill and Border at the equator, 4 km of road between them, one junction on the way.
  static final String EXTRACT = """
      <osm version="0.6">
        <node id="1" lat="0" lon="0"><tag k="place" v="town"/><tag k="name" v="Hill"/></node>
        <node id="2" lat="0" lon="0.0179863"/>
        <node id="3" lat="0" lon="0.0359726"><tag k="place" v="town"/><tag k="name" v="Border"/></node>
        <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
          <tag k="highway" v="primary"/><tag k="maxspeed" v="60"/><tag k="lanes" v="2"/></way>
      </osm>
      """;

  @TempDir
  Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private Running open(String name) throws IOException {
    return Running.start(Running.Settings.here(folder.resolve(name), false, null));
  }

  private static Client as(Running room, Client admin, String duty, String party)
      throws IOException, InterruptedException {
    String name = "the " + duty + " " + party;
    assertThat(admin.account(name, PASSWORD, duty, party).statusCode()).isEqualTo(201);
    Client client = new Client(room.port());
    client.signIn(name, PASSWORD);
    return client;
  }

  @Test
  void aRecordIsBegunAndAnotherRoomTakesItIn() throws IOException, InterruptedException {
    String exported;
    String shown;
    try (Running room = open("first")) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      assertThat(json(admin.get("/api/me").body()).path("mayBegin").asBoolean()).isTrue();
      assertThat(admin.get("/api/record").statusCode()).isEqualTo(200);
      assertThat(admin
              .add("- process: {title: Talks on corridors, timeZone: Europe/Kyiv}", "begin")
              .statusCode())
          .isEqualTo(201);
      JsonNode me = json(admin.get("/api/me").body());
      assertThat(me.path("mayBegin").asBoolean()).isFalse();
      assertThat(me.path("timeZone").asString()).isEqualTo("Europe/Kyiv");
      assertThat(admin
              .add("- party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}", "ua")
              .statusCode())
          .isEqualTo(201);
      assertThat(
              admin.add("- process: {title: Another, timeZone: UTC}", "again").statusCode())
          .isEqualTo(422);
      exported = admin.get("/api/export").body();
      shown = admin.get("/api/record").body();
    }
    try (Running room = open("second")) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      Client coordinator = as(room, admin, "coordinator", "");
      assertThat(coordinator
              .file("/api/record/import?name=r.jsonl", bytes(exported))
              .statusCode())
          .as("no administrator")
          .isEqualTo(403);
      HttpResponse<String> forged = admin.file(
          "/api/record/import?name=r.jsonl",
          bytes(exported.replace("Talks on corridors", "Other talks")));
      assertThat(forged.statusCode()).isEqualTo(422);
      assertThat(forged.body()).contains("r.jsonl").contains("follows");
      assertThat(admin.file("/api/record/import?name=r", bytes("[]")).body())
          .contains(RecordFile.FORMAT);
      assertThat(json(admin.get("/api/me").body()).path("mayBegin").asBoolean()).isTrue();
      HttpResponse<String> taken = admin.file("/api/record/import?name=r.jsonl", bytes(exported));
      assertThat(taken.statusCode()).isEqualTo(201);
      assertThat(json(taken.body()).path("recorded").asInt()).isEqualTo(2);
      assertThat(coordinator.get("/api/record").body()).isEqualTo(shown);
      assertThat(admin.get("/api/export").body()).isEqualTo(exported);
      assertThat(admin.file("/api/record/import?name=r.jsonl", bytes(exported)).body())
          .contains("one that has begun");
      assertThat(admin.get("/api/access").body()).contains("IMPORTED");
      roads(room, admin, coordinator);
    }
  }

  private void roads(Running room, Client admin, Client coordinator)
      throws IOException, InterruptedException {
    Client monitor = as(room, admin, "monitor", "");
    Client delegation = as(room, admin, "delegation", "UA");
    assertThat(monitor.file("/api/roads/hill", bytes(EXTRACT)).statusCode()).isEqualTo(403);
    assertThat(coordinator.file("/api/roads/..%2Fx", bytes(EXTRACT)).statusCode())
        .isIn(400, 404, 422);
    assertThat(coordinator
            .file("/api/roads/Hill?bbox=1,2&country=XX", bytes(EXTRACT))
            .body())
        .contains("bbox")
        .contains("country");
    JsonNode bad = made(coordinator, "/api/roads/bad", "no map at all");
    assertThat(bad.path("state").asString()).isEqualTo("failed");
    assertThat(bad.path("problems").toString()).contains("OpenStreetMap");
    JsonNode job = made(coordinator, "/api/roads/hill?file=hill.osm", EXTRACT);
    assertThat(job.path("state").asString()).isEqualTo("done");
    JsonNode map = json(
        coordinator.get("/api/jobs/" + job.path("id").asString() + "/result").body());
    // 0.0359726 degrees of the equator.
    assertThat(map.path("kilometres").path("car").path("open").asDouble()).isBetween(3.99, 4.01);
    assertThat(map.path("places").asInt()).isEqualTo(2);
    assertThat(map.path("source").asString()).contains("hill.osm").contains("ODbL");
    assertThat(json(coordinator.get("/api/roads").body()).path("maps").toString())
        .isEqualTo("[\"hill\"]");
    assertThat(coordinator.get("/api/roads/hill/picture").body()).contains("<svg");
    areas(coordinator, delegation);
    assertThat(delegation.get("/api/roads").body()).doesNotContain("hill");
    assertThat(delegation.get("/api/roads/hill").statusCode()).isEqualTo(404);

    assertThat(scenario(delegation, "hill.bin").statusCode()).as("not its own").isEqualTo(422);
    assertThat(scenario(coordinator, "../../operation/.maps/hill.bin").body())
        .contains("a road map that was made here");
    assertThat(scenario(coordinator, "hill.bin").statusCode()).isEqualTo(200);
    HttpResponse<String> plan = coordinator.send(
        "/api/scenarios/on-a-map/plans",
        "{}",
        Map.of("Content-Type", "application/json", "Prefer", "wait=10"));
    JsonNode result = json(coordinator
        .get("/api/jobs/" + json(plan.body()).path("id").asString() + "/result")
        .body());
    assertThat(result.path("plan").path("personsOut").asLong()).isEqualTo(100);

    assertThat(delegation.delete("/api/roads/hill").statusCode()).isEqualTo(404);
    assertThat(coordinator.delete("/api/roads/hill").statusCode()).isEqualTo(204);
    assertThat(coordinator.get("/api/roads/hill").statusCode()).isEqualTo(404);
    assertThat(scenario(coordinator, "hill.bin").statusCode())
        .as("a scenario keeps its map when it is put anew")
        .isEqualTo(200);
    try (Stream<Path> left =
        Files.list(folder.resolve("second").resolve("scenarios/operation/.maps"))) {
      assertThat(left).isEmpty();
    }
  }

  /// West of the first bend there is half of the road.
  private static void areas(Client coordinator, Client delegation)
      throws IOException, InterruptedException {
    Map<String, String> geo = Map.of("Content-Type", "application/geo+json");
    String west = """
        {"type": "Polygon",
         "coordinates": [[[-1, -1], [0.0179863, -1], [0.0179863, 1], [-1, 1], [-1, -1]]]}
        """;
    assertThat(coordinator.put("/api/roads/areas/west", "{}", geo).body()).contains("polygon");
    for (String nothing : List.of("[1, \"x\"], [2, 2]", "[1, 1], [2, 2]")) {
      String line = "{\"coordinates\": [[[0, 0], " + nothing + ", [0, 0]]]}";
      assertThat(coordinator.put("/api/roads/areas/west", line, geo).statusCode())
          .as(line)
          .isEqualTo(422);
    }
    assertThat(coordinator.put("/api/roads/areas/west", west, geo).statusCode()).isEqualTo(204);
    assertThat(coordinator.get("/api/roads").body()).contains("\"west\"");
    assertThat(delegation.get("/api/roads").body()).doesNotContain("west");
    assertThat(coordinator.file("/api/roads/half?area=east", bytes(EXTRACT)).body())
        .contains("area")
        .contains("west");
    JsonNode job = made(coordinator, "/api/roads/half?area=west", EXTRACT);
    assertThat(job.path("state").asString()).isEqualTo("done");
    assertThat(json(coordinator.get("/api/roads/half").body())
            .path("kilometres")
            .path("car")
            .path("open")
            .asDouble())
        .isBetween(1.99, 2.01);
    assertThat(coordinator.delete("/api/roads/half").statusCode()).isEqualTo(204);
    assertThat(coordinator.delete("/api/roads/areas/west").statusCode()).isEqualTo(204);
    assertThat(coordinator.delete("/api/roads/areas/west").statusCode()).isEqualTo(404);
  }

  private static JsonNode made(Client client, String path, String extract)
      throws IOException, InterruptedException {
    JsonNode job = json(client.file(path, bytes(extract)).body());
    while (!job.path("state").asString().matches("done|failed|cancelled")) {
      Thread.sleep(50);
      job = json(client.get("/api/jobs/" + job.path("id").asString()).body());
    }
    return job;
  }

  private static HttpResponse<String> scenario(Client client, String map)
      throws IOException, InterruptedException {
    boolean there = client.get("/api/scenarios/on-a-map").statusCode() == 200;
    return client.put(
        "/api/scenarios/on-a-map",
        JsonMapper.shared()
            .writeValueAsString(Map.of(
                "files",
                Map.of(
                    "arrangement.yaml",
                    """
                    title: on a map
                    timeZone: UTC
                    roads: {map: %s, contested: no}
                    windows: [{date: 2026-01-05, from: "10:00", to: "11:00"}]
                    """.formatted(map),
                    "zones.csv",
                    "id,place,persons,personsPerCar\nz,Hill,100,4\n",
                    "sites.csv",
                    "id,place,duty\nout,Border,reception\n"))),
        there ? Map.of("If-Match", "*") : Map.of());
  }
}
