package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Hash;
import org.corridor.operations.Item;
import org.corridor.scenario.Scenario;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.Talks;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;

/// Everything that stands between an arrangement and a safe start, hardest first.
public final class Check extends RecordCheck {
  private static final String QUORUM = "GO";

  private static final List<String> HARDEST = List.of(
      "I21", "F13", "I4", "I6", "F4", "F5", "F17", "F12", "F1", "I1", "F3", "F15", "F7", "F16",
      "H7", "F9", "F10", "I22", "F8", "F11", "F6", "H", QUORUM);

  /// How many of them are lists, which come after rules that are not named here.
  private static final int LISTS = 2;

  /// Rules that a record answers better than a scenario folder.
  private static final Set<String> OF_TEXT = Set.of("F1", "F3", "F4", "F5", "I1", "I5");

  private Check(RecordOfTalks record, Instrument instrument, Instant at) {
    super(record, instrument, at);
  }

  /// What stands against an arrangement of a record.
  ///
  /// @param at the moment for which it is asked
  public static List<Finding> of(RecordOfTalks record, Instrument instrument, Instant at) {
    List<Finding> findings = new ArrayList<>(alone(record, instrument, at));
    Set<String> reached = new LinkedHashSet<>(List.of(instrument.id()));
    Deque<Instrument> open = new ArrayDeque<>(List.of(instrument));
    for (Instrument from = open.poll(); from != null; from = open.poll()) {
      for (Instrument other : record.linked(from)) {
        if (reached.add(other.id())) {
          linked(record, other, at).ifPresent(findings::add);
          open.add(other);
        }
      }
    }
    return sorted(findings.stream().map(f -> f.of(instrument.id())).toList());
  }

  /// The same without what it goes in step with.
  private static List<Finding> alone(RecordOfTalks record, Instrument instrument, Instant at) {
    Check check = new Check(record, instrument, at);
    check.stateForbids();
    if (instrument.over()) {
      check.findings.addAll(PeopleCheck.ofCounts(record, instrument, at));
      check.accountMissing();
      return check.findings;
    }
    check.textNotTheSame();
    check.termsMissing();
    check.guaranteesClaimed();
    check.silentOffers();
    check.findings.addAll(RouteCheck.of(record, instrument, at));
    check.findings.addAll(NotificationCheck.of(record, instrument, at));
    check.findings.addAll(TimesCheck.of(record, instrument, check.texts()));
    check.findings.addAll(PeopleCheck.of(record, instrument, check.texts(), at));
    check.checklist();
    check.votes();
    return check.findings;
  }

  /// Of movements that go in step neither is ready while anything but votes stands against the
  /// other (I17).
  private static Optional<Finding> linked(RecordOfTalks record, Instrument other, Instant at) {
    boolean inStep = other.completed() || onlyVotes(alone(record, other, at));
    return inStep
        ? Optional.empty()
        : Optional.of(new Finding(
            "F12",
            Severity.BLOCKS,
            "It goes in step with " + other.title() + " (" + other.id()
                + "), which is not ready to go.",
            List.of(new Fact(other.id() + " is " + other.stateName(), "")),
            "what stands against " + other.id() + ": corridor check shows it"));
  }

  /// Does nothing stand against it but that somebody has not said go?
  static boolean onlyVotesMissing(RecordOfTalks record, Instrument instrument, Instant at) {
    return onlyVotes(of(record, instrument, at));
  }

  /// What stands against it but votes, in words; nothing where nothing does.
  static List<String> blocking(RecordOfTalks record, Instrument instrument, Instant at) {
    return of(record, instrument, at).stream()
        .filter(f -> f.severity() == Severity.BLOCKS && !f.rule().equals(QUORUM))
        .map(f -> f.rule() + " " + f.text())
        .toList();
  }

  private static boolean onlyVotes(List<Finding> findings) {
    return findings.stream()
        .allMatch(f -> f.severity() == Severity.WARNS || f.rule().equals(QUORUM));
  }

  /// What stands against the terms of a scenario folder, and what a folder cannot say.
  public static List<Finding> of(Scenario scenario) {
    List<Finding> findings = new ArrayList<>(ofTerms(scenario));
    if (scenario.arrangement().parties().isEmpty()) {
      findings.add(new Finding(
          "I1",
          Severity.BLOCKS,
          "No party is named, so nobody has accepted anything.",
          List.of(new Fact(scenario.title(), "")),
          "the parties in arrangement.yaml"));
    }
    findings.add(new Finding(
        "H",
        Severity.BLOCKS,
        "A scenario folder does not say whether the roads are clear of mines (F5), who is screened"
            + " (F10), what becomes of those who stay (I22), or who on the ground was told (F7).",
        List.of(new Fact(scenario.title(), "")),
        "check a record of the arrangement: corridor record"));
    return sorted(findings);
  }

