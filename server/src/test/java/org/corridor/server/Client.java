package org.corridor.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with a browser, as far as the interface is concerned.
final class Client {
  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  Client(int port) {
    address = "http://127.0.0.1:" + port;
  }

  HttpClient http() {
    return http;
  }

  URI uri(String path) {
    return URI.create(address + path);
  }

  /// Signs in; the status of the answer.
  int signIn(String name, String password) throws IOException, InterruptedException {
    get("/api/me");
    return send(
            "/api/session",
            "name=" + encoded(name) + "&password=" + encoded(password),
            Map.of("Content-Type", "application/x-www-form-urlencoded"))
        .statusCode();
  }

  /// Gives somebody an account, as an administrator.
  HttpResponse<String> account(String name, String password, String duty, String party)
      throws IOException, InterruptedException {
    return json(
        "/api/accounts",
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("name", name, "password", password, "duty", duty, "party", party)));
  }

  /// Gives somebody an account, as an administrator, and signs them in.
  Client newcomer(String name, String password, String duty, String party)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = account(name, password, duty, party);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    Client client = new Client(URI.create(address).getPort());
    client.signIn(name, password);
    return client;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> add(String yaml, String key) throws IOException, InterruptedException {
    return send(
        "/api/items", yaml, Map.of("Content-Type", "application/yaml", "Idempotency-Key", key));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return sent("DELETE", path, "", Map.of());
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return put(path, body, Map.of());
  }

  HttpResponse<String> put(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json"));
    all.putAll(headers);
    return sent("PUT", path, body, all);
  }

  HttpResponse<String> sent(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .header("X-XSRF-TOKEN", token());
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
    return send(path, body, Map.of("Content-Type", "application/json"));
  }

  HttpResponse<String> send(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return sent("POST", path, body, headers);
  }

  HttpResponse<String> file(String path, byte[] content) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
            .header("X-XSRF-TOKEN", token())
            .header("Content-Type", "application/octet-stream")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("none");
  }
}
