package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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

  @Test
  void aFileIsGivenOnceItCameToRest() throws IOException {
    Watch watch = new Watch(folder);
    Path report = folder.resolve("b.txt");
    Files.writeString(report, "The mayor said");
    assertThat(watch.look()).as("it may still be written").isEmpty();
    Files.writeString(report, "The mayor said that the road is open.");
    assertThat(watch.look()).as("it was").isEmpty();
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a").resolve("c.txt"), "x");
    assertThat(watch.look()).containsExactly(report);
    assertThat(watch.look()).containsExactly(folder.resolve("a").resolve("c.txt"));
    assertThat(watch.look()).isEmpty();
    watch.again(report);
    assertThat(watch.look()).as("it could not be taken").containsExactly(report);
    Files.delete(report);
    assertThat(watch.look()).isEmpty();
    Files.writeString(report, "The mayor said that the road is open.");
    watch.look();
    assertThat(watch.look()).as("another of the same name").containsExactly(report);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost:8080/api/record",
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
        "http://2130706433/"
      })
  void whatIsNotPublicIsNotFetched(String address) {
    assertThatThrownBy(() -> Fetch.publicOnly().fetch(address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not on the public internet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://example.org/", "https:///x", "x", "http://a b/"})
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
}
