package org.corridor.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nobody sends more than a person could have written down, or without saying how much.
final class SizeGuard extends OncePerRequestFilter {
  private static final long BYTES_MAX = 1_000_000;

  /// Files that machines write are larger than what people do.
  private static final Map<String, Long> LARGER = Map.of(
      "/api/record/import", 64_000_000L, "/api/roads/", 100_000_000L, "/api/reports", 10_000_000L);

  private static final int TOGETHER_MEGABYTES = 200;

  private final Semaphore room = new Semaphore(TOGETHER_MEGABYTES);

  private static final Set<String> NOTHING_SENT = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean sends = !NOTHING_SENT.contains(request.getMethod());
    long bytes = request.getContentLengthLong();
    boolean unsaid = bytes < 0 && request.getHeader("Transfer-Encoding") != null;
    if (unsaid || (sends && bytes < 0 && !request.getMethod().equals("DELETE"))) {
      response.sendError(HttpStatus.LENGTH_REQUIRED.value());
    } else if (bytes > most(request.getServletPath())) {
      response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    } else if (bytes > BYTES_MAX) {
      large(request, response, chain, (int) Math.ceilDiv(bytes, BYTES_MAX));
    } else {
      chain.doFilter(request, response);
    }
  }

  /// What is sent is in memory while it is read: so much at once of all together.
  private void large(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, int megabytes)
      throws ServletException, IOException {
    if (!room.tryAcquire(megabytes)) {
      response.setHeader("Retry-After", "5");
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      room.release(megabytes);
    }
  }

  private static long most(String path) {
    return LARGER.entrySet().stream()
        .filter(larger -> path.startsWith(larger.getKey()))
        .mapToLong(Map.Entry::getValue)
        .findFirst()
        .orElse(BYTES_MAX);
  }
}
