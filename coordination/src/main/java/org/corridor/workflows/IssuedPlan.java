package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;

/// A plan as it was given out, in the scenario's words: kept, so that it can be gone on from later
/// even if the same question would be answered otherwise by then.
///
/// @param terms on which it was made
/// @param ways what is done alike, only at other times
/// @param batches who does it when
public record IssuedPlan(Terms terms, List<Way> ways, List<Batch> batches) {
  public IssuedPlan {
    Objects.requireNonNull(terms);
    ways = List.copyOf(ways);
    batches = List.copyOf(batches);
  }

  /// What vehicles of one zone, kind and load do; times count from the moment of setting off.
  ///
  /// @param fleet id; empty for private vehicles
  /// @param stretchers people lying in each
  /// @param loadMilli people in each, in thousandths
  /// @param reception id of the site where it ends
  /// @param stages in order
  /// @param arriveAfterMillis when they are taken in
  /// @param arriveWithinMillis how long after the first of a batch the last is
  public record Way(
      String zone,
      Kind kind,
      String fleet,
      long stretchers,
      long loadMilli,
      String reception,
      List<Stage> stages,
      long arriveAfterMillis,
      long arriveWithinMillis) {
    public Way {
      Objects.requireNonNull(zone);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(fleet);
      Objects.requireNonNull(reception);
      stages = List.copyOf(stages);
    }
  }

  /// A road or a checkpoint on the way.
  ///
  /// @param road id; empty for a checkpoint
  /// @param checkpoint id; empty for a road
  /// @param lane of the checkpoint, from 0
  /// @param afterMillis when the first of a batch begins it
  /// @param withinMillis how long after the first the last does
  /// @param takesMillis how long it takes each
  public record Stage(
      String road,
      String checkpoint,
      int lane,
      long afterMillis,
      long withinMillis,
      long takesMillis) {
    public Stage {
      Objects.requireNonNull(road);
      Objects.requireNonNull(checkpoint);
      if (afterMillis < 0 || withinMillis <= 0 || takesMillis < 0 || lane < 0) {
        throw new IllegalArgumentException("a stage that takes no time, or runs backwards");
      }
    }
  }

  /// Vehicles that set off together.
  ///
  /// @param way index into the ways
  /// @param vehicles how many
  /// @param departs the first of them, not before
  public record Batch(int way, int vehicles, Instant departs) {
    public Batch {
      Objects.requireNonNull(departs);
      if (vehicles <= 0) {
        throw new IllegalArgumentException("a batch of " + vehicles + " vehicles");
      }
    }
  }

  /// A plan that is not one of this scenario.
  public static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> reasons;

    Misfit(Set<String> reasons) {
      super(String.join("; ", reasons));
      this.reasons = List.copyOf(reasons);
    }

