package org.corridor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.corridor.formats.BadInput;
import org.corridor.formats.record.EventJson;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The one program.
@Command(
    name = "corridor",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    description = "Negotiated humanitarian corridors: will this one work, and what stops it?",
    footer = {
      "",
      "Examples:",
      "  corridor plan examples/mariupol-2022-03-05",
      "  corridor plan my-scenario --out report",
      "  corridor compare examples/two-rounds/first examples/two-rounds/second",
      "  corridor replan my-scenario --at 12:00 --change 'road r1 closed until 12:30'",
      "  corridor orders my-scenario --out sheets",
      "  corridor simulate my-scenario --out report",
      "  corridor cluster --workers 2",
      "  corridor new my-scenario",
      "  corridor record new talks",
      "  corridor reports add news/ --record talks",
      "  corridor check examples/mariupol-2022-03-05",
      "  corridor serve --example",
      "  corridor roads import region.osm.pbf --out roads.bin",
      "",
      "Exit status: 0 all get out, 3 not all, 2 bad input, 1 a fault of ours."
    })
public final class Main implements Runnable {
  static final int ALL_OUT = 0;
  static final int FAULT = 1;
  static final int BAD_INPUT = 2;
  static final int NOT_ALL_OUT = 3;

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  private Main() {}

  public static void main(String[] arguments) {
    WatchedOutput watched = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(watched, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, arguments);
    out.flush();
    if (watched.lost()) {
      err.println("The answer could not be written: " + watched.reason());
      status = FAULT;
    }
    err.flush();
    Runtime.getRuntime().halt(status);
  }

  /// Runs the program and returns its exit status.
  static int run(PrintStream out, PrintStream err, String... arguments) {
    Terminal terminal = Terminal.of(out, err);
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new PlanCommand(terminal))
        .addSubcommand(new OrdersCommand(terminal))
        .addSubcommand(new SimulateCommand(terminal))
        .addSubcommand(new CompareCommand(terminal))
        .addSubcommand(new ReplanCommand(terminal))
        .addSubcommand(new NewCommand(terminal))
        .addSubcommand(new SitesCommand(terminal))
        .addSubcommand(new CommandLine(new RoadsCommand())
            .addSubcommand(new RoadsImportCommand(terminal))
            .addSubcommand(new RoadsInfoCommand(terminal)))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new CommandLine(new RecordCommand())
            .addSubcommand(new RecordNewCommand(terminal))
            .addSubcommand(new RecordAddCommand(terminal))
            .addSubcommand(new RecordShowCommand(terminal))
            .addSubcommand(new RecordOffersCommand(terminal))
            .addSubcommand(new RecordTimelineCommand(terminal))
            .addSubcommand(new RecordAccountCommand(terminal))
            .addSubcommand(new RecordNoticeCommand(terminal))
            .addSubcommand(new RecordForgetCommand(terminal))
            .addSubcommand(new RecordVerifyCommand(terminal))
            .addSubcommand(new RecordExportCommand(terminal))
            .addSubcommand(new RecordImportCommand(terminal))
            .addSubcommand(new RecordKindsCommand(terminal)))
        .addSubcommand(new CommandLine(new ReportsCommand())
            .addSubcommand(new ReportsAddCommand(terminal))
            .addSubcommand(new ReportsInboxCommand(terminal))
            .addSubcommand(new ReportsShowCommand(terminal))
            .addSubcommand(new ReportsConfirmCommand(terminal))
            .addSubcommand(new ReportsReviewCommand(terminal))
            .addSubcommand(new ReportsMendCommand(terminal))
            .addSubcommand(new ReportsReopenCommand(terminal))
            .addSubcommand(new ReportsDateCommand(terminal))
            .addSubcommand(new ReportsRejectCommand(terminal))
            .addSubcommand(new ReportsMergeCommand(terminal))
            .addSubcommand(new ReportsConflictsCommand(terminal))
            .addSubcommand(new ReportsGroupsCommand(terminal)))
        .addSubcommand(new SchemaCommand(terminal))
        .addSubcommand(new CompletionCommand(terminal, () -> AutoComplete.bash("corridor", line)));
    // From here on what is set holds for the subcommands too.
    line.setOut(terminal.outWriter())
        .setErr(terminal.errWriter())
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(terminal.helpWidth())
        .registerConverter(LocalDate.class, Main::day)
        .setExecutionExceptionHandler((e, _, _) -> failed(terminal, e));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      terminal.error("The memory is not enough: Java may use "
          + Runtime.getRuntime().maxMemory() / 1_000_000
          + " MB here. Take a part of it (--bbox or --area of an extract, a corridor of a map), or a"
          + " larger machine.");
      return FAULT;
    }
  }

  private static LocalDate day(String told) {
    try {
      return LocalDate.parse(told);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("expected a day as 2022-03-05, found \"" + told + "\"");
    }
  }

  private static int failed(Terminal terminal, Exception e) {
    return switch (e) {
      case BadInput bad -> {
        terminal.problems(bad);
        yield BAD_INPUT;
      }
      case CannotWrite cannot -> {
        terminal.error("Cannot write " + cannot.getMessage());
        yield BAD_INPUT;
      }
      case StoreTrouble trouble -> {
        terminal.error(String.valueOf(trouble.getMessage()));
        yield FAULT;
      }
      case EventJson.Unreadable unreadable -> {
        terminal.error("This record cannot be read: " + unreadable.getMessage());
        yield FAULT;
      }
      default -> {
        terminal.error("This is a fault of Corridor, not of your input. Please report it with:");
        e.printStackTrace(terminal.errWriter());
        terminal.errWriter().flush();
        yield FAULT;
      }
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /// Printed by `--version`.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "corridor " + (version == null ? "(development)" : version),
        "Java " + Runtime.version(),
        "time zones "
            + java.time.zone.ZoneRulesProvider.getVersions("UTC").lastEntry().getKey()
      };
    }
  }

  /// A file cannot be written: no room, no permission, or it is something else.
  static final class CannotWrite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotWrite(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
