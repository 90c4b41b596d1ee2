package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The room as each who may come in finds it, over HTTP.
class RoomApiTest extends EverybodyInARoom {
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
  void whatHasNotChangedIsNotSentAgain() throws IOException, InterruptedException {
    Client analyst = client("P");
    String tag = analyst.get("/api/offers").headers().firstValue("ETag").orElseThrow();
    assertThat(asked(analyst, "/api/offers", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void filesOfTheRoomAreKeptByWhoHasThemAndNobodyIsLookedUpForThem()
      throws IOException, InterruptedException {
    Client nobody = new Client(room().port());
    HttpResponse<String> file = nobody.get("/room/room.js");
    assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    HttpResponse<String> again = asked(
        nobody,
        "/room/room.js",
        "If-None-Match",
        file.headers().firstValue("ETag").orElseThrow());
    assertThat(again.statusCode()).isEqualTo(304);
    // What is of the record nobody keeps.
    assertThat(
            client("P").get("/api/offers").headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
    assertThat(nobody.sent("POST", "/room/room.js", "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(nobody.get("/room/%2e%2e/api/record").statusCode()).isEqualTo(400);
    assertThat(nobody.get("/room/none.js").statusCode()).isEqualTo(404);
  }

  @Test
  void answersArePackedForBadLines() throws IOException, InterruptedException {
    for (String path : List.of("/api/record", "/room/room.js")) {
      HttpResponse<String> packed = asked(client("C"), path, "Accept-Encoding", "gzip");
      assertThat(packed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
    }
  }

  private static HttpResponse<String> asked(Client client, String path, String header, String value)
      throws IOException, InterruptedException {
    return client
        .http()
        .send(
            HttpRequest.newBuilder(client.uri(path)).header(header, value).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