    /// What the plan names and the scenario does not have.
    public List<String> reasons() {
      return reasons;
    }
  }

  /// The plan of an answer.
  public static IssuedPlan of(Scenario scenario, Answer answer) {
    Layout layout = new Layout(scenario, answer.terms());
    Map<Way, Integer> ways = new LinkedHashMap<>();
    List<Batch> batches = new ArrayList<>();
    for (Movement m : answer.plan().movements()) {
      Way way = way(layout, m);
      ways.putIfAbsent(way, ways.size());
      batches.add(
          new Batch(ways.get(way), m.vehicles(), Instant.ofEpochMilli(m.departFromMillis())));
    }
    return new IssuedPlan(answer.terms(), List.copyOf(ways.keySet()), batches);
  }

  private static Way way(Layout layout, Movement m) {
    Key key = Key.of(layout, m.group());
    long departs = m.departFromMillis();
    List<Stage> stages = new ArrayList<>();
    for (Movement.Step step : m.steps()) {
      long after = step.fromMillis() - departs;
      long within = step.toMillis() - step.fromMillis();
      stages.add(
          switch (step) {
            case Movement.Step.Drive(int road, long _, long _, long takes) ->
              new Stage(layout.segment(road).id(), "", 0, after, within, takes);
            case Movement.Step.Serve(int gate, int lane, long _, long _, long takes) ->
              new Stage("", layout.gateId(gate), lane, after, within, takes);
          });
    }
    return new Way(
        key.zone(),
        key.kind(),
        key.fleet(),
        key.stretchers(),
        key.loadMilli(),
        layout.reception(m.destination()).id(),
        stages,
        m.arriveFromMillis() - departs,
        m.arriveToMillis() - m.arriveFromMillis());
  }

  /// The same plan, where other terms come to the same.
  public IssuedPlan on(Terms others) {
    return new IssuedPlan(others, ways, batches);
  }

  /// What tells the groups of a scenario apart.
  private record Key(String zone, Kind kind, String fleet, long stretchers, long loadMilli) {
    static Key of(Layout layout, int group) {
      Layout.Origin origin = layout.origin(group);
      return new Key(
          layout.scenario().zones().get(origin.zone()).id(),
          origin.kind(),
          origin.fleet() == null ? "" : origin.fleet().id(),
          origin.stretcherShare(),
          layout.problem().groups().get(group).loadMilliPersons());
    }
  }

  /// The plan for the planner.
  ///
  /// @throws Misfit if the scenario does not have what the plan names
  Plan in(Layout layout) {
    Lookup lookup = new Lookup(layout);
    List<Optional<Movement>> ready = new ArrayList<>();
    for (Way way : ways) {
      ready.add(lookup.movement(way));
    }
    List<Movement> movements = new ArrayList<>();
    int[] left = layout.problem().groups().stream().mapToInt(Group::vehicles).toArray();
    for (Batch batch : batches) {
      if (batch.way() < 0 || batch.way() >= ways.size() || batch.vehicles() < 0) {
        lookup.misfits.add("a batch of way " + batch.way());
        continue;
      }
      ready.get(batch.way()).ifPresent(m -> {
        left[m.group()] -= batch.vehicles();
        movements.add(later(m, batch.departs().toEpochMilli(), batch.vehicles()));
      });
    }
    for (int g = 0; g < left.length; g++) {
      if (left[g] < 0) {
        lookup.misfits.add(-left[g] + " vehicles more than there are in zone "
            + Key.of(layout, g).zone());
      }
    }
    if (!lookup.misfits.isEmpty()) {
      throw new Misfit(lookup.misfits);
    }
    return new Plan(movements);
  }

  private static Movement later(Movement m, long by, int vehicles) {
    List<Movement.Step> steps = new ArrayList<>();
    for (Movement.Step step : m.steps()) {
      steps.add(
          switch (step) {
            case Movement.Step.Drive(int road, long from, long to, long takes) ->
              new Movement.Step.Drive(road, from + by, to + by, takes);
            case Movement.Step.Serve(int gate, int lane, long from, long to, long takes) ->
              new Movement.Step.Serve(gate, lane, from + by, to + by, takes);
          });
    }
    return new Movement(
        m.group(),
        vehicles,
        steps,
        m.destination(),
        m.arriveFromMillis() + by,
        m.arriveToMillis() + by);
  }

  /// From the names in a plan to the planner's numbers; what is not known is noted.
  private static final class Lookup {
    private static final int UNKNOWN = -1;

    private final Map<Key, Integer> groups = new HashMap<>();
    private final Map<String, Integer> roads = new HashMap<>();
    private final Map<String, Integer> checkpoints = new HashMap<>();
    private final Map<String, Integer> receptions = new HashMap<>();
    private final Layout layout;
    private final Set<String> misfits = new LinkedHashSet<>();
    private boolean unknown;

    Lookup(Layout layout) {
      this.layout = layout;
      for (int g = 0; g < layout.problem().groups().size(); g++) {
        groups.put(Key.of(layout, g), g);
      }
      for (int r = 0; r < layout.problem().roads().roadCount(); r++) {
        roads.put(layout.segment(r).id(), r);
      }
      for (int c = 0; c < layout.problem().gates().size(); c++) {
        checkpoints.put(layout.gateId(c), c);
      }
      for (int d = 0; d < layout.problem().destinations().size(); d++) {
        receptions.put(layout.reception(d).id(), d);
      }
    }

    private void miss(String what) {
      misfits.add(what);
      unknown = true;
    }

    private <K> int find(Map<K, Integer> known, K key, String what) {
      Integer index = known.get(key);
      if (index == null) {
        miss(what);
      }
      return index == null ? UNKNOWN : index;
    }

    /// One vehicle that sets off at moment 0; empty where something is unknown.
    Optional<Movement> movement(Way way) {
      unknown = false;
      Key key = new Key(way.zone(), way.kind(), way.fleet(), way.stretchers(), way.loadMilli());
      int group = find(
          groups,
          key,
          "zone " + way.zone() + ", by " + way.kind().name().toLowerCase(Locale.ROOT) + " with "
              + way.loadMilli() / 1000.0 + " people each");
      int reception = find(receptions, way.reception(), "reception " + way.reception());
      List<Movement.Step> steps = way.stages().stream().map(this::step).toList();
      if (!unknown && !joined(group, steps, reception)) {
        miss("a way of zone " + way.zone() + " whose roads do not meet");
      }
      if (unknown) {
        return Optional.empty();
      }
      long arrives = way.arriveAfterMillis();
      return Optional.of(
          new Movement(group, 1, steps, reception, arrives, arrives + way.arriveWithinMillis()));
    }

    private Movement.Step step(Stage s) {
      long until = s.afterMillis() + s.withinMillis();
      if (s.checkpoint().isEmpty()) {
        int road = find(roads, s.road(), "road " + s.road());
        return new Movement.Step.Drive(road, s.afterMillis(), until, s.takesMillis());
      }
      int gate = find(checkpoints, s.checkpoint(), "checkpoint " + s.checkpoint());
      if (gate >= 0
          && (s.lane() < 0
              || s.lane() >= layout.problem().gates().get(gate).lanes().size())) {
        miss("lane " + s.lane() + " of checkpoint " + s.checkpoint());
      }
      return new Movement.Step.Serve(gate, s.lane(), s.afterMillis(), until, s.takesMillis());
    }

    private boolean joined(int group, List<Movement.Step> steps, int reception) {
      PlanningProblem problem = layout.problem();
      int place = problem.groups().get(group).place();
      for (Movement.Step step : steps) {
        int from = switch (step) {
          case Movement.Step.Drive drive -> problem.roads().from(drive.road());
          case Movement.Step.Serve serve -> problem.gates().get(serve.gate()).place();
        };
        if (from != place) {
          return false;
        }
        place =
            step instanceof Movement.Step.Drive drive ? problem.roads().to(drive.road()) : place;
      }
      return place == problem.destinations().get(reception).place();
    }
  }
}
