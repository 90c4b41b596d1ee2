package org.corridor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.plan.flow.EarliestArrival.Shortness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The planner and its peers give the same numbers on the same file.
class FlowPeersTest {
  private static final int CITIES = 12;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void madeUpCitiesHaveTheSameOptimum(boolean exitsBind) throws IOException {
    for (int seed = 1; seed <= CITIES; seed++) {
      Path file = folder.resolve("city-" + seed + ".txt");
      Files.write(file, RoadGrid.lines(40 + 10 * seed, 60, seed, 400 * seed, exitsBind));
      FlowInstance instance = InstanceFile.read(file);
      Peer.Result ours = new OurPlanner().solve(instance);
      assertThat(ours).as("seed %d", seed).isEqualTo(new OrToolsMinCost().solve(instance));
      // With ways that may be long from the start, and with blocks that are widened all the time.
      for (Shortness shortness : List.of(
          new Shortness(1, 0),
          new Shortness(1, 500),
          new Shortness(23, 50),
          new Shortness(60, 0))) {
        assertThat(new OurPlanner(shortness).solve(instance))
            .as("seed %d, %s", seed, shortness)
            .isEqualTo(ours);
      }
      assertThat(ours.personsOut())
          .as("seed %d", seed)
          .isPositive()
          .isEqualTo(new OrToolsMaxFlow().solve(instance).personsOut())
          .isEqualTo(new JGraphTPushRelabel().solve(instance).personsOut());
    }
  }

  @Test
  void closingAndReOpeningByHand() throws IOException {
    // One road of 2 steps that lets 3 a step through, closed in steps 2 to 4, and an exit that is
    // closed in step 3: arrivals in steps 2, (3: too late for the exit), 7 and 8.
    Path file = folder.resolve("road.txt");
    Files.writeString(file, """
        c by hand
        p corridor-flow 2 9
        o 0 100
        a 0 1 2 3
        w 0 2
        w 5 9
        d 1 -
        w 0 3
        w 4 9
        """);
    Peer.Result ours = new OurPlanner().solve(InstanceFile.read(file));
    // Entering in 0 arrives in 2, in 1 arrives in 3 (closed, and nobody may wait), in 5 arrives in
    // 7, in 6 arrives in 8.
    assertThat(ours).isEqualTo(new Peer.Result(9, 3 * (2 + 7 + 8) + 91 * 9));
  }

  @Test
  void aRoadLongerThanTheHorizonIsNoRoad() throws IOException {
    Path file = folder.resolve("long.txt");
    Files.writeString(file, """
        p corridor-flow 4 10
        o 0 5
        a 0 1 2147483647 2
        a 1 2 2000000000 2
        a 0 2 1 1
        d 2 3
        """);
    // One a step is at the destination in steps 1 to 5.
    Peer.Result ours = new OurPlanner().solve(InstanceFile.read(file));
    assertThat(ours).isEqualTo(new Peer.Result(5, 1 + 2 + 3 + 4 + 5));
  }

  @Test
  void padangIsSolvedAsByOthers() throws IOException {
    Path file = Path.of(System.getProperty("corridor.data", "../../shared/data"))
        .resolve("evacuation/padang.dat");
    assumeThat(file).as("real input, not part of the project: NOT TESTED").exists();
    FlowInstance instance = InstanceFile.read(file);
    Peer.Result ours = new OurPlanner().solve(instance);
    assertThat(ours.personsOut()).isEqualTo(new OrToolsMaxFlow().solve(instance).personsOut());
  }

  @Test
  void peersAgreeOnShapesThatOthersGetStuckOn() throws IOException {
    for (String shape : Shapes.NAMES) {
      int steps = shape.equals("week") ? 1500 : 120;
      Path file = folder.resolve(shape + ".txt");
      Files.write(file, Shapes.lines(shape, 36, steps, 200));
      FlowInstance instance = InstanceFile.read(file);
      Peer.Result ours = new OurPlanner().solve(instance);
      assertThat(new OurPlanner(new Shortness(steps, 0)).solve(instance))
          .as(shape)
          .isEqualTo(ours);
      assertThat(ours).as(shape).isEqualTo(new OrToolsMinCost().solve(instance));
      assertThat(ours.personsOut()).as(shape).isPositive();
    }
  }
}
