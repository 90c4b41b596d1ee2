package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the room when its database is killed under it.
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

  private static boolean say(Client client, String id, List<String> acknowledged)
      throws IOException, InterruptedException {
    int status = client.add("- issue: {id: " + id + ", title: t}", "said " + id).statusCode();
    if (status == 201 && !acknowledged.contains(id)) {
      acknowledged.add(id);
    }
    return status == 201;
  }
}
