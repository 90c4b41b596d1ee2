package org.corridor.feeds.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fetches feeds and pages by their addresses; for those who switched that on.
public final class Fetch {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int REDIRECTS_MAX = 5;
  private static final int OK = 200;
  private static final int CARRIER_FIRST = 100;
  private static final int CARRIER_SECOND_LOW = 64;
  private static final int CARRIER_SECOND_HIGH = 127;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int BYTE = 0xff;

  private final @Nullable Set<String> named;
  private final boolean everybody;
  private final HttpClient client = HttpClient.newBuilder()
      .connectTimeout(WAIT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .build();

  private Fetch(boolean everybody, @Nullable Set<String> named) {
    this.everybody = everybody;
    this.named = named;
  }

  /// Whatever this machine reaches: for a person at their own terminal.
  public static Fetch anything() {
    return new Fetch(true, null);
  }

  /// What all the world reaches, and nothing behind the walls that this machine stands in.
  public static Fetch publicOnly() {
    return new Fetch(false, null);
  }

  /// From these hosts, wherever they stand, and no others.
  public static Fetch from(Set<String> hosts) {
    return new Fetch(false, Set.copyOf(hosts));
  }

  /// Is it written as an address?
  public static boolean isAddress(String name) {
    return name.toLowerCase(Locale.ROOT).matches("https?://.*");
  }

  /// What is there, up to one byte more than [Originals#BYTES_MAX].
  ///
  /// @throws IOException with what was found instead, in words
  public byte[] fetch(String address) throws IOException, InterruptedException {
    try {
      return followed(uri(address));
    } catch (UnknownHostException e) {
      throw new IOException("no host of this name, or no network", e);
    } catch (HttpTimeoutException e) {
      throw new IOException("no answer within " + WAIT.toSeconds() + " s", e);
    } catch (ConnectException e) {
      throw new IOException("nobody answers there, or no network", e);
    }
  }

  private byte[] followed(URI first) throws IOException, InterruptedException {
    URI at = first;
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      require(at);
      HttpRequest request = HttpRequest.newBuilder(at)
          .timeout(WAIT)
          .header("User-Agent", "corridor")
          .build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        int status = answer.statusCode();
        if (status == OK) {
          return body.readNBytes(Originals.BYTES_MAX + 1);
        }
        Optional<String> elsewhere = answer.headers().firstValue("Location");
        if (elsewhere.isEmpty()) {
          throw new IOException("the server answers " + status);
        }
        at = uri(at.resolve(elsewhere.get()).toString());
      }
    }
    throw new IOException("it is said to be elsewhere more than " + REDIRECTS_MAX + " times");
  }

  private static URI uri(String address) throws IOException {
    try {
      URI uri = new URI(address.strip());
      if (!isAddress(uri.toString()) || uri.getHost() == null) {
        throw new IOException("no address as https://example.org/feed");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IOException("no address: " + e.getMessage(), e);
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
    if (named != null) {
      if (!named.contains(host)) {
        throw new IOException(host + ", which is none of the hosts that are allowed: "
            + String.join(", ", named.stream().sorted().toList()));
      }
      return;
    }
    if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(Fetch::isPublic)) {
      throw new IOException(host + ", which is not on the public internet");
    }
  }

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean carrier = bytes.length == 4
        && (bytes[0] & BYTE) == CARRIER_FIRST
        && (bytes[1] & BYTE) >= CARRIER_SECOND_LOW
        && (bytes[1] & BYTE) <= CARRIER_SECOND_HIGH;
    boolean own = address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    boolean zero = bytes.length == 4 && bytes[0] == 0;
    return !(address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || carrier
        || own
        || zero);
  }
}
