package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.notice.CapFile;
import org.corridor.formats.notice.CapReceipt;
import org.corridor.formats.notice.PublicNotice;
import org.corridor.formats.text.Letters;
import org.corridor.operations.OperationEvent.NotificationSubmitted;
import org.corridor.reports.FigureSum;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What leaves the room as a file, and what is reckoned from the record.
@RestController
@RequestMapping("/api")
@Tag(name = "Papers")
class PapersApi {
  private final Room room;
  private final PostgresAccounts accounts;
  private final InstantSource clock;

  PapersApi(Room room, PostgresAccounts accounts, InstantSource clock) {
    this.room = room;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Operation(
      summary = "The public notice of an agreed arrangement as CAP 1.2, or its window as iCalendar;"
          + " for the coordinator.")
  @GetMapping("/arrangements/{id}/notice")
  ResponseEntity<byte[]> notice(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "sender", defaultValue = "corridor") String sender,
      @RequestParam(name = "exercise", defaultValue = "false") boolean exercise,
      @RequestParam(name = "calendar", defaultValue = "false") boolean calendar) {
    requireCoordinator(person);
    accounts.noteShown(person.getUsername(), "notice of " + id);
    String written = room.whole(record -> {
      PublicNotice notice = notice(record, id, sender, exercise);
      return calendar ? notice.calendar() : notice.alert();
    });
    return file(
        written,
        calendar ? "text/calendar" : "application/cap+xml",
        calendar ? "window.ics" : "notice.xml");
  }

  @Operation(
      summary = "The message that takes back a notice that was given, which is sent along, as CAP"
          + " 1.2; for the coordinator.")
  @PostMapping(
      path = "/arrangements/{id}/notice/cancel",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<byte[]> cancel(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "sender", defaultValue = "corridor") String sender,
      @RequestBody byte[] notice) {
    requireCoordinator(person);
    accounts.noteShown(person.getUsername(), "asked to take back the notice of " + id);
    return file(
        room.whole(record -> notice(record, id, sender, false).cancelling("notice.xml", notice)),
        "application/cap+xml",
        "cancelled.xml");
  }

  @Operation(
      summary = "Asks the recipients of a notification for their receipt, as CAP 1.2; for the"
          + " coordinator. What it is about is not in the message.")
  @GetMapping("/notifications/{id}/request")
  ResponseEntity<byte[]> request(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "sender", defaultValue = "corridor") String sender,
      @RequestParam(name = "exercise", defaultValue = "false") boolean exercise) {
    requireCoordinator(person);
    accounts.noteShown(person.getUsername(), "request for receipts of " + id);
    NotificationSubmitted notification = room.whole(record -> record.findNotification(id))
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "No notification \"" + id + "\" counts."));
    return file(
        CapFile.write(CapReceipt.asking(
            notification,
            sender,
            OffsetDateTime.ofInstant(clock.instant(), room.zone()),
            exercise)),
        "application/cap+xml",
        "request.xml");
  }

  private PublicNotice notice(RecordOfTalks record, String id, String sender, boolean exercise) {
    Instrument instrument = record
        .findInstrument(id)
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "You see no arrangement \"" + id + "\"."));
    return new PublicNotice(instrument, room.zone(), clock.instant(), sender, exercise);
  }

  @Operation(
      summary = "The whole record as one file, as record export writes it; for coordinators who are"
          + " administrators.")
  @GetMapping("/export")
  ResponseEntity<byte[]> export(@AuthenticationPrincipal Person person) {
    requireCoordinator(person);
    if (!person.administrator()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "For administrators.");
    }
    // Noted before it leaves.
    accounts.noteShown(person.getUsername(), "EXPORTED the whole record");
    try {
      return Download.taken(
          person, room.export(), "application/jsonl;charset=UTF-8", "record", "jsonl");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResponseEntity<byte[]> file(String text, String type, String name) {
    return Download.open(text.getBytes(StandardCharsets.UTF_8), type + ";charset=UTF-8", name);
  }

  @Operation(summary = "How the liaisons that one sees are reached; empty where it was forgotten.")
  @GetMapping("/arrangements/{id}/contacts")
  Map<String, String> contacts(
      @AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    // Noted before they are seen.
    accounts.noteShown(person.getUsername(), "contacts of " + id);
    return room.contacts(person.sees(), id);
  }

  @Operation(
      summary = "Throws away the key of a personal field, as ARRANGEMENT/LIAISON: it can never be"
          + " read again. For administrators.")
  @PostMapping("/forget")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@AuthenticationPrincipal Person person, @RequestParam("subject") String subject) {
    if (!person.administrator()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "For administrators.");
    }
    accounts.noteShown(person.getUsername(), "asked to forget " + subject);
    if (Letters.findFault(subject).isPresent() || !room.forget(subject)) {
      throw BadInput.of(new Problem(
          "subject", 0, 0, "", "somebody of whom something is sealed", "\"" + subject + "\"", ""));
    }
  }

  @Operation(
      summary = "Is the chain of the record whole, and is a hash in it that was noted before? For"
          + " administrators.")
  @GetMapping("/verify")
  Map<String, Object> verify(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "head", required = false) @Nullable String head) {
    if (!person.administrator()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "For administrators.");
    }
    return room.verify(head);
  }

  @Operation(summary = "The sum of figures that belong together, or every reason why they do not.")
  @GetMapping("/figures/sum")
  Map<String, Object> sum(
      @AuthenticationPrincipal Person person,
      @RequestParam("ids") List<String> ids,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    accounts.noteShown(person.getUsername(), "sum of figures");
    return room.stateSeenBy(person.sees(), at, record -> {
      Map<String, Object> answer = new LinkedHashMap<>();
      try {
        switch (record.reports().sum(ids)) {
          case FigureSum.Sum(double low, double best, double high) -> {
            answer.put("low", low);
            answer.put("best", best);
            answer.put("high", high);
          }
          case FigureSum.Refused(List<String> reasons) -> answer.put("reasons", reasons);
        }
      } catch (IllegalArgumentException e) {
        throw BadInput.of(new Problem(
            "ids", 0, 0, "", "figures that you see", String.valueOf(e.getMessage()), ""));
      }
      return answer;
    });
  }

  private static void requireCoordinator(Person person) {
    if (person.viewer().duty() != Duty.COORDINATOR) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "For the coordinator.");
    }
  }
}
