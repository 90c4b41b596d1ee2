package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.notice.CapAlert;
import org.corridor.formats.notice.CapFile;
import org.corridor.formats.notice.CapReceipt;
import org.corridor.formats.notice.WindowCalendar;
import org.corridor.formats.record.OpenRecord;
import org.corridor.operations.Operation;
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
      if (cancelled != null) {
        terminal.print(cancel(instrument, cancelled, record.zone()));
        return Main.ALL_OUT;
      }
      TermsDrafted text = text(instrument);
      terminal.print(ics ? calendar(instrument, text) : notice(instrument, text, record.zone()));
    }
    return Main.ALL_OUT;
  }

  private static OperationEvent.NotificationSubmitted notification(OpenRecord record, String id) {
    return record.state().instruments().stream()
        .flatMap(i -> record.state().requireOperation(i.id()).notifications().stream())
        .map(Operation.Notified::notification)
        .filter(n -> n.id().equals(id))
        .findFirst()
        .orElseThrow(() -> BadInput.of(new Problem(
            "--notification", 0, 0, "", "a notification that still counts", "\"" + id + "\"", "")));
  }

  private static BadInput refuse(String expected, String found) {
    return BadInput.of(new Problem("--arrangement", 0, 0, "", expected, found, ""));
  }

  private TermsDrafted text(Instrument instrument) {
    if (instrument.state() instanceof Lifecycle.Suspended && !exercise && !ics) {
      throw BadInput.of(new Problem(
          "--arrangement",
          0,
          0,
          "",
          "an arrangement that people may rely on; --exercise for a drill",
          instrument.stateName(),
          "--cancel NOTICE.xml takes back the notice that was given"));
    }
    Instant closes =
        instrument.agreedText().map(t -> instrument.requireVersion(t).closes()).orElse(null);
    if (!exercise && !ics && closes != null && !closes.isAfter(Instant.now())) {
      throw refuse("a window that is not over; --exercise for a drill", "closed at " + closes);
    }
    if (instrument.agreedText().isPresent()) {
      return instrument.requireVersion(instrument.agreedText().get());
    }
    if (!exercise || instrument.versions().isEmpty()) {
      throw refuse("an arrangement that is agreed; --exercise for a drill", instrument.stateName());
    }
    return instrument.versions().lastEntry().getValue();
  }

  private String notice(Instrument instrument, TermsDrafted text, ZoneId zone) {
    List<CapAlert.Message> messages = new ArrayList<>();
    for (Map.Entry<String, Map<Term, String>> language : text.texts().entrySet()) {
      Map<Term, String> terms = language.getValue();
      messages.add(new CapAlert.Message(
          language.getKey(),
          instrument.title(),
          CapAlert.Response.EVACUATE,
          at(text.opens(), zone),
          at(text.closes(), zone),
          instrument.title(),
          join(terms, Term.T3, Term.T5),
          join(terms, Term.T15),
          route(instrument, text)));
    }
    for (String language : text.texts().keySet()) {
      if (!InstrumentEvent.LANGUAGE.matcher(language).matches()) {
        throw refuse("languages as uk or en-GB", "\"" + language + "\"");
      }
    }
    return written(
        identifier(instrument) + "." + text.hash().brief() + (exercise ? ".exercise." : ".")
            + Instant.now().getEpochSecond(),
        zone,
        exercise ? CapAlert.Status.EXERCISE : CapAlert.Status.ACTUAL,
        CapAlert.Type.ALERT,
        List.of(),
        "",
        messages);
  }

  /// The places of the road that is agreed, in order. The words of T1 also name what is not for the
  /// public: alternates, and where people gather.
  private static String route(Instrument instrument, TermsDrafted text) {
    if (text.route().isEmpty()) {
      return instrument.title();
    }
    List<String> places = new ArrayList<>(List.of(text.route().getFirst().from()));
    text.route().forEach(leg -> places.add(leg.to()));
    return String.join(" – ", places);
  }

  private static String identifier(Instrument instrument) {
    return instrument.id().replaceAll("[\\s,<&]+", "_");
  }

  /// Takes back a notice that was given.
  private String cancel(Instrument instrument, Path file, ZoneId zone) {
    CapAlert given;
    try {
      given = CapFile.read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw BadInput.of(new Problem(
          file.toString(), 0, 0, "", "the notice that was given", FileTrouble.of(e), ""));
    }
    if (!given.identifier().startsWith(identifier(instrument) + ".")) {
      throw BadInput.of(new Problem(
          file.toString(),
          0,
          0,
          "identifier",
          "the notice of " + instrument.id(),
          given.identifier(),
          ""));
    }
    return written(
        given.identifier() + ".cancelled",
        zone,
        given.status(),
        CapAlert.Type.CANCEL,
        List.of(CapFile.reference(given)),
        instrument.title() + ": do not set out.",
        List.of());
  }

  private String written(
      String identifier,
      ZoneId zone,
      CapAlert.Status status,
      CapAlert.Type type,
      List<String> references,
      String note,
      List<CapAlert.Message> messages) {
    try {
      return CapFile.write(new CapAlert(
          identifier,
          sender,
          OffsetDateTime.now(zone),
          status,
          type,
          CapAlert.Scope.PUBLIC,
          List.of(),
          references,
          note,
          messages));
    } catch (IllegalArgumentException e) {
      throw BadInput.of(new Problem(
          "--sender", 0, 0, "", "a sender that CAP allows", String.valueOf(e.getMessage()), ""));
    }
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
  }

  private static String join(Map<Term, String> terms, Term... wanted) {
    List<String> texts = new ArrayList<>();
    for (Term term : wanted) {
      if (terms.containsKey(term)) {
        texts.add(terms.get(term));
      }
    }
    return String.join("\n", texts);
  }

  private String calendar(Instrument instrument, TermsDrafted text) {
    Instant opens = text.opens();
    Instant closes = text.closes();
    if (opens == null || closes == null) {
      throw refuse("a text with the moments of its window (opens, closes)", "none");
    }
    return WindowCalendar.of(
        List.of(new WindowCalendar.Entry(
            instrument.id() + (exercise ? ".exercise" : "") + "@corridor",
            sequence(instrument, text),
            (exercise ? "Exercise: " : "") + instrument.title(),
            opens,
            closes,
            text.texts().values().iterator().next().getOrDefault(Term.T3, ""),
            standing(instrument))),
        Instant.now());
  }

  /// How many texts came before it, and one more where it stopped.
  private static int sequence(Instrument instrument, TermsDrafted text) {
    int before = List.copyOf(instrument.versions().keySet()).indexOf(text.hash());
    return 2 * before + (standing(instrument) == WindowCalendar.Standing.CANCELLED ? 1 : 0);
  }

  private static WindowCalendar.Standing standing(Instrument instrument) {
    return switch (instrument.state()) {
      case Lifecycle.Suspended _, Lifecycle.Ended _, Lifecycle.Accounted _ ->
        WindowCalendar.Standing.CANCELLED;
      default ->
        instrument.agreedText().isPresent()
            ? WindowCalendar.Standing.CONFIRMED
            : WindowCalendar.Standing.TENTATIVE;
    };
  }
}
