package org.corridor.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/// Signing in with a passkey: a key on a device, which answers for this address only and cannot be
/// guessed or told on the telephone.
final class Passkeys implements AuthenticationSuccessHandler {
  private final UserDetailsService people;
  private final SessionRegistry registry;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Passkeys(UserDetailsService people, SessionRegistry registry) {
    this.people = people;
    this.registry = registry;
  }

  /// Lets those in who have one.
  ///
  /// @param address at which the room is found from outside
  void open(HttpSecurity http, URI address) {
    http.webAuthn(passkeys -> passkeys
        .rpName("Corridor")
        .rpId(address.getHost())
        .allowedOrigins(address.toString())
        .disableDefaultRegistrationPage(true)
        .addObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
          @Override
          public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
            filter.setAuthenticationSuccessHandler(Passkeys.this);
            filter.setAuthenticationFailureHandler(
                (_, response, _) -> response.setStatus(HttpStatus.UNAUTHORIZED.value()));
            return filter;
          }
        }));
  }

  /// From here on they are a person as any other, in a session of a new name.
  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication key)
      throws IOException {
    UserDetails person = people.loadUserByUsername(key.getName());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    SecurityContextHolder.setContext(context);
    request.getSession();
    request.changeSessionId();
    contexts.saveContext(context, request, response);
    registry.registerNewSession(request.getSession().getId(), person);
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }
}
