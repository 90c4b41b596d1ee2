package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.arrangements.Instrument;
import org.corridor.log.Entry;
import org.corridor.operations.Operation;
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
    List<Map<String, Object>> rounds = new ArrayList<>();
    for (TalksEvent.RoundHeld round : record.talks().rounds()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("round", round);
      row.put("outcomes", record.talks().outcomes(round.id()));
      row.put("nextMeetings", record.talks().nextMeetings(round.id()));
      rounds.add(row);
    }
    page.put("rounds", rounds);
    page.put("positions", record.talks().positions());
    List<Map<String, Object>> commitments = new ArrayList<>();
    for (TalksEvent.CommitmentMade c : record.talks().commitments()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("commitment", c);
      row.put("progress", record.talks().progress(c.id()));
      commitments.add(row);
    }
    page.put("commitments", commitments);
    List<Map<String, Object>> arrangements = new ArrayList<>();
    for (Instrument i : record.instruments()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", i.id());
      row.put("title", i.title());
      row.put("state", i.stateName());
      Map<String, String> versions = new LinkedHashMap<>();
      i.versions().forEach((hash, v) -> versions.put(v.version(), hash.hex()));
      row.put("versions", versions);
      Map<String, String> accepted = new LinkedHashMap<>();
      i.accepted().forEach((party, hash) -> accepted.put(party, hash.hex()));
      row.put("accepted", accepted);
      List<Map<String, Object>> guarantees = new ArrayList<>();
      i.guarantees().all().forEach(g -> {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("guarantee", g);
        one.put("standing", i.guarantees().effective(g) ? "acknowledged" : "claimed");
        guarantees.add(one);
      });
      row.put("guarantees", guarantees);
      row.put("accounts", i.accounts());
      row.put("disputed", i.disputed());
      row.put("linked", i.linked());
      row.put("destinations", i.civilians().destinations());
      row.put("publicNotices", i.civilians().notices());
      Operation operation = record.requireOperation(i.id());
      row.put("halts", operation.halts());
      row.put("headcounts", operation.ledger().byPoint());
      row.put("inNoCount", operation.ledger().inNoCount());
      arrangements.add(row);
    }
    page.put("arrangements", arrangements);
    return text(page);
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
    List<Map<String, Object>> claims = new ArrayList<>();
    for (ReportEvent.ClaimMade claim : record.reports().claims()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("claim", claim);
      row.put("assessments", record.reports().assessments(claim.id()));
      claims.add(row);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-account/1");
    page.put("claims", claims);
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
