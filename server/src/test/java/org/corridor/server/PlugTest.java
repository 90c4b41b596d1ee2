package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.record.OpenRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the room when its database is killed under it, or its disk is filled.
class PlugTest {
  @TempDir
  static Path folder;

  @Test
  void aDatabaseThatDiesIsStartedAgainAndNothingAcknowledgedIsLost()
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    List<String> acknowledged = new ArrayList<>();
    try (Running room = Running.start(Running.Settings.here(data, true, null))) {
      Client admin = new Client(room.port());
      admin.signIn("admin", room.password());
      for (int n = 0; n < 5; n++) {
        say(admin, "BEFORE-" + n, acknowledged);
      }
      String pid =
          Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst().strip();
      ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
      int later = 0;
      Instant until = Instant.now().plus(Duration.ofSeconds(60));
      while (later < 5 && Instant.now().isBefore(until)) {
        later += say(admin, "AFTER-" + later, acknowledged) ? 1 : 0;
        Thread.sleep(200);
      }
      assertThat(later).as("said after it died").isEqualTo(5);
      String timeline = admin.get("/api/timeline").body();
      acknowledged.forEach(id -> assertThat(timeline).contains("\"" + id + "\""));
      assertThat(admin.get("/api/verify").body()).contains("\"whole\":true");
      assertThat(admin.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  /// By Ctrl-C its database is stopped too; by the plug it stays, and whoever comes next uses it.
  /// Either way the example is whole at the next start.
  @Test
  void whatIsStoppedWhileItOpensIsCompletedAtTheNextStart()
      throws IOException, InterruptedException {
    long whole;
    try (Running room = Running.start(Running.Settings.here(folder.resolve("whole"), true, null))) {
      whole = OpenRecord.of(room.log()).size();
    }
    for (boolean plug : List.of(false, true)) {
      Path data = folder.resolve("stopped " + plug);
      Process opening = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Dcorridor.root=" + System.getProperty("corridor.root"),
              "-cp",
              System.getProperty("java.class.path"),
              Serve.class.getName(),
              "--example",
              "--port",
              "0",
              "--data",
              data.toString())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("said " + plug).toFile())
          .start();
      long database = whenTheDatabaseIsReady(data);
      if (plug) {
        Thread.sleep(500);
        opening.destroyForcibly();
      } else {
        opening.destroy();
      }
      opening.waitFor();
      assertThat(Files.readString(folder.resolve("said " + plug))).doesNotContain("is open");
      assertThat(ProcessHandle.of(database).isPresent()).isEqualTo(plug);
      try (Running room = Running.start(Running.Settings.here(data, true, null))) {
        assertThat(OpenRecord.of(room.log()).size()).isEqualTo(whole);
        Client admin = new Client(room.port());
        admin.signIn("admin", room.password());
        assertThat(admin.get("/api/scenarios").body()).contains("mariupol-2022-03-05");
      }
    }
  }

  private static long whenTheDatabaseIsReady(Path data) throws IOException, InterruptedException {
    Path file = data.resolve("database/postmaster.pid");
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(until)) {
      if (Files.exists(file) && Files.readString(file).contains("ready")) {
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("The database did not come up");
  }

  /// While there is still room to write down what is under way.
  @Test
  void aDiskThatIsNearlyFullIsToldBeforeItIs() throws IOException, InterruptedException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()))
        .as("only root can make a small disk: a disk that is nearly full was NOT TESTED")
        .isZero();
    try (Running room = Running.start(Running.Settings.here(disk.resolve("data"), false, null))) {
      Client nobody = new Client(room.port());
      assertThat(nobody.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      long left = Files.getFileStore(disk).getUsableSpace();
      Path ballast = Files.write(disk.resolve("ballast"), new byte[(int) (left - 50_000_000)]);
      assertThat(nobody.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(nobody.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      Files.delete(ballast);
      assertThat(nobody.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isZero();
    }
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

  private static boolean say(Client client, String id, List<String> acknowledged)
      throws IOException, InterruptedException {
    int status = client.add("- issue: {id: " + id + ", title: t}", "said " + id).statusCode();
    if (status == 201 && !acknowledged.contains(id)) {
      acknowledged.add(id);
    }
    return status == 201;
  }
}
