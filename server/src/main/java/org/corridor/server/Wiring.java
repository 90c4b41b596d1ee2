package org.corridor.server;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.apache.catalina.core.StandardHost;
import org.corridor.feeds.place.Gazetteer;
import org.corridor.log.EventLog;
import org.corridor.log.Tray;
import org.corridor.log.Vault;
import org.corridor.server.map.RecordMap;
import org.corridor.server.planning.DayApi;
import org.corridor.server.planning.Desk;
import org.corridor.server.planning.Jobs;
import org.corridor.server.planning.Machines;
import org.corridor.server.planning.PlanApi;
import org.corridor.server.planning.RoadsApi;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.StoreTrouble;
import org.corridor.workflows.Viewer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/// All parts of the room and how they hang together. The log, the vault and the accounts are opened
/// before ([Serve]).
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Wiring {
  private static final int NAME_SHOWN_MAX = 100;
  private static final int NOBODY_SECONDS = 120;
  private static final int SOMEBODY_SECONDS = 1_800;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int ARGON2_KIB = 19_456;
  private static final int ARGON2_TURNS = 2;

  private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Room room(EventLog log, Vault vault, InstantSource clock) {
    return new Room(log, vault, clock);
  }

  @Bean
  Live live(Room room, SessionRegistry registry) {
    return new Live(room, session -> {
      SessionInformation known = registry.getSessionInformation(session);
      return known != null && !known.isExpired();
    });
  }

  /// Whoever signs in is given time.
  @Bean
  HttpSessionAttributeListener comeIn() {
    return new HttpSessionAttributeListener() {
      @Override
      public void attributeAdded(HttpSessionBindingEvent event) {
        if (event.getName().equals(SPRING_SECURITY_CONTEXT_KEY)) {
          event.getSession().setMaxInactiveInterval(SOMEBODY_SECONDS);
        }
      }
    };
  }

  /// Who left, or was gone for too long, is told nothing more; a session to which nobody signed in
  /// is soon forgotten.
  @Bean
  HttpSessionListener sessions(Live live) {
    return new HttpSessionListener() {
      @Override
      public void sessionDestroyed(HttpSessionEvent event) {
        live.ended(event.getSession().getId());
      }

      @Override
      public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval(NOBODY_SECONDS);
      }
    };
  }

  /// Who watches never stops asking: they are let go before the last answers are waited for.
  @Bean
  ApplicationListener<ContextClosedEvent> lastOrders(Live live) {
    return _ -> live.close();
  }

  @Bean
  ApiDescription apiDescription() {
    return new ApiDescription();
  }

  /// Tomcat refuses some requests itself.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainReports() {
    return tomcat -> tomcat.addContextCustomizers(context -> {
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(PlainReport.class.getName());
      }
    });
  }

  @Bean
  Refusals refusals() {
    return new Refusals();
  }

  @Bean
  Gazetteer gazetteer() {
    return new Gazetteer();
  }

  /// The first map is drawn while somebody signs in.
  @Bean
  ApplicationListener<ApplicationReadyEvent> firstMap(Room room, Gazetteer gazetteer) {
    Viewer coordinator = new Viewer(Viewer.Duty.COORDINATOR, "");
    return _ -> Thread.ofVirtual()
        .start(
            () -> gazetteer.learn(room.seenBy(coordinator, seen -> RecordMap.names(seen.state()))));
  }

  @Bean
  RecordApi recordApi(
      Room room,
      Live live,
      PostgresAccounts accounts,
      Scenarios scenarios,
      Gazetteer gazetteer,
      OneAtATime reading,
      InstantSource clock) {
    return new RecordApi(room, live, accounts, scenarios, gazetteer, reading, clock);
  }

  @Bean
  BeginningApi beginningApi(Room room, Live live, PostgresAccounts accounts, OneAtATime reading) {
    return new BeginningApi(room, live, accounts, reading);
  }

  @Bean
  Incoming incoming(Tray tray, OneAtATime reading, Running.Settings settings, InstantSource clock) {
    return new Incoming(tray, reading, settings.reports(), clock);
  }

  @Bean
  InboxApi inboxApi(
      Room room, Live live, PostgresAccounts accounts, Incoming incoming, OneAtATime reading) {
    return new InboxApi(room, live, accounts, incoming, reading);
  }

  @Bean
  ReportsApi reportsApi(PostgresAccounts accounts, Incoming incoming) {
    return new ReportsApi(accounts, incoming);
  }

  @Bean
  SessionRegistry registry() {
    return new SessionRegistryImpl();
  }

  /// Tells the registry when a session is over.
  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  OwnPasskeys ownPasskeys(
      PublicKeyCredentialUserEntityRepository holders, UserCredentialRepository keys) {
    return new OwnPasskeys(holders, keys);
  }

  @Bean
  Sessions whoIsHere(SessionRegistry registry, Live live, OwnPasskeys passkeys) {
    return new Sessions(registry, live, passkeys);
  }

  @Bean
  AccountsApi accountsApi(
      PostgresAccounts accounts,
      PasswordEncoder passwords,
      Room room,
      Sessions sessions,
      Running.Settings settings) {
    return new AccountsApi(accounts, passwords, room, sessions, settings.organisation() != null);
  }

  @Bean
  MeApi meApi(
      Room room,
      PostgresAccounts accounts,
      PasswordEncoder passwords,
      Sessions sessions,
      OwnPasskeys keys,
      Running.Settings settings,
      InstantSource clock) {
    MeApi.Ways ways = new MeApi.Ways(
        settings.organisation() != null,
        settings.tiles(),
        settings.cluster() != null,
        settings.reports().fetch() != null);
    return new MeApi(room, accounts, passwords, sessions, keys, ways, clock);
  }

  @Bean
  PublicKeyCredentialUserEntityRepository passkeyHolders(DataSource store) {
    return new JdbcPublicKeyCredentialUserEntityRepository(new JdbcTemplate(store));
  }

  @Bean
  UserCredentialRepository passkeys(DataSource store) {
    return new JdbcUserCredentialRepository(new JdbcTemplate(store));
  }

  /// Who came in, and who tried.
  @Bean
  ApplicationListener<AbstractAuthenticationEvent> comings(PostgresAccounts accounts) {
    return event -> {
      String name = event.getAuthentication().getName();
      String shown = name.length() > NAME_SHOWN_MAX ? name.substring(0, NAME_SHOWN_MAX) : name;
      if (event instanceof AuthenticationSuccessEvent) {
        accounts.noteShown(shown, "signed in");
      } else if (event instanceof AbstractAuthenticationFailureEvent) {
        accounts.noteShown(shown.replace('\0', '?'), "failed to sign in");
      }
    };
  }

  @Bean
  Jobs jobs(InstantSource clock) {
    return new Jobs(clock);
  }

  @Bean
  Desk desk(Scenarios scenarios, Jobs jobs, PostgresAccounts accounts) {
    return new Desk(scenarios, jobs, accounts::noteShown);
  }

  @Bean
  PlanApi planApi(Desk desk) {
    return new PlanApi(desk);
  }

  @Bean
  RoadsApi roadsApi(Desk desk) {
    return new RoadsApi(desk);
  }

  @Bean
  DayApi dayApi(Desk desk, Running.Settings settings, InstantSource clock) {
    return new DayApi(desk, new Machines(settings.cluster()), clock);
  }

  @Bean
  PapersApi papersApi(Room room, PostgresAccounts accounts, InstantSource clock) {
    return new PapersApi(room, accounts, clock);
  }

  @Bean
  OneAtATime reading() {
    return new OneAtATime();
  }

  @Bean
  TablesApi tablesApi(
      Room room, PostgresAccounts accounts, Scenarios scenarios, OneAtATime reading) {
    return new TablesApi(room, accounts, scenarios, reading);
  }

  @Bean
  AccessApi accessApi(PostgresAccounts accounts) {
    return new AccessApi(accounts);
  }

  /// Is the record there?
  @Bean
  HealthIndicator recordHealth(EventLog log) {
    return () -> {
      try {
        log.end();
        return Health.up().build();
      } catch (StoreTrouble e) {
        return Health.down().build();
      }
    };
  }

  @Bean
  Trouble trouble() {
    return new Trouble();
  }

  /// Kept in memory; whoever has a file asks whether it is still the same.
  private static void give(ResourceHandlerRegistration files, String... from) {
    files
        .addResourceLocations(from)
        .setCacheControl(CacheControl.noCache())
        // An older build on the same address would take newer files for its own.
        .setUseLastModified(false)
        .resourceChain(true)
        .addTransformer((request, file, next) -> {
          Resource made = next.transform(request, file);
          return new TransformedResource(made, made.getContentAsByteArray());
        });
  }

  /// The room itself: files that hold nothing of the record.
  @Bean
  WebMvcConfigurer files() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        give(registry.addResourceHandler("/room/**"), "classpath:/room/");
        // The libraries of the room, as their WebJars have them.
        give(registry.addResourceHandler("/lib/lit-html/**"), WEBJARS + "lit-html/3.3.2/");
        give(
            registry.addResourceHandler("/lib/ol/*"),
            WEBJARS + "ol/10.7.0/dist/",
            WEBJARS + "ol/10.7.0/");
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WhoSends());
        registry.addInterceptor(new NotHere());
      }

      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/room/index.html");
      }
    };
  }

  /// What has not changed is not sent again; live updates are not held back for it. Marks are weak,
  /// so that an answer is the same when it is packed for the way.
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    ShallowEtagHeaderFilter marks = new ShallowEtagHeaderFilter() {
      @Override
      protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().equals("/api/live");
      }
    };
    marks.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(marks);
    filter.addUrlPatterns("/api/*", "/room/*", "/lib/*");
    return filter;
  }

  /// As slow for whoever guesses as ASVS asks.
  static PasswordEncoder passwordEncoder() {
    return new SlowPasswords(
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, ARGON2_KIB, ARGON2_TURNS));
  }

  /// Before anything reads what is sent.
  @Bean
  FilterRegistrationBean<SizeGuard> sizes() {
    FilterRegistrationBean<SizeGuard> filter = new FilterRegistrationBean<>(new SizeGuard());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  PasswordEncoder passwords() {
    return passwordEncoder();
  }

  @Bean
  UserDetailsService people(PostgresAccounts accounts) {
    return name -> accounts
        .find(name)
        .map(Person::new)
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  @Bean
  Doors doors(
      Running.Settings settings,
      InstantSource clock,
      SessionRegistry registry,
      UserDetailsService people,
      PostgresAccounts accounts) {
    return new Doors(settings, clock, registry, people, accounts);
  }

  @Bean
  @Order(1)
  SecurityFilterChain whatEverybodyIsGiven(HttpSecurity http, Doors doors) {
    return doors.files(http);
  }

  @Bean
  @Order(2)
  SecurityFilterChain security(HttpSecurity http, Doors doors) {
    return doors.chain(http);
  }

  /// Each of two dozen filters would be timed at each request; requests as a whole are.
  @Bean
  SecurityObservationSettings filtersAreNotTimed() {
    return SecurityObservationSettings.noObservations();
  }
}
