package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.log.Chain;
import org.corridor.log.EventLog;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor record verify`: is it what was recorded?
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Walks the whole chain of entries. Note the hash it prints, outside this machine:",
      "with --head it is later proof that nothing before it was changed.",
      "Exit status: 0 whole, 3 not."
    })
final class RecordVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Option(names = "--head", paramLabel = "HASH", description = "A hash noted before.")
  private @Nullable String head;

  RecordVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Chain chain = new Chain();
    List<Chain.Break> breaks = new ArrayList<>();
    boolean[] noted = {head == null};
    try (RecordPlace.Opened opened = place.open()) {
      opened.log().read(0, entry -> {
        chain.add(entry).ifPresent(breaks::add);
        noted[0] |= entry.hash().hex().equals(head);
      });
      EventLog.End end = opened.log().end();
      // Whoever doubts the record does not want it opened from what it once came to.
      opened.log().forgetSnapshot();
      if (breaks.isEmpty() && !end.equals(new EventLog.End(chain.count(), chain.head()))) {
        breaks.add(new Chain.Break(
            chain.count(),
            "the log ends here, and its end is noted as entry " + end.position() + " "
                + end.hash().brief()));
      }
    } catch (StoreTrouble e) {
      if (!e.damaged()) {
        throw e;
      }
      terminal.line("After entry " + chain.count() + " the files of the database are damaged: "
          + e.getMessage());
      terminal.line("This record is not what was recorded. Import an export of it elsewhere:"
          + " corridor record import.");
      return Main.NOT_ALL_OUT;
    }
    for (Chain.Break broken : breaks) {
      terminal.line("Entry " + broken.position() + ": " + broken.reason() + ".");
    }
    if (!noted[0]) {
      terminal.line("No entry has the hash noted before: entries were cut off or replaced, or the"
          + " hash is not whole (64 digits).");
    }
    if (breaks.isEmpty() && noted[0]) {
      terminal.line("Whole: " + chain.count() + " entries, the last with the hash");
      terminal.line(chain.head().hex());
      return Main.ALL_OUT;
    }
    terminal.line("This record is not what was recorded.");
    return Main.NOT_ALL_OUT;
  }
}
