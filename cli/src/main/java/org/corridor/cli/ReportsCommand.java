package org.corridor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corridor reports`: what publications say, for a person to decide on.
@Command(
    name = "reports",
    mixinStandardHelpOptions = true,
    description = {
      "Reads reports: who said what, through which medium, about whom; figures, rounds, places, times.",
      "All of it waits in an inbox until a person confirms it."
    },
    footer = {
      "",
      "Examples:",
      "  corridor reports add report.txt --dry-run",
      "  corridor reports add news/ --record talks",
      "  corridor reports inbox --record talks --summary",
      "  corridor reports review --record talks",
      "  corridor reports confirm P-1a2b3c4d --record talks",
      "  corridor reports reject P-1a2b3c4d --reason 'said by somebody else' --record talks"
    })
final class ReportsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  ReportsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which one? add, date, inbox, review, show, confirm, mend, reject, reopen, merge, conflicts,"
            + " groups");
  }
}
