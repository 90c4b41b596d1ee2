package org.corridor.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.corridor.formats.BadInput;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.EventLog;
import org.corridor.log.Vault;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresVault;
import org.corridor.store.Server;
import org.corridor.store.StoreTrouble;
import org.corridor.talks.TalksEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corridor serve`: the record in a browser.
@Command(
    name = "corridor serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves a record to those who sign in, each seeing what is theirs to see. Starts everything it",
      "needs; the first time, the first administrator and a password are printed here."
    })
public final class Serve implements Callable<Integer> {
  private static final int BAD_INPUT = 2;
  private static final int FAULT = 1;
  private static final String ADMINISTRATOR = "admin";
  private static final int PASSWORD_BYTES = 15;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "corridor-data",
      description = "Folder of the record. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("corridor-data");

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "Keep it on this server instead, as postgresql://user@host/database.")
  private @Nullable String store;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port; 0 for any. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on. Default: ${DEFAULT-VALUE}. Beyond this machine only behind a proxy",
        "that speaks TLS, or with --certificate."
      })
  private String host = "127.0.0.1";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Certificate chain (PEM) for TLS; its key (PEM) with --key.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "Key (PEM) of the certificate.")
  private @Nullable Path key;

  @Option(names = "--example", description = "Fill an empty record with the talks of March 2022.")
  private boolean example;

  private Serve() {}

  public static void main(String[] args) {
    int status = new CommandLine(new Serve())
        .setExecutionExceptionHandler((e, line, _) -> {
          if (e instanceof BadInput input) {
            input.problems().forEach(p -> line.getErr().println(p));
            return BAD_INPUT;
          }
          line.getErr().println(e instanceof StoreTrouble ? e.getMessage() : e.toString());
          return FAULT;
        })
        .execute(args);
    if (status != 0 || asksForHelp(args)) {
      System.exit(status);
    }
  }

  private static boolean asksForHelp(String[] args) {
    return Stream.of(args)
        .anyMatch(a -> List.of("-h", "--help", "-V", "--version").contains(a));
  }

  @Override
  public Integer call() throws IOException {
    EmbeddedPostgres own = store == null ? EmbeddedPostgres.in(data) : null;
    Server server = own == null ? Server.of(String.valueOf(store)) : own.server();
    PostgresEventLog log = PostgresEventLog.open(server, InstantSource.system());
    Vault vault = new PostgresVault(server);
    PostgresAccounts accounts = new PostgresAccounts(server);
    open(log, vault);
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(properties());
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("log", log);
      context.getBeanFactory().registerSingleton("vault", vault);
      context.getBeanFactory().registerSingleton("accounts", accounts);
    });
    ConfigurableApplicationContext running = application.run();
    // After the last answer, and before the program ends.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      running.close();
      log.close();
      if (own != null) {
        own.close();
      }
    }));
    firstAdministrator(accounts);
    int at = Objects.requireNonNull(((WebServerApplicationContext) running).getWebServer())
        .getPort();
    say("The room is open: " + (certificate == null ? "http" : "https") + "://" + host + ":" + at);
    return 0;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(Map.of(
        "server.port", port,
        "server.address", host,
        "server.shutdown", "graceful",
        "spring.main.register-shutdown-hook", "false",
        "spring.lifecycle.timeout-per-shutdown-phase", "20s",
        "server.forward-headers-strategy", "framework",
        "server.compression.enabled", "true"));
    properties.putAll(Map.of(
        "server.servlet.session.timeout", "30m",
        "server.servlet.session.cookie.same-site", "strict",
        "server.servlet.session.cookie.http-only", "true",
        "spring.web.resources.add-mappings", "false",
        "spring.threads.virtual.enabled", "true",
        "management.endpoints.web.exposure.include", "health,prometheus",
        "management.endpoint.health.probes.enabled", "true",
        "springdoc.api-docs.version", "openapi_3_1",
        "logging.level.root", "WARN"));
    if (certificate != null && key != null) {
      properties.put("spring.ssl.bundle.pem.room.keystore.certificate", certificate.toUri());
      properties.put("spring.ssl.bundle.pem.room.keystore.private-key", key.toUri());
      properties.put("server.ssl.bundle", "room");
      properties.put("server.servlet.session.cookie.secure", "true");
    }
    return properties;
  }

  /// A record with nothing in it is opened, with the example in it where that is asked for.
  private void open(EventLog log, Vault vault) throws IOException {
    OpenRecord record = OpenRecord.of(log);
    if (record.size() > 0) {
      if (example) {
        say("There is a record in " + data + " already; the example was not loaded.");
      }
      return;
    }
    TalksEvent.ProcessOpened opened = new TalksEvent.ProcessOpened(
        example ? "Talks of March 2022" : "Talks",
        example ? ZoneId.of("Europe/Kyiv") : ZoneId.systemDefault(),
        "",
        "");
    record.add(
        "serve:opened",
        ADMINISTRATOR,
        List.of(
            new Item(opened, example ? Instant.parse("2022-02-27T00:00:00Z") : null, "serve:1")),
        Instant.now(),
        vault);
    if (example) {
      for (Path file : exampleFiles()) {
        String name = String.valueOf(file.getFileName());
        List<Item> items =
            ItemReader.read(name, Files.readString(file, StandardCharsets.UTF_8), record.zone());
        record.add("serve:" + name, ADMINISTRATOR, items, Instant.now(), vault);
      }
    }
  }

  private static List<Path> exampleFiles() throws IOException {
    Path folder = Path.of(System.getProperty("corridor.root", "."), "examples", "talks-2022");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void firstAdministrator(PostgresAccounts accounts) {
    if (!accounts.all().isEmpty()) {
      return;
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    accounts.add(new PostgresAccounts.Account(
        ADMINISTRATOR,
        String.valueOf(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password)),
        "coordinator",
        "",
        true));
    say("First administrator: name " + ADMINISTRATOR + ", password " + password
        + " (shown this once)");
  }

  @SuppressWarnings("SystemOut")
  private static void say(String text) {
    System.out.println(text);
  }
}
