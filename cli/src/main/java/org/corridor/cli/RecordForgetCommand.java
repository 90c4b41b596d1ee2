package org.corridor.cli;

import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `corridor record forget`: destroys something personal.
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Throws away the key of a personal field, for good: what was sealed with it can never be",
      "read again. The entry stays, and the chain stays whole. Copies of the database made before",
      "still hold the key; an export never does."
    })
final class RecordForgetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Parameters(index = "1", paramLabel = "SUBJECT", description = "Whose, as ARRANGEMENT/LIAISON.")
  private String subject = "";

  RecordForgetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      if (!opened.vault().forget(subject)) {
        throw BadInput.of(new Problem(
            "SUBJECT",
            0,
            0,
            "",
            "somebody of whom something is sealed",
            "\"" + subject + "\"",
            ""));
      }
    }
    terminal.line("Destroyed: what was recorded of " + subject + ".");
    return Main.ALL_OUT;
  }
}
