package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Signing in through an organisation, with a provider of OpenID Connect on this machine.
class OrganisationTest {
  @TempDir
  static Path folder;

  /// Vouches for one person, whoever asks.
  private static final class Provider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private final String address;
    private volatile String name = "";
    private volatile String nonce = "";

    Provider() throws IOException, JOSEException {
      key = new RSAKeyGenerator(2048).keyID("k").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      address = "http://localhost:" + server.getAddress().getPort();
      server.createContext(
          "/.well-known/openid-configuration",
          e -> json(
              e,
              Map.of(
                  "issuer",
                  address,
                  "authorization_endpoint",
                  address + "/authorize",
                  "token_endpoint",
                  address + "/token",
                  "jwks_uri",
                  address + "/keys",
                  "userinfo_endpoint",
                  address + "/userinfo",
                  "subject_types_supported",
                  new String[] {"public"},
                  "response_types_supported",
                  new String[] {"code"},
                  "id_token_signing_alg_values_supported",
                  new String[] {"RS256"})));
      server.createContext("/keys", e -> json(e, new JWKSet(key.toPublicJWK()).toJSONObject()));
      server.createContext("/authorize", this::authorize);
      server.createContext("/token", this::token);
      server.createContext(
          "/userinfo", e -> json(e, Map.of("sub", "1", "preferred_username", name)));
      server.start();
    }

    private static void json(HttpExchange exchange, Object body) throws IOException {
      byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    private void authorize(HttpExchange exchange) throws IOException {
      String query = exchange.getRequestURI().getRawQuery();
      nonce = part(query, "nonce");
      exchange
          .getResponseHeaders()
          .add(
              "Location",
              java.net.URLDecoder.decode(part(query, "redirect_uri"), StandardCharsets.UTF_8)
                  + "?code=c&state=" + part(query, "state"));
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    }

    private static String part(String query, String name) {
      Matcher part = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
      assertThat(part.find()).as(name + " in " + query).isTrue();
      return part.group(1);
    }

    private void token(HttpExchange exchange) throws IOException {
      try {
        SignedJWT token = new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .issuer(address)
                .subject("1")
                .audience("room")
                .claim("nonce", java.net.URLDecoder.decode(nonce, StandardCharsets.UTF_8))
                .claim("preferred_username", name)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build());
        token.sign(new RSASSASigner(key));
        json(
            exchange,
            Map.of(
                "access_token",
                "a",
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "id_token",
                token.serialize()));
      } catch (JOSEException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @Test
  void whomItVouchesForComesInWhereSomebodyGaveThemAnAccount()
      throws IOException, InterruptedException, JOSEException {
    try (Provider provider = new Provider();
        Running room = Running.start(Running.Settings.here(
            folder.resolve("data"), true, Organisation.of(provider.address, "room", "secret")))) {
      Client admin = new Client(room.port());
      assertThat(admin.signIn("admin", room.password())).isEqualTo(204);
      assertThat(admin.get("/api/ways").body()).contains("\"organisation\":true");
      assertThat(admin
              .json(
                  "/api/accounts",
                  "{\"name\":\"vouched\",\"duty\":\"monitor\",\"organisation\":true}")
              .statusCode())
          .isEqualTo(201);
      assertThat(new Client(room.port()).signIn("vouched", "")).isEqualTo(401);

      provider.name = "vouched";
      assertThat(comeIn(room))
          .contains("\"duty\":\"monitor\"")
          .contains("\"name\":\"vouched\"")
          .contains("\"restSeconds\":1800");
      // Whom nobody gave an account, and who is another here.
      provider.name = "stranger";
      assertThat(comeIn(room)).isEmpty();
      provider.name = "admin";
      assertThat(comeIn(room)).isEmpty();
    }
  }

  /// As a browser goes through it; who one is then, nothing where one is not let in.
  private static String comeIn(Running room) throws IOException, InterruptedException {
    HttpClient browser = HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
    String address = "http://localhost:" + room.port();
    browser.send(
        HttpRequest.newBuilder(URI.create(address + "/oauth2/authorization/organisation"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> me = browser.send(
        HttpRequest.newBuilder(URI.create(address + "/api/me")).build(),
        HttpResponse.BodyHandlers.ofString());
    return me.statusCode() == 200 ? me.body() : "";
  }
}
