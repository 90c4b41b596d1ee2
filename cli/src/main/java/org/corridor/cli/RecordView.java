package org.corridor.cli;

import java.util.concurrent.Callable;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.Viewers;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A command that reads a record, as it is or as it was at a moment, and changes nothing.
abstract class RecordView implements Callable<Integer> {
  final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Mixin
  private AsOf asOf = new AsOf();

  @Option(names = "--json", description = "Print it as JSON instead.")
  boolean json;

  @Option(
      names = "--seen-by",
      paramLabel = "WHO",
      description = {
        "Only what they may see: delegation:PARTY, liaison:PARTY, monitor, operator, reception,",
        "municipality, public, analyst or coordinator."
      })
  private @Nullable String seenBy;

  RecordView(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Prints what is asked for; returns the exit status.
  abstract int view(OpenRecord record, RecordPlace.Opened opened);

  /// Does the view show reports?
  boolean ofReports() {
    return false;
  }

  @Override
  public final Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = asOf.read(opened.log(), ofReports());
      if (seenBy == null) {
        return view(record, opened);
      }
      Viewer viewer = Viewers.named("--seen-by", seenBy, record.state().talks());
      return view(asOf.seenBy(opened.log(), viewer), opened);
    }
  }
}
