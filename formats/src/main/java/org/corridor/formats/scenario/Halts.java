package org.corridor.formats.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.Arrangement;
import org.corridor.formats.scenario.Table.Row;
import org.corridor.reports.Amount;
import org.corridor.scenario.Site;
import org.corridor.scenario.Zone;
import org.jspecify.annotations.Nullable;

/// Sites at which everybody who passes stops for some time. Who halts is on the way: not at home,
/// nor where papers are looked at, nor out.
final class Halts {
  static final double MINUTES_MAX = 24 * 60;

  private static final String COLUMN = "haltMinutes";

  private final Map<Row, Site> rows = new LinkedHashMap<>();

  /// No minutes are no halt.
  static @Nullable Amount minutes(@Nullable Amount said) {
    return said == null || said.value() == 0 ? null : said;
  }

  void add(Row row, Site site) {
    if (site.haltMinutes() != null) {
      rows.put(row, site);
    }
  }

  /// Tells of halts that are none.
  void require(List<Zone> zones, List<Site> sites, Optional<Arrangement> terms) {
    rows.forEach((row, halt) -> {
      String place = halt.place();
      double minutes = halt.findHaltMinutes().orElseThrow().value();
      if (minutes != Math.rint(minutes)) {
        row.cell(COLUMN).refuse("whole minutes", "");
      }
      Amount longest = halt.longestStayMinutes();
      if (longest != null && minutes > longest.value()) {
        row.cell(COLUMN).refuse("at most longestStayMinutes", "");
      }
      if (sites.stream()
          .anyMatch(s -> s.duty() == Site.Duty.RECEPTION && s.place().equals(place))) {
        row.cell(COLUMN).refuse("nothing where people are out", "leave it out");
      }
      if (zones.stream().anyMatch(z -> z.place().equals(place))) {
        row.cell(COLUMN).refuse("a place where no zone sets off", "leave it out");
      }
      if (terms.stream()
          .flatMap(t -> t.checkpoints().stream())
          .anyMatch(c -> c.place().equals(place))) {
        row.cell(COLUMN)
            .refuse(
                "a place without a checkpoint",
                "serviceMinutes of the checkpoint say how long everybody stands there");
      }
    });
  }
}
