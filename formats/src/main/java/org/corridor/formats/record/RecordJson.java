package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Entry;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Finding;
import org.corridor.workflows.RecordOfTalks;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a record says, as JSON for programs.
public final class RecordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RecordJson() {}

  private static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  /// Parties, rounds, positions, commitments and how far each arrangement is.
  public static String show(RecordOfTalks record) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-record-show/1");
    record.talks().findProcess().ifPresent(p -> page.put("process", p));
    page.put("parties", record.talks().parties());
    page.put("thirdParties", record.talks().thirdParties());
    page.put("rounds", rounds(record));
    page.put("positions", record.talks().positions());
    page.put("commitments", commitments(record));
    page.put("arrangements", arrangements(record));
    return text(page);
  }

  private static List<Map<String, Object>> rounds(RecordOfTalks record) {
    List<Map<String, Object>> rounds = new ArrayList<>();
    for (TalksEvent.RoundHeld round : record.talks().rounds()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("round", round);
      row.put("outcomes", record.talks().outcomes(round.id()));
      row.put("nextMeetings", record.talks().nextMeetings(round.id()));
      rounds.add(row);
    }
    return rounds;
  }

  private static List<Map<String, Object>> commitments(RecordOfTalks record) {
    List<Map<String, Object>> commitments = new ArrayList<>();
    for (TalksEvent.CommitmentMade c : record.talks().commitments()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("commitment", c);
      row.put("progress", record.talks().progress(c.id()));
      commitments.add(row);
    }
    return commitments;
  }

  private static List<Map<String, Object>> arrangements(RecordOfTalks record) {
    return record.instruments().stream()
        .map(i -> ArrangementJson.row(record, i))
        .toList();
  }

  private static List<Map<String, Object>> claims(RecordOfTalks record) {
    List<Map<String, Object>> claims = new ArrayList<>();
    for (ReportEvent.ClaimMade claim : record.reports().claims()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("claim", claim);
      row.put("assessments", record.reports().assessments(claim.id()));
      claims.add(row);
    }
    return claims;
  }

  /// What can be listed, by its name in the words of the field.
  private static final Map<String, Function<RecordOfTalks, Collection<?>>> LISTS =
      new LinkedHashMap<>();

  static {
    LISTS.put("parties", r -> r.talks().parties());
    LISTS.put("third-parties", r -> r.talks().thirdParties());
    LISTS.put("rounds", RecordJson::rounds);
    LISTS.put("positions", r -> r.talks().positions());
    LISTS.put("commitments", RecordJson::commitments);
    LISTS.put("arrangements", RecordJson::arrangements);
    LISTS.put(
        "notifications",
        r -> r.instruments().stream()
            .flatMap(i -> ArrangementJson.notifications(r.requireOperation(i.id())).stream())
            .toList());
    LISTS.put("claims", RecordJson::claims);
    LISTS.put("incidents", r -> r.reports().incidents());
    LISTS.put("figures", r -> r.reports().figures());
    LISTS.put("corridor-days", r -> r.reports().corridorDays());
    LISTS.put("retractions", r -> r.reports().retractions());
  }

  /// What can be listed with [#list].
  public static Set<String> lists() {
    return Collections.unmodifiableSet(LISTS.keySet());
  }

  /// A page of a list.
  ///
  /// @param name one of [#lists]
  /// @param from how many come before it
  /// @param limit how many at most
  public static String list(RecordOfTalks record, String name, int from, int limit) {
    Function<RecordOfTalks, Collection<?>> list = LISTS.get(name);
    if (list == null) {
      throw new IllegalArgumentException(name);
    }
    List<?> all = List.copyOf(list.apply(record));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-list/1");
    page.put("list", name);
    page.put("total", all.size());
    page.put("from", from);
    page.put("items", all.subList(Math.min(from, all.size()), (int)
        Math.min((long) from + limit, all.size())));
    return text(page);
  }

  /// All of an arrangement and its operation.
  public static String arrangement(RecordOfTalks record, Instrument instrument) {
    return text(ArrangementJson.whole(record, instrument));
  }

  /// Two versions of a text side by side, term by term.
  public static String compared(
      InstrumentEvent.TermsDrafted first, InstrumentEvent.TermsDrafted second) {
    return text(TextsCompared.of(first, second));
  }

  /// Who said what to which route.
  public static String offers(OfferMatrix matrix) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (OfferMatrix.Row row : matrix.rows()) {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("offer", row.offer());
      Map<String, Object> standing = new LinkedHashMap<>();
      matrix.parties().forEach(p -> standing.put(p, row.standing(p)));
      out.put("standing", standing);
      out.put("answers", row.answers());
      out.put("withdrawn", row.withdrawn());
      out.put("acceptedByAll", row.acceptedByAll(matrix.parties()));
      rows.add(out);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-offers/1");
    page.put("offers", rows);
    return text(page);
  }

  /// Entries in the order given.
  public static String timeline(List<Entry> entries) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Entry e : entries) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("position", e.position());
      row.put("at", e.at());
      if (!e.sender().isEmpty()) {
        row.put("recordedAt", e.recordedAt());
        row.put("sender", e.sender());
      }
      row.put("type", e.type());
      row.put("event", EventJson.read(e));
      rows.add(row);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-timeline/1");
    page.put("entries", rows);
    return text(page);
  }

  /// Claims with their assessments beside them, incidents, figures.
  public static String account(RecordOfTalks record) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-account/1");
    page.put("claims", claims(record));
    page.put("incidents", record.reports().incidents());
    page.put("figures", record.reports().figures());
    page.put("corridorDays", record.reports().corridorDays());
    page.put("retractions", record.reports().retractions());
    page.put("notPublishable", record.reports().notPublishable());
    List<Object> accounts = new ArrayList<>();
    record.instruments().forEach(i -> accounts.addAll(i.accounts()));
    page.put("accounts", accounts);
    return text(page);
  }

  /// What stands against a safe start.
  public static String check(String what, List<Finding> findings, boolean ready) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-check/1");
    page.put("checked", what);
    page.put("ready", ready);
    page.put("findings", findings);
    return text(page);
  }
}
