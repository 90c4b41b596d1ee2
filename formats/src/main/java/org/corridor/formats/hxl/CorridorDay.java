package org.corridor.formats.hxl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.reports.ReportEvent;

/// One corridor on one day, in the columns in which the field exchanges them. Values are kept as
/// text, so that what others write comes back as they wrote it.
///
/// @param date as 2022-03-05
/// @param originCode code of the place, with its system's own spelling
/// @param proposedBy who proposed it
/// @param acceptedBy who accepted it; empty for nobody
/// @param windowStartUtc as 2022-03-05T07:00Z
/// @param outcome as told
/// @param personsOut how many, by this source
/// @param personsKind observed, claimed, planned, …
/// @param countingPoint where they were counted
/// @param children of them
/// @param direction out, in or both; empty where not told
/// @param route all its places in order, apart by `|`; empty where not told
/// @param category who may move; empty where not told
/// @param codes of which list the codes of places are (I19)
/// @param sourceUrl where it stands
public record CorridorDay(
    String date,
    String origin,
    String originCode,
    String destination,
    String destinationCode,
    String proposedBy,
    String acceptedBy,
    String windowStartUtc,
    String windowEndUtc,
    String outcome,
    String personsOut,
    String personsKind,
    String countingPoint,
    String children,
    String direction,
    String route,
    String category,
    String codes,
    String sourceUrl) {
  private static final List<String> TITLES = List.of(
      "date",
      "origin",
      "origin_pcode",
      "destination",
      "dest_pcode",
      "proposed_by",
      "accepted_by",
      "window_start_utc",
      "window_end_utc",
      "outcome",
      "persons_out",
      "persons_kind",
      "counting_point",
      "children",
      "direction",
      "route",
      "category",
      "codes",
      "source_url");

  private static final List<String> TAGS = List.of(
      "#date",
      "#adm4+name+origin",
      "#adm4+code+origin",
      "#adm4+name+dest",
      "#adm4+code+dest",
      "#org+proposer",
      "#org+acceptor",
      "#date+start",
      "#date+end",
      "#status+outcome",
      "#affected+evacuated",
      "#meta+kind",
      "#loc+counting",
      "#affected+evacuated+children",
      "#x_direction",
      "#x_route",
      "#x_category",
      "#x_codes",
      "#meta+source+url");

  /// The table of some corridor days.
  public static HxlTable table(List<CorridorDay> days) {
    List<List<String>> rows = new ArrayList<>();
    for (CorridorDay d : days) {
      rows.add(List.of(
          d.date,
          d.origin,
          d.originCode,
          d.destination,
          d.destinationCode,
          d.proposedBy,
          d.acceptedBy,
          d.windowStartUtc,
          d.windowEndUtc,
          d.outcome,
          d.personsOut,
          d.personsKind,
          d.countingPoint,
          d.children,
          d.direction,
          d.route,
          d.category,
          d.codes,
          d.sourceUrl));
    }
    return HxlTable.of(TITLES, TAGS, rows);
  }

  /// As it was told.
  public static CorridorDay of(ReportEvent.CorridorDayTold d) {
    return new CorridorDay(
        d.date(),
        d.origin(),
        d.originCode(),
        d.destination(),
        d.destinationCode(),
        d.proposedBy(),
        d.acceptedBy(),
        d.windowStart(),
        d.windowEnd(),
        d.outcome(),
        d.personsOut(),
        d.personsKind(),
        d.countingPoint(),
        d.children(),
        d.direction(),
        d.route(),
        d.category(),
        d.codes(),
        d.source());
  }

  /// All of it as an entry of a record.
  ReportEvent.CorridorDayTold told(String id) {
    return new ReportEvent.CorridorDayTold(
        id,
        date,
        origin,
        originCode,
        destination,
        destinationCode,
        proposedBy,
        acceptedBy,
        windowStartUtc,
        windowEndUtc,
        outcome,
        personsOut,
        personsKind,
        countingPoint,
        children,
        direction,
        route,
        category,
        codes,
        sourceUrl);
  }

  /// Where a table has codes and does not say of which list, a title of `pcode` does.
  private static String codes(HxlTable table, List<String> row) {
    String said = table.value(row, "#x_codes");
    boolean any =
        !(table.value(row, "#adm4+code+origin") + table.value(row, "#adm4+code+dest")).isEmpty();
    if (!said.isEmpty() || !any) {
      return said;
    }
    boolean pcode = table.findColumn("#adm4+code+v_pcode").isPresent()
        || table.above().stream()
            .flatMap(List::stream)
            .anyMatch(title -> title.toLowerCase(Locale.ROOT).contains("pcode"));
    return pcode ? "COD-AB" : "not named";
  }

  /// The corridor days of a table, by its hashtags, whatever the order of its columns.
  public static List<CorridorDay> read(HxlTable table) {
    return table.rows().stream()
        .map(row -> new CorridorDay(
            table.value(row, "#date-start-end"),
            table.value(row, "#adm4+name+origin"),
            table.value(row, "#adm4+code+origin"),
            table.value(row, "#adm4+name+dest"),
            table.value(row, "#adm4+code+dest"),
            table.value(row, "#org+proposer"),
            table.value(row, "#org+acceptor"),
            table.value(row, "#date+start"),
            table.value(row, "#date+end"),
            table.value(row, "#status+outcome"),
            table.value(row, "#affected+evacuated-children"),
            table.value(row, "#meta+kind"),
            table.value(row, "#loc+counting"),
            table.value(row, "#affected+evacuated+children"),
            table.value(row, "#x_direction"),
            table.value(row, "#x_route"),
            table.value(row, "#x_category"),
            codes(table, row),
            table.value(row, "#meta+source+url")))
        .toList();
  }
}
