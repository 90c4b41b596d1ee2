package org.corridor.discern;

/// What the network sees in a window; place 0 is before the first piece and stands for "nowhere".
final class Sight {
  private static final int PARTS = 3;
  private static final int ACTS = 16;

  private final int places;
  private final float[] parts;
  private final float[] acts;
  private final float[] points;

  /// @param parts 3 for each place: a statement begins, goes on, is none
  /// @param acts weights of each act if a statement begins at a place
  /// @param points 4 squares: where, for a statement that begins at a place, the name of its
  ///     speaker begins and ends, where that of whom it accuses or calls on
  Sight(int places, float[] parts, float[] acts, float[] points) {
    this.places = places;
    this.parts = parts.clone();
    this.acts = acts.clone();
    this.points = points.clone();
  }

  float part(int place, int which) {
    return parts[place * PARTS + which];
  }

  float act(int place, int which) {
    return acts[place * ACTS + which];
  }

  float point(int which, int from, int to) {
    return points[(which * places + from) * places + to];
  }
}
