package org.corridor.network.osm;

import java.util.OptionalInt;
import org.corridor.network.Access;
import org.corridor.network.Mode;

/// Who fits through and under: `maxwidth` and `maxheight` of ways and of what stands on them.
///
/// Through what is wide and high enough for every vehicle of a kind it may pass, through what is
/// too
/// narrow or low for any it may not; between the two nobody knows.
final class Sizes {
  /// Centimetres. A bus may be 255 wide and 400 high (directive 96/53); the others assumed.
  private static final int CAR_WIDE = 220;

  private static final int CAR_NARROW = 160;
  private static final int CAR_HIGH = 210;
  private static final int CAR_LOW = 150;
  private static final int BUS_WIDE = 260;
  private static final int BUS_NARROW = 230;
  private static final int BUS_HIGH = 400;
  private static final int BUS_LOW = 300;

  private Sizes() {}

  static Access pass(Tags tags, Mode mode) {
    String width = tags.getOr("maxwidth", tags.getOr("maxwidth:physical", ""));
    OptionalInt wide = Measures.centimetres(width);
    OptionalInt high = Measures.centimetres(tags.getOr("maxheight", ""));
    return switch (mode) {
      case CAR -> AccessRules.both(fits(wide, CAR_WIDE, CAR_NARROW), fits(high, CAR_HIGH, CAR_LOW));
      case BUS -> AccessRules.both(fits(wide, BUS_WIDE, BUS_NARROW), fits(high, BUS_HIGH, BUS_LOW));
      case FOOT -> Access.OPEN;
    };
  }

  private static Access fits(OptionalInt limit, int most, int least) {
    return limit.isEmpty() || limit.getAsInt() >= most
        ? Access.OPEN
        : limit.getAsInt() < least ? Access.CLOSED : Access.UNKNOWN;
  }
}
