package org.corridor.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.corridor.formats.report.DayFiles;
import org.corridor.formats.report.DayJson;
import org.corridor.formats.report.DaySheets;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneOrders;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corridor orders`: a plan that people can follow.
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = {
      "Tells everybody what to do and when: zones, buses, convoys, checkpoints, receptions.",
      "Each zone one route and quarter hours; buses and ambulances come back for more."
    },
    footer = {
      "",
      "Examples:",
      "  corridor orders my-scenario",
      "  corridor orders my-scenario --out sheets --language uk   # sheets to print, CSV, iCalendar",
      "",
      "It goes on looking for a better plan until --seconds are over, none can be better, or Ctrl-C,",
      "which ends the search with the best found so far; twice ends everything.",
      "Exit status: 0 all get out, 3 not all, 2 bad input, 1 a fault of ours."
    })
final class OrdersCommand implements Callable<Integer> {
  private static final int ROUTES_MAX = 10;

  /// As of a program that a signal ended.
  private static final int INTERRUPTED = 130;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario folder.")
  private Path folder = Path.of(".");

  @Option(names = "--routes", paramLabel = "N", description = "Routes that a zone may be told (1).")
  private int routes = 1;

  @Option(names = "--seconds", paramLabel = "N", description = "How long to look (10).")
  private double seconds = 10;

  @Option(names = "--seed", paramLabel = "N", description = "Of chance in looking (1).")
  private long seed = 1;

  @Option(names = "--confirmed", description = "Only on what every party has confirmed.")
  private boolean confirmed;

  @Option(names = "--json", description = "Print the answer as JSON instead.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Also write sheets for A4 (notices, vehicles, convoys, posts), the same as CSV, orders.ics and",
        "orders.json."
      })
  private @Nullable Path out;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      split = ",",
      description = "Of the sheets: en, uk, ru, ar, fr (all of them).")
  private List<String> languages = new ArrayList<>();

  @Option(
      names = "--driving-hours",
      paramLabel = "N",
      description = {"A driver drives so long in all (9, as in the European Union and by the AETR)."
      })
  private double drivingHours = 9;

  @Option(
      names = "--break-after",
      paramLabel = "HOURS",
      description = "After so long at the wheel a break (4.5), unless there are two drivers …")
  private double breakAfter = 4.5;

  @Option(names = "--break-minutes", paramLabel = "N", description = "… of so long (45).")
  private double breakMinutes = 45;

  @Option(
      names = "--range-km",
      paramLabel = "N",
      description = "On one filling, for buses and ambulances (400, assumed).")
  private double rangeKm = 400;

  @Option(
      names = "--refuel-minutes",
      paramLabel = "N",
      description = "To fill up where people are set down (20, assumed).")
  private double refuelMinutes = 20;

  @Option(
      names = "--reserve",
      paramLabel = "SHARE",
      description =
          "Of buses, and of ambulances, that stay for who breaks down (0.1, rounded down).")
  private double reserve = 0.1;

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  OrdersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireSense();
    Scenario scenario = ScenarioFolder.read(folder);
    long until = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    DayOrders orders;
    // Ctrl-C ends the search with the best that was found; a second one ends everything.
    AtomicBoolean enough = new AtomicBoolean();
    Object before = Signals.register("INT", () -> {
      if (enough.getAndSet(true)) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
    });
    try (LateProgress progress = new LateProgress(terminal, "looking")) {
      long began = System.nanoTime();
      orders = OrderDay.of(
          scenario,
          question(),
          () -> {
            long now = System.nanoTime();
            progress.done((int) ((now - began) * 100 / Math.max(1, until - began)), 100);
            return now < until && !enough.get();
          },
          _ -> {});
    } finally {
      Signals.unregister("INT", before);
    }
    List<String> written = out == null ? List.of() : write(out, orders);
    if (json) {
      terminal.print(DayJson.of(orders));
    } else {
      print(orders.zones());
      printVehicles(orders);
      if (!written.isEmpty()) {
        terminal.line("Written to " + out + ": " + String.join(", ", written));
      }
    }
    return orders.zones().personsOut() == orders.zones().personsTotal()
        ? Main.ALL_OUT
        : Main.NOT_ALL_OUT;
  }

  private OrderDay.Question question() {
    return new OrderDay.Question(
        confirmed ? Terms.CONFIRMED : Terms.ANNOUNCED,
        routes,
        seed,
        new ShuttleProblem.Limits(
            millis(drivingHours * 60),
            millis(breakAfter * 60),
            millis(breakMinutes),
            (long) (rangeKm * 1000),
            millis(refuelMinutes)),
        reserve);
  }

  private static long millis(double minutes) {
    return Math.round(minutes * 60_000);
  }

  private void requireSense() {
    List<String> wrong = new ArrayList<>();
    require(wrong, "--routes", routes, 1, ROUTES_MAX);
    require(wrong, "--seconds", seconds, 0, 3_600);
    require(wrong, "--driving-hours", drivingHours, 0, 24);
    require(wrong, "--break-after", breakAfter, 0, 24);
    require(wrong, "--break-minutes", breakMinutes, 0, 24 * 60);
    require(wrong, "--range-km", rangeKm, 1, 100_000);
    require(wrong, "--refuel-minutes", refuelMinutes, 0, 24 * 60);
    require(wrong, "--reserve", reserve, 0, 1);
    for (String language : languages) {
      if (!DaySheets.languages().contains(language)) {
        wrong.add(
            "--language is " + String.join(", ", DaySheets.languages()) + ", not " + language);
      }
    }
    if (!wrong.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("; ", wrong));
    }
  }

  private static void require(
      List<String> wrong, String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      wrong.add(name + " is " + Words.plain(least) + " to " + Words.plain(most) + ", not "
          + (Double.isFinite(value) ? Words.plain(value) : value));
    }
  }

  private List<String> write(Path folder, DayOrders orders) {
    List<String> chosen = languages.isEmpty() ? DaySheets.languages() : languages;
    Map<String, String> files = DayFiles.of(orders, chosen, Instant.now());
    OutputFolder.create(folder);
    files.forEach((name, text) -> OutputFolder.replace(folder.resolve(name), text));
    return List.copyOf(files.keySet());
  }

  private static String notes(DayOrders.Trip trip) {
    List<String> notes = new ArrayList<>();
    if (trip.restMinutes() > 0) {
      notes.add("rest before");
    }
    if (trip.restThereMinutes() > 0) {
      notes.add("rest before they board");
    }
    if (trip.refuels()) {
      notes.add("refuels before");
    }
    if (trip.overLong()) {
      notes.add("needs a second driver or a halt");
    }
    return String.join(", ", notes);
  }

  private static String why(DayOrders.Idle idle) {
    return switch (idle) {
      case RESERVE -> "in reserve";
      case NO_DRIVER -> "no driver";
      case NO_SEATS -> "no seats";
      case NOT_NEEDED -> "not needed";
      case NO_WAY -> "no open road from there to anybody";
      case TOO_LATE -> "no trip fits hours, rests, tank and the others on the road";
    };
  }

  private void printVehicles(DayOrders orders) {
    Words words = new Words(orders.scenario());
    List<List<String>> rows = new ArrayList<>();
    for (DayOrders.VehicleDay day : orders.vehicles()) {
      int number = 0;
      for (DayOrders.Trip trip : day.trips()) {
        rows.add(List.of(
            day.id(),
            String.valueOf(++number),
            trip.zone(),
            words.time(trip.boards()),
            words.time(trip.passes().getFirst().first()),
            words.time(trip.passes().getLast().first()),
            Words.count(trip.persons()),
            notes(trip)));
      }
      if (day.idle() != null) {
        rows.add(List.of(day.id(), "", words.place(day.depot()), "", "", "", "", why(day.idle())));
      }
    }
    if (!rows.isEmpty()) {
      terminal.heading("Buses and ambulances");
      terminal.table(
          List.of("vehicle", "trip", "zone", "boards", "sets off", "arrives", "persons", "note"),
          rows);
    }
    if (orders.tripsDropped() > 0) {
      terminal.line(Words.count(orders.tripsDropped())
          + " trips were dropped: others use the same roads, checkpoints and receptions, which have no"
          + " place for them in time.");
    }
    terminal.line(Words.count(orders.convoys().size())
        + " convoys of up to ten vehicles; with --out a sheet for each.");
  }

  private static String waiting(long persons, String what) {
    return persons == 0
        ? ""
        : ", " + Words.count(persons) + " of them for want of a place in " + what
            + " that comes through in time";
  }

  private void print(ZoneOrders orders) {
    terminal.heading(orders.scenario().title());
    terminal.paragraph(
        "",
        0,
        Words.count(orders.personsOut()) + " of " + Words.count(orders.personsTotal())
            + " people get out, each zone by "
            + (routes == 1 ? "one route" : "at most " + routes + " routes")
            + " and in whole quarter hours; "
            + (orders.gapShare() < 0.0005
                ? "no orders bring out more."
                : String.format(
                    Locale.ROOT,
                    "%.1f %% below the %s that no orders can exceed.",
                    100 * orders.gapShare(),
                    Words.count(orders.personsBound()))));
    ZoneId clock = orders.scenario().clock();
    Words words = new Words(orders.scenario());
    List<List<String>> rows = new ArrayList<>();
    for (ZoneOrders.Departure d : orders.departures()) {
      rows.add(List.of(
          d.zone(),
          d.by(),
          words.time(d.toldFrom()),
          words.time(d.from()) + "–" + words.time(d.to()),
          Words.count(d.vehicles()),
          words.places(d.places())));
    }
    terminal.table(List.of("zone", "by", "told", "minutes", "vehicles", "route"), rows);
    for (ZoneOrders.Stay stay : orders.stay()) {
      terminal.line(stay.zone() + ": " + Words.people(stay.persons()) + " stay"
          + waiting(stay.noBus(), "a bus")
          + waiting(stay.noAmbulance(), "an ambulance")
          + ".");
    }
    terminal.line("Times: " + clock.getId() + ".");
  }
}
