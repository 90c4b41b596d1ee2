package org.corridor.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.corridor.log.EventLog;
import org.corridor.log.Tray;
import org.corridor.log.Vault;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresTray;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A room that is open: the database, the record, and those who may come in.
final class Running implements AutoCloseable {
  private static final int PASSWORD_BYTES = 15;
  private static final String ROOM_LEFT_MIN = "100MB";
  private static final Duration KEEP_EVERY = Duration.ofSeconds(1);
  private static final Logger LOGGER = Logger.getLogger(Running.class.getName());

  private final CompletableFuture<Stores> stores;
  private final CompletableFuture<Optional<FirstPassword>> first;
  private final List<String> told = new ArrayList<>();
  private @Nullable ConfigurableApplicationContext context;
  private String password = "";
  private volatile boolean closed;

  /// How a room is opened.
  ///
  /// @param data folder of the record
  /// @param store server of its database; null for our own in the folder
  /// @param port 0 for any
  /// @param certificate chain for TLS, null without
  /// @param key of the certificate
  /// @param proxy address of the one whose word on who asks is believed; empty for none
  /// @param example fill an empty record with it
  /// @param address at which it is found from outside
  /// @param tiles address of map tiles, with {z}, {x} and {y}; empty for none
  /// @param organisation that signs people in; null for none
  /// @param cluster that lends cores to simulations, as `spark://host:7077`; null for none
  /// @param reports how they come in besides being sent
  record Settings(
      Path data,
      @Nullable String store,
      int port,
      String host,
      @Nullable Path certificate,
      @Nullable Path key,
      String proxy,
      boolean example,
      URI address,
      String tiles,
      @Nullable Organisation organisation,
      @Nullable String cluster,
      Incoming.Ways reports) {
    /// On this machine alone.
    static Settings here(Path data, boolean example, @Nullable Organisation organisation)
        throws IOException {
      int port = freePort();
      URI address = URI.create("http://localhost:" + port);
      return new Settings(
          data,
          null,
          port,
          "127.0.0.1",
          null,
          null,
          "",
          example,
          address,
          "",
          organisation,
          null,
          Incoming.Ways.SENT);
    }

    /// The same, with reports that come in by themselves.
    Settings with(Incoming.Ways ways) {
      return new Settings(
          data,
          store,
          port,
          host,
          certificate,
          key,
          proxy,
          example,
          address,
          tiles,
          organisation,
          cluster,
          ways);
    }

    /// A port that nobody listens on.
    static int freePort() throws IOException {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      }
    }
  }

  private Running(Settings settings) {
    // A database takes as long to start as all the rest.
    stores = new CompletableFuture<>();
    // A hash that is slow on purpose, beside all that is opened.
    first = stores.thenApplyAsync(open ->
        open.accounts().all().isEmpty() ? Optional.of(FirstPassword.made()) : Optional.empty());
    Thread.ofPlatform().daemon().name("corridor-stores").start(() -> {
      try {
        stores.complete(Stores.open(settings));
      } catch (Throwable e) {
        stores.completeExceptionally(e);
      }
    });
  }

  static Running start(Settings settings) {
    return start(settings, _ -> {});
  }

  /// @param begun is given the room before anything of it is open, to close it if need be
  static Running start(Settings settings, Consumer<Running> begun) {
    Running running = new Running(settings);
    begun.accept(running);
    try {
      running.serve(settings);
      Stores stores = running.stores.join();
      Thread.ofPlatform().daemon().name("corridor-keeper").start(() -> running.keep(stores));
      running.told.addAll(stores.told());
      // Not before: the password is told once, and only by a room that is open.
      running.first.join().ifPresent(made -> running.admit(made, stores));
      return running;
    } catch (RuntimeException e) {
      while (running.closed) {
        // Whoever ends the program closes it, and all that goes wrong now is because of that.
        LockSupport.park();
      }
      running.close();
      throw running.whatKeptItShut(e);
    }
  }

  /// Spring gives up when the stores cannot be opened, and their trouble is the one to be told.
  private RuntimeException whatKeptItShut(RuntimeException e) {
    boolean shut = stores.isCompletedExceptionally();
    Throwable kept =
        shut ? stores.exceptionNow() : e instanceof CompletionException ? e.getCause() : e;
    return kept instanceof RuntimeException trouble ? trouble : e;
  }

  /// A database of our own that died is started again.
  private void keep(Stores stores) {
    EmbeddedPostgres own = stores.own();
    while (own != null && !closed) {
      try {
        Thread.sleep(KEEP_EVERY);
        if (own.reviveIfDead()) {
          LOGGER.warning("The database had died and was started again");
        }
      } catch (StoreTrouble e) {
        LOGGER.log(Level.WARNING, "The database has died", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void serve(Settings settings) {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers(starting -> {
      GenericApplicationContext beans = (GenericApplicationContext) starting;
      register(beans, "log", EventLog.class, Stores::log);
      register(beans, "store", DataSource.class, stores -> stores.server().pool());
      register(beans, "vault", Vault.class, Stores::vault);
      register(beans, "tray", Tray.class, stores -> new PostgresTray(stores.server()));
      register(beans, "accounts", PostgresAccounts.class, Stores::accounts);
      starting.getBeanFactory().registerSingleton("settings", settings);
      starting
          .getBeanFactory()
          .registerSingleton("scenarios", new Scenarios(Stores.scenarios(settings)));
      starting.addBeanFactoryPostProcessor(_ -> waitForStores());
    });
    context = application.run();
  }

  /// What the stores give is known by its type before they are open; whoever opened it closes it.
  private <T> void register(
      GenericApplicationContext beans, String name, Class<T> type, Function<Stores, T> made) {
    beans.registerBean(
        name, type, () -> made.apply(stores.join()), bean -> bean.setDestroyMethodName(""));
  }

  /// Until here nothing needs them.
  private void waitForStores() {
    try {
      stores.join();
      if (closed) {
        throw new SpringApplication.AbandonedRunException();
      }
    } catch (CompletionException e) {
      // Their trouble is told in our words: no report of Spring's.
      throw new SpringApplication.AbandonedRunException();
    }
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new HashMap<>(Map.of(
        "server.port", settings.port,
        "server.address", settings.host,
        "server.shutdown", "graceful",
        "spring.main.register-shutdown-hook", "false",
        "spring.lifecycle.timeout-per-shutdown-phase", "20s",
        "server.forward-headers-strategy", settings.proxy.isEmpty() ? "none" : "native",
        "server.compression.enabled", "true",
        "server.compression.mime-types",
            "text/html,text/css,text/javascript,application/json,application/problem+json"));
    properties.put(
        "management.endpoint.health.group.readiness.include",
        "readinessState,recordHealth,diskSpace");
    // What is recorded, read and planned is written to this disk.
    properties.put(
        "management.health.diskspace.path", settings.data.toAbsolutePath().toString());
    properties.put("management.health.diskspace.threshold", ROOM_LEFT_MIN);
    properties.putAll(Map.of(
        "server.servlet.session.timeout", "30m",
        // A provider sends people back here from elsewhere.
        "server.servlet.session.cookie.same-site", settings.organisation == null ? "strict" : "lax",
        "server.servlet.session.cookie.http-only", "true",
        "spring.web.resources.add-mappings", "false",
        // Nobody's body is read before it is known who sends it.
        "spring.mvc.formcontent.filter.enabled", "false",
        "spring.servlet.multipart.enabled", "false",
        "spring.threads.virtual.enabled", "true",
        "management.endpoints.web.exposure.include", "health,prometheus",
        "management.endpoint.health.probes.enabled", "true",
        "springdoc.api-docs.version", "openapi_3_1"));
    // That stores cannot be opened is told once.
    properties.put("logging.level.org.springframework.boot.web.server.servlet.context", "error");
    // What is misspelt is not passed over.
    properties.put("spring.jackson.deserialization.fail-on-unknown-properties", "true");
    if (settings.certificate != null && settings.key != null) {
      String bundle = "spring.ssl.bundle.pem.room.keystore.";
      properties.put(bundle + "certificate", settings.certificate.toUri().toString());
      properties.put(bundle + "private-key", settings.key.toUri().toString());
      properties.put("spring.ssl.bundle.pem.room.options.enabled-protocols", "TLSv1.3,TLSv1.2");
      properties.put("server.ssl.bundle", "room");
    }
    if (!settings.proxy.isEmpty()) {
      // Nobody else is believed who asks.
      properties.put("server.tomcat.remoteip.internal-proxies", Pattern.quote(settings.proxy));
      properties.put("server.tomcat.remoteip.trusted-proxies", Pattern.quote(settings.proxy));
    }
    if (settings.certificate != null || !settings.proxy.isEmpty()) {
      properties.put("server.servlet.session.cookie.secure", "true");
      properties.put("server.servlet.session.cookie.name", "__Host-JSESSIONID");
      properties.put("server.servlet.session.cookie.path", "/");
    }
    return properties;
  }

  private void admit(FirstPassword made, Stores stores) {
    boolean first = stores
        .accounts()
        .add(new PostgresAccounts.Account(
            Stores.ADMINISTRATOR, made.hash(), "coordinator", "", true));
    if (first) {
      password = made.password();
      told.add("First administrator: name " + Stores.ADMINISTRATOR + ", password " + password
          + " (shown this once)");
    }
  }

  /// Of the first administrator.
  private record FirstPassword(String password, String hash) {
    /// Never shown by accident.
    @Override
    public String toString() {
      return "…";
    }

    static FirstPassword made() {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      return new FirstPassword(password, String.valueOf(Wiring.passwordEncoder().encode(password)));
    }
  }

  /// What whoever opened it has to know.
  List<String> told() {
    return List.copyOf(told);
  }

  /// The password of the first administrator, where there was none before.
  String password() {
    return password;
  }

  PostgresEventLog log() {
    return stores.join().log();
  }

  int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) Objects.requireNonNull(context)).getWebServer())
        .getPort();
  }

  /// After the last answers have gone out, and when the stores are as far as they can be closed.
  @Override
  public void close() {
    closed = true;
    if (context != null) {
      context.close();
    }
    stores
        .handle((opened, trouble) -> {
          if (trouble == null) {
            opened.close();
          }
          return trouble == null;
        })
        .join();
  }
}
