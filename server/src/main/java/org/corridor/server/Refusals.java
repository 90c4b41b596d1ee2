package org.corridor.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Says why a request was refused before anybody looked at what it asks (RFC 9457).
@Controller
class Refusals implements ErrorController {
  private static final Map<HttpStatus, String> WHY = Map.of(
      HttpStatus.UNAUTHORIZED, "Sign in first.",
      HttpStatus.FORBIDDEN, "Not for you; or the X-XSRF-TOKEN of the cookie XSRF-TOKEN is missing.",
      HttpStatus.LENGTH_REQUIRED, "Say how long what you send is: Content-Length.",
      HttpStatus.CONTENT_TOO_LARGE, "More than is taken at once.",
      HttpStatus.TOO_MANY_REQUESTS, "Too many at once. Wait as long as Retry-After says.",
      HttpStatus.NOT_FOUND, "There is nothing at this address.",
      HttpStatus.INTERNAL_SERVER_ERROR, "A fault of ours; it is in the log of the server.");

  static final String NOT_UNDERSTOOD =
      "The request was not understood: look at its address and its headers.";

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> refused(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        code instanceof Integer number ? HttpStatus.valueOf(number) : HttpStatus.NOT_FOUND;
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setDetail(WHY.getOrDefault(status, NOT_UNDERSTOOD));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
