package org.corridor.plan;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.HashMap;
import java.util.Map;
import org.corridor.network.Access;

/// The slow twin where vehicles cannot stand in for each other: an integer program with a variable
/// for every group, place and minute, solved by SCIP.
final class MixedOracle {
  static {
    Loader.loadNativeLibraries();
  }

  private static final long MINUTE = 60_000;

  private final PlanningProblem problem;
  private final int minutes;
  private final int places;
  private final MPSolver solver;
  private final Map<Long, MPConstraint> balance = new HashMap<>();
  private final Map<String, MPConstraint> shared = new HashMap<>();

  private MixedOracle(PlanningProblem problem) {
    this.problem = problem;
    minutes = problem.grid().stepCount();
    places = problem.roads().placeCount();
    solver = MPSolver.createSolver("SCIP");
  }

  /// The most people that any movement brings out, in thousandths. Whole minutes, whole vehicles a
  /// minute, no longest stay.
  static long mostMilli(PlanningProblem problem) {
    return Math.round(new MixedOracle(problem).most());
  }

  private double most() {
    MPObjective out = solver.objective();
    out.setMaximization();
    for (int g = 0; g < problem.groups().size(); g++) {
      Group group = problem.groups().get(g);
      MPConstraint home = solver.makeConstraint(0.0, (double) group.vehicles());
      for (int t = 0; t < minutes; t++) {
        if (group.departures().covers(t * MINUTE, (t + 1) * MINUTE)) {
          MPVariable leaves = variable();
          home.setCoefficient(leaves, 1);
          into(g, group.place(), t, leaves);
        }
      }
      roads(g);
      gates(g);
      waits(g);
      arrivals(g, out);
    }
    if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("No optimum");
    }
    return out.value();
  }

  private void roads(int g) {
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      boolean wheels = problem.groups().get(g).kind().onWheels();
      int travel = (int) (problem.travelMillis(r, wheels) / MINUTE);
      for (int t = 0; t + travel < minutes; t++) {
        if (problem.roads().access(r) == Access.OPEN
            && problem.openings().get(r).covers(t * MINUTE, (t + 1 + travel) * MINUTE)) {
          MPVariable drives = variable();
          from(g, leaving(problem.roads().from(r)), t, drives);
          into(g, problem.roads().to(r), t + travel, drives);
          share("road" + r, t, problem.roads().vehiclesPerHour(r).wholeIn(MINUTE), drives);
        }
      }
    }
  }

  private void gates(int g) {
    for (int i = 0; i < problem.gates().size(); i++) {
      Gate gate = problem.gates().get(i);
      int service = (int) (gate.serviceMillis() / MINUTE);
      for (int lane = 0; lane < gate.lanes().size(); lane++) {
        for (int t = 0; t + service < minutes; t++) {
          if (gate.lanes().get(lane).kinds().contains(problem.groups().get(g).kind())
              && gate.hours()
                  .intersect(gate.safe())
                  .covers(t * MINUTE, (t + 1 + service) * MINUTE)) {
            MPVariable served = variable();
            from(g, gate.place(), t, served);
            into(g, leaving(gate.place()), t + service, served);
            share(
                "lane" + i + "/" + lane,
                t,
                gate.lanes().get(lane).vehiclesPerHour().wholeIn(MINUTE),
                served);
          }
        }
      }
    }
  }

  private void waits(int g) {
    for (int p = 0; p < places; p++) {
      for (int t = 0; t + 1 < minutes; t++) {
        long room = ExplicitNetwork.roomToWait(problem, p, t * MINUTE, (t + 2) * MINUTE);
        if (room > 0) {
          MPVariable waits = variable();
          from(g, p, t, waits);
          into(g, p, t + 1, waits);
          share("wait" + p, t, room, waits);
        }
      }
    }
  }

  private void arrivals(int g, MPObjective out) {
    Group group = problem.groups().get(g);
    for (int d = 0; d < problem.destinations().size(); d++) {
      Destination destination = problem.destinations().get(d);
      for (int t = 0; t < minutes && group.destinations().accepts(d); t++) {
        if (!destination.hours().covers(t * MINUTE, (t + 1) * MINUTE)) {
          continue;
        }
        MPVariable arrives = variable();
        from(g, leaving(destination.place()), t, arrives);
        out.setCoefficient(arrives, (double) group.loadMilliPersons());
        if (destination.roomLimited()) {
          MPConstraint room = shared.computeIfAbsent(
              "room" + d,
              _ -> solver.makeConstraint(0, (double) (destination.personsMax() * 1000)));
          room.setCoefficient(arrives, (double) group.fullLoadMilliPersons());
        }
      }
    }
  }

  private MPVariable variable() {
    return solver.makeIntVar(0, MPSolver.infinity(), "");
  }

  private int leaving(int place) {
    for (int i = 0; i < problem.gates().size(); i++) {
      if (problem.gates().get(i).place() == place) {
        return places + i;
      }
    }
    return place;
  }

  private MPConstraint balance(int g, int node, int t) {
    long key = ((long) g * 1000 + node) * 10_000 + t;
    return balance.computeIfAbsent(key, _ -> solver.makeConstraint(0, 0));
  }

  private void into(int g, int node, int t, MPVariable flow) {
    balance(g, node, t).setCoefficient(flow, 1);
  }

  private void from(int g, int node, int t, MPVariable flow) {
    balance(g, node, t).setCoefficient(flow, -1);
  }

  private void share(String what, int t, long vehicles, MPVariable flow) {
    shared
        .computeIfAbsent(what + "@" + t, _ -> solver.makeConstraint(0.0, (double) vehicles))
        .setCoefficient(flow, 1);
  }
}
