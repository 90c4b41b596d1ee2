package org.corridor.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.corridor.formats.scenario.Starter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corridor new`: a commented scenario that runs as it is.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes a commented scenario folder that runs as it is.",
    footer = {"", "Example:", "  corridor new my-scenario && corridor plan my-scenario"})
final class NewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet, or is empty.")
  private Path folder = Path.of(".");

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Starter.requireFree(folder);
    OutputFolder.create(folder);
    try {
      Starter.files().forEach((name, text) -> OutputFolder.replace(folder.resolve(name), text));
    } catch (Main.CannotWrite e) {
      Starter.files().keySet().forEach(name -> folder.resolve(name).toFile().delete());
      throw e;
    }
    terminal.line(
        "Written to " + folder + ": " + String.join(", ", Starter.files().keySet()));
    terminal.line("Next: corridor plan " + folder);
    return Main.ALL_OUT;
  }
}
