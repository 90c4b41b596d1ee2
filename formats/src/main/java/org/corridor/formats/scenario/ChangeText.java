package org.corridor.formats.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Window;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.reports.Basis;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.workflows.Change;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;

/// Reads changes as somebody types them: `road r1 closed until 12:30`, `checkpoint mill 30/h`.
public final class ChangeText {
  private static final Pattern CHANGE = Pattern.compile(
      "(?<what>road|checkpoint|reception|window) (?<id>.+?) "
          + "(?:(?<closed>closed)(?: until (?<opens>\\S+))?|until (?<until>\\S+)|(?<rate>[0-9.]+)/h|(?<open>open))");
  private static final String EXPECTED =
      "road ID closed [until TIME], road ID N/h, the same for a checkpoint, road ID open, reception ID closed"
          + " [until TIME], or window ID until TIME";

  private final Scenario scenario;
  private final Problems problems = new Problems();
  private final Optional<LocalDate> day;

  private ChangeText(Scenario scenario) {
    this.scenario = scenario;
    day = scenario.arrangement().windows().stream()
        .map(Window::start)
        .min(Instant::compareTo)
        .map(start -> start.atZone(scenario.clock()).toLocalDate());
  }

  /// What was typed.
  public record Read(Instant at, List<Change> changes) {
    public Read {
      changes = List.copyOf(changes);
    }
  }

  /// Reads the moment and the changes.
  ///
  /// @throws org.corridor.formats.BadInput with every problem found
  public static Read read(Scenario scenario, String at, List<String> changes) {
    ChangeText text = new ChangeText(scenario);
    Optional<Instant> moment = text.cell("--at", at).moment(text.day, scenario.clock());
    List<Change> read = new ArrayList<>();
    for (String change : changes) {
      Cell cell = text.cell("--change", change.strip());
      List<Change> one = text.change(cell, moment.orElse(null));
      if (one.stream().anyMatch(c -> read.stream().anyMatch(c::sameAs))) {
        cell.refuse("one change of the same thing", "leave all but the last away");
      }
      read.addAll(one);
    }
    text.problems.throwIfAny();
    return new Read(moment.orElseThrow(), read);
  }

  private Cell cell(String option, String text) {
    return new Cell(option, 0, 0, "", text, Basis.NOT_NAMED, problems);
  }

  private List<Change> change(Cell cell, @Nullable Instant at) {
    Matcher words = CHANGE.matcher(cell.text());
    if (!words.matches()) {
      cell.refuse(EXPECTED, "");
      return List.of();
    }
    Cell id = cell.as(words.group("id"));
    boolean closed = words.group("closed") != null;
    boolean rate = words.group("rate") != null;
    boolean open = words.group("open") != null;
    String until = words.group("until") == null ? words.group("opens") : words.group("until");
    Optional<Instant> moment =
        until == null ? Optional.empty() : cell.as(until).moment(day, scenario.clock());
    Instant ends = moment.orElse(null);
    if (closed && ends != null && at != null && !ends.isAfter(at)) {
      cell.refuse("a time after --at", "");
      return List.of();
    }
    double perHour =
        rate ? cell.as(words.group("rate")).number(0, 100_000, "an hour").value() : 0;
    if (words.group("what").equals("road")) {
      return roads(id).stream()
          .flatMap(road -> (closed
                  ? Optional.<Change>of(new Change.RoadClosed(road, ends))
                  : rate
                      ? Optional.<Change>of(new Change.RoadRate(road, perHour))
                      : open ? Optional.<Change>of(new Change.RoadOpened(road)) : wrong(cell))
              .stream())
          .toList();
    }
    Optional<Change> other = switch (words.group("what")) {
      case "checkpoint" ->
        known(id, checkpointIds(), "a checkpoint of the scenario")
            .flatMap(point -> closed
                ? Optional.of(new Change.CheckpointClosed(point, ends))
                : rate ? Optional.of(new Change.CheckpointRate(point, perHour)) : wrong(cell));
      case "reception" ->
        known(id, receptionIds(), "a reception of the scenario")
            .flatMap(
                site -> closed ? Optional.of(new Change.ReceptionClosed(site, ends)) : wrong(cell));
      default ->
        known(id, windowIds(), "a window of the scenario")
            .flatMap(window ->
                closed || rate || ends == null ? wrong(cell) : windowUntil(cell, window, ends));
    };
    return other.stream().toList();
  }

  /// Roads by id, by the words in which answers name them, or all along a street of the map.
  private List<String> roads(Cell cell) {
    String text = cell.text();
    Words words = new Words(scenario);
    Function<String, Place> placeById = scenario.placeById();
    List<String> named = new ArrayList<>();
    List<String> along = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Segment segment : scenario.segments()) {
      if (segment.id().equals(text)) {
        return List.of(text);
      }
      if (words.road(segment).equalsIgnoreCase(text)) {
        named.add(segment.id());
      }
      Set<String> streets = streets(placeById.apply(segment.from()));
      streets.retainAll(streets(placeById.apply(segment.to())));
      if (streets.stream().anyMatch(text::equalsIgnoreCase)) {
        along.add(segment.id());
      }
      names.addAll(streets);
    }
    if (named.isEmpty() && along.isEmpty()) {
      List<String> known = new ArrayList<>(segmentIds());
      known.addAll(names);
      cell.refuse(
          "a road of the scenario, by its id, its name in the answer or its street",
          Problems.didYouMean(text, known));
    }
    return named.isEmpty() ? along : named;
  }

  /// The streets that meet at a junction of a map.
  private static Set<String> streets(Place place) {
    String met = place.onlyOnMap() ? place.name() : place.onRoad();
    Set<String> streets = new TreeSet<>(List.of(met.split(" / ", -1)));
    streets.remove("");
    return streets;
  }

  private Optional<Change> windowUntil(Cell cell, String id, Instant until) {
    boolean ordered = scenario.arrangement().windows().stream()
        .filter(w -> w.id().equals(id))
        .allMatch(w -> w.start().isBefore(until));
    if (!ordered) {
      cell.refuse("a time after the window opens", "");
      return Optional.empty();
    }
    return Optional.of(new Change.WindowUntil(id, until));
  }

  private static Optional<Change> wrong(Cell cell) {
    cell.refuse(EXPECTED, "");
    return Optional.empty();
  }

  private static Optional<String> known(Cell id, Collection<String> ids, String what) {
    return id.known(ids, what);
  }

  private List<String> segmentIds() {
    return scenario.segments().stream().map(Segment::id).toList();
  }

  private List<String> checkpointIds() {
    return scenario.arrangement().checkpoints().stream().map(Checkpoint::id).toList();
  }

  private List<String> receptionIds() {
    return scenario.sites().stream()
        .filter(s -> s.duty() == Site.Duty.RECEPTION)
        .map(Site::id)
        .toList();
  }

  private List<String> windowIds() {
    return scenario.arrangement().windows().stream().map(Window::id).toList();
  }
}
