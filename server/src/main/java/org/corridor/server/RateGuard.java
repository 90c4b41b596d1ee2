package org.corridor.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nobody takes the room from the others by asking without pause, and no session lasts for ever.
final class RateGuard extends OncePerRequestFilter {
  /// So long after signing in somebody may make a passkey.
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Duration sessionMax;
  private final BiConsumer<String, String> notes;
  /// A hundred a second, four hundred at once.
  private final Few all = new Few(400, Duration.ofSeconds(4));

  /// Five a second, thirty at once: what was seen in the past is made anew each time.
  private final Few back = new Few(30, Duration.ofSeconds(6));

  RateGuard(InstantSource clock, Duration sessionMax, BiConsumer<String, String> notes) {
    this.notes = notes;
    this.clock = clock;
    this.sessionMax = sessionMax;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (known == null || !(known.getPrincipal() instanceof Person person) || session == null) {
      chain.doFilter(request, response);
      return;
    }
    Instant began = Instant.ofEpochMilli(session.getCreationTime());
    if (clock.instant().isAfter(began.plus(sessionMax))) {
      session.invalidate();
      response.sendError(HttpStatus.UNAUTHORIZED.value());
      return;
    }
    boolean makesKey = request.getServletPath().startsWith("/webauthn/register");
    if (makesKey && clock.instant().isAfter(began.plus(FRESH))) {
      // Whoever found an open page makes no key that outlives it.
      response.sendError(HttpStatus.FORBIDDEN.value(), "Sign in anew");
      return;
    }
    if (makesKey
        && request.getMethod().equals("POST")
        && request.getServletPath().endsWith("/register")) {
      notes.accept(person.getUsername(), "made a passkey");
    }
    String name = person.getUsername();
    boolean passes = all.test(name) && (request.getParameter("at") == null || back.test(name));
    if (passes) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Retry-After", "1");
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }
}
