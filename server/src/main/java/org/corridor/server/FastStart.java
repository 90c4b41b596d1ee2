package org.corridor.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Opens a room once, and looks at what everybody looks at first, so that Java can keep what it
/// loaded for the next start: run by `./corridor` when it has built the program.
final class FastStart {
  private static final List<String> LOOKED_AT = List.of(
      "/room/index.html",
      "/room/room.js",
      "/api/me",
      "/api/record",
      "/api/arrangements",
      "/api/timeline",
      "/api/offers",
      "/api/map",
      "/api/map/towns?west=34.8&south=46.7&east=37.9&north=48.7",
      "/api/scenarios",
      "/api/inbox");

  private static final int REFUSED = 400;

  private final HttpClient http;
  private final CookieManager cookies = new CookieManager();
  private final String room;

  private FastStart(String room) {
    this.room = room;
    http = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /// Opens, signs in, looks, and leaves.
  ///
  /// @param arguments a folder for a record that nobody needs afterwards
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Running running = Serve.open("--example", "--port", "0", "--data", arguments[0])) {
      new FastStart("http://127.0.0.1:" + running.port()).look(running.password());
    }
  }

  private void look(String password) throws IOException, InterruptedException {
    // Nobody yet, and a cookie to send back.
    http.send(HttpRequest.newBuilder(at("/api/me")).build(), BodyHandlers.discarding());
    String form = "name=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    send(HttpRequest.newBuilder(at("/api/session"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
        .POST(HttpRequest.BodyPublishers.ofString(form)));
    for (String path : LOOKED_AT) {
      send(HttpRequest.newBuilder(at(path)));
    }
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
    if (answer.statusCode() >= REFUSED) {
      throw new IllegalStateException(answer.statusCode() + " for " + answer.uri());
    }
  }

  private URI at(String path) {
    return URI.create(room + path);
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }
}
