package org.corridor.server;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.corridor.store.PostgresAccounts;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.session.SessionInformationExpiredEvent;

/// Who comes in, by which way, and what each request has to bring.
final class Doors {
  /// Of one account; who comes in once more ends the oldest.
  private static final int SESSIONS_MAX = 20;

  /// However busy somebody is, they sign in again after so long.
  private static final Duration SESSION_MAX = Duration.ofHours(12);

  private static final String[] FILES = {"/room/**", "/lib/**"};

  private final Running.Settings settings;
  private final InstantSource clock;
  private final SessionRegistry registry;
  private final UserDetailsService people;
  private final PostgresAccounts accounts;

  Doors(
      Running.Settings settings,
      InstantSource clock,
      SessionRegistry registry,
      UserDetailsService people,
      PostgresAccounts accounts) {
    this.settings = settings;
    this.clock = clock;
    this.registry = registry;
    this.people = people;
    this.accounts = accounts;
  }

  /// The files of the room are the same for everybody: they are given without looking who asks.
  SecurityFilterChain files(HttpSecurity http) {
    return http.securityMatchers(asked ->
            asked.requestMatchers(HttpMethod.GET, FILES).requestMatchers(HttpMethod.HEAD, FILES))
        .headers(this::said)
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .securityContext(context -> context.disable())
        .sessionManagement(session -> session.disable())
        .anonymous(nobody -> nobody.disable())
        .logout(out -> out.disable())
        .build();
  }

  SecurityFilterChain chain(HttpSecurity http) {
    http.authorizeHttpRequests(Doors::whoMayWhat)
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.spa().csrfTokenRepository(tokens()))
        .sessionManagement(session -> session
            .maximumSessions(SESSIONS_MAX)
            .sessionRegistry(registry)
            .expiredSessionStrategy(Doors::tellTheyAreOut))
        .formLogin(form -> form.loginPage("/")
            .loginProcessingUrl(SignInGuard.BY_PASSWORD)
            .usernameParameter("name")
            .successHandler((_, response, _) -> response.setStatus(HttpStatus.NO_CONTENT.value()))
            .failureHandler(
                (_, response, _) -> response.sendError(HttpStatus.UNAUTHORIZED.value())))
        .logout(out -> out.logoutUrl("/api/session/end")
            .addLogoutHandler(new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
            .logoutSuccessHandler(
                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
        .exceptionHandling(e -> e.authenticationEntryPoint(
            (_, response, _) -> response.sendError(HttpStatus.UNAUTHORIZED.value())))
        .headers(this::said)
        .addFilterBefore(new SignInGuard(clock), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new RateGuard(clock, SESSION_MAX, accounts::noteShown), AuthorizationFilter.class);
    new Passkeys(people, registry).open(http, settings.address());
    Organisation organisation = settings.organisation();
    if (organisation != null) {
      http.oauth2Login(login -> login
          .loginPage("/")
          .clientRegistrationRepository(
              new InMemoryClientRegistrationRepository(organisation.registration()))
          .userInfoEndpoint(
              user -> user.oidcUserService(request -> Organisation.admit(request, accounts)))
          .successHandler((_, response, _) -> response.sendRedirect("/room/index.html"))
          .failureHandler(
              (_, response, _) -> response.sendRedirect("/room/index.html#not-admitted")));
    }
    return http.build();
  }

  private static void whoMayWhat(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          who) {
    who.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/", "/api/ways", "/actuator/health/**")
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/webauthn/authenticate/options", SignInGuard.BY_PASSKEY)
        .permitAll()
        .requestMatchers("/api/accounts/**", "/api/access/**", "/actuator/**", "/v3/**")
        .hasRole("ADMINISTRATOR")
        .anyRequest()
        .authenticated();
  }

  /// Unless they are told something already: a live line just ends.
  private static void tellTheyAreOut(SessionInformationExpiredEvent event) throws IOException {
    if (!event.getResponse().isCommitted()) {
      event.getResponse().sendError(HttpStatus.UNAUTHORIZED.value());
    }
  }

  private static CookieCsrfTokenRepository tokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  private void said(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
        .referrerPolicy(policy -> {});
  }

  /// Nothing from elsewhere but pictures of the map, where there are any.
  private String contentPolicy() {
    String tiles = settings.tiles().replaceAll("^(https?://[^/]+).*", "$1");
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: " + tiles
        + "; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
        + " frame-ancestors 'none'";
  }
}
