package org.corridor.network;

import java.util.function.Function;

/// Who may pass, for each way of moving.
///
/// @param car by car
/// @param bus by bus
/// @param foot on foot
public record Passage(Access car, Access bus, Access foot) {
  private static final Access[] DIGITS = {Access.OPEN, Access.CLOSED, Access.UNKNOWN};
  private static final Passage[] ALL = new Passage[27];

  static {
    for (int code = 0; code < ALL.length; code++) {
      ALL[code] = new Passage(DIGITS[code % 3], DIGITS[code / 3 % 3], DIGITS[code / 9]);
    }
  }

  public static final Passage OPEN = new Passage(Access.OPEN, Access.OPEN, Access.OPEN);
  public static final Passage CLOSED = new Passage(Access.CLOSED, Access.CLOSED, Access.CLOSED);

  public static Passage of(Function<Mode, Access> access) {
    return new Passage(access.apply(Mode.CAR), access.apply(Mode.BUS), access.apply(Mode.FOOT));
  }

  public Access of(Mode mode) {
    return switch (mode) {
      case CAR -> car;
      case BUS -> bus;
      case FOOT -> foot;
    };
  }

  /// The same as a small number that does not change from version to version.
  public int code() {
    return digit(car) + 3 * digit(bus) + 9 * digit(foot);
  }

  private static int digit(Access access) {
    return switch (access) {
      case OPEN -> 0;
      case CLOSED -> 1;
      case UNKNOWN -> 2;
    };
  }

  /// What [#code] was made of.
  ///
  /// @throws IllegalArgumentException for a number that it cannot give
  public static Passage ofCode(int code) {
    if (code < 0 || code >= ALL.length) {
      throw new IllegalArgumentException("No passage has the code " + code);
    }
    return ALL[code];
  }
}
