package org.corridor.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.EventLog;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The moment for which a record is asked.
final class AsOf {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Only what had happened by then, as 2022-03-05T10:59.")
  private @Nullable String at;

  /// The record as it was then; as it is where no moment is named.
  ///
  /// @param reports are the reports asked for too?
  OpenRecord read(EventLog log, boolean reports) {
    if (at == null) {
      return reports ? OpenRecord.whole(log) : OpenRecord.of(log);
    }
    return OpenRecord.of(log, moment(OpenRecord.of(log)));
  }

  /// What somebody may see of the record as it was then.
  OpenRecord seenBy(EventLog log, Viewer viewer) {
    return OpenRecord.seenBy(log, at == null ? Instant.MAX : moment(OpenRecord.of(log)), viewer);
  }

  /// The moment, or now.
  Instant moment(OpenRecord record) {
    String text = at;
    if (text == null) {
      return Instant.now();
    }
    try {
      return text.matches(".*([zZ]|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(record.zone()).toInstant();
    } catch (DateTimeParseException e) {
      throw BadInput.of(
          new Problem("--at", 0, 0, "", "a moment as 2022-03-05T10:59", "\"" + text + "\"", ""));
    }
  }
}
