package org.corridor.formats.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.Route;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.scenario.Table.Row;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.Yaml;
import org.corridor.network.Mode;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.scenario.Zone;
import org.corridor.units.TimeGrid;
import org.jspecify.annotations.Nullable;

/// Reads a scenario folder: `arrangement.yaml`, `roads.csv`, `zones.csv` and, where there are any,
/// `assets.csv` and `sites.csv`. Everything wrong in all of them is told at once.
public final class ScenarioFolder {
  static final String ZONES = "zones.csv";
  static final String ASSETS = "assets.csv";
  static final String SITES = "sites.csv";

  private static final double PERSONS_MAX = 100_000_000;
  private static final int VEHICLES_MAX = 100_000;
  private static final int DESTINATIONS_MAX = 63;

  /// Persons in a car where nobody counted them.
  private static final Amount PERSONS_PER_CAR =
      Amount.assumed(4, "470 cars with 1,865 people on 17 March 2022, spilnodia.org.ua");

  private final Path folder;
  private final Problems problems = new Problems();
  private final Optional<Yaml> arrangement;
  private final Roads roads;
  private ZoneId clock = ZoneId.of("UTC");
  private Optional<LocalDate> day = Optional.empty();
  private final Set<String> zoneIds = new LinkedHashSet<>();
  private final Set<String> receptions = new LinkedHashSet<>();
  private final List<Runnable> lateChecks = new ArrayList<>();
  private final Halts halts = new Halts();

  private ScenarioFolder(Path folder, boolean sent) {
    this.folder = folder;
    arrangement = ArrangementFile.open(folder, problems);
    boolean fromMap = arrangement.filter(yaml -> yaml.has("roads")).isPresent();
    roads = fromMap
        ? MapRoads.read(folder, sent, arrangement.orElseThrow(), modes(), problems)
        : RoadsFile.read(folder, problems);
  }

  /// How people go. Looked up before the files are read: on a map it decides which roads count.
  private Set<Mode> modes() {
    Set<Mode> modes = EnumSet.of(Mode.CAR);
    for (Row row : peek(ASSETS)) {
      if (row.cell("kind").text().equalsIgnoreCase("bus")) {
        modes.add(Mode.BUS);
      }
    }
    for (Row row : peek(ZONES)) {
      if (!List.of("", "0").contains(row.cell("footPersons").text())) {
        modes.add(Mode.FOOT);
      }
    }
    return modes;
  }

  /// What is wrong is told when the file is read.
  private List<Row> peek(String name) {
    return Files.exists(folder.resolve(name))
        ? Table.read(folder, name, List.of(), List.of(), new Problems())
        : List.of();
  }

  /// Reads the folder.
  ///
  /// @throws org.corridor.formats.BadInput with every problem found
  public static Scenario read(Path folder) {
    Problems first = new Problems();
    if (!Files.isDirectory(folder)) {
      first.add(new Problem(
          folder.toString(),
          0,
          0,
          "",
          "a scenario folder with arrangement.yaml, roads.csv and zones.csv",
          Files.exists(folder) ? "a file" : "nothing",
          "corridor new " + folder));
    }
    first.throwIfAny();
    return new ScenarioFolder(folder, false).scenario();
  }

  /// Reads a folder that somebody sent: it may name no file of this machine but those in it.
  ///
  /// @throws org.corridor.formats.BadInput with every problem found
  public static Scenario readSent(Path folder) {
    return new ScenarioFolder(folder, true).scenario();
  }

