package org.corridor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.corridor.log.Append;
import org.corridor.log.Chain;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A record on a disk that fills up: a small file system of its own, for which the test has to be
/// root.
class FullDiskTest {
  private static final String SIZE = "220m";
  private static final int BODY = 60_000;
  private static final int REQUESTS_MAX = 2_000;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path disk;

  @Test
  void whatWasAcknowledgedBeforeTheDiskWasFullIsThereWhenThereIsRoomAgain() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()))
        .as("only root can make a small disk: a full disk was NOT TESTED")
        .isZero();
    try {
      fillAndReopen();
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isZero();
    }
  }

  private void fillAndReopen() throws IOException {
    Path folder = Files.createDirectories(disk.resolve("record"));
    Path ballast = disk.resolve("ballast");
    List<String> acknowledged = new ArrayList<>();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(postgres.server(), InstantSource.system())) {
      takeRoom(ballast);
      Throwable full = null;
      for (int i = 0; full == null && i < REQUESTS_MAX; i++) {
        Append request = request(i);
        full = catchThrowable(() -> log.append(request));
        if (full == null) {
          acknowledged.add(request.drafts().getFirst().body());
        }
      }
      assertThat(full)
          .isInstanceOf(StoreTrouble.class)
          .hasMessageContaining("Nothing was recorded");
    }
    assertThat(acknowledged).isNotEmpty();
    Files.delete(ballast);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(postgres.server(), InstantSource.system())) {
      List<Entry> entries = new ArrayList<>();
      Chain chain = new Chain();
      log.read(0, entry -> {
        assertThat(chain.add(entry)).isEmpty();
        entries.add(entry);
      });
      assertThat(entries).extracting(Entry::body).startsWith(acknowledged.toArray(String[]::new));
      assertThat(entries.size()).isLessThanOrEqualTo(acknowledged.size() + 1);
      log.append(request(REQUESTS_MAX));
    }
  }

  /// Leaves a few megabytes.
  private void takeRoom(Path ballast) throws IOException {
    long left = Files.getFileStore(disk).getUsableSpace() - 6_000_000;
    byte[] block = new byte[1_000_000];
    Files.createFile(ballast);
    for (long done = 0; done < left; done += block.length) {
      Files.write(ballast, block, StandardOpenOption.APPEND);
    }
  }

  private static Append request(int number) {
    byte[] noise = new byte[BODY];
    new Random(number).nextBytes(noise);
    String body =
        "{\"n\":" + number + ",\"text\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}";
    Instant noon = Instant.parse("2022-03-05T10:00:00Z");
    return new Append(
        "c" + number, "tester", Map.of(), List.of(new Draft("talks", noon, "claim", 1, body)));
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
