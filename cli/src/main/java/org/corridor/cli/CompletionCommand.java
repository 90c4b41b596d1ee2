package org.corridor.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// `corridor completion`: a script for bash and zsh.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script for bash and zsh.",
    footer = {"", "Example:", "  source <(corridor completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<String> script;

  CompletionCommand(Terminal terminal, Supplier<String> script) {
    this.terminal = terminal;
    this.script = script;
  }

  @Override
  public Integer call() {
    terminal.print(script.get());
    return Main.ALL_OUT;
  }
}
