package org.corridor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.formats.roads.RoadPicture;
import org.corridor.network.Access;
import org.corridor.network.Feature;
import org.corridor.network.Mode;
import org.corridor.network.RoadFigures;
import org.corridor.network.RoadMap;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor roads info`: what is in a road map.
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Says what is in a road map: counts, kilometres, what is cut off or unknown.",
    footer = {
      "",
      "Examples:",
      "  corridor roads info roads.bin",
      "  corridor roads info roads.bin --map roads.svg"
    })
final class RoadsInfoCommand implements Callable<Integer> {
  private static final int MAP_COLUMNS_MAX = 78;

  private final Terminal terminal;

  @Parameters(paramLabel = "MAP", description = "The road map.")
  private Path file = Path.of("");

  @Option(names = "--map", paramLabel = "FILE", description = "Also draw the roads as SVG.")
  private @Nullable Path picture;

  RoadsInfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RoadMap map = RoadMapFile.read(file);
    RoadFigures figures = new RoadFigures(map);
    terminal.line(terminal.styled(
        "bold",
        Words.count(map.stretchCount()) + " stretches of road between "
            + Words.count(map.junctionCount()) + " junctions, "
            + Words.count(map.forbiddenTurns().size()) + " forbidden turns, "
            + Words.count(map.settlements().size()) + " places with a name."));
    terminal.line("From " + map.source() + ".");
    access(figures);
    classes(figures);
    cutOff(map, figures);
    terminal.heading("Map (larger roads)");
    DotMap.of(map, Math.min(MAP_COLUMNS_MAX, terminal.width())).forEach(terminal::line);
    if (picture != null) {
      OutputFolder.replace(picture, RoadPicture.of(map));
      terminal.line("Drawn in " + picture + ".");
    }
    return Main.ALL_OUT;
  }

  private void access(RoadFigures figures) {
    terminal.heading("Kilometres, by who may use them");
    List<List<String>> rows = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      List<String> row = new ArrayList<>();
      row.add(
          switch (mode) {
            case CAR -> "by car";
            case BUS -> "by bus";
            case FOOT -> "on foot";
          });
      for (Access access : List.of(Access.OPEN, Access.UNKNOWN, Access.CLOSED)) {
        row.add(kilometres(figures.kilometres(mode, access)));
      }
      rows.add(row);
    }
    terminal.table(List.of("", "open", "unknown", "closed"), rows);
  }

  private void classes(RoadFigures figures) {
    terminal.heading("Kilometres, by class");
    List<List<String>> rows = new ArrayList<>();
    figures
        .kilometresByClass()
        .forEach((roadClass, km) -> rows.add(List.of(roadClass.word(), kilometres(km))));
    terminal.table(List.of("", "km"), rows);
  }

  private void cutOff(RoadMap map, RoadFigures figures) {
    terminal.heading("What hangs together, by car on roads known to be open");
    terminal.line(Words.count(figures.junctionsInLargest()) + " of "
        + Words.count(map.junctionCount()) + " junctions reach each other and come back.");
    int others = Math.max(0, figures.componentCount() - 1);
    terminal.line(Words.count(others) + " other parts with "
        + kilometres(figures.kilometresCutOff()) + " km cannot be reached, or not be left.");
    for (Feature feature :
        List.of(Feature.BRIDGE, Feature.TUNNEL, Feature.FORD, Feature.MINEFIELD, Feature.BARRIER)) {
      if (figures.count(feature) > 0) {
        terminal.line(Words.count(figures.count(feature)) + " "
            + switch (feature) {
              case BRIDGE -> "stretches on a bridge";
              case TUNNEL -> "in a tunnel";
              case FORD -> "through a ford: unknown, it depends on the water";
              case MINEFIELD -> "said to be mined: closed";
              case BARRIER -> "passages of a barrier";
              case ROUNDABOUT -> "in a roundabout";
            });
      }
    }
  }

  private static String kilometres(double km) {
    return String.format(Locale.ROOT, km < 10 ? "%,.1f" : "%,.0f", km);
  }
}
