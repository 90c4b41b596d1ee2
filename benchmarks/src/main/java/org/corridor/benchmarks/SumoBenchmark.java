package org.corridor.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Rules;
import org.corridor.simulate.Simulation;
import org.corridor.simulate.Traffic;
import org.corridor.simulate.Watcher;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// `benchmarks/run sumo`: the same vehicles on the same ways, by us and by SUMO's mesoscopic model.
///
/// A grid of one-lane roads of random lengths; vehicles set off over an hour for a few exits, by
/// the way that is shortest on empty roads, so that some roads fill. A lane lets through what
/// SUMO's headways give it: 1.13 s and the time for 7.5 m.
final class SumoBenchmark {
  private static final String USAGE =
      "benchmarks/run sumo [--width N] [--vehicles N] [--exits N] [--seed N]";

  private static final int METRES_PER_HOUR = 60_000;
  private static final double SUMO_HEADWAY_SECONDS = 1.13;
  /// SUMO's headways in jams are 1.4 to 1.73 s. What that comes to for a whole road was found with
  /// 40,000 vehicles and seed 1; other seeds and numbers say whether it holds.
  private static final double SUMO_QUEUE_DISCHARGE_SHARE = 0.78;

  private static final double METRES_PER_VEHICLE = 7.5;
  private static final int REPEATS = 5;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final Pattern TRIP =
      Pattern.compile("<tripinfo id=\"([0-9]+)\".* duration=\"([0-9.]+)\"");

  private int width = 40;
  private int vehicles = 20_000;
  private int exits = 12;
  private long seed = 1;

  private RoadNetwork roads = RoadNetwork.withPlaces(1).build();
  private int[] from = new int[0];
  private long[] departs = new long[0];
  private int[][] ways = new int[0][];
  private int[] exitOf = new int[0];
  private List<Integer> exitPlaces = List.of();

