package org.corridor.formats.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.corridor.plan.Kind;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;

/// Sheets for A4 in one language: for each bus and ambulance, each convoy, each checkpoint and
/// reception. Names, phones and plates are lines to write on.
public final class DaySheets {
  /// A longer table may be broken over pages.
  private static final int ROWS_KEPT_TOGETHER = 24;

  private final Scenario scenario;
  private final SheetWords words;
  private final String language;
  private final Words said;

  /// A table with what is written above and below it.
  private record Block(
      String heading, List<String> headers, List<List<String>> rows, List<String> notes) {}

  private DaySheets(DayOrders orders, String language) {
    scenario = orders.scenario();
    this.language = language;
    words = new SheetWords(language, orders.zones());
    said = new Words(scenario);
  }

  /// Languages that there are words for.
  public static List<String> languages() {
    return SheetWords.LANGUAGES;
  }

  /// A sheet for each bus and each ambulance.
  public static String vehicles(DayOrders orders, String language) {
    DaySheets sheets = new DaySheets(orders, language);
    return sheets.page(orders.vehicles().stream().map(sheets::vehicle).toList());
  }

  /// A sheet for each convoy.
  public static String convoys(DayOrders orders, String language) {
    DaySheets sheets = new DaySheets(orders, language);
    return sheets.page(orders.convoys().stream().map(sheets::convoy).toList());
  }

  /// A sheet for each checkpoint, each halt and each reception.
  public static String posts(DayOrders orders, String language) {
    DaySheets sheets = new DaySheets(orders, language);
    return sheets.page(orders.posts().stream().map(sheets::post).toList());
  }

  private String page(List<Map<String, Object>> sheets) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("language", language);
    page.put("direction", words.direction());
    page.put("title", scenario.title());
    page.put("clockWord", words.of("clock"));
    page.put("clock", scenario.clock().getId());
    page.put("secret", words.of("secret"));
    page.put("sheets", sheets);
    try (InputStream in = Objects.requireNonNull(
        DaySheets.class.getResourceAsStream("sheets.html.mustache"), "template of the sheets")) {
      return Mustache.compiler()
          .escapeHTML(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> sheet(
      String kicker,
      String heading,
      List<Map<String, Object>> facts,
      List<Block> blocks,
      List<String> closing,
      String day) {
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("kicker", kicker);
    sheet.put("heading", heading);
    sheet.put("facts", facts);
    sheet.put("blocks", blocks.stream().map(DaySheets::block).toList());
    sheet.put("closing", closing);
    sheet.put("day", day);
    return sheet;
  }

  private static Map<String, Object> block(Block block) {
    return Map.of(
        "heading",
        block.heading().isEmpty() ? false : block.heading(),
        "length",
        block.rows().size() > ROWS_KEPT_TOGETHER ? "long" : "short",
        "headers",
        block.headers(),
        "rows",
        block.rows().stream().map(cells -> Map.of("cells", cells)).toList(),
        "notes",
        block.notes());
  }

  private Map<String, Object> fact(String key, String value) {
    return Map.of("name", words.of(key), "value", value, "blank", false);
  }

  private Map<String, Object> lineFor(String key) {
    return Map.of("name", words.of(key), "value", "", "blank", true);
  }

  private Map<String, Object> vehicle(DayOrders.VehicleDay day) {
    List<Map<String, Object>> facts =
        new ArrayList<>(List.of(lineFor("driver"), lineFor("phone"), lineFor("plate")));
    List<Block> blocks = new ArrayList<>();
    for (int t = 0; t < day.trips().size(); t++) {
      blocks.add(trip(day.trips().get(t), t + 1));
    }
    List<String> closing = new ArrayList<>();
    DayOrders.Idle idle = day.idle();
    if (idle != null) {
      facts.addFirst(fact("place", said.place(day.depot())));
      closing.add(words.of("idle." + idle.name()));
    }
    return sheet(
        words.of("roster"),
        words.of(day.kind() == Kind.BUS ? "bus" : "ambulance") + ": " + day.id(),
        facts,
        blocks,
        closing,
        words.days());
  }

  private Block trip(DayOrders.Trip trip, int number) {
    List<List<String>> rows = new ArrayList<>();
    List<DayOrders.Pass> passes = trip.passes();
    if (!trip.leavesFrom().equals(passes.getFirst().place())) {
      rows.add(row(trip.leaves(), trip.leavesFrom(), words.of("leaves")));
    }
    for (DayOrders.Pass pass : trip.between()) {
      rows.add(row(
          pass.first(),
          pass.place(),
          words.of(pass.checkpoint() ? "served" : "passes") + " (" + words.of("empty") + ")"));
    }
    if (trip.there().isBefore(trip.boards())) {
      rows.add(row(trip.there(), passes.getFirst().place(), words.of("ready")));
    }
    rows.add(row(
        trip.boards(),
        passes.getFirst().place(),
        words.of("boards") + " (" + words.of("people") + ": " + trip.persons() + ")"));
    rows.add(row(passes.getFirst().first(), passes.getFirst().place(), words.of("setsOff")));
    for (DayOrders.Pass pass : passes.subList(1, passes.size() - 1)) {
      rows.add(row(pass.first(), pass.place(), onTheWay(pass)));
    }
    rows.add(row(
        passes.getLast().first(),
        passes.getLast().place(),
        words.of("arrives") + ": " + reception(trip.reception())));
    rows.add(row(trip.free(), passes.getLast().place(), words.of("setDown")));
    List<String> notes = new ArrayList<>();
    if (trip.restMinutes() > 0) {
      notes.add(words.of("rest", trip.restMinutes()) + ".");
    }
    if (trip.restThereMinutes() > 0) {
      notes.add(words.of("restThere", trip.restThereMinutes()) + ".");
    }
    if (trip.overLong()) {
      notes.add(words.of("overLong") + ".");
    }
    if (trip.refuels()) {
      notes.add(words.of("refuel") + ".");
    }
    String convoy = trip.convoy() == 0 ? "" : " · " + words.of("convoy") + " " + trip.convoy();
    return new Block(
        words.of("trip") + " " + number + convoy + " · " + words.of("kms", Math.round(trip.km())),
        List.of(words.of("time"), words.of("place"), words.of("what")),
        rows,
        notes);
  }

  private String onTheWay(DayOrders.Pass pass) {
    return pass.halts()
        ? words.of("halts", pass.haltMinutes())
        : words.of(pass.checkpoint() ? "served" : "passes");
  }

  private List<String> row(Instant at, String place, String what) {
    return List.of(words.time(at), said.place(place), what);
  }

  private String reception(String id) {
    return scenario.sites().stream()
        .filter(s -> s.id().equals(id))
        .map(Site::name)
        .findFirst()
        .orElse(id);
  }

  private Map<String, Object> convoy(DayOrders.Convoy convoy) {
    List<Map<String, Object>> facts = new ArrayList<>();
    facts.add(fact("vehicles", composition(convoy)));
    facts.add(fact("people", Words.count(convoy.persons())));
    if (convoy.leader()) {
      facts.add(lineFor("leader"));
      facts.add(lineFor("rear"));
      facts.add(lineFor("phone"));
    }
    @Nullable Instant scout = convoy.scoutLeaves();
    if (scout != null) {
      facts.add(fact("scout", words.time(scout)));
    } else if (convoy.noScout()) {
      facts.add(fact("scout", words.of("noScout")));
    }
    if (convoy.columnMetres() > 0) {
      facts.add(fact("column", words.of("metres", convoy.columnMetres())));
    }
    List<List<String>> rows = new ArrayList<>();
    int last = convoy.passes().size() - 1;
    for (int i = 0; i <= last; i++) {
      DayOrders.Pass pass = convoy.passes().get(i);
      String what = i == 0
          ? words.of("setsOff")
          : i == last ? words.of("arrives") + ": " + reception(convoy.reception()) : onTheWay(pass);
      rows.add(List.of(
          said.place(pass.place()), words.time(pass.first()), words.time(pass.last()), what));
    }
    boolean stops = convoy.passes().stream().anyMatch(DayOrders.Pass::halts);
    String halts = convoy.mayHalt().isEmpty()
        ? words.of(stops ? "haltsOnly" : "noHalt")
        : words.of("mayHalt") + ": "
            + convoy.mayHalt().stream().map(said::place).collect(Collectors.joining(", ")) + ".";
    return sheet(
        words.of("convoyOrder"),
        words.of("convoy") + " " + convoy.number(),
        facts,
        List.of(new Block(
            "",
            List.of(words.of("place"), words.of("first"), words.of("last"), words.of("what")),
            rows,
            List.of())),
        convoy.leader() ? List.of(words.of("checkIn"), halts) : List.of(halts),
        words.days());
  }

  private static final Map<Kind, String> PLURAL = Map.of(
      Kind.CAR, "cars", Kind.BUS, "buses", Kind.AMBULANCE, "ambulances", Kind.FOOT, "parties2");

  private String composition(DayOrders.Convoy convoy) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = convoy.vehicles().getOrDefault(kind, 0);
      if (count > 0) {
        parts.add(words.of(PLURAL.getOrDefault(kind, "vehicles")) + ": " + count);
      }
    }
    String named = convoy.named().isEmpty() ? "" : " (" + String.join(", ", convoy.named()) + ")";
    return String.join("; ", parts) + named;
  }

