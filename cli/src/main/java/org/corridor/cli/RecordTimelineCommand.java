package org.corridor.cli;

import java.util.List;
import org.corridor.formats.record.EntryWords;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordCsv;
import org.corridor.formats.record.RecordJson;
import org.corridor.log.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corridor record timeline`: everything in the order in which it happened.
@Command(
    name = "timeline",
    mixinStandardHelpOptions = true,
    description = "Shows every entry in the order in which things happened.")
final class RecordTimelineCommand extends RecordView {
  @Option(names = "--csv", description = "Print it as CSV instead.")
  private boolean csv;

  RecordTimelineCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  boolean ofReports() {
    return true;
  }

  @Override
  int view(OpenRecord record, RecordPlace.Opened opened) {
    List<Entry> entries = record.inOrderOfTime();
    if (json) {
      terminal.print(RecordJson.timeline(entries));
    } else if (csv) {
      terminal.print(RecordCsv.timeline(entries));
    } else {
      entries.forEach(e -> terminal.paragraph(
          record.time(e.at()),
          18,
          e.type() + ": " + EntryWords.of(e, record.state().talks())));
    }
    return Main.ALL_OUT;
  }
}
