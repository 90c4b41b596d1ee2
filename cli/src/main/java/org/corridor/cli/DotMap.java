package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import org.corridor.network.Access;
import org.corridor.network.Extent;
import org.corridor.network.Mode;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;

/// Roads drawn in dots of braille letters, two across and four down in each.
final class DotMap {
  private static final int BLANK = 0x2800;

  /// Bits of a letter by row and column, as Unicode has them.
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int ROWS_MAX = 30;

  private final RoadMap map;
  private final int[][] letters;
  private final double scale;
  private final double narrowing;
  private final int west;
  private final int north;

  private DotMap(RoadMap map, int columns) {
    this.map = map;
    Extent extent = Extent.of(map);
    west = extent.westE7();
    north = extent.northE7();
    narrowing = extent.narrowing();
    double across = extent.across();
    double down = extent.down();
    scale = Math.min((2 * columns - 1) / across, (4 * ROWS_MAX - 1) / down);
    letters = new int[(int) (down * scale) / 4 + 1][(int) (across * scale) / 2 + 1];
  }

  /// The larger roads of a map; with few of them, all that are open to cars.
  static List<String> of(RoadMap map, int columns) {
    if (map.junctionCount() == 0) {
      return List.of();
    }
    DotMap dots = new DotMap(map, columns);
    for (int s = 0; s < map.stretchCount(); s++) {
      if (dots.shown(s)) {
        dots.draw(s);
      }
    }
    List<String> lines = new ArrayList<>();
    for (int[] row : dots.letters) {
      StringBuilder line = new StringBuilder();
      for (int letter : row) {
        line.append((char) (BLANK + letter));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private boolean shown(int s) {
    boolean open = map.access(2 * s, Mode.CAR) == Access.OPEN
        || map.access(2 * s + 1, Mode.CAR) == Access.OPEN;
    return open && map.roadClass(s).compareTo(RoadClass.TERTIARY_LINK) <= 0;
  }

  private void draw(int s) {
    int latitude = map.latitudeE7(map.from(2 * s));
    int longitude = map.longitudeE7(map.from(2 * s));
    for (int b = 0; b < map.bendCount(s); b++) {
      line(latitude, longitude, map.bendLatitudeE7(s, b), map.bendLongitudeE7(s, b));
      latitude = map.bendLatitudeE7(s, b);
      longitude = map.bendLongitudeE7(s, b);
    }
    line(latitude, longitude, map.latitudeE7(map.to(2 * s)), map.longitudeE7(map.to(2 * s)));
  }

  private void line(int latitude, int longitude, int latitudeTo, int longitudeTo) {
    double x = x(longitude);
    double y = y(latitude);
    double across = x(longitudeTo) - x;
    double down = y(latitudeTo) - y;
    int steps = 1 + (int) Math.max(Math.abs(across), Math.abs(down));
    for (int i = 0; i <= steps; i++) {
      dot((int) (x + across * i / steps), (int) (y + down * i / steps));
    }
  }

  private void dot(int x, int y) {
    int row = Math.clamp(y / 4, 0, letters.length - 1);
    int column = Math.clamp(x / 2, 0, letters[0].length - 1);
    letters[row][column] |= BITS[y & 3][x & 1];
  }

  private double x(int longitude) {
    return ((double) longitude - west) * narrowing * scale;
  }

  private double y(int latitude) {
    return ((double) north - latitude) * scale;
  }
}
