package org.corridor.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.feeds.intake.Fetch;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--behind-proxy",
      arity = "0..1",
      fallbackValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = {
        "A proxy of yours at this address (127.0.0.1 without one) is in front of it and says who asks",
        "(X-Forwarded-For, -Proto). Nobody else is believed."
      })
  private String proxy = "";

  @Option(names = "--example", description = "Fill an empty record with the talks of March 2022.")
  private boolean example;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "Where it is found from outside, as https://room.example.org: passkeys hold for"
          + " this address only. Default: http://localhost:PORT.")
  private @Nullable URI address;

  @Option(
      names = "--tiles",
      paramLabel = "URL",
      description =
          "Map tiles, as https://tiles.example.org/{z}/{x}/{y}.png. Default: none; the map"
              + " needs no line.")
  private String tiles = "";

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description = "An OpenID Connect provider that signs people in; with --oidc-client, and the"
          + " secret in the environment variable CORRIDOR_OIDC_SECRET.")
  private @Nullable String issuer;

  @Option(
      names = "--oidc-client",
      paramLabel = "ID",
      description = "What the provider calls this room.")
  private @Nullable String client;

  @Option(
      names = "--cluster",
      paramLabel = "ADDRESS",
      description =
          "An Apache Spark 4.2 cluster, as spark://host:7077, that simulations may be run" + " on.")
  private @Nullable String cluster;

  @Option(
      names = "--watch",
      paramLabel = "DIR|URL",
      description = {
        "Reports that are left in this folder are read into the inbox; with --online also, every five",
        "minutes, what is at this address. May be given several times, with one folder."
      })
  private List<String> watch = List.of();

  @Option(
      names = "--online",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "HOST,HOST",
      description = {
        "The coordinator and monitors may have feeds and pages fetched by address: from these hosts,",
        "or without any named from all that are on the public internet. Default: nothing is fetched."
      })
  private @Nullable String online;

  private @Nullable Running running;

  private Serve() {}

  public static void main(String[] args) {
    int status = execute(new Serve(), args);
    if (status != 0 || asksForHelp(args)) {
      System.exit(status);
    }
  }

  /// The room that these arguments open, to be closed at the end of the program at the latest.
  ///
  /// @throws IllegalStateException if they open none, which has been told
  static Running open(String... args) {
    Serve serve = new Serve();
    int status = execute(serve, args);
    if (serve.running == null) {
      throw new IllegalStateException("No room is open: " + status);
    }
    return serve.running;
  }

  private static int execute(Serve serve, String... args) {
    return new CommandLine(serve)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler((e, line, _) -> {
          if (e instanceof BadInput input) {
            input.problems().forEach(p -> line.getErr().println(p));
            return BAD_INPUT;
          }
          line.getErr().println(e instanceof StoreTrouble ? e.getMessage() : e.toString());
          return FAULT;
        })
        .execute(args);
  }

  private static boolean asksForHelp(String[] args) {
    return Stream.of(args)
        .anyMatch(a -> List.of("-h", "--help", "-V", "--version").contains(a));
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    asked(problems);
    problems.throwIfAny();
    int listens = port == 0 ? Running.Settings.freePort() : port;
    URI found = address == null
        ? URI.create((certificate == null ? "http" : "https") + "://localhost:" + listens)
        : address;
    Organisation organisation = organisation();
    Running.Settings settings = new Running.Settings(
        data,
        store,
        listens,
        host,
        certificate,
        key,
        proxy,
        example,
        found,
        tiles,
        organisation,
        cluster,
        ways());
    // Also of a room that is only being opened nothing stays behind.
    running = Running.start(
        settings, begun -> Runtime.getRuntime().addShutdownHook(new Thread(begun::close)));
    running.told().forEach(Serve::say);
    say("The room is open: "
        + (host.equals("127.0.0.1")
            ? found.toString()
            : (certificate == null ? "http" : "https") + "://" + host + ":" + running.port()));
    return 0;
  }

  private Incoming.Ways ways() {
    Path folder = watch.stream()
        .filter(w -> !Fetch.isAddress(w))
        .map(Path::of)
        .findFirst()
        .orElse(null);
    return new Incoming.Ways(folder, watch.stream().filter(Fetch::isAddress).toList(), fetch());
  }

  private @Nullable Fetch fetch() {
    if (online == null || online.isBlank()) {
      return online == null ? null : Fetch.publicOnly();
    }
    return Fetch.from(Stream.of(online.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet()));
  }

  private @Nullable Organisation organisation() {
    if (issuer == null || client == null) {
      return null;
    }
    String secret = System.getenv().getOrDefault("CORRIDOR_OIDC_SECRET", "");
    try {
      return Organisation.of(issuer, client, secret);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw BadInput.of(problem(
          "--oidc-issuer",
          "a provider of OpenID Connect that answers",
          issuer + ", which does not"));
    }
  }

  /// What can be seen before anything is started.
  private void asked(Problems problems) {
    if ((issuer == null) != (client == null)) {
      problems.add(problem("--oidc-issuer", "with --oidc-client, or neither", "one of both"));
    }
    if (!tiles.isEmpty() && !tiles.matches("https?://[^\\s;,'\"]+")) {
      problems.add(problem("--tiles", "an address as https://…/{z}/{x}/{y}.png", tiles));
    }
    if (cluster != null && !cluster.matches("spark://[^\\s/]+")) {
      problems.add(problem("--cluster", "a master, as spark://host:7077", cluster));
    }
    if (address != null && (address.getHost() == null || address.getScheme() == null)) {
      problems.add(problem("--address", "as https://room.example.org", address.toString()));
    }
    if ((certificate == null) != (key == null)) {
      problems.add(
          problem("--certificate", "a certificate and its key, or neither", "one of both"));
    }
    for (Path file : Stream.of(certificate, key).filter(Objects::nonNull).toList()) {
      if (!Files.isReadable(file)) {
        problems.add(problem("--certificate, --key", "files that can be read", file.toString()));
      }
    }
    for (String watched : watch) {
      if (Fetch.isAddress(watched) ? online == null : !Files.isDirectory(Path.of(watched))) {
        problems.add(
            problem("--watch", "a folder that is there, or with --online an address", watched));
      }
    }
    if (watch.stream().filter(w -> !Fetch.isAddress(w)).count() > 1) {
      problems.add(problem("--watch", "one folder", String.join(", ", watch)));
    }
    try (ServerSocket free = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(host);
      free.bind(new InetSocketAddress(address, port));
      if (!address.isLoopbackAddress() && certificate == null && proxy.isEmpty()) {
        problems.add(problem(
            "--host",
            "this machine only, or a line that nobody else can read: --certificate or --behind-proxy",
            host));
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add(problem(
          "--host, --port",
          "an address of this machine and a port that is free",
          host + ":" + port + ", " + e.getMessage()));
    }
  }

  private static Problem problem(String option, String expected, String found) {
    return new Problem(option, 0, 0, "", expected, found, "");
  }

  @SuppressWarnings("SystemOut")
  private static void say(String text) {
    System.out.println(text);
  }
}
