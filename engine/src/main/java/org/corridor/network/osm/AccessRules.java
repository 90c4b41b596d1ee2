package org.corridor.network.osm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.network.Access;
import org.corridor.network.Mode;
import org.jspecify.annotations.Nullable;

/// Who may pass, from the access tags: the most special key that is there decides.
///
/// Keys from general to special, as
/// <https://wiki.openstreetmap.org/wiki/Key:access#Transport_mode_restrictions> has them. A value
/// that is not in the table is unknown, never open.
final class AccessRules {
  private static final Map<Mode, List<String>> KEYS = Map.of(
      Mode.CAR, List.of("motorcar", "motor_vehicle", "vehicle", "access"),
      Mode.BUS, List.of("bus", "psv", "motor_vehicle", "vehicle", "access"),
      Mode.FOOT, List.of("foot", "access"));

  /// Keys that do not name motor vehicles.
  private static final Set<String> GENERAL = Set.of("vehicle", "access");

  private static final Map<String, Map<Mode, List<String>>> KEYS_ONE_WAY = Map.of(
      "forward", withEnding(":forward"),
      "backward", withEnding(":backward"),
      "conditional", withEnding(":conditional"));

  private static final Map<String, Access> VALUES = Map.ofEntries(
      Map.entry("yes", Access.OPEN),
      Map.entry("permissive", Access.OPEN),
      Map.entry("designated", Access.OPEN),
      Map.entry("official", Access.OPEN),
      Map.entry("public", Access.OPEN),
      Map.entry("destination", Access.OPEN),
      Map.entry("no", Access.CLOSED),
      Map.entry("private", Access.CLOSED),
      Map.entry("agricultural", Access.CLOSED),
      Map.entry("forestry", Access.CLOSED),
      Map.entry("agricultural;forestry", Access.CLOSED),
      Map.entry("delivery", Access.CLOSED),
      Map.entry("customers", Access.CLOSED),
      Map.entry("residents", Access.CLOSED),
      Map.entry("emergency", Access.CLOSED),
      Map.entry("military", Access.CLOSED),
      Map.entry("use_sidepath", Access.CLOSED),
      Map.entry("discouraged", Access.OPEN),
      Map.entry("permit", Access.CLOSED),
      Map.entry("bus", Access.CLOSED),
      Map.entry("psv", Access.CLOSED));

  private AccessRules() {}

  private static Map<Mode, List<String>> withEnding(String ending) {
    return KEYS.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(
            Map.Entry::getKey, e -> e.getValue().stream().map(k -> k + ending).toList()));
  }

  private static List<String> keys(Mode mode, String ending) {
    return KEYS_ONE_WAY.getOrDefault(ending, Map.of()).getOrDefault(mode, List.of());
  }

  /// What the tags say for a mode; null where they say nothing.
  static @Nullable Access tagged(Tags tags, Mode mode) {
    return tagged(tags, mode, "", false);
  }

  /// The same for one direction of a way, where a key may end in `:forward` or `:backward`.
  static @Nullable Access tagged(Tags tags, Mode mode, String direction) {
    return tagged(tags, mode, direction, false);
  }

  /// The same from keys that name motor vehicles or buses: a no in general still counts.
  static @Nullable Access taggedForMotor(Tags tags, Mode mode, String direction) {
    return tagged(tags, mode, direction, true);
  }

  private static @Nullable Access tagged(
      Tags tags, Mode mode, String direction, boolean onlyByName) {
    List<String> plain = KEYS.getOrDefault(mode, List.of());
    List<String> oneWay = keys(mode, direction);
    for (int k = 0; k < plain.size(); k++) {
      String own = oneWay.isEmpty() ? null : tags.get(oneWay.get(k));
      String value = own == null ? tags.get(plain.get(k)) : own;
      if (value != null) {
        Access access = access(value, mode);
        return onlyByName && GENERAL.contains(plain.get(k)) && access == Access.OPEN
            ? null
            : access;
      }
    }
    return null;
  }

  private static Access access(String value, Mode mode) {
    return mode == Mode.BUS && (value.equals("bus") || value.equals("psv"))
        ? Access.OPEN
        : VALUES.getOrDefault(value, Access.UNKNOWN);
  }

  /// Does it depend on the hour, or on something else that is not known when a plan is made?
  static boolean changes(Tags tags, Mode mode) {
    List<String> plain = KEYS.getOrDefault(mode, List.of());
    List<String> conditional = keys(mode, "conditional");
    for (int k = 0; k < plain.size(); k++) {
      if (tags.has(conditional.get(k))) {
        return true;
      }
      if (tags.has(plain.get(k))) {
        return false;
      }
    }
    return false;
  }

  /// The more careful of two: closed before unknown before open.
  static Access both(Access one, Access other) {
    if (one == Access.CLOSED || other == Access.CLOSED) {
      return Access.CLOSED;
    }
    return one == Access.UNKNOWN || other == Access.UNKNOWN ? Access.UNKNOWN : Access.OPEN;
  }
}
