package org.corridor.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Vault;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresTray;
import org.corridor.store.PostgresVault;
import org.corridor.store.Server;
import org.corridor.store.StoreTrouble;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A room that is open: the database, the record, and those who may come in.
final class Running implements AutoCloseable {
  private static final String ADMINISTRATOR = "admin";
  private static final int PASSWORD_BYTES = 15;
  private static final String ROOM_LEFT_MIN = "100MB";
  private static final Duration KEEP_EVERY = Duration.ofSeconds(1);
  private static final Logger LOGGER = Logger.getLogger(Running.class.getName());

  private final @Nullable EmbeddedPostgres own;
  private final Server server;
  private final AutoCloseable connections;
  private final PostgresEventLog log;
  private final Vault vault;
  private final PostgresAccounts accounts;
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

  private Running(Settings settings) throws IOException {
    own = settings.store == null ? EmbeddedPostgres.in(settings.data) : null;
    server = own == null ? Server.of(String.valueOf(settings.store)) : own.server();
    log = PostgresEventLog.open(server, InstantSource.system());
    connections = server.pooled();
    vault = new PostgresVault(server);
    accounts = new PostgresAccounts(server);
  }

  static Running start(Settings settings) throws IOException {
    Running running = new Running(settings);
    try {
      running.open(settings);
      running.serve(settings);
      Thread.ofPlatform().daemon().name("corridor-keeper").start(running::keep);
      // Not before: the password is told once, and only by a room that is open.
      running.firstAdministrator();
      return running;
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /// A database of our own that died is started again.
  private void keep() {
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
      starting.getBeanFactory().registerSingleton("log", log);
      starting.getBeanFactory().registerSingleton("settings", settings);
      starting.getBeanFactory().registerSingleton("store", server.pool());
      starting.getBeanFactory().registerSingleton("vault", vault);
      starting.getBeanFactory().registerSingleton("tray", new PostgresTray(server));
      starting.getBeanFactory().registerSingleton("accounts", accounts);
      starting
          .getBeanFactory()
          .registerSingleton("scenarios", new Scenarios(settings.data.resolve("scenarios")));
    });
    context = application.run();
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

  /// A record with nothing in it is begun in the room, or by the example.
  private void open(Settings settings) throws IOException {
    if (!settings.example) {
      return;
    }
    OpenRecord record = OpenRecord.of(log);
    if (record.size() > 0) {
      told.add("There is a record in " + settings.data + " already; no example was loaded.");
      return;
    }
    TalksEvent.ProcessOpened opened =
        new TalksEvent.ProcessOpened("Talks of March 2022", ZoneId.of("Europe/Kyiv"), "", "");
    record.add(
        "serve:opened",
        ADMINISTRATOR,
        List.of(new Item(opened, Instant.parse("2022-02-27T00:00:00Z"), "serve:1")),
        Instant.now(),
        vault);
    for (Path file : exampleFiles()) {
      String name = String.valueOf(file.getFileName());
      List<Item> items =
          ItemReader.read(name, Files.readString(file, StandardCharsets.UTF_8), record.zone());
      record.add("serve:" + name, ADMINISTRATOR, items, Instant.now(), vault);
    }
    exampleScenario(settings.data);
  }

  private static void exampleScenario(Path data) throws IOException {
    Path folder = examples().resolve("mariupol-2022-03-05");
    Map<String, String> files = new HashMap<>();
    for (String name : List.of("arrangement.yaml", "roads.csv", "zones.csv")) {
      files.put(name, Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
    }
    new Scenarios(data.resolve("scenarios"))
        .put(new Viewer(Viewer.Duty.COORDINATOR, ""), "mariupol-2022-03-05", files, _ -> {});
  }

  private static Path examples() {
    return Path.of(System.getProperty("corridor.root", "."), "examples");
  }

  private static List<Path> exampleFiles() throws IOException {
    Path folder = examples().resolve("talks-2022");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private void firstAdministrator() {
    if (!accounts.all().isEmpty()) {
      return;
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    accounts.add(new PostgresAccounts.Account(
        ADMINISTRATOR,
        String.valueOf(Wiring.passwordEncoder().encode(password)),
        "coordinator",
        "",
        true));
    told.add("First administrator: name " + ADMINISTRATOR + ", password " + password
        + " (shown this once)");
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
    return log;
  }

  int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) Objects.requireNonNull(context)).getWebServer())
        .getPort();
  }

  /// After the last answers have gone out.
  @Override
  public void close() {
    closed = true;
    if (context != null) {
      context.close();
    }
    log.close();
    try {
      connections.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    if (own != null) {
      own.close();
    }
  }
}
