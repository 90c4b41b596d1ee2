package org.corridor.formats.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.arrangements.Window;
import org.corridor.formats.Problems;
import org.corridor.formats.scenario.Table.Row;
import org.corridor.plan.Kind;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Zone;
import org.corridor.workflows.Reported;

/// Reads where vehicles were last seen: `zone,kind,vehicles,place,from`, one row for each group.
public final class ReportedFile {
  private ReportedFile() {}

  /// Reads the file.
  ///
  /// @throws org.corridor.formats.BadInput with every problem found
  public static List<Reported> read(Path file, Scenario scenario) {
    Problems problems = new Problems();
    Path folder = file.toAbsolutePath().getParent();
    List<Row> rows = Table.read(
        folder == null ? Path.of(".") : folder,
        String.valueOf(file.getFileName()),
        List.of("zone", "kind", "vehicles", "place", "from"),
        List.of(),
        problems);
    List<String> zones = scenario.zones().stream().map(Zone::id).toList();
    List<String> places = scenario.places().stream().map(Place::id).toList();
    var day = scenario.arrangement().windows().stream()
        .map(Window::start)
        .min(Instant::compareTo)
        .map(start -> start.atZone(scenario.clock()).toLocalDate());
    List<Reported> reported = new ArrayList<>();
    for (Row row : rows) {
      Optional<String> zone = row.required("zone").known(zones, "a zone of the scenario");
      Optional<Kind> kind =
          row.required("kind").oneOf(List.of(Kind.CAR, Kind.BUS, Kind.AMBULANCE, Kind.FOOT));
      int vehicles = row.required("vehicles").whole(0, 1_000_000);
      Optional<String> place = row.required("place").known(places, "a place of the scenario");
      Optional<Instant> from = row.required("from").moment(day, scenario.clock());
      if (zone.isPresent() && kind.isPresent() && place.isPresent() && from.isPresent()) {
        reported.add(new Reported(zone.get(), kind.get(), vehicles, place.get(), from.get()));
      }
    }
    problems.throwIfAny();
    return reported;
  }
}
