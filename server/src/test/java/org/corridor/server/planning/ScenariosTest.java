package org.corridor.server.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.corridor.workflows.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies on a shelf when the power comes back.
class ScenariosTest {
  private static final Viewer COORDINATOR = new Viewer(Viewer.Duty.COORDINATOR, "");

  @TempDir
  Path root;

  private Path put(String name, String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve("operation").resolve(name));
    Files.writeString(folder.resolve("arrangement.yaml"), text);
    return folder;
  }

  @Test
  void whatWasBeingReplacedIsThereAgain() throws IOException {
    put(".old-road", "as it was");
    Scenarios scenarios = new Scenarios(root);
    assertThat(scenarios.names(COORDINATOR)).containsExactly("road");
    assertThat(scenarios.files(COORDINATOR, "road").orElseThrow())
        .containsEntry("arrangement.yaml", "as it was");
  }

  @Test
  void whatWasReplacedDoesNotComeBack() throws IOException {
    Path old = put(".old-road", "as it was");
    put("road", "as it is");
    Scenarios scenarios = new Scenarios(root);
    assertThat(old).doesNotExist();
    assertThat(scenarios.files(COORDINATOR, "road").orElseThrow())
        .containsEntry("arrangement.yaml", "as it is");
  }
}
