package org.corridor.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Predicate;
import org.corridor.server.planning.Scenarios;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Nothing large is taken into memory from somebody who may not send it. What each may say of what
/// they send is looked at where it is read.
final class WhoSends implements HandlerInterceptor {
  private record Rule(String path, Predicate<Person> may, String who) {}

  private static final List<Rule> RULES = List.of(
      new Rule(
          "/api/record/import", BeginningApi::mayBegin, "For coordinators who are administrators."),
      new Rule("/api/reports", InboxApi::mayDecide, "For the coordinator and monitors."),
      new Rule(
          "/api/roads/",
          person -> Scenarios.writes(person.viewer()),
          "For the coordinator and delegations."));

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (!request.getMethod().equals("GET")
        && known != null
        && known.getPrincipal() instanceof Person person) {
      for (Rule rule : RULES) {
        if (request.getServletPath().startsWith(rule.path) && !rule.may.test(person)) {
          throw new ResponseStatusException(HttpStatus.FORBIDDEN, rule.who);
        }
      }
    }
    return true;
  }
}
