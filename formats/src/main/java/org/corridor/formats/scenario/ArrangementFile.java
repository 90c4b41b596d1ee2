package org.corridor.formats.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Curfew;
import org.corridor.arrangements.Guarantee;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.PublishedRoute;
import org.corridor.arrangements.Route;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.TextFile;
import org.corridor.formats.text.WallTime;
import org.corridor.formats.text.Yaml;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Reads `arrangement.yaml`: the terms, in the words of those who announced them.
final class ArrangementFile {
  static final String NAME = "arrangement.yaml";

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int MARGIN_MINUTES_MAX = 600;
  private static final int QUEUE_VEHICLES_MAX = 1_000_000;

  private final Yaml yaml;
  private final Roads roads;
  private final Map<String, Party> parties = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Window> windows = new LinkedHashMap<>();
  private ZoneId clock = ZoneOffset.UTC;
  private Optional<LocalDate> firstDay = Optional.empty();

  /// Of all windows, also of those that could not be read.
  private final Set<String> windowNames = new LinkedHashSet<>();

  private ArrangementFile(Yaml yaml, Roads roads) {
    this.yaml = yaml;
    this.roads = roads;
  }

  /// What the file says.
  record Content(
      String title,
      ZoneId clock,
      Optional<LocalDate> firstDay,
      Map<String, Place> places,
      Scenario.Figures figures,
      Arrangement arrangement) {}

  static Optional<Yaml> open(Path folder, Problems problems) {
    return TextFile.read(folder, NAME, problems).flatMap(file -> Yaml.of(file, problems));
  }

  static Content read(Yaml yaml, Roads roads) {
    return new ArrangementFile(yaml, roads).content();
  }

  private Content content() {
    yaml.cell("format").known(List.of("corridor-scenario/1", ""), "corridor-scenario/1");
    String title = yaml.required("title").text();
    clock = yaml.required("timeZone").timeZone().orElse(ZoneOffset.UTC);
    yaml.all("parties").forEach(this::readParty);
    roads.places().forEach(id -> places.put(id, Place.named(id)));
    Set<String> described = new HashSet<>();
    yaml.all("places").forEach(y -> readPlace(y, described));
    Optional<Route> corridor = yaml.find("corridor").flatMap(y -> route(y, "corridor"));
    List<Route> alternates = new ArrayList<>();
    List<PublishedRoute> published = new ArrayList<>();
    yaml.find("corridor").ifPresent(y -> {
      y.all("alternates").forEach(a -> route(a, "").ifPresent(alternates::add));
      y.all("published").forEach(p -> published.add(published(p)));
      y.cells("places");
      y.cells("acceptedBy");
      y.refuseUnknown("name", "id", "source", "standing");
    });
    yaml.all("windows").forEach(this::readWindow);
    Set<String> suspensionIds = new HashSet<>();
    List<Suspension> suspensions = new ArrayList<>();
    yaml.all("suspensions").forEach(y -> suspension(y, suspensionIds).ifPresent(suspensions::add));
    Set<String> checkpointPlaces = new HashSet<>();
    List<Checkpoint> checkpoints = yaml.all("checkpoints").stream()
        .map(y -> checkpoint(y, checkpointPlaces))
        .toList();
    List<Guarantee> guarantees =
        yaml.all("guarantees").stream().map(this::guarantee).toList();
    Instant start = yaml.has("evacuationStart")
        ? yaml.cell("evacuationStart").moment(firstDay, clock).orElse(null)
        : null;
    if (yaml.all("windows").isEmpty() && !yaml.has("evacuationStart")) {
      yaml.cell("windows")
          .refuse("a window, or an evacuationStart", "nothing", "see docs/scenario.md");
    }
    Arrangement arrangement = new Arrangement(
        List.copyOf(parties.values()),
        corridor.orElse(null),
        alternates,
        published,
        List.copyOf(windows.values()),
        start,
        suspensions,
        checkpoints,
        guarantees,
        yaml.find("curfew").flatMap(this::curfew).orElse(null),
        yaml.has("marginMinutes")
            ? yaml.cell("marginMinutes").number(0, MARGIN_MINUTES_MAX, "minutes")
            : new Amount(0, Basis.NOT_NAMED));
    Scenario.Figures figures =
        yaml.find("figures").map(this::figures).orElse(Scenario.Figures.DEFAULT);
    yaml.refuseUnknown("source", "standing");
    return new Content(title, clock, firstDay, places, figures, arrangement);
  }