  public static void main(String[] args) throws IOException, InterruptedException {
    SumoBenchmark benchmark = new SumoBenchmark();
    try {
      benchmark.read(args);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    benchmark.run();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i += 2) {
      int value = Integer.parseInt(args[i + 1]);
      switch (args[i]) {
        case "--width" -> width = value;
        case "--vehicles" -> vehicles = value;
        case "--exits" -> exits = value;
        case "--seed" -> seed = value;
        default -> throw new IllegalArgumentException("What is " + args[i] + "?");
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    make();
    Path folder = Files.createTempDirectory("corridor-sumo-");
    try {
      writeNetwork(folder);
      if (!command(
          folder,
          "netconvert",
          "-n",
          "net.nod.xml",
          "-e",
          "net.edg.xml",
          "-o",
          "net.net.xml",
          "--no-turnarounds",
          "false",
          "--no-internal-links",
          "true")) {
        System.err.println("SUMO is not there, or does not take the network: apt-get install sumo");
        System.exit(1);
      }
      writeRoutes(folder);
      compare(folder, "SUMO as it is", List.of(), SUMO_QUEUE_DISCHARGE_SHARE);
      String headway = String.valueOf(SUMO_HEADWAY_SECONDS);
      compare(
          folder,
          "SUMO with the same headways in jams",
          List.of("--meso-taufj", headway, "--meso-taujf", headway, "--meso-taujj", headway),
          1);
    } finally {
      delete(folder);
    }
  }

  private void make() {
    SplittableRandom random = new SplittableRandom(seed);
    double perHour =
        3600 / (SUMO_HEADWAY_SECONDS + METRES_PER_VEHICLE / (METRES_PER_HOUR / 3600.0));
    RoadNetwork.Builder builder = RoadNetwork.withPlaces(width * width);
    for (int place = 0; place < width * width; place++) {
      for (int next : new int[] {place + 1, place + width}) {
        boolean there = next < width * width && (next != place + 1 || next % width != 0);
        if (there) {
          int metres = random.nextInt(300, 1_500);
          builder.road(place, next, metres, METRES_PER_HOUR, Rate.perHour(perHour), Access.OPEN);
          builder.road(next, place, metres, METRES_PER_HOUR, Rate.perHour(perHour), Access.OPEN);
        }
      }
    }
    roads = builder.build();
    exitPlaces = new ArrayList<>();
    for (int e = 0; e < exits; e++) {
      exitPlaces.add(random.nextInt(width * width));
    }
    from = new int[vehicles];
    departs = new long[vehicles];
    ways = new int[vehicles][];
    exitOf = new int[vehicles];
    List<int[]> trees = exitPlaces.stream().map(this::tree).toList();
    for (int v = 0; v < vehicles; v++) {
      do {
        from[v] = random.nextInt(width * width);
        exitOf[v] = random.nextInt(exits);
      } while (from[v] == exitPlaces.get(exitOf[v]));
      departs[v] = random.nextLong(HOUR_MILLIS) / 1000 * 1000;
      List<Integer> way = new ArrayList<>();
      int[] next = trees.get(exitOf[v]);
      for (int at = from[v]; next[at] >= 0; at = roads.to(next[at])) {
        way.add(next[at]);
      }
      ways[v] = way.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /// The road to take from each place to an exit; -1 at the exit.
  private int[] tree(int exit) {
    long[] millis = new long[width * width];
    int[] next = new int[width * width];
    Arrays.fill(millis, Long.MAX_VALUE);
    Arrays.fill(next, -1);
    millis[exit] = 0;
    List<List<Integer>> entering = new ArrayList<>();
    for (int p = 0; p < width * width; p++) {
      entering.add(new ArrayList<>());
    }
    for (int r = 0; r < roads.roadCount(); r++) {
      entering.get(roads.to(r)).add(r);
    }
    PriorityQueue<long[]> open = new PriorityQueue<>(Comparator.comparingLong(o -> o[0]));
    open.add(new long[] {0, exit});
    for (long[] first = open.poll(); first != null; first = open.poll()) {
      for (int road : entering.get((int) first[1])) {
        long there = first[0] + roads.travelMillis(road);
        if (there < millis[roads.from(road)]) {
          millis[roads.from(road)] = there;
          next[roads.from(road)] = road;
          open.add(new long[] {there, roads.from(road)});
        }
      }
    }
    return next;
  }

  private void writeNetwork(Path folder) throws IOException {
    try (BufferedWriter nodes = Files.newBufferedWriter(folder.resolve("net.nod.xml"));
        BufferedWriter edges = Files.newBufferedWriter(folder.resolve("net.edg.xml"))) {
      nodes.write("<nodes>\n");
      for (int p = 0; p < width * width; p++) {
        nodes.write("<node id=\"%d\" x=\"%d\" y=\"%d\" type=\"unregulated\" radius=\"0\"/>\n"
            .formatted(p, p % width * 1000, p / width * 1000));
      }
      nodes.write("</nodes>\n");
      edges.write("<edges>\n");
      for (int r = 0; r < roads.roadCount(); r++) {
        edges.write(String.format(
            Locale.ROOT,
            "<edge id=\"%d\" from=\"%d\" to=\"%d\" numLanes=\"1\" speed=\"%.4f\" length=\"%d\"/>%n",
            r,
            roads.from(r),
            roads.to(r),
            METRES_PER_HOUR / 3600.0,
            roads.lengthMetres(r)));
      }
      edges.write("</edges>\n");
    }
  }

  private Integer[] byDeparture() {
    Integer[] order = new Integer[vehicles];
    Arrays.setAll(order, v -> v);
    Arrays.sort(order, Comparator.comparingLong(v -> departs[v]));
    return order;
  }

  private void writeRoutes(Path folder) throws IOException {
    try (BufferedWriter routes = Files.newBufferedWriter(folder.resolve("net.rou.xml"))) {
      routes.write("<routes>\n<vType id=\"car\" length=\"5\" minGap=\"2.5\" speedDev=\"0\"/>\n");
      for (int v : byDeparture()) {
        StringBuilder edges = new StringBuilder();
        for (int road : ways[v]) {
          edges.append(edges.isEmpty() ? "" : " ").append(road);
        }
        routes.write(
            "<vehicle id=\"%d\" type=\"car\" depart=\"%d\" departSpeed=\"max\"><route edges=\"%s\"/></vehicle>\n"
                .formatted(v, departs[v] / 1000, edges));
      }
      routes.write("</routes>\n");
    }
  }

  private static boolean command(Path folder, String... words)
      throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void readTrips(Path file, double[] seconds) throws IOException {
    Arrays.fill(seconds, Double.NaN);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher trip = TRIP.matcher(line);
        if (trip.find()) {
          seconds[Integer.parseInt(trip.group(1))] = Double.parseDouble(trip.group(2));
        }
      }
    }
  }

  private Traffic traffic(double queueDischargeShare) {
    Spans always = Spans.of(0, 10 * HOUR_MILLIS);
    List<Destination> destinations = exitPlaces.stream()
        .map(e -> new Destination(e, always, Rate.UNLIMITED, Long.MAX_VALUE))
        .toList();
    List<Group> groups = new ArrayList<>();
    List<Movement> movements = new ArrayList<>();
    for (int v : byDeparture()) {
      groups.add(new Group(from[v], Kind.CAR, 1, 1000, 1000, always, Group.Choice.ANY));
      List<Movement.Step> steps = new ArrayList<>();
      long at = departs[v];
      for (int road : ways[v]) {
        steps.add(new Movement.Step.Drive(road, at, at + 1, roads.travelMillis(road)));
        at += roads.travelMillis(road);
      }
      movements.add(new Movement(groups.size() - 1, 1, steps, exitOf[v], at, at + 1));
    }
    PlanningProblem problem = new PlanningProblem(
        roads,
        Collections.nCopies(roads.roadCount(), always),
        List.of(),
        List.of(),
        destinations,
        groups,
        TimeGrid.covering(0, 10 * HOUR_MILLIS, 60_000),
        4_000);
    return new Traffic(
        problem,
        new Plan(movements),
        Collections.nCopies(roads.roadCount(), false),
        Collections.nCopies(vehicles, Long.MAX_VALUE / 4),
        queueDischargeShare);
  }

  private void compare(Path folder, String what, List<String> more, double queueDischargeShare)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sumo", "--mesosim", "true"));
    words.addAll(
        List.of("-n", "net.net.xml", "-r", "net.rou.xml", "--tripinfo-output", "trips.xml"));
    words.addAll(List.of("--no-step-log", "true", "--time-to-teleport", "-1", "--end", "36000"));
    words.addAll(more);
    double[] theirs = new double[vehicles];
    double[] sumoSeconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      command(folder, words.toArray(String[]::new));
      sumoSeconds[i] = (System.nanoTime() - start) / 1e9;
    }
    readTrips(folder.resolve("trips.xml"), theirs);
    Traffic traffic = traffic(queueDischargeShare);
    Integer[] order = byDeparture();
    double[] ours = new double[vehicles];
    long[] began = new long[vehicles];
    Watcher watcher = new Watcher() {
      @Override
      public void enters(
          int vehicle, int position, int link, double milliPersons, long millis, long endMillis) {
        began[vehicle] = position == 0 ? millis : began[vehicle];
      }

      @Override
      public void ends(int vehicle, boolean out, long millis) {
        ours[order[vehicle]] = (millis - began[vehicle]) / 1000.0;
      }
    };
    Simulation simulation = new Simulation(traffic);
    Rules rules = new Rules(Rules.Policy.HOLD, 1, 0);
    simulation.run(Disruptions.NONE, rules, seed, 0, watcher);
    double[] seconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      simulation.run(Disruptions.NONE, rules, seed, 0);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    double sumOurs = 0;
    double sumTheirs = 0;
    double free = 0;
    int both = 0;
    List<Double> apart = new ArrayList<>();
    for (int v = 0; v < vehicles; v++) {
      if (ours[v] > 0 && theirs[v] > 0) {
        both++;
        sumOurs += ours[v];
        sumTheirs += theirs[v];
        free += Arrays.stream(ways[v]).mapToLong(roads::travelMillis).sum() / 1000.0;
        apart.add(Math.abs(ours[v] - theirs[v]) / theirs[v]);
      }
    }
    Collections.sort(apart);
    Arrays.sort(seconds);
    Arrays.sort(sumoSeconds);
    double moves = traffic.linkMoves();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d vehicles, %,.0f link moves; %,d are out in both%n"
            + "travel time on the average: ours %.1f s, SUMO's %.1f s (%+.1f %%), on empty roads %.1f s%n"
            + "of single vehicles apart: half by less than %.1f %%, nine of ten by less than %.1f %%%n"
            + "median of %d: ours %.3f s (%.1f million link moves a second), SUMO %.2f s with its start"
            + " and files (%.1f times)%n",
        what,
        vehicles,
        moves,
        both,
        sumOurs / both,
        sumTheirs / both,
        100 * (sumOurs / sumTheirs - 1),
        free / both,
        100 * apart.get(apart.size() / 2),
        100 * apart.get(apart.size() * 9 / 10),
        REPEATS,
        seconds[REPEATS / 2],
        moves / seconds[REPEATS / 2] / 1e6,
        sumoSeconds[REPEATS / 2],
        sumoSeconds[REPEATS / 2] / seconds[REPEATS / 2]);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
