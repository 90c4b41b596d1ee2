package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.reports.Standing;
import org.corridor.scenario.Scenario;

/// A scenario in which something is otherwise from some moment on. What is only closed for a time
/// is no matter of terms: [Replan] takes it out of the hours.
final class ChangedTerms {
  private ChangedTerms() {}

  static Scenario of(Scenario scenario, List<Change> changes) {
    Scenario changed = scenario;
    for (Change change : changes) {
      changed = switch (change) {
        case Change.RoadRate(String id, double perHour) -> roadRate(changed, id, perHour);
        case Change.RoadOpened(String id) -> roadOpened(changed, id);
        case Change.CheckpointRate(String id, double perHour) ->
          checkpointRate(changed, id, perHour);
        case Change.WindowUntil(String id, Instant until) -> windowUntil(changed, id, until);
        case Change.RoadClosed _, Change.CheckpointClosed _, Change.ReceptionClosed _ -> changed;
      };
    }
    return changed;
  }

  private static Amount reportedNow(double value) {
    return new Amount(value, new Basis(Standing.REPORTED, "the change"));
  }

  private static Scenario roadRate(Scenario scenario, String id, double perHour) {
    return scenario.withSegments(scenario.segments().stream()
        .map(s -> s.id().equals(id) ? s.with(s.lengthKm(), s.speedKmh(), reportedNow(perHour)) : s)
        .toList());
  }

  private static Scenario roadOpened(Scenario scenario, String id) {
    return scenario.withSegments(scenario.segments().stream()
        .map(s -> s.id().equals(id) ? s.opened() : s)
        .toList());
  }

  private static Scenario checkpointRate(Scenario scenario, String id, double perHour) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (Checkpoint c : scenario.arrangement().checkpoints()) {
      checkpoints.add(c.id().equals(id) ? c.serving(reportedNow(perHour)) : c);
    }
    return scenario.with(scenario.arrangement().withCheckpoints(checkpoints));
  }

  private static Scenario windowUntil(Scenario scenario, String id, Instant until) {
    Arrangement terms = scenario.arrangement();
    List<Window> windows = new ArrayList<>();
    Set<Instant> ends = new LinkedHashSet<>();
    for (Window window : terms.windows()) {
      boolean moved = window.id().equals(id);
      windows.add(moved ? window.until(until) : window);
      if (moved) {
        ends.add(window.end());
      }
    }
    List<Suspension> suspensions = terms.suspensions().stream()
        .map(s ->
            ends.contains(s.end()) && s.start().isBefore(until) ? s.during(s.start(), until) : s)
        .toList();
    return scenario.with(terms.withWindows(windows, suspensions));
  }
}
