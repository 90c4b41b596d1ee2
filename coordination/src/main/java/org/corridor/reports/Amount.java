package org.corridor.reports;

/// A number with what it rests on; its unit stands in the name of the field that holds it.
///
/// @param value the number
/// @param basis what it rests on
public record Amount(double value, Basis basis) {
  public Amount {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Not a number: " + value);
    }
  }

  public static Amount assumed(double value, String source) {
    return new Amount(value, new Basis(Standing.ASSUMED, source));
  }

  public Amount times(double factor) {
    return new Amount(value * factor, basis);
  }

  public boolean isAssumed() {
    return basis.standing() == Standing.ASSUMED;
  }
}
