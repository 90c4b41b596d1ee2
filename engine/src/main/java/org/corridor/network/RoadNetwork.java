package org.corridor.network;

import java.util.Arrays;
import org.corridor.units.Rate;

/// A directed road graph as flat arrays. Places and roads are numbers from 0.
///
/// A road leads one way, from one place to another; a road with two directions is two of them.
public final class RoadNetwork {
  private final int placeCount;

  // One entry per road, in order of road number; written once by the builder.
  private final int[] from;
  private final int[] to;
  private final int[] lengthMetres;
  private final int[] speedMetresPerHour;
  private final Rate[] vehiclesPerHour;
  private final Access[] access;

  private RoadNetwork(Builder roads) {
    placeCount = roads.placeCount;
    from = Arrays.copyOf(roads.from, roads.count);
    to = Arrays.copyOf(roads.to, roads.count);
    lengthMetres = Arrays.copyOf(roads.lengthMetres, roads.count);
    speedMetresPerHour = Arrays.copyOf(roads.speedMetresPerHour, roads.count);
    vehiclesPerHour = Arrays.copyOf(roads.vehiclesPerHour, roads.count);
    access = Arrays.copyOf(roads.access, roads.count);
  }

  public static Builder withPlaces(int placeCount) {
    return new Builder(placeCount);
  }

  public int placeCount() {
    return placeCount;
  }

  public int roadCount() {
    return from.length;
  }

  public int from(int road) {
    return from[road];
  }

  public int to(int road) {
    return to[road];
  }

  public int lengthMetres(int road) {
    return lengthMetres[road];
  }

  /// Vehicles an hour over all lanes in this direction.
  public Rate vehiclesPerHour(int road) {
    return vehiclesPerHour[road];
  }

  public Access access(int road) {
    return access[road];
  }

  /// Time on the road with nobody else on it, rounded up to the millisecond.
  public long travelMillis(int road) {
    return travelMillis(road, speedMetresPerHour[road]);
  }

  /// The same for somebody who moves at most at `speedMetresPerHourMax`.
  public long travelMillis(int road, int speedMetresPerHourMax) {
    int speed = Math.min(speedMetresPerHour[road], speedMetresPerHourMax);
    return Math.ceilDiv(lengthMetres[road] * 3_600_000L, speed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoadNetwork that
        && placeCount == that.placeCount
        && Arrays.equals(from, that.from)
        && Arrays.equals(to, that.to)
        && Arrays.equals(lengthMetres, that.lengthMetres)
        && Arrays.equals(speedMetresPerHour, that.speedMetresPerHour)
        && Arrays.equals(vehiclesPerHour, that.vehiclesPerHour)
        && Arrays.equals(access, that.access);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
  }

  /// Collects roads; [#build] makes the network.
  public static final class Builder {
    private final int placeCount;
    private int count;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] lengthMetres = new int[16];
    private int[] speedMetresPerHour = new int[16];
    private Rate[] vehiclesPerHour = new Rate[16];
    private Access[] access = new Access[16];

    private Builder(int placeCount) {
      this.placeCount = placeCount;
    }

    /// Adds a road and returns its number.
    public int road(
        int from,
        int to,
        int lengthMetres,
        int speedMetresPerHour,
        Rate vehiclesPerHour,
        Access access) {
      if (from < 0 || to < 0 || from >= placeCount || to >= placeCount || from == to) {
        throw new IllegalArgumentException("A road joins two places, not " + from + " and " + to);
      }
      if (lengthMetres <= 0 || speedMetresPerHour <= 0) {
        throw new IllegalArgumentException("A road has a length and a speed above zero, not "
            + lengthMetres + " m and " + speedMetresPerHour + " m/h");
      }
      if (count == this.from.length) {
        grow();
      }
      this.from[count] = from;
      this.to[count] = to;
      this.lengthMetres[count] = lengthMetres;
      this.speedMetresPerHour[count] = speedMetresPerHour;
      this.vehiclesPerHour[count] = vehiclesPerHour;
      this.access[count] = access;
      return count++;
    }

    private void grow() {
      int size = 2 * count;
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      lengthMetres = Arrays.copyOf(lengthMetres, size);
      speedMetresPerHour = Arrays.copyOf(speedMetresPerHour, size);
      vehiclesPerHour = Arrays.copyOf(vehiclesPerHour, size);
      access = Arrays.copyOf(access, size);
    }

    public RoadNetwork build() {
      return new RoadNetwork(this);
    }
  }
}
