package org.corridor.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever fails to sign in too often waits: a name from one address, so that nobody guesses a
/// password; an address, so that nobody guesses names; and a name from everywhere, though only
/// after
/// so many tries that nobody keeps another from signing in by the way.
final class SignInGuard extends OncePerRequestFilter {
  static final String BY_PASSWORD = "/api/session";
  static final String BY_PASSKEY = "/login/webauthn";
  private static final int TRIES = 5;
  private static final int TRIES_OF_ADDRESS = 30;
  private static final int TRIES_OF_NAME = 100;
  private static final Duration WAIT = Duration.ofMinutes(1);
  private static final int KEPT_MAX = 100_000;
  private static final int IPV6_BYTES = 16;
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  private record Failures(int count, Instant last) {}

  SignInGuard(InstantSource clock) {
    this.clock = clock;
  }

  static boolean signsIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && List.of(BY_PASSWORD, BY_PASSKEY).contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!signsIn(request)) {
      chain.doFilter(request, response);
      return;
    }
    String given = request.getParameter("name");
    String name = given == null ? "" : given.strip();
    if (name.chars().anyMatch(Character::isISOControl)) {
      // Whoever reads the name next might read another.
      response.sendError(HttpStatus.UNAUTHORIZED.value());
      return;
    }
    String address = "address " + network(request.getRemoteAddr());
    String pair = address + " name " + name;
    // A passkey tells its name itself: it is counted by address alone.
    String everywhere = name.isEmpty() ? pair : "name " + name;
    if (waits(pair, name.isEmpty() ? TRIES_OF_ADDRESS : TRIES)
        || waits(address, TRIES_OF_ADDRESS)
        || waits(everywhere, TRIES_OF_NAME)) {
      response.setHeader("Retry-After", Long.toString(WAIT.toSeconds()));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    // Counted before it is tried: many at once are many too.
    failed(pair);
    failed(address);
    failed(everywhere);
    chain.doFilter(request, response);
    if (response.getStatus() == HttpStatus.NO_CONTENT.value()) {
      // Not those of the address: whoever has an account would guess on.
      failures.remove(pair);
      failures.remove(everywhere);
      failures.computeIfPresent(
          address, (_, old) -> old.count > 1 ? new Failures(old.count - 1, old.last) : null);
    }
  }

  /// Whoever has one IPv6 address has all of its network.
  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == IPV6_BYTES
          ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private boolean waits(String key, int tries) {
    Failures known = failures.get(key);
    return known != null && known.count >= tries && clock.instant().isBefore(known.last.plus(WAIT));
  }

  private void failed(String key) {
    Instant now = clock.instant();
    if (failures.size() > KEPT_MAX) {
      failures.values().removeIf(f -> now.isAfter(f.last.plus(WAIT)));
    }
    failures.merge(
        key,
        new Failures(1, now),
        (old, _) -> now.isAfter(old.last.plus(WAIT))
            ? new Failures(1, now)
            : new Failures(old.count + 1, now));
  }
}
