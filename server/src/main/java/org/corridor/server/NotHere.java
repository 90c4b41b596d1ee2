package org.corridor.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Whoever asks what somebody else would see is not shown what they see themselves.
final class NotHere implements HandlerInterceptor {
  private static final String SEEN_BY = "seenBy";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getParameter(SEEN_BY) != null
        && handler instanceof HandlerMethod method
        && Arrays.stream(method.getMethodParameters())
            .map(p -> p.getParameterAnnotation(RequestParam.class))
            .noneMatch(p -> p != null && p.name().equals(SEEN_BY))) {
      throw BadInput.of(new Problem(
          SEEN_BY,
          0,
          0,
          "",
          "a reading of the record that is shown as others see it",
          request.getServletPath(),
          "sign in as somebody of that duty"));
    }
    return true;
  }
}
