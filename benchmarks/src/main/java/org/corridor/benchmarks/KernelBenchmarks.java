package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.corridor.network.Carriageway;
import org.corridor.network.Mode;
import org.corridor.network.Passage;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;
import org.corridor.network.Routes;
import org.corridor.network.Stretch;
import org.corridor.network.Surface;
import org.corridor.plan.bound.CutProof;
import org.corridor.plan.flow.EarliestArrival;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The kernels alone, warm: `benchmarks/run jmh`.
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmarks {
  /// A made-up city.
  @State(Scope.Benchmark)
  public static class City {
    /// What binds.
    @Param({"exits", "roads"})
    public String bind = "exits";

    private FlowInstance instance = new FlowInstance(0, 0, 1);

    /// Reads it once.
    @Setup
    public void read() throws IOException {
      Path file = Files.createTempFile("corridor-jmh", ".txt");
      Files.write(file, RoadGrid.lines(1000, 240, 1, 10_000, bind.equals("exits")));
      instance = InstanceFile.read(file);
      Files.delete(file);
    }

    private EarliestArrival flow() {
      int[] room = new int[instance.destinationCount()];
      Arrays.fill(room, -1);
      EarliestArrival flow = new EarliestArrival(
          instance, instance.capacities(), new int[instance.nodeCount()][], room);
      flow.bringOut(IntStream.range(0, instance.groupCount()).boxed().toList());
      return flow;
    }
  }

  /// A solved city.
  @State(Scope.Benchmark)
  public static class Solved {
    private EarliestArrival flow = new City().flow();

    /// Solves it once.
    @Setup
    public void solve(City city) {
      flow = city.flow();
    }
  }

  /// A square of 100 × 100 junctions.
  @State(Scope.Benchmark)
  public static class Square {
    private static final int SIDE = 100;
    private final Routes routes = new Routes(map(), Mode.CAR);

    private static RoadMap map() {
      RoadMap.Builder map = RoadMap.from("", "");
      for (int j = 0; j < SIDE * SIDE; j++) {
        map.junction(1000 * (j / SIDE), 1000 * (j % SIDE));
      }
      Carriageway way = new Carriageway(Passage.OPEN, 50, 1, 600);
      for (int j = 0; j < SIDE * SIDE; j++) {
        for (int to : new int[] {j % SIDE + 1 < SIDE ? j + 1 : -1, j + SIDE}) {
          if (to >= 0 && to < SIDE * SIDE) {
            map.stretch(new Stretch(
                j,
                to,
                100_000 + (j * 37 + to * 11) % 9973,
                0,
                RoadClass.PRIMARY,
                Surface.PAVED,
                0,
                0,
                "",
                way,
                way));
          }
        }
      }
      return map.build();
    }
  }

  /// The earliest-arrival flow of 1,000 places and 240 steps.
  @Benchmark
  public long earliestArrival(City city) {
    return Arrays.stream(city.flow().arrivals()).sum();
  }

  /// Its proof for every step.
  @Benchmark
  public long proof(Solved solved) {
    return Arrays.stream(new CutProof(solved.flow).mostByCell()).sum();
  }

  /// The shortest way from corner to corner, over nearly all of the square.
  @Benchmark
  public long shortestWay(Square square) {
    return square
        .routes
        .findShortest(0, Square.SIDE * Square.SIDE - 1)
        .orElseThrow()
        .lengthMillimetres();
  }
}
