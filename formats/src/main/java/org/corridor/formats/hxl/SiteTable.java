package org.corridor.formats.hxl;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.text.Csv;

/// The sites of a scenario (`sites.csv`) as a table with hashtags, and tables with hashtags as
/// sites. Columns are moved, values are not read: what is in one is in the other.
public final class SiteTable {
  private static final Map<String, String> TAGS = new LinkedHashMap<>();

  static {
    TAGS.put("id", "#meta+id");
    TAGS.put("name", "#loc+name");
    TAGS.put("place", "#loc+place");
    TAGS.put("duty", "#loc+type");
    TAGS.put("latitude", "#geo+lat");
    TAGS.put("longitude", "#geo+lon");
    TAGS.put("intakePersonsPerHour", "#capacity+hour+persons");
    TAGS.put("roomPersons", "#capacity+persons");
    TAGS.put("roomVehicles", "#capacity+vehicles");
    TAGS.put("longestStayMinutes", "#capacity+minutes");
    TAGS.put("haltMinutes", "#activity+halt+minutes");
    TAGS.put("opens", "#date+start");
    TAGS.put("closes", "#date+end");
    TAGS.put("standing", "#meta+standing");
    TAGS.put("source", "#meta+source");
    TAGS.put("note", "#description");
  }

  private SiteTable() {}

  /// The table of a `sites.csv`.
  ///
  /// @throws BadInput where it is no CSV with a header row
  public static HxlTable of(String name, String csv) {
    try (CSVParser parser =
        CSVParser.parse(new StringReader(csv.replace("\uFEFF", "")), Csv.TABLE)) {
      List<List<String>> lines =
          parser.stream().map(row -> row.stream().map(Csv::text).toList()).toList();
      if (lines.isEmpty()
          || lines.stream().anyMatch(l -> l.size() != lines.getFirst().size())) {
        throw refuse(name, "a header row and as many values in every row", "another table");
      }
      List<String> titles = lines.getFirst();
      return HxlTable.of(
          titles, titles.stream().map(SiteTable::tag).toList(), lines.subList(1, lines.size()));
    } catch (IOException | UncheckedIOException e) {
      throw refuse(name, "comma separated values", String.valueOf(e.getMessage()));
    }
  }

  /// Where a value comes from is said beside it, in a column of its own.
  private static String tag(String title) {
    for (String suffix : List.of("Source", "Standing")) {
      String of = title.endsWith(suffix)
          ? TAGS.getOrDefault(title.substring(0, title.length() - suffix.length()), "")
          : "";
      if (!of.isEmpty()) {
        return of + "+" + suffix.toLowerCase(Locale.ROOT);
      }
    }
    return TAGS.getOrDefault(title, "");
  }

  /// The rows of a `sites.csv`, its header first: columns go by their hashtags, those without by
  /// their titles; what is neither is left out.
  ///
  /// @throws BadInput where a column that sites need is missing
  public static List<List<String>> lines(String name, HxlTable table) {
    List<String> titles = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < table.tags().size(); c++) {
      Optional<String> title = title(table, c);
      if (title.isPresent() && !titles.contains(title.get())) {
        titles.add(title.get());
        columns.add(c);
      }
    }
    List<String> missing =
        List.of("id", "place", "duty").stream().filter(t -> !titles.contains(t)).toList();
    if (!missing.isEmpty()) {
      throw new BadInput(
          missing.stream()
              .map(t -> new Problem(
                  name,
                  table.above().size() + 1,
                  0,
                  tag(t),
                  "a column for the " + t + " of a site",
                  "none",
                  "give the column the hashtag " + tag(t)))
              .toList(),
          missing.size());
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(titles);
    table.rows().forEach(row -> lines.add(columns.stream().map(row::get).toList()));
    return lines;
  }

  private static Optional<String> title(HxlTable table, int column) {
    Optional<HxlTag> tag = table.tags().get(column);
    if (tag.isEmpty()) {
      List<String> titles = table.above().isEmpty() ? List.of() : table.above().getLast();
      String title = column < titles.size() ? titles.get(column).strip() : "";
      boolean ours = TAGS.containsKey(title) || !tag(title).isEmpty();
      return ours ? Optional.of(title) : Optional.empty();
    }
    for (Map.Entry<String, String> known : TAGS.entrySet()) {
      for (String suffix : List.of("", "Source", "Standing")) {
        String whole =
            known.getValue() + (suffix.isEmpty() ? "" : "+" + suffix.toLowerCase(Locale.ROOT));
        if (tag.get().equals(HxlTag.of(whole))) {
          return Optional.of(known.getKey() + suffix);
        }
      }
    }
    return Optional.empty();
  }

  private static BadInput refuse(String name, String expected, String found) {
    return BadInput.of(new Problem(name, 0, 0, "", expected, found, ""));
  }
}