  private static List<Finding> ofTerms(Scenario scenario) {
    return sorted(Assess.of(scenario).warnings().stream()
        .map(w -> new Finding(
            w.rule(),
            w.serious() ? Severity.BLOCKS : Severity.WARNS,
            w.text(),
            List.of(new Fact(scenario.title(), w.source())),
            clears(w.rule())))
        .toList());
  }

  /// What the planner finds of a scenario that the text of a record does not show: whether window,
  /// road and checkpoints can carry the people.
  public static List<Finding> ofMovement(Scenario scenario) {
    return ofTerms(scenario).stream().filter(f -> !OF_TEXT.contains(f.rule())).toList();
  }

  /// Those that block first, and of these what kills on the road before what is not agreed, what is
  /// not agreed before what was not passed on, and lists last.
  public static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::severity)
            .thenComparingInt(f ->
                HARDEST.contains(f.rule()) ? HARDEST.indexOf(f.rule()) : HARDEST.size() - LISTS))
        .toList();
  }

  /// May people be sent?
  public static boolean ready(List<Finding> findings) {
    return findings.stream().noneMatch(f -> f.severity() == Severity.BLOCKS);
  }

  private static String clears(String rule) {
    return switch (rule) {
      case "F1" -> "one list of places, confirmed by every party in the same words";
      case "F3" -> "the guarantor's own acknowledgement of exactly this text";
      case "F4" -> "a suspension by each party over the whole route for the whole window";
      case "F5" -> "somebody checks the road and says in writing who, how and when";
      case "F6" -> "more windows, a longer window, another lane or road: corridor plan prices each";
      case "F8" -> "start the evacuation with the window";
      case "F14" -> "another lane at the checkpoint, or departures as in the timetable";
      case "F20" -> "repeat every time with its zone";
      case "H11" -> "more buses or ambulances";
      case "I1" -> "the party's own acceptance of this text";
      case "I4" -> "confirmation by every party of what was announced";
      case "I5" -> "say for each road whether fighting may reach it";
      case "I6" -> "a window that is longer than the road and the margins";
      default -> "";
    };
  }

  private void stateForbids() {
    switch (instrument.state()) {
      case Lifecycle.Suspended(Hash _, String by, String reason, Set<String> resumedBy) -> {
        List<String> missing =
            instrument.parties().stream().filter(p -> !resumedBy.contains(p)).toList();
        add(
            "I4",
            Severity.BLOCKS,
            "It is suspended by " + by + ": " + reason + ".",
            List.of(new Fact(
                missing.isEmpty()
                    ? "all have said that it may go on; somebody no longer accepts the text"
                    : "that it may go on was not said by "
                        + missing.stream().map(this::name).collect(Collectors.joining(", ")),
                "")),
            "every party says that it may go on and stands by the text, and go is given again");
      }
      case Lifecycle.Ended(Lifecycle.End how, String reason) ->
        add(
            "I21",
            Severity.BLOCKS,
            "It is over (" + how.name().toLowerCase(Locale.ROOT) + "): " + reason + ".",
            List.of(new Fact("ended", "")),
            "another arrangement");
      case Lifecycle.Accounted _ ->
        add(
            "I21",
            Severity.BLOCKS,
            "It is over and accounted for.",
            List.of(new Fact("ended", "")),
            "another arrangement");
      default -> {}
    }
    for (TermsDrafted text : texts()) {
      Instant closes = text.closes();
      if (instrument.agreedText().isPresent() && closes != null && !at.isBefore(closes)) {
        add(
            "I6",
            Severity.BLOCKS,
            "The window closed at " + time(closes) + ".",
            List.of(new Fact("version " + text.version(), text.source())),
            "another window");
      }
    }
  }

  private void textNotTheSame() {
    Map<String, Hash> accepted = instrument.accepted();
    boolean all = instrument
        .agreedText()
        .map(t -> instrument.parties().stream().allMatch(p -> t.equals(accepted.get(p))))
        .orElse(false);
    if (all) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    for (String party : instrument.parties()) {
      Hash hash = accepted.get(party);
      String consent =
          instrument.consented().contains(party) ? "said yes, but to no text in particular" : "";
      String said = hash == null
          ? consent.isEmpty() ? "has accepted no text" : consent
          : "accepted version " + instrument.requireVersion(hash).version() + " (" + hash.brief()
              + ")";
      facts.add(new Fact(
          name(party) + ": " + said,
          instrument
              .findAcceptance(party)
              .map(InstrumentEvent.TermsAccepted::source)
              .orElse("")));
    }
    long texts = accepted.values().stream().distinct().count();
    add(
        "F1",
        Severity.BLOCKS,
        texts > 1
            ? "The parties have accepted different texts."
            : "Not every party has accepted the same text.",
        facts,
        "every party accepts one version by its hash");
  }

  private void termsMissing() {
    for (TermsDrafted text : texts()) {
      List<String> missing = text.sheet().missing();
      if (!missing.isEmpty()) {
        add(
            "F1",
            Severity.BLOCKS,
            "Version " + text.version() + " says nothing of " + String.join(", ", missing) + ".",
            List.of(new Fact("put on the table by " + name(text.by()), text.source())),
            "a version that says all of it");
      }
      if (!text.sheet().has(Term.T8)) {
        add(
            "F10",
            Severity.BLOCKS,
            "Version " + text.version()
                + " does not say who is screened, where, in whose presence and for how long.",
            List.of(new Fact("T8 is not in it", text.source())),
            "a screening clause (T8)");
      }
      if (!text.sheet().has(Term.T20)) {
        add(
            "I22",
            Severity.BLOCKS,
            "Version " + text.version() + " does not say what becomes of those who stay.",
            List.of(new Fact("T20 is not in it", text.source())),
            "a term on those who stay (T20)");
      }
    }
    if (instrument.versions().isEmpty()) {
      add(
          "F1",
          Severity.BLOCKS,
          "There is no text.",
          List.of(new Fact("No version is recorded", "")),
          "a terms sheet, T1 to T20");
    }
  }

  private void guaranteesClaimed() {
    for (InstrumentEvent.GuaranteeClaimed g : instrument.guarantees().all()) {
      if (!instrument.guarantees().effective(g)) {
        add(
            "F3",
            Severity.BLOCKS,
            name(g.claimedBy())
                + " named "
                + name(g.guarantor())
                + " as guarantor; "
                + name(g.guarantor())
                + " has not acknowledged it. It is a claim, not a guarantee.",
            List.of(new Fact("\"" + g.text() + "\"", g.source())),
            name(g.guarantor()) + " acknowledges exactly this text, or nobody counts on it");
      }
    }
  }

  /// What became of it is asked until somebody has told (I21).
  private void accountMissing() {
    if (instrument.state() instanceof Lifecycle.Ended) {
      add(
          "I21",
          Severity.WARNS,
          instrument.accounts().isEmpty()
              ? "It is over, and nobody has told what became of it."
              : "It is over, and what became of it is still unknown.",
          List.of(new Fact("an unknown outcome is a task, not an end", "")),
          "an account with its outcome");
    } else if (instrument.disputed()) {
      add(
          "I21",
          Severity.WARNS,
          "What became of it is disputed.",
          instrument.accounts().stream()
              .map(a -> new Fact(
                  a.by() + ": "
                      + (a.outcome() == null
                          ? "says not"
                          : a.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                  a.source()))
              .toList(),
          "");
    }
  }

  private void silentOffers() {
    Talks talks = record.talks();
    OfferMatrix matrix = talks.offers();
    for (OfferMatrix.Row row : matrix.rows()) {
      List<String> silent = row.asked(matrix.parties()).stream()
          .filter(p -> row.standing(p) == OfferMatrix.Standing.SILENT
              || row.standing(p) == OfferMatrix.Standing.NOTHING_RECORDED)
          .map(this::name)
          .toList();
      if (!silent.isEmpty()) {
        add(
            "F2",
            Severity.WARNS,
            String.join(", ", silent)
                + " said nothing to the route "
                + String.join(" – ", row.offer().places())
                + " ("
                + row.offer().id()
                + "). Silence is not acceptance.",
            List.of(new Fact("offered by " + name(row.offer().by()), row.offer().source())),
            "an answer to this route");
      }
    }
  }

  private void checklist() {
    List<Item> open = operation.blocking();
    if (!open.isEmpty()) {
      add(
          "H",
          Severity.BLOCKS,
          "The go/no-go list has no yes for "
              + open.stream().map(Item::name).collect(Collectors.joining(", "))
              + ".",
          open.stream().map(this::answered).toList(),
          "an owner answers each with its evidence");
    }
  }

  private Fact answered(Item item) {
    return operation
        .findItem(item)
        .map(a -> new Fact(
            item + " " + item.meaning() + ": " + a.answer().name().toLowerCase(Locale.ROOT)
                + ", says " + a.owner()
                + (a.evidence().isEmpty() ? "" : " (" + a.evidence() + ")"),
            a.source()))
        .orElseGet(() -> new Fact(
            item + " " + item.meaning()
                + (operation.begunAnew()
                    ? ": nobody answered since all began anew"
                    : ": nobody answered"),
            ""));
  }

  private void votes() {
    if (instrument.underWay()) {
      return;
    }
    List<String> votes = operation.goMissingOf(record.changedAt(instrument.id()));
    if (votes.isEmpty()) {
      add(
          QUORUM,
          Severity.BLOCKS,
          "Everybody said go once; it has to be said again.",
          List.of(new Fact("it is " + instrument.stateName(), "")),
          "one of them says go again");
    }
    if (!votes.isEmpty()) {
      add(
          QUORUM,
          Severity.BLOCKS,
          "No go from " + String.join(", ", votes) + ". Silence is hold.",
          operation.votesSoFar().isEmpty()
              ? List.of(new Fact("nobody has voted", ""))
              : operation.votesSoFar().stream().map(v -> new Fact(v, "")).toList(),
          "coordinator, convoy leader and the liaison of each party say go");
    }
  }
}
