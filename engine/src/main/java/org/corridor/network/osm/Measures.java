package org.corridor.network.osm;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Weights, heights, counts and times as mappers write them; empty where a text is none of them.
final class Measures {
  private static final Pattern WEIGHT =
      Pattern.compile("(\\d+(?:[.,]\\d+)?) ?(t|kg|st|lbs?|tonnes?)?");
  private static final Pattern METRES = Pattern.compile("(\\d+(?:[.,]\\d+)?) ?(m|cm)?");
  private static final Pattern FEET = Pattern.compile("(\\d+)' ?(?:(\\d+)\"?)?");
  private static final Pattern HOURS = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})");
  private static final Pattern MINUTES = Pattern.compile("\\d{1,5}");
  private static final Pattern ISO = Pattern.compile("PT(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?");

  private static final double KILOGRAMS_PER_SHORT_TON = 907.18474;
  private static final double KILOGRAMS_PER_POUND = 0.45359237;
  private static final double CENTIMETRES_PER_FOOT = 30.48;
  private static final double CENTIMETRES_PER_INCH = 2.54;
  private static final int LANES_MAX = 8;

  private Measures() {}

  static OptionalInt kilograms(String text) {
    Matcher weight = WEIGHT.matcher(text);
    if (!weight.matches()) {
      return OptionalInt.empty();
    }
    String unit = weight.group(2) == null ? "t" : weight.group(2);
    double factor = switch (unit) {
      case "kg" -> 1;
      case "st" -> KILOGRAMS_PER_SHORT_TON;
      case "lb", "lbs" -> KILOGRAMS_PER_POUND;
      default -> 1000;
    };
    return whole(number(weight.group(1)) * factor);
  }

  static OptionalInt centimetres(String text) {
    Matcher metres = METRES.matcher(text);
    if (metres.matches()) {
      return whole(number(metres.group(1)) * ("cm".equals(metres.group(2)) ? 1 : 100));
    }
    Matcher feet = FEET.matcher(text);
    if (!feet.matches()) {
      return OptionalInt.empty();
    }
    double inches = feet.group(2) == null ? 0 : number(feet.group(2));
    return whole(number(feet.group(1)) * CENTIMETRES_PER_FOOT + inches * CENTIMETRES_PER_INCH);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }

  private static OptionalInt whole(double value) {
    return value > 0 && value < Integer.MAX_VALUE
        ? OptionalInt.of((int) value)
        : OptionalInt.empty();
  }

  /// A number of lanes, from 1; of `2.5` the half is no lane.
  static OptionalInt count(String text) {
    Matcher number = METRES.matcher(text);
    if (!number.matches() || number.group(2) != null) {
      return OptionalInt.empty();
    }
    int count = (int) Math.min(LANES_MAX, number(number.group(1)));
    return count < 1 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /// `20` minutes, `01:20`, `00:20:30` or `PT1H20M`.
  static OptionalInt seconds(String text) {
    if (MINUTES.matcher(text).matches()) {
      return whole(60.0 * Integer.parseInt(text));
    }
    Matcher clock = HOURS.matcher(text);
    if (clock.matches()) {
      boolean threeParts = clock.group(1) != null;
      int first = Integer.parseInt(threeParts ? clock.group(1) : clock.group(2));
      int second = Integer.parseInt(threeParts ? clock.group(2) : clock.group(3));
      int third = threeParts ? Integer.parseInt(clock.group(3)) : 0;
      return whole(3600.0 * first + 60.0 * second + third);
    }
    Matcher iso = ISO.matcher(text);
    return iso.matches()
        ? whole(3600.0 * part(iso, 1) + 60.0 * part(iso, 2) + part(iso, 3))
        : OptionalInt.empty();
  }

  private static double part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : number(matcher.group(group));
  }
}
