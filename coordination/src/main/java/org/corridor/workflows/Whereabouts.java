package org.corridor.workflows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;

/// Where everybody is at some moment of a plan under way.
///
/// Whoever has begun a road is taken to be at its end when the plan says so; whoever waits is where
/// they wait; for the zones and kinds that were reported the report counts instead. Of each group,
/// out already + under way + at home = all.
final class Whereabouts {
  private static final int NO_ROAD = -1;

  private final Layout before;
  private final Plan plan;
  private final long atMillis;
  private final List<Reported> reported;
  private final Map<OnTheRoad, Integer> onTheRoad = new LinkedHashMap<>();
  private int unplaced;

  // One entry per group of the plan, in vehicles.
  private final int[] left;
  private final int[] outAlready;

  private final long[] milliTaken;

  /// Vehicles of one group that left home and have not arrived.
  ///
  /// @param road on which they are; [#NO_ROAD] where they wait at a place
  record OnTheRoad(int group, int place, long readyMillis, int road, List<String> wayOn) {
    boolean onRoad() {
      return road != NO_ROAD;
    }
  }

  /// @param before the plan's scenario
  /// @param reported where vehicles were seen, instead of where the plan has them
  Whereabouts(Layout before, Plan plan, Instant at, List<Reported> reported) {
    this.before = before;
    this.plan = plan;
    this.reported = reported;
    atMillis = at.toEpochMilli();
    left = before.problem().groups().stream().mapToInt(Group::vehicles).toArray();
    outAlready = new int[left.length];
    milliTaken = new long[before.problem().destinations().size()];
    find();
  }

  /// Vehicles of each group that are at home.
  int[] atHome() {
    return left;
  }

  /// In the order in which they are found.
  Map<OnTheRoad, Integer> onTheRoad() {
    return onTheRoad;
  }

  /// Vehicles reported beyond those that left.
  int unplaced() {
    return unplaced;
  }

  /// Persons who have arrived, in thousandths.
  long milliOutAlready() {
    long sum = 0;
    for (int g = 0; g < outAlready.length; g++) {
      sum += outAlready[g] * before.problem().groups().get(g).loadMilliPersons();
    }
    return sum;
  }

  /// Persons who are under way, in thousandths.
  long milliUnderWay() {
    long sum = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      Group group = before.problem().groups().get(vehicles.getKey().group());
      sum += vehicles.getValue() * group.loadMilliPersons();
    }
    return sum;
  }

  /// What a destination has counted, in thousandths of a person.
  long milliTaken(int destination) {
    return milliTaken[destination];
  }

  private void find() {
    for (Movement m : plan.movements()) {
      if (m.departFromMillis() >= atMillis) {
        continue;
      }
      left[m.group()] -= m.vehicles();
      if (m.arriveToMillis() <= atMillis) {
        outAlready[m.group()] += m.vehicles();
        milliTaken[m.destination()] +=
            m.vehicles() * before.problem().groups().get(m.group()).fullLoadMilliPersons();
      } else if (!isReported(m.group())) {
        onTheRoad.merge(after(m), m.vehicles(), Integer::sum);
      }
    }
    reported.forEach(this::place);
  }

  private boolean isReported(int group) {
    Layout.Origin origin = before.origin(group);
    String zone = before.scenario().zones().get(origin.zone()).id();
    return reported.stream().anyMatch(r -> r.zone().equals(zone) && r.kind() == origin.kind());
  }

  /// Reported vehicles are taken from the groups of their zone and kind that left, fullest first.
  private void place(Reported seen) {
    int rest = seen.vehicles();
    for (int g = 0; g < left.length && rest > 0; g++) {
      Layout.Origin origin = before.origin(g);
      String zone = before.scenario().zones().get(origin.zone()).id();
      if (!zone.equals(seen.zone()) || origin.kind() != seen.kind()) {
        continue;
      }
      int gone = before.problem().groups().get(g).vehicles() - left[g] - outAlready[g] - placed(g);
      int here = Math.min(rest, Math.max(0, gone));
      if (here > 0) {
        long ready = Math.max(atMillis, seen.from().toEpochMilli());
        onTheRoad.merge(
            new OnTheRoad(g, before.place(seen.place()), ready, NO_ROAD, List.of()),
            here,
            Integer::sum);
        rest -= here;
      }
    }
    unplaced += rest;
  }

  private int placed(int group) {
    int sum = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      sum += vehicles.getKey().group() == group ? vehicles.getValue() : 0;
    }
    return sum;
  }

  /// Where the vehicles of a movement are once they have done what they have begun. Behind a
  /// checkpoint is no place of its own: they take the road that follows.
  private OnTheRoad after(Movement m) {
    List<Movement.Step> steps = m.steps();
    int done = 0;
    while (done < steps.size()
        && (steps.get(done).fromMillis() < atMillis
            || (done > 0 && steps.get(done - 1) instanceof Movement.Step.Serve))) {
      done++;
    }
    int place = before.problem().groups().get(m.group()).place();
    long ready = atMillis;
    int road = NO_ROAD;
    for (Movement.Step step : steps.subList(0, done)) {
      // They come one by one, in the same step of time in which they would have gone on.
      long through = step.fromMillis() + step.durationMillis();
      if (step instanceof Movement.Step.Drive drive) {
        place = before.problem().roads().to(drive.road());
        road = through > atMillis ? drive.road() : NO_ROAD;
      }
      ready = Math.max(atMillis, through);
    }
    return new OnTheRoad(
        m.group(), place, ready, road, before.ways(steps.subList(done, steps.size())));
  }
}