  /// A file whose name is nearly that of a known one would be ignored in silence.
  private void refuseMisnamedFiles() {
    List<String> known = List.of(ArrangementFile.NAME, RoadsFile.NAME, ZONES, ASSETS, SITES);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean backup = name.startsWith(".") || name.endsWith("~") || name.endsWith(".bak");
        for (String right : known) {
          boolean table = name.matches(".*\\.(csv|ya?ml|txt|CSV|YA?ML)") || !name.contains(".");
          if (!backup && table && !known.contains(name) && Problems.near(name, right)) {
            problems.add(
                new Problem(name, 0, 0, "", right, "a file that is nearly called so", "rename it"));
          }
        }
      }
    } catch (IOException e) {
      problems.add(new Problem(
          folder.toString(), 0, 0, "", "a folder that can be read", FileTrouble.of(e), ""));
    }
  }

  private Scenario scenario() {
    refuseMisnamedFiles();
    if (roads instanceof MapRoads && Files.exists(folder.resolve(RoadsFile.NAME))) {
      problems.add(new Problem(
          RoadsFile.NAME,
          0,
          0,
          "",
          "roads from one source",
          "this file beside roads: " + roads.source() + " in arrangement.yaml",
          "remove the one that is not meant"));
    }
    Optional<ArrangementFile.Content> content =
        arrangement.map(yaml -> ArrangementFile.read(yaml, roads));
    clock = content.map(ArrangementFile.Content::clock).orElse(clock);
    day = content.flatMap(ArrangementFile.Content::firstDay);
    content.ifPresent(c -> roads.requireParties(
        c.arrangement().parties().stream().map(Party::id).collect(Collectors.toSet())));
    List<Site> sites = sites();
    List<Zone> zones = zones();
    List<Fleet> fleets = fleets();
    List<Site> withReception = content
        .map(c -> withReception(
            sites,
            c.arrangement(),
            id -> c.places().getOrDefault(id, Place.named(id)).name()))
        .orElse(sites);
    lateChecks.forEach(Runnable::run);
    halts.require(zones, withReception, content.map(ArrangementFile.Content::arrangement));
    Arrangement terms = content.map(ArrangementFile.Content::arrangement).orElse(null);
    Map<String, Place> places = content.map(ArrangementFile.Content::places).orElse(Map.of());
    boolean reduced = !(roads instanceof MapRoads) || (terms != null && problems.isEmpty());
    if (roads instanceof MapRoads map && terms != null && reduced) {
      map.reduce(new MapRoads.Wanted(
          terms,
          zones.stream().map(Zone::place).collect(Collectors.toSet()),
          placesOf(withReception, true),
          placesOf(withReception, false),
          fleets.stream()
              .flatMap(f -> zones.stream()
                  .filter(z -> z.id().equals(f.zone()))
                  .map(z -> new MapRoads.Empty(f.place(), z.place())))
              .toList()));
      terms = map.expanded(terms);
      places = map.allPlaces(places);
    }
    if (reduced) {
      requireConnections(zones, withReception);
    }
    problems.throwIfAny();
    ArrangementFile.Content c = content.orElseThrow();
    Scenario scenario = new Scenario(
        c.title(),
        c.clock(),
        Objects.requireNonNull(terms),
        List.copyOf(places.values()),
        roads.segments(),
        zones,
        fleets,
        withReception,
        c.figures());
    requireHorizon(scenario);
    problems.throwIfAny();
    return scenario;
  }

  private static Set<String> placesOf(List<Site> sites, boolean receptions) {
    return sites.stream()
        .filter(s -> (s.duty() == Site.Duty.RECEPTION) == receptions)
        .map(Site::place)
        .collect(Collectors.toSet());
  }

  private List<Row> rows(String name, List<String> required, List<String> optional) {
    boolean needed = name.equals(ZONES);
    return needed || Files.exists(folder.resolve(name))
        ? Table.read(folder, name, required, optional, problems)
        : List.of();
  }

  private String place(Row row) {
    Cell cell = row.required("place");
    boolean located = row.has("latitude") || row.has("longitude");
    if (located) {
      roads.described(
          cell, row.required("latitude").degrees(90), row.required("longitude").degrees(180));
    } else if (!cell.text().isEmpty()) {
      roads.knownPlace(cell);
    }
    return cell.text();
  }

  private static String name(Row row, String id) {
    return row.has("name") ? row.cell("name").text() : id;
  }

  private @Nullable Instant moment(Row row, String column) {
    return row.has(column) ? row.cell(column).moment(day, clock).orElse(null) : null;
  }

  private static @Nullable Amount amount(Row row, String column, double max, String unit) {
    return row.has(column) ? row.cell(column).number(0, max, unit) : null;
  }

  private List<Zone> zones() {
    List<Zone> zones = new ArrayList<>();
    List<Row> rows = rows(
        ZONES,
        List.of("id", "place", "persons"),
        List.of(
            "name",
            "shareLeaving",
            "personsPerCar",
            "shareWithCar",
            "busPersons",
            "ambulancePersons",
            "stretcherPersons",
            "footPersons",
            "readyFrom",
            "destinations",
            "latitude",
            "longitude"));
    for (Row row : rows) {
      zones.add(zone(row));
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(ZONES, 0, 0, "", "at least one zone", "none", "add a row"));
    }
    return zones;
  }

  private Zone zone(Row row) {
    int before = problems.count();
    String id = row.id(zoneIds);
    Set<String> accepted = new LinkedHashSet<>();
    for (Cell part : row.cell("destinations").parts()) {
      accepted.add(part.text());
      lateChecks.add(() -> part.known(receptions, "a reception of sites.csv"));
    }
    Zone zone = new Zone(
        id,
        name(row, id),
        place(row),
        row.required("persons").number(0, PERSONS_MAX, "people"),
        share(row, "shareLeaving"),
        row.has("personsPerCar")
            ? row.cell("personsPerCar").number(0.1, 100, "people")
            : PERSONS_PER_CAR,
        share(row, "shareWithCar"),
        count(row, "busPersons"),
        count(row, "ambulancePersons"),
        count(row, "stretcherPersons"),
        count(row, "footPersons"),
        moment(row, "readyFrom"),
        accepted,
        row.basis());
    boolean readable = problems.count() == before;
    long others =
        zone.busPersons() + zone.ambulancePersons() + zone.stretcherPersons() + zone.footPersons();
    if (readable && others > zone.leaving()) {
      row.cell("persons")
          .refuse(
              "at least as many who leave as need a bus, an ambulance or walk, which is " + others,
              zone.leaving() + " who leave",
              "");
    }
    return zone;
  }

  private static Amount share(Row row, String column) {
    return row.has(column)
        ? row.cell(column).number(0, 1, "(a share)")
        : Amount.assumed(1, "nothing else was said");
  }

  private static long count(Row row, String column) {
    return row.has(column) ? row.cell(column).whole(0, (int) PERSONS_MAX) : 0;
  }

  private List<Fleet> fleets() {
    List<Fleet> fleets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Row row : rows(
        ASSETS,
        List.of("id", "kind", "vehicles", "seats", "place", "zone"),
        List.of("stretchers", "readyFrom", "loadingMinutes", "drivers"))) {
      String id = row.id(ids);
      int vehicles = row.required("vehicles").whole(0, VEHICLES_MAX);
      Cell zone = row.required("zone");
      if (!zoneIds.isEmpty()) {
        zone.known(zoneIds, "a zone of zones.csv");
      }
      fleets.add(new Fleet(
          id,
          row.required("kind")
              .oneOf(List.of(Fleet.Kind.BUS, Fleet.Kind.AMBULANCE))
              .orElse(Fleet.Kind.BUS),
          vehicles,
          row.required("seats").number(0, 500, "seats"),
          row.has("stretchers") ? row.cell("stretchers").whole(0, 50) : 0,
          place(row),
          zone.text(),
          moment(row, "readyFrom"),
          row.has("loadingMinutes")
              ? row.cell("loadingMinutes").number(0, 1440, "minutes")
              : new Amount(0, Basis.NOT_NAMED),
          row.has("drivers") ? row.cell("drivers").whole(0, VEHICLES_MAX) : vehicles,
          row.basis()));
    }
    return fleets;
  }

  private List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> waiting = new HashSet<>();
    for (Row row : rows(
        SITES,
        List.of("id", "place", "duty"),
        List.of(
            "name",
            "intakePersonsPerHour",
            "roomPersons",
            "roomVehicles",
            "longestStayMinutes",
            "haltMinutes",
            "opens",
            "closes",
            "latitude",
            "longitude"))) {
      sites.add(site(row, ids, waiting));
    }
    if (receptions.size() > DESTINATIONS_MAX) {
      problems.add(new Problem(
          SITES,
          0,
          0,
          "duty",
          "at most " + DESTINATIONS_MAX + " receptions",
          receptions.size() + "",
          "join those at one place"));
    }
    return sites;
  }

  private Site site(Row row, Set<String> ids, Set<String> waiting) {
    String id = row.id(ids);
    Site.Duty duty = row.required("duty")
        .oneOf(List.of(Site.Duty.ASSEMBLY, Site.Duty.STAGING, Site.Duty.HAVEN, Site.Duty.RECEPTION))
        .orElse(Site.Duty.RECEPTION);
    Site site = new Site(
        id,
        name(row, id),
        place(row),
        duty,
        amount(row, "intakePersonsPerHour", 1_000_000, "people an hour"),
        amount(row, "roomPersons", PERSONS_MAX, "people"),
        amount(row, "roomVehicles", VEHICLES_MAX, "vehicles"),
        amount(row, "longestStayMinutes", 100_000, "minutes"),
        Halts.minutes(amount(row, "haltMinutes", Halts.MINUTES_MAX, "minutes")),
        moment(row, "opens"),
        moment(row, "closes"),
        row.basis());
    if (duty == Site.Duty.RECEPTION) {
      receptions.add(id);
      if (row.has("roomVehicles")) {
        row.cell("roomVehicles")
            .refuse("nothing for a reception, whose room is in persons", "roomPersons");
      }
    } else {
      if (!row.has("roomPersons") && !row.has("roomVehicles")) {
        row.cell("roomPersons").refuse("room, in persons or in vehicles", "nothing", "");
      }
      if (!waiting.add(site.place())) {
        row.cell("place").refuse("one place to wait at each place", "join the two rows");
      }
    }
    halts.add(row, site);
    if (site.opens() != null && site.closes() != null && !site.opens().isBefore(site.closes())) {
      row.cell("closes").refuse("a time after it opens", "");
    }
    return site;
  }

  /// Where nobody named a reception, people are out at the end of the corridor.
  private List<Site> withReception(
      List<Site> sites, Arrangement arrangement, UnaryOperator<String> placeName) {
    Route corridor = arrangement.corridor();
    if (!receptions.isEmpty() || corridor == null) {
      if (receptions.isEmpty()) {
        problems.add(new Problem(
            SITES, 0, 0, "duty", "a reception, or a corridor that ends somewhere", "neither", ""));
      }
      return sites;
    }
    List<Site> all = new ArrayList<>(sites);
    String end = corridor.places().getLast();
    all.add(new Site(
        end,
        placeName.apply(end),
        end,
        Site.Duty.RECEPTION,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        corridor.basis()));
    receptions.add(end);
    return all;
  }

  /// Tells of zones from which no road leads to any reception, and of receptions to which none
  /// leads from any zone.
  private void requireConnections(List<Zone> zones, List<Site> sites) {
    Map<String, List<String>> back = new LinkedHashMap<>();
    Map<String, List<String>> on = new LinkedHashMap<>();
    for (Segment segment : roads.segments()) {
      back.computeIfAbsent(segment.to(), _ -> new ArrayList<>()).add(segment.from());
      on.computeIfAbsent(segment.from(), _ -> new ArrayList<>()).add(segment.to());
    }
    List<Site> receptions =
        sites.stream().filter(s -> s.duty() == Site.Duty.RECEPTION).toList();
    Set<String> reached = reached(zones.stream().map(Zone::place).toList(), on);
    // Where none is reached the zones are told of.
    boolean any = receptions.stream().anyMatch(s -> reached.contains(s.place()));
    for (Site site : receptions) {
      boolean known = roads.places().contains(site.place());
      if (any && known && !reached.contains(site.place())) {
        problems.add(new Problem(
            SITES,
            0,
            0,
            "place",
            "a place to which roads lead from a zone",
            "\"" + site.place() + "\" of reception " + site.id() + ", which is cut off",
            roads instanceof MapRoads
                ? "a place on another road; see corridor roads info " + roads.source()
                : "add the missing road to roads.csv, or bothWays: yes"));
      }
    }
    Set<String> connected = reached(receptions.stream().map(Site::place).toList(), back);
    for (Zone zone : zones) {
      boolean known = roads.places().contains(zone.place());
      if (known && !connected.isEmpty() && !connected.contains(zone.place())) {
        problems.add(new Problem(
            ZONES,
            0,
            0,
            "place",
            "a place from which roads lead to a reception",
            "\"" + zone.place() + "\" of zone " + zone.id() + ", which is cut off",
            roads instanceof MapRoads
                ? "with a corridor, one that passes by, or a larger roads.feederKm; else see corridor"
                    + " roads info "
                    + roads.source()
                : "add the missing road to roads.csv, or bothWays: yes"));
      }
    }
  }

  private static Set<String> reached(List<String> from, Map<String, List<String>> ways) {
    Set<String> reached = new HashSet<>(from);
    ArrayDeque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String next : ways.getOrDefault(open.remove(), List.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  private void requireHorizon(Scenario scenario) {
    var windows = scenario.arrangement().windows();
    if (windows.isEmpty()) {
      return;
    }
    Instant start = windows.stream().map(w -> w.start()).min(Instant::compareTo).orElseThrow();
    Instant end = windows.stream().map(w -> w.end()).max(Instant::compareTo).orElseThrow();
    long steps = Duration.between(start, end).toSeconds() / scenario.figures().stepSeconds();
    if (steps > TimeGrid.STEP_COUNT_MAX - 1440) {
      problems.add(new Problem(
          ArrangementFile.NAME,
          0,
          0,
          "windows",
          "at most " + (TimeGrid.STEP_COUNT_MAX - 1440) + " steps from the first to the last",
          steps + "",
          "a longer figures.stepSeconds, or fewer days"));
    }
  }
}
