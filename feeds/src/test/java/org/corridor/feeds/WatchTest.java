package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Watch;
import org.corridor.feeds.intake.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is watched is read once, and when it has come to rest; what is fetched is not behind a
/// wall.
class WatchTest {
  @TempDir
  Path folder;

  private static final Watch.NotRead NOBODY = (file, found) -> {
    throw new AssertionError(file + ": " + found);
  };

  private Instant now = Instant.now().plusSeconds(60);

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(now));
    return file;
  }

  @Test
  void aFileIsGivenOnceItCameToRest() throws IOException {
    Watch watch = new Watch(folder, () -> now);
    Path report = write("b.txt", "The mayor said");
    assertThat(watch.look(NOBODY)).as("it may still be written").isEmpty();
    now = now.plusSeconds(4);
    write("b.txt", "The mayor said that the road is open.");
    assertThat(watch.look(NOBODY)).as("it was").isEmpty();
    now = now.plusSeconds(4);
    assertThat(watch.look(NOBODY)).as("not for long enough").isEmpty();
    now = now.plusSeconds(8);
    assertThat(watch.look(NOBODY)).containsExactly(report);
    assertThat(watch.look(NOBODY)).as("nobody took it").containsExactly(report);
    Path other = write("a/c.txt", "x");
    watch.took(report);
    assertThat(watch.look(NOBODY)).isEmpty();
    now = now.plusSeconds(11);
    assertThat(watch.look(NOBODY)).containsExactly(other);
    watch.took(other);
    Files.delete(report);
    assertThat(watch.look(NOBODY)).isEmpty();
    write("b.txt", "The mayor said that the road is open.");
    now = now.plusSeconds(11);
    watch.look(NOBODY);
    assertThat(watch.look(NOBODY)).as("another of the same name").containsExactly(report);
  }

  @Test
  void whatIsNoFileIsToldOnceAndNotFollowed(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("link.txt"), secret);
    Files.createSymbolicLink(folder.resolve("all"), elsewhere);
    Watch watch = new Watch(folder, () -> now);
    List<String> told = new ArrayList<>();
    for (int look = 0; look < 3; look++) {
      assertThat(watch.look((file, found) -> told.add(file.getFileName() + ": " + found)))
          .isEmpty();
    }
    assertThat(told).containsExactlyInAnyOrder("all: a link", "link.txt: a link");
    assertThatThrownBy(
            () -> Intake.Source.within(folder.resolve("link.txt")).bytes().read())
        .isInstanceOf(IOException.class);
    assertThat(Intake.Source.of(folder.resolve("link.txt")).bytes().read())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("secret");
    Path linked = Files.createSymbolicLink(elsewhere.resolve("folder"), folder);
    write("d.txt", "x");
    assertThat(Watch.files(linked, (_, _) -> {})).containsExactly(linked.resolve("d.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/api/record",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.9/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://192.0.2.2/",
        "http://198.18.0.1/",
        "http://203.0.113.9/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[::7f00:1]/",
        "http://[2001:db8::1]/"
      })
  void whatIsNotPublicIsNotFetched(String address) {
    assertThatThrownBy(() -> Fetch.publicOnly().fetch(address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not on the public internet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/",
        "https:///x",
        "x",
        "http://a b/",
        "http://127.0.0.1:99999/"
      })
  void whatIsNoAddressIsNotFetched(String address) {
    assertThatThrownBy(() -> Fetch.anything().fetch(address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no address");
  }

  @Test
  void hostsThatWereNotNamedAreNotAsked() {
    assertThatThrownBy(() -> Fetch.from(Set.of("reliefweb.int")).fetch("https://example.org/feed"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none of the hosts that are allowed: reliefweb.int");
  }

  @Test
  void whoeverOtherThanTheWebIsNotAsked() {
    assertThatThrownBy(() -> Fetch.publicOnly().fetch("http://8.8.8.8:25/"))
        .hasMessageContaining("port 25");
    assertThatThrownBy(() -> Fetch.from(Set.of("localhost")).fetch("http://localhost:5432/"))
        .hasMessageContaining("none of the hosts");
  }

  @Test
  void whoSendsLetterByLetterHoldsNobodyUp() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread drip = Thread.ofVirtual().start(() -> {
        try (Socket socket = slow.accept()) {
          OutputStream out = socket.getOutputStream();
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
          while (!Thread.interrupted()) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
          }
        } catch (IOException | InterruptedException e) {
          // Nobody listens any more.
          return;
        }
      });
      assertThatThrownBy(() -> Fetch.anything()
              .within(Duration.ofSeconds(1))
              .fetch("http://127.0.0.1:" + slow.getLocalPort() + "/"))
          .hasMessageContaining("no whole answer within 1 s");
      drip.interrupt();
    }
  }

  @Test
  void whereItIsSaidToBeMustBeAnAddress() throws IOException {
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", exchange -> {
      exchange
          .getResponseHeaders()
          .add("Location", exchange.getRequestURI().getPath().equals("/1") ? "/a|b" : "//x:99999/");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    });
    elsewhere.start();
    try {
      for (String path : List.of("/1", "/2")) {
        assertThatThrownBy(() -> Fetch.anything()
                .fetch("http://127.0.0.1:" + elsewhere.getAddress().getPort() + path))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("no address");
      }
    } finally {
      elsewhere.stop(0);
    }
  }
}