  private void readParty(Yaml y) {
    Cell id = y.required("id");
    String country = y.cell("country").text();
    if (!country.isEmpty() && !COUNTRIES.contains(country)) {
      y.cell("country").refuse("an ISO 3166-1 code of two letters, such as UA", "");
    }
    ZoneId zone = y.has("timeZone") ? y.cell("timeZone").timeZone().orElse(clock) : clock;
    String name = y.cell("name").text().isEmpty() ? id.text() : y.cell("name").text();
    if (parties.putIfAbsent(id.text(), new Party(id.text(), name, country, zone)) != null) {
      id.refuse("a party that is not there yet", "another id");
    }
    y.refuseUnknown("source", "standing");
  }

  private void readPlace(Yaml y, Set<String> described) {
    Cell id = y.required("id");
    if (!described.add(id.text())) {
      id.refuse("a place that is not described yet", "another id");
    }
    Cell country = y.cell("country");
    if (!country.text().isEmpty() && !COUNTRIES.contains(country.text())) {
      country.refuse("an ISO 3166-1 code of two letters, such as UA", "");
    }
    Cell pcode = y.cell("pcode");
    if (!pcode.text().isEmpty() && !pcode.text().matches("[A-Z]{2,3}[0-9A-Z]*")) {
      pcode.refuse("a P-code as UA14: country letters, then digits, no points", "");
    }
    roads.described(id, y.cell("latitude").degrees(90), y.cell("longitude").degrees(180));
    places.put(
        id.text(),
        new Place(
            id.text(),
            y.cell("name").text().isEmpty() ? id.text() : y.cell("name").text(),
            pcode.text(),
            country.text(),
            y.cell("latitude").degrees(90),
            y.cell("longitude").degrees(180),
            "",
            0));
    y.refuseUnknown("source", "standing");
  }

