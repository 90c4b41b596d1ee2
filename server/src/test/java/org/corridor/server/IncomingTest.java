package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.feeds.intake.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports that come in besides being sent: fetched by address, and left in a folder.
class IncomingTest {
  private static final String PASSWORD = "a long enough password";
  private static final String REPORT = """
      City Desk
      5 March 2022, 13:22

      The city council accused Russian forces of shelling the road to Zaporizhzhia on Saturday.
      """;

  @TempDir
  Path folder;

  private static JsonNode inbox(Client client) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(client.get("/api/inbox").body());
  }

  @Test
  void whatIsLeftInTheFolderWaitsInTheInbox() throws IOException, InterruptedException {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Running.Settings settings = Running.Settings.here(folder.resolve("data"), true, null)
        .with(new Incoming.Ways(reports, List.of(), null));
    try (Running room = Running.start(settings)) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      Client monitor = admin.newcomer("the monitor", PASSWORD, "monitor", "");
      assertThat(inbox(monitor).path("total").asInt()).isZero();
      Files.writeString(reports.resolve("one.txt"), REPORT);
      Files.write(reports.resolve("two.zip"), new byte[] {'P', 'K', 3, 4});
      Files.writeString(reports.resolve(".three.txt"), REPORT.replace("13:22", "13:23"));
      JsonNode page = inbox(monitor);
      for (int i = 0;
          i < 150 && (page.path("total").asInt() == 0 || page.path("unread").isEmpty());
          i++) {
        Thread.sleep(200);
        page = inbox(monitor);
      }
      assertThat(page.path("total").asInt()).isEqualTo(1);
      assertThat(page.path("unread")).hasSize(1);
      assertThat(page.path("unread").get(0).path("name").asString()).isEqualTo("two.zip");
      assertThat(page.path("unread").get(0).path("found").asString()).contains("archive");
      assertThat(monitor
              .json("/api/reports/fetch", "{\"address\":\"https://example.org\"}")
              .body())
          .as("nobody said that anything may be fetched")
          .contains("--online");
      assertThat(monitor.get("/api/me").body()).contains("\"online\":false");
    }
  }

  /// Whoever comes second is told so.
  @Test
  void oneDecidesOnAProposal() throws Exception {
    try (Running room = Running.start(Running.Settings.here(folder.resolve("data"), true, null))) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      Client monitor = admin.newcomer("the monitor", PASSWORD, "monitor", "");
      Client other = admin.newcomer("another monitor", PASSWORD, "monitor", "");
      StringBuilder report = new StringBuilder("City Desk\n5 March 2022, 13:22\n\n");
      for (String town : List.of(
          "Sumy", "Izium", "Orikhiv", "Tokmak", "Berdiansk", "Polohy", "Huliaipole", "Nikolske")) {
        report
            .append("The mayor of ")
            .append(town)
            .append(" said that the road to ")
            .append(town)
            .append(" was closed on Saturday.\n\n");
      }
      monitor.file("/api/reports?name=r.txt", report.toString().getBytes(StandardCharsets.UTF_8));
      List<String> ids = new ArrayList<>();
      inbox(monitor).path("items").forEach(item -> ids.add(item.path("id").asString()));
      assertThat(ids).hasSizeGreaterThan(5);
      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        for (String id : ids) {
          CyclicBarrier at = new CyclicBarrier(2);
          List<Future<Integer>> told = both.invokeAll(List.of(
              () -> {
                at.await();
                return monitor.json("/api/inbox/" + id + "/confirm", "").statusCode();
              },
              () -> {
                at.await();
                return other.json("/api/inbox/" + id + "/reject", "{}").statusCode();
              }));
          assertThat(List.of(told.get(0).get(), told.get(1).get()))
              .as(id)
              .containsExactlyInAnyOrder(200, 409);
          boolean confirmed = told.getFirst().get() == 200;
          assertThat(monitor.get("/api/claims?limit=1000").body().contains(id.substring(2)))
              .as("what is in the record is what was said")
              .isEqualTo(confirmed);
        }
      }
    }
  }

  @Test
  void severalAreDecidedOnAtOnceAndWhatWasMendedIsUndone()
      throws IOException, InterruptedException {
    try (Running room = Running.start(Running.Settings.here(folder.resolve("data"), true, null))) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      Client monitor = admin.newcomer("the monitor", PASSWORD, "monitor", "");
      String report = """
          City Desk
          5 March 2022, 13:22

          The governor said that the road to Sumy was closed on Saturday.

          The city council accused Russian forces of shelling the road to Zaporizhzhia.

          Some 5,000 people waited in Sumy on Saturday, including 1,700 students, the mayor said.
          """;
      monitor.file("/api/reports?name=r.txt", report.getBytes(StandardCharsets.UTF_8));
      JsonNode blame = JsonMapper.shared()
          .readTree(monitor.get("/api/inbox?act=accuse&speaker=council").body());
      assertThat(blame.path("total").asInt()).isEqualTo(1);
      String id = blame.path("items").get(0).path("id").asString();
      String mended = monitor
          .json("/api/inbox/" + id + "/mend", "{\"parts\":{\"speaker\":\"a driver\"}}")
          .body();
      assertThat(mended).contains("\"mended\":true");
      assertThat(monitor.json("/api/inbox/" + id + "/unmend", "").body())
          .contains("\"mended\":false")
          .contains("city council");
      List<String> figures = new ArrayList<>();
      JsonMapper.shared()
          .readTree(monitor.get("/api/inbox?kind=figure").body())
          .path("items")
          .forEach(item -> figures.add(item.path("id").asString()));
      assertThat(figures).hasSize(2);
      // The part is named first, and one that is not there.
      String several = JsonMapper.shared()
          .writeValueAsString(
              Map.of("ids", List.of(figures.getLast(), "P-00000000", figures.getFirst())));
      JsonNode done = JsonMapper.shared()
          .readTree(monitor.json("/api/inbox/confirm", several).body());
      assertThat(done.path("done")).hasSize(2);
      assertThat(done.path("refused")).hasSize(1);
      assertThat(done.path("refused").get(0).path("field").asString()).isEqualTo("P-00000000");
      assertThat(monitor
              .json("/api/inbox/reject", "{\"ids\":[\"" + id + "\"],\"reason\":\"old\"}")
              .body())
          .contains(id);
      assertThat(inbox(monitor).path("total").asInt()).isEqualTo(2);
      assertThat(monitor.json("/api/inbox/confirm", "{\"ids\":[]}").statusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void whatIsFetchedComesFromWhereItMayAlone() throws IOException, InterruptedException {
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", exchange -> {
      byte[] body = REPORT.getBytes(StandardCharsets.UTF_8);
      switch (exchange.getRequestURI().getPath()) {
        case "/report.txt" -> exchange.sendResponseHeaders(200, body.length);
        case "/moved" -> {
          exchange.getResponseHeaders().add("Location", "/report.txt");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/away" -> {
          exchange.getResponseHeaders().add("Location", "http://localhost:1/report.txt");
          exchange.sendResponseHeaders(302, -1);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
      if (exchange.getResponseCode() == 200) {
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    });
    elsewhere.start();
    String at = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
    Running.Settings settings = Running.Settings.here(folder.resolve("data"), true, null)
        .with(new Incoming.Ways(
            null, List.of(), Fetch.from(Set.of("127.0.0.1:1", at.substring("http://".length())))));
    try (Running room = Running.start(settings)) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      Client monitor = admin.newcomer("the monitor", PASSWORD, "monitor", "");
      Client operator = admin.newcomer("the operator", PASSWORD, "operator", "");
      assertThat(monitor.get("/api/me").body()).contains("\"online\":true");
      assertThat(operator.get("/api/me").body()).contains("\"online\":false");
      assertThat(fetched(operator, at + "/report.txt", "").statusCode()).isEqualTo(403);
      HttpResponse<String> tried = fetched(monitor, at + "/moved", "?dryRun=true");
      assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
      assertThat(tried.body()).contains("Russian forces");
      assertThat(inbox(monitor).path("total").asInt()).isZero();
      HttpResponse<String> read = fetched(monitor, at + "/moved", "");
      assertThat(read.statusCode()).as(read.body()).isEqualTo(201);
      assertThat(inbox(monitor).path("total").asInt()).isEqualTo(1);
      assertThat(fetched(monitor, at + "/nothing", "").body()).contains("answers 404");
      assertThat(fetched(monitor, at + "/away", "").body())
          .contains("none of the hosts that are allowed");
      assertThat(fetched(monitor, "file:///etc/passwd", "").body()).contains("no address");
      assertThat(fetched(monitor, "http://127.0.0.1:1/", "").body()).contains("nobody answers");
      assertThat(admin.get("/api/access").body()).contains("had fetched " + at + "/moved");
    } finally {
      elsewhere.stop(0);
    }
  }

  private static HttpResponse<String> fetched(Client client, String address, String how)
      throws IOException, InterruptedException {
    return client.json("/api/reports/fetch" + how, "{\"address\":\"" + address + "\"}");
  }
}
