package org.corridor.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.corridor.log.ById;
import org.corridor.log.Decision;
import org.corridor.log.Known;
import org.jspecify.annotations.Nullable;

/// What is known of sources, claims, incidents and figures, and the rules by which more is taken
/// in.
public final class Reports {
  /// How the id of a corridor day's figure ends, behind that of the day.
  public static final String OF_DAY = "-out";

  private final ById<ReportEvent.SourceNamed> sources = new ById<>(ReportEvent.SourceNamed::id);
  private final ById<ReportEvent.ReportReceived> received =
      new ById<>(ReportEvent.ReportReceived::id);
  private final ById<ReportEvent.ClaimMade> claims = new ById<>(ReportEvent.ClaimMade::id);
  private final Map<String, List<ReportEvent.ClaimAssessed>> assessments = new LinkedHashMap<>();
  private final ById<ReportEvent.IncidentReported> incidents =
      new ById<>(ReportEvent.IncidentReported::id);
  private final ById<Figure> figures = new ById<>(Figure::id);
  private final ById<ReportEvent.CorridorDayTold> days =
      new ById<>(ReportEvent.CorridorDayTold::id);
  private final Map<String, ReportEvent.Retracted> retractions = new LinkedHashMap<>();

  private final Known.@Nullable Elsewhere elsewhere;

  /// All that is known is taken in.
  public Reports() {
    this(null);
  }

  /// More is known than is taken in: a record may have a million claims, and one more needs few of
  /// them.
  public Reports(Known.@Nullable Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
  }

  /// Was all that is known taken in?
  public boolean whole() {
    return elsewhere == null;
  }

  /// May this be taken in?
  public Decision decide(ReportEvent event) {
    List<String> reasons = new ArrayList<>();
    switch (event) {
      case ReportEvent.SourceNamed source -> {
        Known.requireNew("source", source.id(), sources, elsewhere, reasons);
        if (source.guarded() && !source.address().isEmpty()) {
          reasons.add("of a guarded source the address goes into contact, which is sealed");
        } else if (!source.guarded() && source.contact() != null) {
          reasons.add("a contact is kept of guarded sources only; an address of the others");
        }
      }
      case ReportEvent.ReportReceived report -> {
        Known.requireNew("report", report.id(), received, elsewhere, reasons);
        Known.require("source", report.source(), sources, elsewhere, reasons);
      }
      case ReportEvent.ClaimMade claim -> {
        Known.requireNew("claim", claim.id(), claims, elsewhere, reasons);
        claim.stances().forEach(s -> Known.require("claim", s.claim(), claims, elsewhere, reasons));
        boolean accuses = claim.act() == ReportEvent.SpeechAct.ACCUSE
            || claim.act() == ReportEvent.SpeechAct.COUNTER_ACCUSE;
        if (!accuses && !claim.accused().isEmpty()) {
          reasons.add("only who accuses has somebody accused; the act is "
              + claim.act().name().toLowerCase(Locale.ROOT));
        }
      }
      case ReportEvent.ClaimAssessed assessed ->
        Known.require("claim", assessed.claim(), claims, elsewhere, reasons);
      case ReportEvent.IncidentReported incident ->
        Known.requireNew("incident", incident.id(), incidents, elsewhere, reasons);
      case ReportEvent.CorridorDayTold day -> {
        Known.requireNew("corridor-day", day.id(), days, elsewhere, reasons);
        if (!(day.originCode() + day.destinationCode()).isEmpty() && day.codes().isEmpty()) {
          reasons.add("of which list the codes of places are: codes, as COD-AB (I19)");
        }
      }
      case ReportEvent.Retracted retracted -> decide(retracted, reasons);
      case ReportEvent.FigureGiven(Figure figure) -> {
        reasons.addAll(figure.faults());
        Known.requireNew("figure", figure.id(), figures, elsewhere, reasons);
        if (!figure.subsetOf().isEmpty()) {
          Known.require("figure", figure.subsetOf(), figures, elsewhere, reasons);
        }
      }
    }
    return Decision.unless(reasons, event);
  }

  /// Takes in what was decided before.
  public void evolve(ReportEvent event) {
    switch (event) {
      case ReportEvent.SourceNamed source -> sources.add(source);
      case ReportEvent.ReportReceived report -> received.add(report);
      case ReportEvent.ClaimMade claim -> claims.add(claim);
      case ReportEvent.ClaimAssessed assessed ->
        assessments.computeIfAbsent(assessed.claim(), _ -> new ArrayList<>()).add(assessed);
      case ReportEvent.IncidentReported incident -> incidents.add(incident);
      case ReportEvent.FigureGiven(Figure figure) -> figures.add(figure);
      case ReportEvent.CorridorDayTold day -> days.add(day);
      case ReportEvent.Retracted retracted ->
        retractions.put(key(retracted.what(), retracted.id()), retracted);
    }
  }

