package org.corridor.network.osm;

import java.util.Set;
import org.corridor.network.Access;
import org.corridor.network.Mode;

/// Who gets past a node: barriers, fords and mines.
///
/// What a kind of barrier lets through where no access tag says it is in
/// <https://wiki.openstreetmap.org/wiki/Key:barrier>. A kind that is not in the table is unknown.
final class BarrierRules {
  private static final Set<String> LETS_ALL_PASS = Set.of(
      "border_control",
      "bump_gate",
      "cattle_grid",
      "coupure",
      "entrance",
      "height_restrictor",
      "kerb",
      "no",
      "rope_entrance",
      "sally_port",
      "sump_buster",
      "toll_booth");

  private static final Set<String> STOPS_VEHICLES = Set.of(
      "block",
      "bollard",
      "bus_trap",
      "chain",
      "cycle_barrier",
      "debris",
      "full-height_turnstile",
      "horse_stile",
      "jersey_barrier",
      "kissing_gate",
      "log",
      "motorcycle_barrier",
      "planter",
      "rope",
      "stile",
      "tank_trap",
      "turnstile",
      "wicket_gate");

  private BarrierRules() {}

  static boolean concerns(Tags node) {
    return node.has("barrier") || node.has("ford") || minefield(node);
  }

  static boolean minefield(Tags tags) {
    return tags.is("hazard", "minefield") || tags.is("military", "minefield");
  }

  static Access passes(Tags node, Mode mode) {
    if (minefield(node)) {
      return Access.CLOSED;
    }
    return AccessRules.both(pastBarrier(node, mode), pastFord(node, mode));
  }

  private static Access pastBarrier(Tags node, Mode mode) {
    String barrier = node.get("barrier");
    if (barrier == null) {
      return Access.OPEN;
    }
    Access tagged = AccessRules.tagged(node, mode);
    if (tagged != null) {
      return tagged == Access.OPEN && node.is("locked", "yes") ? Access.CLOSED : tagged;
    }
    if (LETS_ALL_PASS.contains(barrier)) {
      return Access.OPEN;
    }
    if (STOPS_VEHICLES.contains(barrier)) {
      return mode == Mode.FOOT ? Access.OPEN : Access.CLOSED;
    }
    return node.is("locked", "yes") ? Access.CLOSED : Access.UNKNOWN;
  }

  /// Whether a ford can be crossed depends on the water.
  static Access pastFord(Tags tags, Mode mode) {
    String ford = tags.getOr("ford", "no");
    return switch (ford) {
      case "no" -> Access.OPEN;
      case "stepping_stones" -> mode == Mode.FOOT ? Access.UNKNOWN : Access.CLOSED;
      default -> Access.UNKNOWN;
    };
  }
}
