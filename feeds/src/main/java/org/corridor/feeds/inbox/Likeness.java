package org.corridor.feeds.inbox;

/// How alike in sense texts are, whatever their words: an optional part of its own, for it is
/// heavy.
/// It says nothing on whether they contradict one another: "will not open" is very like "will
/// open".
@FunctionalInterface
public interface Likeness {
  /// A direction in which texts alike in sense lie near each other, of length 1.
  float[] direction(String text);

  /// The cosine of the angle between two directions: 1 for the same.
  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