  private Map<String, Object> post(DayOrders.Post post) {
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (post.slots().stream().anyMatch(s -> s.vehicles().containsKey(kind))) {
        kinds.add(kind);
      }
    }
    List<String> headers = new ArrayList<>(List.of(words.of("quarter")));
    kinds.forEach(kind -> headers.add(words.of(PLURAL.getOrDefault(kind, "vehicles"))));
    headers.add(words.of("people"));
    headers.add(words.of("convoys"));
    boolean empty = post.slots().stream().anyMatch(s -> s.empty() > 0);
    if (empty) {
      headers.add(words.of("empties"));
    }
    List<List<String>> rows = new ArrayList<>();
    long persons = 0;
    for (DayOrders.Slot slot : post.slots()) {
      List<String> row = new ArrayList<>(List.of(words.time(slot.from())));
      kinds.forEach(kind -> row.add(String.valueOf(slot.vehicles().getOrDefault(kind, 0))));
      row.add(Words.count(slot.persons()));
      row.add(numbers(slot.convoys()));
      if (empty) {
        row.add(String.valueOf(slot.empty()));
      }
      rows.add(row);
      persons += slot.persons();
    }
    boolean nobody = rows.isEmpty();
    return sheet(
        words.of("expected"),
        post.name(),
        List.of(fact("place", said.place(post.place())), fact("people", Words.count(persons))),
        nobody ? List.of() : List.of(new Block("", headers, rows, List.of())),
        nobody ? List.of(words.of("nobody")) : List.of(),
        words.days());
  }

  /// Numbers that follow one another as a range.
  static String numbers(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      int first = i;
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(numbers.get(first));
      text.append(i > first ? "–" + numbers.get(i) : "");
    }
    return text.toString();
  }
}
