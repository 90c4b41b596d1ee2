package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.notice.CapFile;
import org.corridor.formats.notice.CapReceipt;
import org.corridor.formats.notice.PublicNotice;
import org.corridor.formats.record.OpenRecord;
import org.corridor.operations.OperationEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor record notice`: what may be told to the public of an agreed arrangement.
@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the public notice of an agreed arrangement as CAP 1.2, or its window as iCalendar.",
      "Only the terms on route, hours and public information (T1, T3, T5, T15) are in it; nothing",
      "is printed of an arrangement that is not agreed, but as an exercise."
    })
final class RecordNoticeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @ArgGroup(multiplicity = "1")
  private Of of = new Of();

  /// One of both.
  private static final class Of {
    @Option(names = "--arrangement", paramLabel = "ID", description = "Which arrangement.")
    private @Nullable String arrangement;

    @Option(
        names = "--notification",
        paramLabel = "ID",
        description = {
          "Instead: ask the recipients of a notification for their receipt. What it is about is",
          "not in the message. Their answers: corridor record add RECORD answer.xml"
        })
    private @Nullable String notification;
  }

  @Option(names = "--exercise", description = "A drill: the notice says so.")
  private boolean exercise;

  @Option(names = "--ics", description = "The window as iCalendar instead.")
  private boolean ics;

  @Option(names = "--sender", paramLabel = "NAME", description = "As an address, without blanks.")
  private String sender = "corridor.invalid";

  RecordNoticeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = "--cancel",
      paramLabel = "FILE",
      description = "Print the message that takes back the notice in FILE.")
  private @Nullable Path cancelled;

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = OpenRecord.of(opened.log());
      String asked = of.notification;
      if (asked != null) {
        terminal.print(CapFile.write(CapReceipt.asking(
            notification(record, asked), sender, OffsetDateTime.now(record.zone()), exercise)));
        return Main.ALL_OUT;
      }
      String id = String.valueOf(of.arrangement);
      Instrument instrument = record
          .state()
          .findInstrument(id)
          .orElseThrow(() -> refuse("an arrangement of the record", "\"" + id + "\""));
      PublicNotice notice =
          new PublicNotice(instrument, record.zone(), Instant.now(), sender, exercise);
      if (cancelled != null) {
        terminal.print(notice.cancelling(cancelled.toString(), content(cancelled)));
      } else {
        terminal.print(ics ? notice.calendar() : notice.alert());
      }
    }
    return Main.ALL_OUT;
  }

  private static OperationEvent.NotificationSubmitted notification(OpenRecord record, String id) {
    return record
        .state()
        .findNotification(id)
        .orElseThrow(() -> BadInput.of(new Problem(
            "--notification", 0, 0, "", "a notification that still counts", "\"" + id + "\"", "")));
  }

  private static BadInput refuse(String expected, String found) {
    return BadInput.of(new Problem("--arrangement", 0, 0, "", expected, found, ""));
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw BadInput.of(new Problem(
          file.toString(), 0, 0, "", "the notice that was given", FileTrouble.of(e), ""));
    }
  }
}
