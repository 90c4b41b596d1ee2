package org.corridor.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Kinds;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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

  /// JSON that is none, or has parts that nobody asked for.
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Nothing was done.");
    problem.setTitle("What was sent could not be read");
    problem.setProperty("problems", List.of(unreadable(e.getCause())));
    return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  private static Problem unreadable(@Nullable Throwable cause) {
    if (!(cause instanceof JacksonException trouble)) {
      return new Problem("the body", 0, 0, "", "JSON", "none", "/v3/api-docs describes it");
    }
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : trouble.getPath()) {
      String name = step.getPropertyName();
      path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
    }
    if (trouble instanceof UnrecognizedPropertyException unknown) {
      // Where the parser stands then is behind it.
      Collection<Object> known = unknown.getKnownPropertyIds();
      return new Problem(
          "the body",
          0,
          0,
          path.toString(),
          known == null
              ? "a part that is known"
              : String.join(", ", known.stream().map(String::valueOf).sorted().toList()),
          "\"" + unknown.getPropertyName() + "\"",
          "");
    }
    String expected =
        trouble instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null
            ? kind(mismatched.getTargetType())
            : "JSON";
    TokenStreamLocation at = trouble.getLocation();
    int line = at == null ? 0 : Math.max(0, at.getLineNr());
    int column = at == null ? 0 : Math.max(0, at.getColumnNr());
    return new Problem("the body", line, column, path.toString(), expected, "something else", "");
  }

  private static String kind(Class<?> type) {
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
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
    if (e.getCause() instanceof CharacterCodingException) {
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.UNPROCESSABLE_CONTENT, "A file of the scenario is not written in UTF-8.");
    }
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
