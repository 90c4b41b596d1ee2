package org.corridor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corridor record`: the record of talks.
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Keeps the record of talks: rounds, offers, what each side accepted and claimed.",
    footer = {
      "",
      "Examples:",
      "  corridor record new talks --title 'Talks on corridors' --time-zone Europe/Kyiv",
      "  corridor record add talks examples/talks-2022/*.yaml",
      "  corridor record offers talks",
      "  corridor check talks --at 2022-03-05T10:59"
    })
final class RecordCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  RecordCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which one? new, add, show, offers, timeline, account, notice, forget, verify, export, import, kinds");
  }
}