  private Set<String> partyIds(List<Cell> cells) {
    return cells.stream()
        .flatMap(c -> c.known(parties.keySet(), "a party of this arrangement").stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> placeIds(Yaml y) {
    return y.cells("places").stream().flatMap(c -> roads.knownPlace(c).stream()).toList();
  }

  private Optional<Route> route(Yaml y, String otherwise) {
    String id = y.cell("id").text().isEmpty() ? otherwise : y.cell("id").text();
    List<Cell> named = y.cells("places");
    List<String> ids = placeIds(y);
    if (named.size() < 2) {
      y.cell("places").refuse("at least two places in the order of travel", named.size() + "", "");
      return Optional.empty();
    }
    for (int i = 0; i + 1 < named.size(); i++) {
      roads.requireRoad(named.get(i), named.get(i + 1));
    }
    Route route = new Route(id, ids, partyIds(y.cells("acceptedBy")), y.basis());
    if (!otherwise.equals("corridor")) {
      if (id.isEmpty()) {
        y.required("id");
      }
      y.refuseUnknown("name", "source", "standing");
    }
    return ids.size() == named.size() ? Optional.of(route) : Optional.empty();
  }

  private PublishedRoute published(Yaml y) {
    Cell party = y.cell("party");
    if (!party.text().isEmpty()) {
      party.known(parties.keySet(), "a party of this arrangement");
    }
    PublishedRoute route = new PublishedRoute(
        y.required("by").text(),
        parties.containsKey(party.text()) ? party.text() : "",
        placeIds(y),
        y.basis().source());
    y.refuseUnknown("source", "standing");
    return route;
  }

  private void readWindow(Yaml y) {
    Cell id = y.cell("id");
    String name = id.text().isEmpty() ? "window-" + (windows.size() + 1) : id.text();
    windowNames.add(name);
    Optional<LocalDate> day = y.has("date") ? y.required("date").date() : Optional.empty();
    firstDay = firstDay.or(() -> day);
    List<Yaml> rows = y.has("announced") ? y.all("announced") : List.of(y);
    List<Said> said = new ArrayList<>();
    rows.forEach(row -> said(row, row != y, day).ifPresent(said::add));
    if (said.isEmpty()) {
      return;
    }
    Said first = said.getFirst();
    for (Said other : said) {
      if (!other.from.instant().equals(first.from.instant())
          || !other.to.instant().equals(first.to.instant())) {
        other.fromCell.refuse(
            "the same moments as " + first.spoken(),
            other.spoken(),
            "ask which is meant; both stand in the record until one is withdrawn");
      }
    }
    Instant firstEntry = y.has("firstEntry") ? entry(y, "firstEntry", day, first) : null;
    Instant lastEntry = y.has("lastEntry") ? entry(y, "lastEntry", day, first) : null;
    Window window = new Window(
        name,
        first.from.instant(),
        first.to.instant(),
        firstEntry,
        lastEntry,
        said.stream().map(s -> s.announced).toList());
    if (windows.putIfAbsent(name, window) != null) {
      id.refuse("a window that is not there yet", "another id");
    }
    y.refuseUnknown("from", "to", "timeZone", "source", "standing", "party", "confirmed");
  }

  private @Nullable Instant entry(Yaml y, String key, Optional<LocalDate> day, Said said) {
    Instant entry = y.cell(key).moment(day, clock).orElse(null);
    if (entry != null
        && (entry.isBefore(said.from.instant()) || entry.isAfter(said.to.instant()))) {
      y.cell(key).refuse("a time within the window", "");
    }
    return entry;
  }

  /// One party's words for a window, as read.
  private record Said(Cell fromCell, WallTime from, WallTime to, Window.Announced announced) {
    String spoken() {
      LocalDateTime start = from.local();
      return start.toLocalTime()
          + "–"
          + to.local().toLocalTime()
          + " "
          + announced.timeZone()
          + (announced.party().isEmpty() ? "" : " (" + announced.party() + ")")
          + " = "
          + from.instant()
          + " to "
          + to.instant();
    }
  }

  private Optional<Said> said(Yaml row, boolean ownRow, Optional<LocalDate> day) {
    Cell party = row.cell("party");
    Optional<Party> side = party.text().isEmpty()
        ? Optional.empty()
        : party.known(parties.keySet(), "a party of this arrangement").map(parties::get);
    ZoneId zone = row.has("timeZone")
        ? row.cell("timeZone").timeZone().orElse(clock)
        : side.map(Party::timeZone).orElse(clock);
    Cell from = row.required("from");
    Cell to = row.required("to");
    Optional<WallTime> start =
        from.text().isEmpty() ? Optional.empty() : WallTime.of(from, day, zone);
    Optional<WallTime> end = to.text().isEmpty() ? Optional.empty() : WallTime.of(to, day, zone);
    boolean confirmed = !row.has("confirmed") || row.cell("confirmed").yes();
    if (ownRow) {
      row.refuseUnknown("source", "standing");
    }
    if (start.isEmpty() || end.isEmpty() || !ordered(from, start.get(), to, end.get())) {
      return Optional.empty();
    }
    return Optional.of(new Said(
        from,
        start.get(),
        end.get(),
        new Window.Announced(
            party.text(), start.get().local(), end.get().local(), zone, confirmed, row.basis())));
  }

  private static boolean ordered(Cell from, WallTime start, Cell to, WallTime end) {
    boolean after = end.instant().isAfter(start.instant());
    if (!after) {
      to.refuse(
          "an end after the beginning at " + from.text(),
          "for the next day write the date too, as 2022-03-06T02:00");
    }
    return after;
  }

  private Optional<Suspension> suspension(Yaml y, Set<String> ids) {
    Cell id = y.required("id");
    if (!ids.add(id.text())) {
      id.refuse("a suspension that is not there yet", "another id");
    }
    Cell party = y.required("party");
    Optional<String> whose = party.known(parties.keySet(), "a party of this arrangement");
    Set<String> areas = known(y.cells("areas"), roads.areas(), "an area of roads.csv");
    Set<String> segments = known(y.cells("segments"), roads.ids(), "a road id of roads.csv");
    boolean everywhere = y.has("everywhere") && y.cell("everywhere").yes();
    boolean named = y.has("areas") || y.has("segments") || y.has("everywhere");
    if (!named
        || (y.cells("areas").isEmpty()
            && y.cells("segments").isEmpty()
            && !everywhere
            && !y.has("everywhere"))) {
      id.refuse("areas, segments, or everywhere: yes", "none of them", "");
    }
    boolean confirmed = y.has("confirmed") && y.cell("confirmed").yes();
    Optional<Instant[]> period = period(y, whose.map(parties::get));
    y.refuseUnknown("source", "standing");
    return whose.isEmpty()
        ? Optional.empty()
        : period.map(p -> new Suspension(
            id.text(), whose.get(), areas, segments, everywhere, p[0], p[1], confirmed, y.basis()));
  }

  private Set<String> known(List<Cell> cells, Collection<String> known, String what) {
    if (roads.places().isEmpty()) {
      return cells.stream().map(Cell::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }
    return cells.stream()
        .flatMap(c -> c.known(known, what).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Either as long as a window, or from a time to a time on the party's own clock.
  private Optional<Instant[]> period(Yaml y, Optional<Party> party) {
    if (y.has("window")) {
      return y.cell("window")
          .known(windowNames, "a window of this arrangement")
          .filter(windows::containsKey)
          .map(windows::get)
          .map(w -> new Instant[] {w.start(), w.end()});
    }
    ZoneId zone = y.has("timeZone")
        ? y.cell("timeZone").timeZone().orElse(clock)
        : party.map(Party::timeZone).orElse(clock);
    Optional<LocalDate> day = y.has("date") ? y.cell("date").date() : firstDay;
    Cell from = y.required("from");
    Cell to = y.required("to");
    Optional<WallTime> start = WallTime.of(from, day, zone);
    Optional<WallTime> end = WallTime.of(to, day, zone);
    if (start.isEmpty() || end.isEmpty() || !ordered(from, start.get(), to, end.get())) {
      return Optional.empty();
    }
    return Optional.of(new Instant[] {start.get().instant(), end.get().instant()});
  }

  private Checkpoint checkpoint(Yaml y, Set<String> taken) {
    Cell place = y.required("place");
    roads.knownPlace(place);
    if (!taken.add(place.text())) {
      place.refuse("a place without another checkpoint", "one checkpoint with more lanes");
    }
    String id = y.cell("id").text().isEmpty() ? place.text() : y.cell("id").text();
    Place where = places.getOrDefault(place.text(), Place.named(place.text()));
    String name =
        y.cell("name").text().isEmpty() ? where.name() : y.cell("name").text();
    Cell heldBy = y.cell("heldBy");
    if (!heldBy.text().isEmpty()) {
      heldBy.known(parties.keySet(), "a party of this arrangement");
    }
    Amount perHour = perHour(y);
    Map<String, Amount> own = new TreeMap<>();
    for (String kind : List.of("car", "bus", "ambulance", "foot")) {
      String key = kind.equals("foot") ? "footPersonsPerHour" : kind + "sPerHour";
      key = kind.equals("bus") ? "busesPerHour" : key;
      if (y.has(key)) {
        own.put(kind, rate(y.cell(key)));
      }
    }
    Checkpoint checkpoint = new Checkpoint(
        id,
        name,
        place.text(),
        heldBy.text(),
        perHour,
        own,
        y.has("lanes") ? y.cell("lanes").whole(1, 100) : 1,
        y.has("opens") ? y.cell("opens").moment(firstDay, clock).orElse(null) : null,
        y.has("closes") ? y.cell("closes").moment(firstDay, clock).orElse(null) : null,
        y.has("serviceMinutes") ? y.cell("serviceMinutes").number(0, 1440, "").value() : 0,
        y.has("queueVehiclesMax") ? y.cell("queueVehiclesMax").whole(0, QUEUE_VEHICLES_MAX) : 0,
        y.has("queueMinutesMax")
            ? y.cell("queueMinutesMax").number(0, 100_000, "minutes").value()
            : Checkpoint.NO_QUEUE_LIMIT_MINUTES,
        y.basis());
    if (checkpoint.opens() != null
        && checkpoint.closes() != null
        && !checkpoint.opens().isBefore(checkpoint.closes())) {
      y.cell("closes").refuse("a time after it opens", "");
    }
    y.refuseUnknown("source", "standing");
    return checkpoint;
  }

  /// Per hour, or per day in which it is open around the clock.
  private static Amount perHour(Yaml y) {
    if (y.has("vehiclesPerDay")) {
      return y.cell("vehiclesPerDay").number(0, 1_000_000, "vehicles a day").times(1 / 24.0);
    }
    return rate(y.required("vehiclesPerHour"));
  }

  private static Amount rate(Cell cell) {
    return cell.number(0, RoadsFile.VEHICLES_PER_HOUR_MAX, "an hour");
  }

  private Guarantee guarantee(Yaml y) {
    Guarantee guarantee = new Guarantee(
        y.required("guarantor").text(),
        y.required("claimedBy").text(),
        y.required("text").text(),
        y.has("acknowledged") && y.cell("acknowledged").yes(),
        y.basis());
    y.refuseUnknown("source", "standing");
    return guarantee;
  }

  private Optional<Curfew> curfew(Yaml y) {
    ZoneId zone = y.has("timeZone") ? y.cell("timeZone").timeZone().orElse(clock) : clock;
    var from = y.required("from").time();
    var to = y.required("to").time();
    y.refuseUnknown("source", "standing");
    if (from.isPresent() && from.equals(to)) {
      y.cell("to").refuse("another time than the start of the curfew", "");
    }
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Curfew(from.get(), to.get(), zone));
  }

  private Scenario.Figures figures(Yaml y) {
    Scenario.Figures standard = Scenario.Figures.DEFAULT;
    Scenario.Figures figures = new Scenario.Figures(
        y.has("walkKmh") ? y.cell("walkKmh").number(0.5, 10, "km/h") : standard.walkKmh(),
        y.has("walkersPerVehicle")
            ? y.cell("walkersPerVehicle").number(1, 100, "people")
            : standard.walkersPerVehicle(),
        y.has("stepSeconds") ? y.cell("stepSeconds").whole(1, 3600) : standard.stepSeconds());
    y.refuseUnknown("source", "standing");
    return figures;
  }
}
