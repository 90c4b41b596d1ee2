package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.roads.AreaFile;
import org.corridor.formats.roads.OsmFile;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.network.Area;
import org.corridor.network.osm.ImportReport;
import org.corridor.network.osm.OsmRoads;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corridor roads import`: an extract of OpenStreetMap becomes a road map.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a road map of a file of OpenStreetMap: .osm.pbf, .osm, .osm.gz, .osm.bz2.",
    footer = {
      "",
      "Examples:",
      "  corridor roads import region.osm.pbf --out roads.bin",
      "  corridor roads import region.osm.pbf --out roads.bin --bbox 37.3,47.0,37.8,47.3",
      "  corridor roads import region.osm.pbf --out roads.bin --area oblast.geojson --country UA"
    })
final class RoadsImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The extract.")
  private Path file = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "MAP", description = "The map to write.")
  private Path out = Path.of("");

  @Option(
      names = "--bbox",
      paramLabel = "WEST,SOUTH,EAST,NORTH",
      description = "Only what lies in this box, in degrees.")
  private @Nullable String box;

  @Option(
      names = "--area",
      paramLabel = "FILE",
      description = "Only what lies in the polygons of this GeoJSON file.")
  private @Nullable Path area;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Country of two letters whose general speed limits hold where none is mapped;"
          + " else the one that the speed limits in the file name.")
  private String country = "";

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  RoadsImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Area within = within();
    if (!country.isEmpty() && !OsmRoads.countries().contains(country.toUpperCase(Locale.ROOT))) {
      throw new ParameterException(
          spec.commandLine(),
          "--country is one of those whose general speed limits are known ("
              + String.join(", ", OsmRoads.countries()) + "), not " + country
              + "; without it careful limits are taken where no sign is mapped");
    }
    requireAnotherFile();
    ImportReport report = OsmRoads.read(
        OsmFile.open(file),
        within,
        country.toUpperCase(Locale.ROOT),
        file.getFileName() + ", © OpenStreetMap contributors, ODbL");
    if (report.map().stretchCount() == 0) {
      throw BadInput.of(new Problem(
          String.valueOf(file.getFileName()),
          0,
          0,
          "",
          "roads in the file and the area asked for",
          "none",
          "check --bbox (west, south, east, north) and --area (longitude before latitude)"));
    }
    OutputFolder.replace(out, to -> RoadMapFile.write(report.map(), to));
    print(report);
    return Main.ALL_OUT;
  }

  private void requireAnotherFile() {
    try {
      if (Files.exists(out) && Files.exists(file) && Files.isSameFile(out, file)) {
        throw new ParameterException(
            spec.commandLine(), "--out is the extract itself, which would be lost");
      }
      if (Files.isRegularFile(out) && Files.size(out) > 0 && !RoadMapFile.isOne(out)) {
        throw new ParameterException(
            spec.commandLine(),
            "--out " + out + " is there and is no road map: it would be lost; choose another name");
      }
    } catch (IOException e) {
      throw new Main.CannotWrite(out + ": " + FileTrouble.of(e), e);
    }
  }

  private Area within() {
    Area within = Area.EVERYWHERE;
    if (box != null) {
      within = box(box);
    }
    if (area != null) {
      within = within.and(AreaFile.read(area));
    }
    return within;
  }

  private Area box(String text) {
    String[] edges = text.split(",", -1);
    try {
      double[] degrees = new double[4];
      for (int i = 0; i < 4; i++) {
        degrees[i] = Double.parseDouble(edges[i].strip());
      }
      boolean onGlobe = Math.abs(degrees[1]) <= 90
          && Math.abs(degrees[3]) <= 90
          && Math.abs(degrees[0]) <= 180
          && Math.abs(degrees[2]) <= 180;
      if (edges.length == 4 && onGlobe && degrees[0] < degrees[2] && degrees[1] < degrees[3]) {
        return Area.box(degrees[0], degrees[1], degrees[2], degrees[3]);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new ParameterException(spec.commandLine(), boxExpected(text), e);
    }
    throw new ParameterException(spec.commandLine(), boxExpected(text));
  }

  private static String boxExpected(String text) {
    return "--bbox is west,south,east,north in degrees, as 37.3,47.0,37.8,47.3, not " + text;
  }

  private void print(ImportReport report) {
    terminal.line(terminal.styled(
        "bold",
        Words.count(report.map().stretchCount()) + " stretches of road between "
            + Words.count(report.map().junctionCount()) + " junctions, "
            + Words.count(report.map().forbiddenTurns().size()) + " forbidden turns, "
            + Words.count(report.map().settlements().size()) + " places with a name."));
    told(report.waysLeftOut(), "ways left out: planned, under construction, gone, or no road");
    told(report.classesUnknown(), "ways of a kind that is not known: nobody is known to pass");
    told(report.barriers(), "barriers that not everybody is known to pass");
    told(report.nodesMissing(), "points of roads outside the file or the area: roads end there");
    told(
        report.dangerousStretches(),
        "stretches in or across " + Words.count(report.hazardAreas())
            + " minefields or dangerous military grounds: nobody is known to pass");
    told(report.restrictionsLost(), "turn restrictions that could not be placed");
    String limits = report.map().country().isEmpty()
        ? "No country is named: careful general speed limits were taken (--country to set it)."
        : OsmRoads.countries().contains(report.map().country())
            ? "General speed limits of " + report.map().country() + "."
            : "The general speed limits of " + report.map().country()
                + " are not known: careful ones were taken.";
    terminal.line(limits);
    terminal.line("Written to " + out + ". What is in it: corridor roads info " + out);
  }

  private void told(int count, String what) {
    if (count > 0) {
      terminal.line(Words.count(count) + " " + what + ".");
    }
  }
}
