package org.corridor.feeds.intake;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Fetches feeds and pages by their addresses; for those who switched that on.
public final class Fetch {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int REDIRECTS_MAX = 5;
  private static final int OK = 200;
  private static final int PORT_MAX = 65_535;

  /// Where the web is; anywhere else may be a service that takes a request for something else.
  private static final Set<Integer> WEB = Set.of(-1, 80, 443);

  private final @Nullable Set<String> named;
  private final boolean everybody;
  private final Duration wait;
  private final HttpClient client;

  private Fetch(boolean everybody, @Nullable Set<String> named, Duration wait) {
    this.everybody = everybody;
    this.named = named;
    this.wait = wait;
    client = HttpClient.newBuilder()
        .connectTimeout(wait)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /// Whatever this machine reaches: for a person at their own terminal.
  public static Fetch anything() {
    return new Fetch(true, null, WAIT);
  }

  /// What all the world reaches, and nothing behind the walls that this machine stands in.
  public static Fetch publicOnly() {
    return new Fetch(false, null, WAIT);
  }

  /// From these hosts, wherever they stand, and no others.
  ///
  /// @param hosts as `example.org`, or with a port as `example.org:8080`
  public static Fetch from(Set<String> hosts) {
    return new Fetch(false, Set.copyOf(hosts), WAIT);
  }

  /// The same with another time for each answer, its end included.
  public Fetch within(Duration time) {
    return new Fetch(everybody, named, time);
  }

  /// Is it written as an address?
  public static boolean isAddress(String name) {
    return name.toLowerCase(Locale.ROOT).matches("https?://.*");
  }

  /// What is there, of [Originals#BYTES_MAX] at most.
  ///
  /// @throws IOException with what was found instead, in words
  public byte[] fetch(String address) throws IOException, InterruptedException {
    try {
      return followed(uri(address));
    } catch (UnknownHostException e) {
      throw new IOException("no host of this name, or no network", e);
    } catch (HttpTimeoutException e) {
      throw slow(e);
    } catch (ConnectException e) {
      throw new IOException("nobody answers there, or no network", e);
    }
  }

  private IOException slow(Exception e) {
    return new IOException("no whole answer within " + wait.toSeconds() + " s", e);
  }

  private byte[] followed(URI first) throws IOException, InterruptedException {
    URI at = first;
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      require(at);
      HttpResponse<byte[]> answer = answer(at);
      if (answer.statusCode() == OK) {
        return answer.body();
      }
      Optional<String> elsewhere = answer.headers().firstValue("Location");
      if (elsewhere.isEmpty()) {
        throw new IOException("the server answers " + answer.statusCode());
      }
      at = resolved(at, elsewhere.get());
    }
    throw new IOException("it is said to be elsewhere more than " + REDIRECTS_MAX + " times");
  }

  /// The whole of it in time: who sends letter by letter does not hold anybody up.
  private HttpResponse<byte[]> answer(URI at) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(at)
        .timeout(wait)
        .header("User-Agent", "corridor")
        .build();
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Originals.BYTES_MAX));
    try {
      return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw slow(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException trouble) {
        throw trouble;
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private static URI resolved(URI from, String location) throws IOException {
    try {
      return uri(from.resolve(new URI(location)).toString());
    } catch (URISyntaxException e) {
      throw new IOException("it is said to be elsewhere, and where is no address", e);
    }
  }

  private static URI uri(String address) throws IOException {
    try {
      URI uri = new URI(address.strip());
      if (!isAddress(uri.toString()) || uri.getHost() == null || uri.getPort() > PORT_MAX) {
        throw new IOException("no address as https://example.org/feed");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IOException("no address as https://example.org/feed", e);
    }
  }

  /// The answer of the resolver is kept by Java for half a minute, so that what is asked is what
  /// was
  /// looked at here.
  private void require(URI at) throws IOException {
    if (everybody) {
      return;
    }
    String host = at.getHost().toLowerCase(Locale.ROOT);
    boolean web = WEB.contains(at.getPort());
    if (named != null) {
      if (!named.contains(host + ":" + at.getPort()) && !(web && named.contains(host))) {
        throw new IOException(host + (web ? "" : ":" + at.getPort())
            + ", which is none of the hosts that are allowed: "
            + String.join(", ", named.stream().sorted().toList()));
      }
      return;
    }
    if (!web) {
      throw new IOException("port " + at.getPort() + ", which is not the web's (80, 443)");
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!PublicAddress.is(address)) {
        throw new IOException(host + ", which is not on the public internet");
      }
    }
  }
}
