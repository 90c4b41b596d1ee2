package org.corridor.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.corridor.formats.report.ZoneNotices;
import org.corridor.formats.report.ZoneOrdersTable;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.OrderZones;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneOrders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corridor zones`: a plan that people can follow.
@Command(
    name = "zones",
    mixinStandardHelpOptions = true,
    description = "Tells each zone one route and the quarter hours in which it leaves.",
    footer = {
      "",
      "Examples:",
      "  corridor zones my-scenario",
      "  corridor zones my-scenario --out sheets   # zones.csv, zones.json and a notice",
      "                                            # for each zone in five languages",
      "",
      "It goes on looking for a better plan until --seconds are over or none can be better.",
      "Exit status: 0 all get out, 3 not all, 2 bad input, 1 a fault of ours."
    })
final class ZonesCommand implements Callable<Integer> {
  private static final int ROUTES_MAX = 10;

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

  @Option(names = "--out", paramLabel = "DIR", description = "Also write tables and notices.")
  private @Nullable Path out;

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  ZonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (routes < 1 || routes > ROUTES_MAX || !(seconds >= 0 && seconds <= 3_600)) {
      throw new ParameterException(
          spec.commandLine(),
          "--routes is 1 to " + ROUTES_MAX + " and --seconds 0 to 3600, not " + routes + " and "
              + seconds);
    }
    Scenario scenario = ScenarioFolder.read(folder);
    long until = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    ZoneOrders orders;
    try (LateProgress progress = new LateProgress(terminal, "looking")) {
      long began = System.nanoTime();
      orders = OrderZones.of(
          scenario,
          confirmed ? Terms.CONFIRMED : Terms.ANNOUNCED,
          routes,
          seed,
          () -> {
            long now = System.nanoTime();
            progress.done((int) ((now - began) * 100 / Math.max(1, until - began)), 100);
            return now < until;
          },
          _ -> {});
    }
    List<String> written = out == null ? List.of() : write(out, orders);
    if (json) {
      terminal.print(ZoneOrdersTable.json(orders));
    } else {
      print(orders);
      if (!written.isEmpty()) {
        terminal.line("Written to " + out + ": " + String.join(", ", written));
      }
    }
    return orders.personsOut() == orders.personsTotal() ? Main.ALL_OUT : Main.NOT_ALL_OUT;
  }

  private static List<String> write(Path folder, ZoneOrders orders) {
    OutputFolder.create(folder);
    List<String> written = new ArrayList<>(List.of("zones.csv", "zones.json"));
    OutputFolder.replace(folder.resolve("zones.csv"), ZoneOrdersTable.csv(orders));
    OutputFolder.replace(folder.resolve("zones.json"), ZoneOrdersTable.json(orders));
    for (String language : ZoneNotices.LANGUAGES) {
      String name = "notices-" + language + ".html";
      OutputFolder.replace(folder.resolve(name), ZoneNotices.of(orders, language));
      written.add(name);
    }
    return written;
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
                ? "the exact plan brings out no more."
                : String.format(
                    Locale.ROOT,
                    "%.1f %% below the %s of the exact plan.",
                    100 * orders.gapShare(),
                    Words.count(orders.personsBound()))));
    ZoneId clock = orders.scenario().clock();
    Words words = new Words(orders.scenario());
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(clock);
    List<List<String>> rows = new ArrayList<>();
    for (ZoneOrders.Departure d : orders.departures()) {
      rows.add(List.of(
          d.zone(),
          d.by(),
          time.format(d.toldFrom()),
          time.format(d.from()) + "–" + time.format(d.to()),
          Words.count(d.vehicles()),
          words.places(d.places())));
    }
    terminal.table(List.of("zone", "by", "told", "minutes", "vehicles", "route"), rows);
    for (ZoneOrders.Stay stay : orders.stay()) {
      terminal.line(stay.zone() + ": " + Words.people(stay.persons()) + " stay"
          + (stay.noSeat() > 0 ? ", " + Words.count(stay.noSeat()) + " of them without a seat" : "")
          + ".");
    }
    terminal.line("Times: " + clock.getId() + ".");
  }
}
