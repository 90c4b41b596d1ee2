package org.corridor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads an instance: our plain format, or that of the zetool collection (`padang.dat`).
///
/// Ours, one item a line, words apart by blanks; places are numbers from 0:
/// ```
/// c anything
/// p corridor-flow PLACES STEPS
/// o PLACE PERSONS
/// a TAIL HEAD TRAVEL_STEPS PER_STEP
/// d PLACE PER_STEP          (PER_STEP - for no limit)
/// w FROM TO                 the arc or destination above takes somebody in only in these steps,
///                           TO not among them; several lines add up
/// ```
final class InstanceFile {
  private record Line(List<String> words, List<int[]> windows) {}

  private InstanceFile() {}

  static FlowInstance read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        if (words.getFirst().equals("w")) {
          lines.getLast().windows().add(new int[] {
            Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2))
          });
        } else if (!words.get(0).isEmpty()
            && !words.get(0).equals("c")
            && !words.get(0).startsWith("%")) {
          lines.add(new Line(words, new ArrayList<>()));
        }
      }
    }
    return lines.stream().anyMatch(line -> line.words().get(0).equals("TIME"))
        ? zetool(lines)
        : plain(lines);
  }

  private static FlowInstance plain(List<Line> lines) {
    Line head = lines.stream()
        .filter(line -> line.words().get(0).equals("p"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No line 'p corridor-flow PLACES STEPS'"));
    int destinations =
        (int) lines.stream().filter(line -> line.words().get(0).equals("d")).count();
    int steps = Integer.parseInt(head.words().get(3));
    FlowInstance instance =
        new FlowInstance(Integer.parseInt(head.words().get(2)), destinations, steps);
    Map<String, int[]> known = new HashMap<>();
    for (Line line : lines) {
      List<String> words = line.words();
      switch (words.get(0)) {
        case "o" -> instance.origin(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
        case "a" ->
          instance.arc(
              Integer.parseInt(words.get(1)),
              Integer.parseInt(words.get(2)),
              Integer.parseInt(words.get(3)),
              capacity(words.get(4), line.windows(), steps, known));
        case "d" ->
          instance.destination(
              Integer.parseInt(words.get(1)), capacity(words.get(2), line.windows(), steps, known));
        default -> {}
      }
    }
    return instance;
  }

  private static int[] capacity(
      String perStep, List<int[]> windows, int steps, Map<String, int[]> known) {
    StringBuilder key = new StringBuilder(perStep);
    windows.forEach(w -> key.append(' ').append(w[0]).append('-').append(w[1]));
    return known.computeIfAbsent(key.toString(), _ -> {
      int whole = perStep.equals("-") ? FlowInstance.UNLIMITED : Integer.parseInt(perStep);
      int[] capacity = new int[steps];
      for (int c = 0; c < steps; c++) {
        boolean open = windows.isEmpty();
        for (int[] window : windows) {
          open |= window[0] <= c && c < window[1];
        }
        capacity[c] = open ? whole : 0;
      }
      return capacity;
    });
  }

  private static FlowInstance zetool(List<Line> lines) {
    Map<String, Integer> places = new HashMap<>();
    int steps = 0;
    int destinations = 0;
    for (Line line : lines) {
      List<String> words = line.words();
      if (words.get(0).equals("TIME")) {
        steps = Integer.parseInt(words.get(1)) + 1;
      } else if (words.get(0).matches("[EVST]")) {
        places.putIfAbsent(words.get(1), places.size());
        destinations += words.get(0).equals("T") ? 1 : 0;
        if (words.get(0).equals("E")) {
          places.putIfAbsent(words.get(2), places.size());
        }
      }
    }
    FlowInstance instance = new FlowInstance(places.size(), destinations, steps);
    Map<String, int[]> known = new HashMap<>();
    for (Line line : lines) {
      List<String> words = line.words();
      int place = places.getOrDefault(words.size() > 1 ? words.get(1) : "", -1);
      switch (words.get(0)) {
        case "E" ->
          instance.arc(
              place,
              places.getOrDefault(words.get(2), -1),
              Integer.parseInt(words.get(4)),
              capacity(words.get(3), List.of(), steps, known));
        case "S" -> instance.origin(place, Integer.parseInt(words.get(2)));
        case "T" -> instance.destination(place, capacity("-", List.of(), steps, known));
        default -> {}
      }
    }
    return instance;
  }
}
