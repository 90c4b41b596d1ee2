package org.corridor.network.osm;

import java.util.Set;
import org.corridor.network.Access;
import org.corridor.network.Mode;

/// Who may pass a limit of weight: of the whole vehicle, or of one axle. A limit that cannot be
/// read is unknown, never none.
final class Weights {
  /// What a two-axle bus may weigh in the European Union, directive 96/53 as changed by 2015/719.
  private static final int BUS_KILOGRAMS = 19_500;

  /// What an empty one weighs at least: assumed.
  private static final int BUS_KILOGRAMS_EMPTY = 11_000;

  /// What a driven axle may carry, directive 96/53, and that of an empty bus: assumed.
  private static final int BUS_AXLE_KILOGRAMS = 11_500;

  private static final int BUS_AXLE_KILOGRAMS_EMPTY = 6_000;

  /// What a laden car may weigh: the limit of a car licence.
  private static final int CAR_KILOGRAMS = 3_500;

  private static final int CAR_KILOGRAMS_EMPTY = 1_200;
  private static final int CAR_AXLE_KILOGRAMS = 2_000;
  private static final int CAR_AXLE_KILOGRAMS_EMPTY = 600;

  /// Said of a weight, and no limit.
  private static final Set<String> NO_LIMIT = Set.of("none", "default", "no");

  private Weights() {}

  /// The limit of the whole vehicle, 0 where there is none or it cannot be read.
  static int maxKilograms(Tags tags) {
    return Measures.kilograms(tags.getOr("maxweight", ""))
        .orElse(Measures.kilograms(tags.getOr("maxweightrating", "")).orElse(0));
  }

  /// @param direction forward or backward; empty for both
  static Access pass(Tags tags, String direction, Mode mode) {
    if (mode == Mode.FOOT) {
      return Access.OPEN;
    }
    boolean car = mode == Mode.CAR;
    int most = car ? CAR_KILOGRAMS : BUS_KILOGRAMS;
    int least = car ? CAR_KILOGRAMS_EMPTY : BUS_KILOGRAMS_EMPTY;
    int axleMost = car ? CAR_AXLE_KILOGRAMS : BUS_AXLE_KILOGRAMS;
    int axleLeast = car ? CAR_AXLE_KILOGRAMS_EMPTY : BUS_AXLE_KILOGRAMS_EMPTY;
    Access access =
        limit(tags.getOr("maxweight", tags.getOr("maxweightrating", "none")), most, least);
    access =
        AccessRules.both(access, limit(tags.getOr("maxaxleload", "none"), axleMost, axleLeast));
    return direction.isEmpty()
        ? access
        : AccessRules.both(
            access, limit(tags.getOr("maxweight:" + direction, "none"), most, least));
  }

  private static Access limit(String said, int most, int least) {
    if (NO_LIMIT.contains(said)) {
      return Access.OPEN;
    }
    int limit = Measures.kilograms(said).orElse(0);
    return limit == 0
        ? Access.UNKNOWN
        : limit >= most ? Access.OPEN : limit < least ? Access.CLOSED : Access.UNKNOWN;
  }
}
