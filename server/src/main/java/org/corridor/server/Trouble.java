package org.corridor.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.record.Kinds;
import org.corridor.store.StoreTrouble;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Says what went wrong (RFC 9457), all of it at once, and nothing of what is inside.
@RestControllerAdvice
class Trouble extends ResponseEntityExceptionHandler {
  private static final List<String> RECORDING =
      List.of("/api/items", "/api/files", "/api/inbox", "/api/reports", "/api/record/");

  @ExceptionHandler
  ProblemDetail refused(BadInput e, HttpServletRequest request) {
    boolean records = request.getMethod().equals("POST")
        && RECORDING.stream().anyMatch(request.getServletPath()::startsWith);
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(
        HttpStatus.UNPROCESSABLE_CONTENT, records ? "Nothing was recorded." : "Nothing was done.");
    problem.setTitle(e.count() + (e.count() == 1 ? " problem" : " problems") + " in the input");
    problem.setProperty("problems", e.problems());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail notYours(Room.NotYours e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "Nothing was recorded.");
    problem.setTitle("Not yours to say");
    List<String> kinds =
        e.items().stream().map(i -> Kinds.nameOf(i.event())).distinct().toList();
    problem.setProperty("kinds", kinds);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail store(StoreTrouble e) {
    logger.error("The store", e);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "The record cannot be reached now. Try again.");
  }

  @ExceptionHandler
  ProblemDetail disk(UncheckedIOException e) {
    logger.error("The disk", e);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INSUFFICIENT_STORAGE,
        "A file cannot be read or written on the server: its disk may be full. Nothing was done.");
  }

  @ExceptionHandler
  ProblemDetail fault(RuntimeException e) {
    if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
      // Those who keep the doors answer it.
      throw e;
    }
    logger.error("A fault", e);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "A fault of ours; it is in the log of the server.");
  }
}
