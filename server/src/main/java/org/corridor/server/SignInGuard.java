package org.corridor.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever fails to sign in too often waits: by name, so that nobody guesses a password, and by
/// address, so that nobody guesses names.
final class SignInGuard extends OncePerRequestFilter {
  private static final int TRIES = 5;
  private static final int TRIES_OF_ADDRESS = 30;
  private static final Duration WAIT = Duration.ofMinutes(1);
  private static final int KEPT_MAX = 100_000;

  private final InstantSource clock;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  private record Failures(int count, Instant last) {}

  SignInGuard(InstantSource clock) {
    this.clock = clock;
  }

  static boolean signsIn(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getServletPath().equals("/api/session");
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
    String name = "name " + (given == null ? "" : given.strip());
    String address = "address " + request.getRemoteAddr();
    if (waits(name, TRIES) || waits(address, TRIES_OF_ADDRESS)) {
      response.setHeader("Retry-After", Long.toString(WAIT.toSeconds()));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    // Counted before it is tried: many at once are many too.
    failed(name);
    failed(address);
    chain.doFilter(request, response);
    if (response.getStatus() == HttpStatus.NO_CONTENT.value()) {
      failures.remove(name);
      failures.remove(address);
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
