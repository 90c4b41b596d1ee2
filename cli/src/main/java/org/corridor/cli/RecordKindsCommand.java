package org.corridor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.record.KindParts;
import org.corridor.formats.record.Kinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corridor record kinds`: what can be written down, and its parts.
@Command(
    name = "kinds",
    mixinStandardHelpOptions = true,
    description = "Lists the kinds of items with their parts; those in brackets may be left out.")
final class RecordKindsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "KIND", arity = "0..1", description = "Only this kind.")
  private String only = "";

  RecordKindsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> names = Kinds.all().keySet().stream().toList();
    if (!only.isEmpty() && !names.contains(only)) {
      throw BadInput.of(new Problem(
          "KIND",
          0,
          0,
          "",
          "a kind of item",
          "\"" + only + "\"",
          Problems.didYouMean(only, names)));
    }
    Kinds.all().forEach((name, kind) -> {
      if (Kinds.sent(kind) && (only.isEmpty() || only.equals(name))) {
        terminal.paragraph(name, 24, KindParts.of(kind));
      }
    });
    return Main.ALL_OUT;
  }
}