  private static String key(ReportEvent.Reported what, String id) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + id;
  }

  private void decide(ReportEvent.Retracted retracted, List<String> reasons) {
    Map<String, ?> known = switch (retracted.what()) {
      case REPORT -> received;
      case CLAIM -> claims;
      case INCIDENT -> incidents;
      case FIGURE -> figures;
      case CORRIDOR_DAY -> days;
    };
    String kind = key(retracted.what(), "").strip();
    Known.require(kind, retracted.id(), known, elsewhere, reasons);
    if (!retracted.replacedBy().isEmpty()) {
      Known.require(kind, retracted.replacedBy(), known, elsewhere, reasons);
    }
    if (retracted.id().equals(retracted.replacedBy())) {
      reasons.add("nothing replaces itself");
    }
    if (findRetraction(retracted.what(), retracted.id()).isPresent()) {
      reasons.add("the " + kind + " " + retracted.id() + " is retracted already");
    }
  }

  /// Who took back something that was told, and why; nobody where it stands.
  public Optional<ReportEvent.Retracted> findRetraction(ReportEvent.Reported what, String id) {
    ReportEvent.Retracted own = retractions.get(key(what, id));
    if (own == null && what == ReportEvent.Reported.FIGURE && id.endsWith(OF_DAY)) {
      // The figure that a corridor day brought with it.
      String day = id.substring(0, id.length() - OF_DAY.length());
      own = retractions.get(key(ReportEvent.Reported.CORRIDOR_DAY, day));
    }
    return Optional.ofNullable(own);
  }

  /// Is it the id of a source or of a report?
  public boolean namesSource(String id) {
    return sources.containsKey(id)
        || received.containsKey(id)
        || received.containsKey(ReportEvent.cited(id));
  }

  /// What was reported under an id.
  public Optional<? extends ReportEvent> findReported(ReportEvent.Reported what, String id) {
    return switch (what) {
      case REPORT -> Optional.ofNullable(received.get(id));
      case CLAIM -> Optional.ofNullable(claims.get(id));
      case INCIDENT -> Optional.ofNullable(incidents.get(id));
      case FIGURE -> Optional.ofNullable(figures.get(id)).map(ReportEvent.FigureGiven::new);
      case CORRIDOR_DAY -> Optional.ofNullable(days.get(id));
    };
  }

  public Collection<ReportEvent.Retracted> retractions() {
    return Collections.unmodifiableCollection(retractions.values());
  }

  public Collection<ReportEvent.ClaimMade> claims() {
    return Collections.unmodifiableCollection(claims.values());
  }

  /// Assessments of a claim, the latest last.
  public List<ReportEvent.ClaimAssessed> assessments(String claim) {
    return List.copyOf(assessments.getOrDefault(claim, List.of()));
  }

  public Collection<ReportEvent.IncidentReported> incidents() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  /// Corridor days as sources tell of them.
  public Collection<ReportEvent.CorridorDayTold> corridorDays() {
    return Collections.unmodifiableCollection(days.values());
  }

  /// What claims and figures lack to be published (I20), by their ids; nothing where they have
  /// source, time and an archived copy.
  public Map<String, List<String>> notPublishable() {
    Map<String, List<String>> lacking = new LinkedHashMap<>();
    for (ReportEvent.ClaimMade claim : claims.values()) {
      boolean dated = claim.publishedAt() != null || claim.firstSeenAt() != null;
      lacks(claim.id(), claim.source(), dated, lacking);
    }
    for (Figure figure : figures.values()) {
      boolean dated = figure.asOf() != null || !figure.period().isEmpty();
      lacks(figure.id(), figure.source(), dated, lacking);
    }
    return lacking;
  }

  private void lacks(String id, String source, boolean dated, Map<String, List<String>> lacking) {
    List<String> missing = new ArrayList<>();
    if (!dated) {
      missing.add("a time");
    }
    ReportEvent.ReportReceived whole = received.get(source);
    ReportEvent.ReportReceived report =
        whole == null ? received.get(ReportEvent.cited(source)) : whole;
    if (report == null || report.archiveHash().isEmpty()) {
      missing.add("an archived copy");
    }
    if (!missing.isEmpty()) {
      lacking.put(id, missing);
    }
  }

  public Collection<Figure> figures() {
    return Collections.unmodifiableCollection(figures.values());
  }

  /// The sum of some figures, or why they do not belong together.
  ///
  /// @throws IllegalArgumentException for a figure that is not recorded
  public FigureSum sum(List<String> ids) {
    List<String> retracted = ids.stream()
        .flatMap(id -> findRetraction(ReportEvent.Reported.FIGURE, id).stream())
        .map(r -> r.id() + " was retracted: " + r.reason())
        .toList();
    return retracted.isEmpty()
        ? FigureSum.of(ids.stream().map(this::requireFigure).toList(), this::requireFigure)
        : new FigureSum.Refused(retracted);
  }

  private Figure requireFigure(String id) {
    Figure figure = figures.get(id);
    if (figure == null) {
      throw new IllegalArgumentException("No figure " + id + " is recorded");
    }
    return figure;
  }
}
