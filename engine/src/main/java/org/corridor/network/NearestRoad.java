package org.corridor.network;

import java.util.function.IntPredicate;

/// The point of a road that is nearest to a point of the map.
///
/// **Method.** Every straight piece of every stretch, on a plane that is right near the point asked
/// for.
/// **Cost.** Time O(bends of the map) for each point.
public final class NearestRoad {
  private static final double METRES_PER_E7 = Math.PI / 180 / 1e7 * 6_371_008.8;

  private final RoadMap map;
  private final IntPredicate used;

  /// @param used which stretches count
  public NearestRoad(RoadMap map, IntPredicate used) {
    this.map = map;
    this.used = used;
  }

  /// A point on a stretch.
  ///
  /// @param stretch of the map; below 0 where no road counts
  /// @param piece of the stretch, from 0: the straight one before bend `piece`, or before its end
  /// @param latitudeE7 degrees × 10⁷
  /// @param longitudeE7 degrees × 10⁷
  /// @param metresOff from the point asked for
  /// @param share of the length of the stretch that lies before it
  public record Spot(
      int stretch, int piece, int latitudeE7, int longitudeE7, double metresOff, double share) {}

  /// The nearest point.
  public Spot to(int latitudeE7, int longitudeE7) {
    double narrow = Math.cos(latitudeE7 / 1e7 * Math.PI / 180);
    Spot best = new Spot(-1, 0, latitudeE7, longitudeE7, Double.MAX_VALUE, 0);
    for (int s = 0; s < map.stretchCount(); s++) {
      if (!used.test(s)) {
        continue;
      }
      for (int piece = 0; piece <= map.bendCount(s); piece++) {
        double fromNorth = ((double) latitude(s, piece) - latitudeE7) * METRES_PER_E7;
        double fromEast = ((double) longitude(s, piece) - longitudeE7) * METRES_PER_E7 * narrow;
        double north = ((double) latitude(s, piece + 1) - latitude(s, piece)) * METRES_PER_E7;
        double east =
            ((double) longitude(s, piece + 1) - longitude(s, piece)) * METRES_PER_E7 * narrow;
        double square = north * north + east * east;
        double at =
            square == 0 ? 0 : Math.clamp(-(fromNorth * north + fromEast * east) / square, 0, 1);
        double off = Math.hypot(fromNorth + at * north, fromEast + at * east);
        if (off < best.metresOff()) {
          best = new Spot(
              s,
              piece,
              (int) Math.round(
                  latitude(s, piece) + at * ((double) latitude(s, piece + 1) - latitude(s, piece))),
              (int) Math.round(longitude(s, piece)
                  + at * ((double) longitude(s, piece + 1) - longitude(s, piece))),
              off,
              at);
        }
      }
    }
    return best.stretch() < 0 ? best : withShare(best);
  }

  /// From the share of its piece to the share of its stretch.
  private Spot withShare(Spot spot) {
    int s = spot.stretch();
    double before = 0;
    double all = 0;
    for (int piece = 0; piece <= map.bendCount(s); piece++) {
      double metres = Earth.metres(
          latitude(s, piece), longitude(s, piece), latitude(s, piece + 1), longitude(s, piece + 1));
      all += metres;
      before += piece < spot.piece() ? metres : piece == spot.piece() ? spot.share() * metres : 0;
    }
    return new Spot(
        s,
        spot.piece(),
        spot.latitudeE7(),
        spot.longitudeE7(),
        spot.metresOff(),
        all == 0 ? 0 : before / all);
  }

  /// Points of a stretch: its start, its bends, its end.
  private int latitude(int stretch, int point) {
    return point == 0
        ? map.latitudeE7(map.from(2 * stretch))
        : point > map.bendCount(stretch)
            ? map.latitudeE7(map.to(2 * stretch))
            : map.bendLatitudeE7(stretch, point - 1);
  }

  private int longitude(int stretch, int point) {
    return point == 0
        ? map.longitudeE7(map.from(2 * stretch))
        : point > map.bendCount(stretch)
            ? map.longitudeE7(map.to(2 * stretch))
            : map.bendLongitudeE7(stretch, point - 1);
  }
}
