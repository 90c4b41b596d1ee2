package org.corridor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.hxl.SiteTable;
import org.corridor.formats.text.Csv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor sites`: the sites of a scenario as a table with hashtags, and back.
@Command(
    name = "sites",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the sites of a scenario with HXL hashtags for others, or takes in those of others.",
      "A list of where people wait is a target list: give it only to whom it is for."
    },
    footer = {
      "",
      "Examples:",
      "  corridor sites my-scenario --hxl sites.xlsx     # write them for others",
      "  corridor sites my-scenario --from theirs.xlsx   # their table becomes sites.csv"
    })
final class SitesCommand implements Callable<Integer> {
  private static final String SITES = "sites.csv";
  private static final int BYTES_MAX = 20_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario folder.")
  private Path folder = Path.of(".");

  @ArgGroup(multiplicity = "1")
  private Way way = new Way();

  @Option(names = "--replace", description = "With --from: replace a sites.csv that is there.")
  private boolean replace;

  /// One of both.
  private static final class Way {
    @Option(
        names = "--hxl",
        paramLabel = "FILE",
        description = "Write the sites to FILE, .csv or .xlsx.")
    private @Nullable Path to;

    @Option(
        names = "--from",
        paramLabel = "FILE",
        description = "Make sites.csv of a table with hashtags, .csv or .xlsx.")
    private @Nullable Path from;
  }

  SitesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path sites = folder.resolve(SITES);
    Path to = way.to;
    Path from = way.from;
    if (to != null) {
      HxlTable table =
          SiteTable.of(sites.toString(), new String(content(sites), StandardCharsets.UTF_8));
      HxlOutput.write(to, table, "sites");
      terminal.line("Wrote " + table.rows().size() + " sites to " + to + ".");
    } else if (from != null) {
      if (Files.exists(sites) && !replace) {
        throw BadInput.of(new Problem(
            sites.toString(), 0, 0, "", "no such file yet", "one", "--replace writes it anew"));
      }
      List<List<String>> lines =
          SiteTable.lines(from.toString(), HxlFile.read(from.toString(), content(from)));
      OutputFolder.replace(sites, Csv.of(lines));
      terminal.line("Wrote " + (lines.size() - 1) + " sites to " + sites + ".");
    }
    return Main.ALL_OUT;
  }

  private static byte[] content(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new IOException("larger than " + BYTES_MAX / 1_000_000 + " MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw BadInput.of(
          new Problem(file.toString(), 0, 0, "", "a file that can be read", FileTrouble.of(e), ""));
    }
  }
}
