package org.corridor.simulate;

import java.io.Serializable;

/// How a quantity may turn out: least, likeliest and most, with a chance that rises and falls in
/// straight lines between them (a triangular distribution: what somebody at a table can give).
public record Spread(double least, double likeliest, double most) implements Serializable {
  public Spread {
    if (!(least <= likeliest && likeliest <= most)) {
      throw new IllegalArgumentException(
          "least, likeliest and most in this order, not " + least + ", " + likeliest + ", " + most);
    }
  }

  /// What is known.
  public static Spread exactly(double value) {
    return new Spread(value, value, value);
  }

  /// By the inverse of the distribution.
  ///
  /// @param chance from 0 to 1
  public double at(double chance) {
    double width = most - least;
    if (width == 0) {
      return least;
    }
    double below = (likeliest - least) / width;
    return chance < below
        ? least + Math.sqrt(chance * width * (likeliest - least))
        : most - Math.sqrt((1 - chance) * width * (most - likeliest));
  }
}
