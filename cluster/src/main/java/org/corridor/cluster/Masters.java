package org.corridor.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses of Spark masters.
final class Masters {
  private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
  private static final Pattern HOST = Pattern.compile("(?<host>[^:,/]+):(?<port>[0-9]{1,5})");
  private static final Pattern IN_PROCESS = Pattern.compile("local(\\[([0-9]+|\\*)])?");
  private static final int PATIENCE_MILLIS = 3_000;

  private Masters() {}

  /// Where nobody listens Spark itself would try for minutes.
  static void requireReachable(String master) {
    if (IN_PROCESS.matcher(master).matches()) {
      return;
    }
    List<InetSocketAddress> hosts = hosts(master);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "A cluster is named by its master, as spark://host:7077, not " + master);
    }
    List<String> tried = new ArrayList<>();
    for (InetSocketAddress host : hosts) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(host.getHostString(), host.getPort()), PATIENCE_MILLIS);
        return;
      } catch (IOException e) {
        tried.add(host.getHostString() + ":" + host.getPort() + " (" + e.getMessage() + ")");
      }
    }
    throw new IllegalArgumentException("No Spark master answers at " + String.join(", ", tried)
        + ". Is it started, and is the address the one it tells in its log?");
  }

  private static List<InetSocketAddress> hosts(String master) {
    Matcher standalone = STANDALONE.matcher(master);
    List<InetSocketAddress> hosts = new ArrayList<>();
    if (!standalone.matches()) {
      return hosts;
    }
    for (String one : standalone.group(1).split(",", -1)) {
      Matcher host = HOST.matcher(one);
      int port = host.matches() ? Integer.parseInt(host.group("port")) : 0;
      if (port == 0 || port > 65_535) {
        return List.of();
      }
      hosts.add(InetSocketAddress.createUnresolved(host.group("host"), port));
    }
    return hosts;
  }

  /// Is the cluster on this machine and nowhere else?
  static boolean onLoopback(String master) {
    try {
      for (InetSocketAddress host : hosts(master)) {
        if (!InetAddress.getByName(host.getHostString()).isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
