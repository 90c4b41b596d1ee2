package org.corridor.formats.roads;

import java.util.Locale;
import org.corridor.network.Access;
import org.corridor.network.Extent;
import org.corridor.network.Feature;
import org.corridor.network.Mode;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;

/// A road map as a picture: SVG, every road open to cars, wider the larger its class; what is not
/// known to be open is drawn dashed.
public final class RoadPicture {
  private static final double SIZE = 1000;
  private static final double MARGIN = 10;

  private final RoadMap map;
  private final double scale;
  private final double narrowing;
  private final int west;
  private final int north;
  private final double width;
  private final double height;

  private RoadPicture(RoadMap map) {
    this.map = map;
    Extent extent = Extent.of(map);
    west = extent.westE7();
    north = extent.northE7();
    narrowing = extent.narrowing();
    double across = extent.across();
    double down = extent.down();
    scale = (SIZE - 2 * MARGIN) / Math.max(across, down);
    width = across * scale + 2 * MARGIN;
    height = down * scale + 2 * MARGIN;
  }

  /// The picture as SVG.
  public static String of(RoadMap map) {
    return map.junctionCount() == 0
        ? "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"/>\n"
        : new RoadPicture(map).draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" fill=\"none\""
            + " stroke-linejoin=\"round\">%n<title>Roads</title>%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
        width,
        height));
    for (Look look : Look.values()) {
      StringBuilder path = new StringBuilder();
      for (int s = 0; s < map.stretchCount(); s++) {
        if (look == look(s)) {
          line(path, s);
        }
      }
      if (!path.isEmpty()) {
        svg.append("<path ").append(look.style).append(" d=\"").append(path).append("\"/>\n");
      }
    }
    return svg.append("</svg>\n").toString();
  }

  /// How a road is drawn, the last on top.
  private enum Look {
    FOOT("stroke=\"#d9d4cc\" stroke-width=\"0.4\""),
    UNKNOWN("stroke=\"#b07a2a\" stroke-width=\"0.7\" stroke-dasharray=\"2 2\""),
    SMALL("stroke=\"#9aa5ad\" stroke-width=\"0.5\""),
    MIDDLE("stroke=\"#4d6675\" stroke-width=\"1\""),
    LARGE("stroke=\"#1f3a4d\" stroke-width=\"2\""),
    MINED("stroke=\"#b3261e\" stroke-width=\"2\"");

    private final String style;

    Look(String style) {
      this.style = style;
    }
  }

  private Look look(int s) {
    if (map.has(s, Feature.MINEFIELD)) {
      return Look.MINED;
    }
    Access there = map.access(2 * s, Mode.CAR);
    Access back = map.access(2 * s + 1, Mode.CAR);
    if (there != Access.OPEN && back != Access.OPEN) {
      return there == Access.UNKNOWN || back == Access.UNKNOWN ? Look.UNKNOWN : Look.FOOT;
    }
    RoadClass roadClass = map.roadClass(s);
    if (roadClass.compareTo(RoadClass.PRIMARY_LINK) <= 0) {
      return Look.LARGE;
    }
    return roadClass.compareTo(RoadClass.TERTIARY_LINK) <= 0 ? Look.MIDDLE : Look.SMALL;
  }

  private void line(StringBuilder path, int s) {
    point(path, 'M', map.latitudeE7(map.from(2 * s)), map.longitudeE7(map.from(2 * s)));
    for (int b = 0; b < map.bendCount(s); b++) {
      point(path, 'L', map.bendLatitudeE7(s, b), map.bendLongitudeE7(s, b));
    }
    point(path, 'L', map.latitudeE7(map.to(2 * s)), map.longitudeE7(map.to(2 * s)));
  }

  private void point(StringBuilder path, char how, int latitudeE7, int longitudeE7) {
    long x = Math.round(10 * (MARGIN + ((double) longitudeE7 - west) * narrowing * scale));
    long y = Math.round(10 * (MARGIN + ((double) north - latitudeE7) * scale));
    path.append(how).append(x / 10).append('.').append(x % 10);
    path.append(' ').append(y / 10).append('.').append(y % 10);
  }
}
