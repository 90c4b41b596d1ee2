package org.corridor.workflows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Event;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer.Duty;

/// What has to be known of a whole record to say who may see a part of it: the same for all who
/// look, and kept once for all of them. Others may ask for its edition while it is added to.
public final class Noted {
  private final Reports reports;

  /// Parties of each arrangement.
  private final Map<String, List<String>> parties = new HashMap<>();

  private final Set<String> agreed = new HashSet<>();
  private final Set<String> ended = new HashSet<>();

  /// By arrangement and hash: two may have the same words.
  private final Map<String, InstrumentEvent.TermsDrafted> texts = new HashMap<>();

  /// Sources whose identity is for whoever handles them, and reports that would tell it.
  private final Set<String> guarded = new HashSet<>();

  private final Map<String, String> sourceOf = new HashMap<>();

  /// Sources of reports that would tell a guarded one.
  private final Set<String> sourcesOfGuarded = new HashSet<>();

  /// Reports of which a copy is kept, so that what they tell may be published (I20).
  private final Set<String> archived = new HashSet<>();

  private final Map<String, TalksEvent.RouteOffered> offers = new HashMap<>();
  private final Map<String, OperationEvent.NotificationSubmitted> notifications = new HashMap<>();

  private final AtomicInteger forAll = new AtomicInteger();
  private final AtomicInteger forThePublic = new AtomicInteger();
  private final AtomicInteger forAnalysts = new AtomicInteger();

  /// Of a record of which nothing is noted yet.
  ///
  /// @param reports all that are recorded, when anybody asks who sees what
  public Noted(Reports reports) {
    this.reports = reports;
  }

  /// All of it is noted.
  static Noted of(List<Event> events) {
    Reports reports = new Reports();
    Noted noted = new Noted(reports);
    for (Event event : events) {
      if (event instanceof ReportEvent e) {
        reports.evolve(e);
      }
      noted.add(event);
    }
    return noted;
  }

  /// Another one than before where what was noted before may be seen otherwise now.
  public int edition(Viewer viewer) {
    int edition = forAll.get();
    if (viewer.duty() == Duty.PUBLIC) {
      edition += forThePublic.get();
    } else if (viewer.duty() == Duty.ANALYST) {
      edition += forAnalysts.get();
    }
    return edition;
  }

  /// Takes in what was recorded.
  public void add(Event event) {
    switch (event) {
      case InstrumentEvent.InstrumentOpened e -> parties.put(e.instrument(), e.parties());
      case InstrumentEvent.FoundAgreed e -> countIf(agreed.add(e.instrument()), forThePublic);
      case InstrumentEvent.TermsDrafted e ->
        texts.put(e.instrument() + " " + e.hash().hex(), e);
      case InstrumentEvent.ArrangementEnded e -> countIf(ended.add(e.instrument()), forAnalysts);
      case ReportEvent e -> add(e);
      case TalksEvent.RouteOffered e -> offers.put(e.id(), e);
      case OperationEvent.NotificationSubmitted e -> notifications.put(e.id(), e);
      default -> {}
    }
  }

  private void add(ReportEvent event) {
    switch (event) {
      // What an incident guards by its words may turn out to be the id of a source or a report.
      case ReportEvent.SourceNamed e ->
        countIf((e.guarded() && guard(e.id())) || guarded.contains(e.id()), forAll);
      case ReportEvent.IncidentReported e -> countIf(guard(e.source()), forAll);
      case ReportEvent.ReportReceived e -> {
        sourceOf.put(e.id(), e.source());
        boolean tells = guarded.contains(e.id()) && sourcesOfGuarded.add(e.source());
        // A source of the same id as a report that tells a guarded one is not told either.
        countIf(tells || guarded.contains(e.id()) || guarded.contains(e.source()), forAll);
        countIf(!e.archiveHash().isEmpty() && archived.add(e.id()), forThePublic);
      }
      case ReportEvent.ClaimMade _,
          ReportEvent.FigureGiven _,
          ReportEvent.CorridorDayTold _,
          ReportEvent.Retracted _,
          ReportEvent.ClaimAssessed _ -> {}
    }
  }

  private static void countIf(boolean changes, AtomicInteger edition) {
    if (changes) {
      edition.incrementAndGet();
    }
  }

  /// @param source a report, or one and where in it
  private boolean guard(String source) {
    boolean cited =
        !ReportEvent.cited(source).equals(source) && guardOne(ReportEvent.cited(source));
    return guardOne(source) || cited;
  }

  private boolean guardOne(String id) {
    if (sourceOf.containsKey(id)) {
      sourcesOfGuarded.add(sourceOf.get(id));
    }
    return guarded.add(id);
  }

  /// Is it a source, or a report of one, that only its handler may know?
  boolean isGuarded(String source) {
    return isGuardedItself(source) || isGuardedItself(ReportEvent.cited(source));
  }

  private boolean isGuardedItself(String id) {
    return guarded.contains(id)
        || guarded.contains(sourceOf.getOrDefault(id, ""))
        || sourcesOfGuarded.contains(id);
  }

  /// Is it the id of a report or a source that is recorded?
  boolean isReport(String id) {
    return reports.namesSource(id);
  }

  /// Is a copy kept of a report?
  boolean isArchived(String source) {
    return archived.contains(source) || archived.contains(ReportEvent.cited(source));
  }

  boolean isAgreed(String instrument) {
    return agreed.contains(instrument);
  }

  boolean isOver(String instrument) {
    return ended.contains(instrument);
  }

  List<String> parties(String instrument) {
    return parties.getOrDefault(instrument, List.of());
  }

  /// A text of an arrangement by its hash.
  Optional<InstrumentEvent.TermsDrafted> findText(String instrument, String hash) {
    return Optional.ofNullable(texts.get(instrument + " " + hash));
  }

  Optional<TalksEvent.RouteOffered> findOffer(String id) {
    return Optional.ofNullable(offers.get(id));
  }

  Optional<OperationEvent.NotificationSubmitted> findNotification(String id) {
    return Optional.ofNullable(notifications.get(id));
  }

  /// What was reported under an id.
  Optional<? extends ReportEvent> findReported(ReportEvent.Reported what, String id) {
    return reports.findReported(what, id);
  }
}
