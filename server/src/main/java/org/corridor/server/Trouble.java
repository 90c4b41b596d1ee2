package org.corridor.server;

import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.record.Kinds;
import org.corridor.store.StoreTrouble;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Says what went wrong (RFC 9457), all of it at once, and nothing of what is inside.
@RestControllerAdvice
class Trouble extends ResponseEntityExceptionHandler {
  @ExceptionHandler
  ProblemDetail refused(BadInput e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "Nothing was recorded.");
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
}
