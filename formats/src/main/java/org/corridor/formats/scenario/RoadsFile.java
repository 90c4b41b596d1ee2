package org.corridor.formats.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.formats.Problems;
import org.corridor.formats.scenario.Table.Row;
import org.corridor.formats.text.Cell;
import org.corridor.network.Access;
import org.corridor.reports.Amount;
import org.corridor.scenario.Segment;

/// Reads `roads.csv`: the roads that a plan may use, one per row.
final class RoadsFile implements Roads {
  static final String NAME = "roads.csv";
  static final double VEHICLES_PER_HOUR_MAX = 100_000;

  /// Sustained flow in an evacuation, per lane, without contraflow.
  private static final double VEHICLES_PER_LANE = 600;

  private static final String VEHICLES_PER_LANE_SOURCE =
      "600 vehicles an hour and lane sustained in an evacuation, trid.trb.org/view.aspx?id=1093433";

  private static final List<String> REQUIRED =
      List.of("id", "from", "to", "lengthKm", "speedKmh", "access");
  private static final List<String> OPTIONAL = List.of(
      "lanes",
      "vehiclesPerHour",
      "contested",
      "area",
      "reach",
      "controlledBy",
      "bothWays",
      "window",
      "feeder");

  private final List<Segment> segments = new ArrayList<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private final Set<String> places = new LinkedHashSet<>();
  private final Set<String> areas = new LinkedHashSet<>();
  private final Set<List<String>> ends = new HashSet<>();
  private final List<Cell> reach = new ArrayList<>();

  private RoadsFile() {}

  static RoadsFile read(Path folder, Problems problems) {
    RoadsFile roads = new RoadsFile();
    List<Row> rows = Table.read(folder, NAME, REQUIRED, OPTIONAL, problems);
    rows.forEach(roads::add);
    return roads;
  }

  private void add(Row row) {
    String id = row.id(ids);
    Cell from = row.required("from");
    Cell to = row.required("to");
    if (from.text().equals(to.text())) {
      to.refuse("another place than the road starts from", "");
    }
    int lanes = row.has("lanes") ? row.cell("lanes").whole(1, 12) : 1;
    Amount vehicles = row.has("vehiclesPerHour")
        ? row.cell("vehiclesPerHour").number(0, VEHICLES_PER_HOUR_MAX, "vehicles an hour")
        : Amount.assumed(VEHICLES_PER_LANE * lanes, VEHICLES_PER_LANE_SOURCE);
    String area = row.cell("area").text();
    if (!area.isEmpty()) {
      areas.add(area);
    }
    reach.addAll(row.cell("reach").parts());
    Segment segment = new Segment(
        id,
        from.text(),
        to.text(),
        row.required("lengthKm").number(0.001, 5_000, "km"),
        row.required("speedKmh").number(1, 150, "km/h"),
        vehicles,
        lanes,
        row.required("access")
            .oneOf(List.of(Access.OPEN, Access.CLOSED, Access.UNKNOWN))
            .orElse(Access.UNKNOWN),
        row.has("contested")
            ? row.cell("contested")
                .oneOf(
                    List.of(Segment.Contested.YES, Segment.Contested.NO, Segment.Contested.UNKNOWN))
                .orElse(Segment.Contested.UNKNOWN)
            : Segment.Contested.UNKNOWN,
        area,
        row.cell("reach").parts().stream().map(Cell::text).collect(Collectors.toSet()),
        controlledBy(row),
        !row.has("window") || row.cell("window").yes(),
        row.cell("feeder").yes(),
        List.of(),
        row.basis());
    addOneWay(segment, from);
    if (row.cell("bothWays").yes()) {
      addOneWay(back(segment), from);
    }
  }

  private void addOneWay(Segment segment, Cell at) {
    places.add(segment.from());
    places.add(segment.to());
    if (!ends.add(List.of(segment.from(), segment.to()))) {
      at.refuse(
          "one road from " + segment.from() + " to " + segment.to(),
          "a second one",
          "one row with more lanes, or a place between for another road");
    }
    if (!segment.from().equals(segment.to())) {
      segments.add(segment);
    }
  }

  private static Segment back(Segment there) {
    return new Segment(
        there.id() + "-back",
        there.to(),
        there.from(),
        there.lengthKm(),
        there.speedKmh(),
        there.vehiclesPerHour(),
        there.lanes(),
        there.access(),
        there.contested(),
        there.area(),
        there.reach(),
        there.controlledBy(),
        there.boundByWindow(),
        there.feeder(),
        there.bends().reversed(),
        there.basis());
  }

  /// Claims of control, `source: who` separated by `|`; claims stand side by side.
  private static Map<String, String> controlledBy(Row row) {
    Map<String, String> claims = new LinkedHashMap<>();
    for (Cell part : row.cell("controlledBy").parts()) {
      int colon = part.text().lastIndexOf(':');
      String source =
          colon < 0 ? row.basis().source() : part.text().substring(0, colon).strip();
      claims.put(source, part.text().substring(colon + 1).strip());
    }
    return claims;
  }

  /// Tells of parties with reach that the arrangement does not know.
  @Override
  public void requireParties(Set<String> parties) {
    reach.forEach(cell -> cell.known(parties, "a party of arrangement.yaml"));
  }

  /// Tells when no road leads from one place to the next.
  @Override
  public void requireRoad(Cell from, Cell to) {
    boolean bothKnown = places.contains(from.text()) && places.contains(to.text());
    if (bothKnown && !ends.contains(List.of(from.text(), to.text()))) {
      to.refuse(
          "a place to which a road of roads.csv leads from " + from.text(),
          ends.contains(List.of(to.text(), from.text()))
              ? "bothWays: yes on the road from " + to.text() + " to " + from.text()
              : "add the road to roads.csv");
    }
  }

  @Override
  public List<Segment> segments() {
    return segments;
  }

  @Override
  public Set<String> ids() {
    return ids;
  }

  @Override
  public Set<String> places() {
    return places;
  }

  /// The text if roads lead there; roads.csv itself being unreadable is told once, there.
  @Override
  public Optional<String> knownPlace(Cell cell) {
    return places.isEmpty()
        ? Optional.of(cell.text())
        : cell.known(places, "a place where a road of roads.csv starts or ends");
  }

  @Override
  public void described(Cell id, OptionalDouble latitude, OptionalDouble longitude) {
    knownPlace(id);
  }

  @Override
  public String source() {
    return NAME;
  }

  @Override
  public Set<String> areas() {
    return areas;
  }
}
