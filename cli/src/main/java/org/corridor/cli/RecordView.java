package org.corridor.cli;

import java.util.concurrent.Callable;
import org.corridor.formats.record.OpenRecord;
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
      return view(asOf.read(opened.log(), ofReports()), opened);
    }
  }
}
