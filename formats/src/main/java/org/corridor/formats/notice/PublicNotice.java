package org.corridor.formats.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;

/// What may be told to the public of an arrangement: hours, who may move, public information, and
/// the places of the road that is agreed. Nothing is told of what is not agreed, is stopped or
/// over,
/// but as an exercise.
public final class PublicNotice {
  private final Instrument instrument;
  private final ZoneId zone;
  private final Instant now;
  private final String sender;
  private final boolean exercise;

  /// A notice that is to be written.
  ///
  /// @param zone clock of the record
  /// @param sender as CAP has it: no blanks
  /// @param exercise is it a drill?
  public PublicNotice(
      Instrument instrument, ZoneId zone, Instant now, String sender, boolean exercise) {
    this.instrument = instrument;
    this.zone = zone;
    this.now = now;
    this.sender = sender;
    this.exercise = exercise;
  }

  private static BadInput refuse(String expected, String found) {
    return BadInput.of(new Problem("--arrangement", 0, 0, "", expected, found, ""));
  }

  /// As CAP 1.2.
  ///
  /// @throws BadInput where nothing may be told, or not so
  public String alert() {
    TermsDrafted text = text(false);
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
          route(text)));
    }
    for (String language : text.texts().keySet()) {
      if (!InstrumentEvent.LANGUAGE.matcher(language).matches()) {
        throw refuse("languages as uk or en-GB", "\"" + language + "\"");
      }
    }
    return written(() -> new CapAlert(
        identifier(instrument) + "." + text.hash().brief() + (exercise ? ".exercise." : ".")
            + now.getEpochSecond(),
        sender,
        OffsetDateTime.ofInstant(now, zone),
        exercise ? CapAlert.Status.EXERCISE : CapAlert.Status.ACTUAL,
        CapAlert.Type.ALERT,
        CapAlert.Scope.PUBLIC,
        List.of(),
        List.of(),
        "",
        messages));
  }

  /// The message that takes back a notice that was given, as CAP 1.2.
  ///
  /// @param name of the file that the notice is in
  /// @throws BadInput where it is not a notice of this arrangement
  public String cancelling(String name, byte[] notice) {
    CapAlert given = CapFile.read(name, notice);
    if (!own(given.identifier()) || given.type() == CapAlert.Type.CANCEL) {
      throw BadInput.of(new Problem(
          name,
          0,
          0,
          "identifier",
          "a notice that was given of a version of " + instrument.id(),
          given.type().word + " " + given.identifier(),
          ""));
    }
    return written(() -> new CapAlert(
        given.identifier() + ".cancelled",
        given.sender(),
        OffsetDateTime.ofInstant(now, zone),
        given.status(),
        CapAlert.Type.CANCEL,
        CapAlert.Scope.PUBLIC,
        List.of(),
        List.of(CapFile.reference(given)),
        instrument.title() + ": do not set out.",
        List.of()));
  }

  /// Is it the name of a notice of one of the versions of this arrangement?
  private boolean own(String notice) {
    return instrument.versions().keySet().stream()
        .anyMatch(hash -> notice.matches(Pattern.quote(identifier(instrument) + "." + hash.brief())
            + "(\\.exercise)?\\.\\d{1,12}"));
  }

  private static String written(Supplier<CapAlert> alert) {
    try {
      return CapFile.write(alert.get());
    } catch (IllegalArgumentException e) {
      throw BadInput.of(new Problem(
          "--sender", 0, 0, "", "a sender that CAP allows", String.valueOf(e.getMessage()), ""));
    }
  }

  /// The window as iCalendar.
  ///
  /// @throws BadInput where nothing may be told
  public String calendar() {
    TermsDrafted text = text(true);
    Instant opens = text.opens();
    Instant closes = text.closes();
    if (opens == null || closes == null) {
      throw refuse("a text with the moments of its window (opens, closes)", "none");
    }
    return WindowCalendar.of(
        List.of(new WindowCalendar.Entry(
            instrument.id() + (exercise ? ".exercise" : "") + "@corridor",
            sequence(text),
            (exercise ? "Exercise: " : "") + instrument.title(),
            opens,
            closes,
            text.texts().values().iterator().next().getOrDefault(Term.T3, ""),
            standing())),
        now);
  }

  private TermsDrafted text(boolean ics) {
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
    Instant closes = instrument.findAgreedVersion().map(TermsDrafted::closes).orElse(null);
    if (!exercise && !ics && closes != null && !closes.isAfter(now)) {
      throw refuse("a window that is not over; --exercise for a drill", "closed at " + closes);
    }
    if (instrument.findAgreedVersion().isPresent()) {
      return instrument.findAgreedVersion().get();
    }
    if (!exercise || instrument.versions().isEmpty()) {
      throw refuse("an arrangement that is agreed; --exercise for a drill", instrument.stateName());
    }
    return instrument.versions().lastEntry().getValue();
  }

  /// The places of the road that is agreed, in order. The words of T1 also name what is not for the
  /// public: alternates, and where people gather.
  private String route(TermsDrafted text) {
    if (text.route().isEmpty()) {
      return instrument.title();
    }
    List<String> places = new ArrayList<>(List.of(text.route().getFirst().from()));
    text.route().forEach(leg -> places.add(leg.to()));
    return String.join(" – ", places);
  }

  /// How its notices are named, before a point.
  public static String identifier(Instrument instrument) {
    return instrument.id().replaceAll("[\\s,<&]+", "_");
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

  /// How many texts came before it, and one more where it stopped.
  private int sequence(TermsDrafted text) {
    int before = List.copyOf(instrument.versions().keySet()).indexOf(text.hash());
    return 2 * before + (standing() == WindowCalendar.Standing.CANCELLED ? 1 : 0);
  }

  private WindowCalendar.Standing standing() {
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
