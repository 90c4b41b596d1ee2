package org.corridor.plan.zones;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;

/// People who are told the same: those of one place who go the same way and accept the same.
final class District {
  final int place;
  final boolean onWheels;
  final Group.Choice choice;

  /// Groups, those first who cannot wait.
  final List<Integer> groups = new ArrayList<>();

  /// Routes it might be told.
  final List<Route> routes = new ArrayList<>();

  /// What it is told now.
  List<Wave> waves = List.of();

  double value;

  private District(Key key) {
    place = key.place;
    onWheels = key.onWheels;
    choice = key.choice;
  }

  private record Key(int place, boolean onWheels, Group.Choice choice) {}

  static List<District> of(PlanningProblem problem) {
    Map<Key, District> districts = new LinkedHashMap<>();
    for (int g = 0; g < problem.groups().size(); g++) {
      Group group = problem.groups().get(g);
      if (group.vehicles() > 0) {
        Key key = new Key(group.place(), group.kind().onWheels(), group.destinations());
        districts.computeIfAbsent(key, District::new).groups.add(g);
      }
    }
    Comparator<Integer> first =
        Comparator.comparingDouble(g -> -urgency(problem.groups().get(g)));
    districts.values().forEach(d -> d.groups.sort(first));
    return List.copyOf(districts.values());
  }

  /// What a person brought out counts, beside one who can wait.
  static double urgency(Group group) {
    double kind = switch (group.kind()) {
      case AMBULANCE -> 4;
      case BUS -> 2;
      case CAR, FOOT -> 1;
    };
    return group.underWay() ? 2 * kind : kind;
  }

  void mayTake(Route route) {
    if (!routes.contains(route)) {
      routes.add(route);
    }
  }
}
