package org.corridor.network.osm;

import java.util.Set;
import org.corridor.network.Access;
import org.corridor.network.Mode;

/// Who gets past a node: barriers, fords and mines.
///
/// What a kind of barrier lets through where no access tag says it is in
/// <https://wiki.openstreetmap.org/wiki/Key:barrier>. A kind that is not in the table is unknown.
final class BarrierRules {
  private static final Set<String> MINES =
      Set.of("minefield", "mine", "mines", "landmine", "landmines", "uxo", "unexploded_ordnance");

  private static final Set<String> DANGER_AREAS = Set.of("danger_area", "range");

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
    return node.has("barrier")
        || node.has("ford")
        || node.has("access")
        || node.has("motor_vehicle")
        || node.has("vehicle")
        || node.has("motorcar")
        || node.has("foot")
        || node.has("bus")
        || node.has("psv")
        || node.has("maxweight")
        || node.has("maxaxleload")
        || node.has("maxwidth")
        || node.has("maxwidth:physical")
        || node.has("maxheight")
        || minefield(node)
        || danger(node) != Access.OPEN;
  }

  /// Is anything said of mines or of what did not explode?
  static boolean minefield(Tags tags) {
    return says(tags.getOr("hazard", ""), MINES)
        || says(tags.getOr("military", ""), MINES)
        || (tags.has("landmines") && !tags.is("landmines", "no"));
  }

  /// A military ground on which it may be dangerous to be.
  static boolean militaryGround(Tags tags) {
    return says(tags.getOr("military", ""), DANGER_AREAS);
  }

  private static boolean says(String values, Set<String> words) {
    for (String value : values.split(";", -1)) {
      if (words.contains(value.strip())) {
        return true;
      }
    }
    return false;
  }

  /// What is destroyed or cannot be passed, and what may be.
  static Access danger(Tags tags) {
    boolean gone = tags.is("impassable", "yes")
        || tags.is("smoothness", "impassable")
        || tags.is("destroyed", "yes")
        || tags.is("abandoned", "yes")
        || tags.is("disused", "yes")
        || tags.is("bridge", "collapsed")
        || tags.is("condition", "collapsed");
    boolean doubtful = militaryGround(tags)
        || tags.is("proposed", "yes")
        || tags.is("ice_road", "yes")
        || tags.is("winter_road", "yes")
        || (tags.has("seasonal") && !tags.is("seasonal", "no"));
    return gone ? Access.CLOSED : doubtful ? Access.UNKNOWN : Access.OPEN;
  }

  static Access passes(Tags node, Mode mode) {
    if (minefield(node)) {
      return Access.CLOSED;
    }
    Access tagged = AccessRules.tagged(node, mode);
    Access past = node.has("barrier") || tagged == null ? pastBarrier(node, mode) : tagged;
    if (AccessRules.changes(node, mode) && past == Access.OPEN) {
      past = Access.UNKNOWN;
    }
    past = AccessRules.both(past, Weights.pass(node, "", mode));
    past = AccessRules.both(past, Sizes.pass(node, mode));
    return AccessRules.both(AccessRules.both(past, danger(node)), pastFord(node, mode));
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
      boolean low = barrier.equals("height_restrictor") && mode == Mode.BUS;
      return low ? Access.UNKNOWN : Access.OPEN;
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
