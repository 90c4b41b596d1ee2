package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Hash;
import org.corridor.operations.Item;
import org.corridor.operations.Operation;
import org.corridor.workflows.RecordOfTalks;

/// An arrangement as rows for [RecordJson].
final class ArrangementJson {
  private ArrangementJson() {}

  /// How far it has come.
  static Map<String, Object> row(RecordOfTalks record, Instrument i) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", i.id());
    row.put("title", i.title());
    row.put("state", i.stateName());
    if (i.state() instanceof Lifecycle.Suspended stopped) {
      row.put(
          "stopped",
          Map.of(
              "by",
              stopped.by(),
              "reason",
              stopped.reason(),
              "resumedBy",
              stopped.resumedBy().stream().sorted().toList()));
    }
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
    return row;
  }

  /// The same with its texts, what was declared and announced, and its operation.
  static Map<String, Object> whole(RecordOfTalks record, Instrument i) {
    Operation operation = record.requireOperation(i.id());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-arrangement/1");
    page.putAll(row(record, i));
    page.put("parties", i.parties());
    page.put("consented", i.consented());
    page.put("agreedText", i.agreedText().map(Hash::hex).orElse(null));
    List<Map<String, Object>> texts = new ArrayList<>();
    i.versions().forEach((hash, text) -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("hash", hash.hex());
      one.put("complete", i.complete(hash));
      one.put("text", text);
      one.put("stretches", stretches(i, text));
      texts.add(one);
    });
    page.put("texts", texts);
    page.put("suspensions", i.suspensions());
    page.put(
        "windows", i.parties().stream().flatMap(p -> i.findWindow(p).stream()).toList());
    page.put("published", i.published());
    List<Map<String, Object>> liaisons = new ArrayList<>();
    i.liaisons()
        .forEach(l -> liaisons.add(Map.of("id", l.id(), "party", l.party(), "office", l.office())));
    page.put("liaisons", liaisons);
    page.put("notifications", notifications(operation));
    List<Map<String, Object>> items = new ArrayList<>();
    for (Item item : Item.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("item", item.name());
      one.put("meaning", item.meaning());
      one.put("hard", item.hard());
      one.put("answer", operation.answer(item));
      one.put("answered", operation.findAnswer(item).orElse(null));
      items.add(one);
    }
    page.put("items", items);
    page.put("votes", operation.votes());
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Term term : Term.values()) {
      meanings.put(term.name(), term.meaning());
    }
    page.put("terms", meanings);
    return page;
  }

  private static List<Map<String, Object>> stretches(
      Instrument i, InstrumentEvent.TermsDrafted text) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (InstrumentEvent.Leg leg : text.route()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("leg", leg.name());
      row.put("hazard", i.stretches().hazard(leg));
      row.put("assessment", i.stretches().findAssessment(leg).orElse(null));
      row.put("waiver", i.stretches().findWaiver(leg).orElse(null));
      row.put("roadSeen", i.stretches().findSeen(leg).orElse(null));
      rows.add(row);
    }
    return rows;
  }

  /// Notifications and what became of them; those that no longer count come last.
  static List<Map<String, Object>> notifications(Operation operation) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rows(operation.notifications(), true, rows);
    rows(operation.noLongerCounting(), false, rows);
    return rows;
  }

  private static void rows(
      Collection<Operation.Notified> notified, boolean counts, List<Map<String, Object>> rows) {
    for (Operation.Notified n : notified) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("notification", n.notification());
      row.put("counts", counts);
      Map<String, Object> receipts = new TreeMap<>();
      n.notification()
          .recipients()
          .forEach(r -> n.findReceipt(r).ifPresent(receipt -> receipts.put(r, receipt)));
      row.put("receipts", receipts);
      row.put("notAcknowledgedBy", n.notAcknowledgedBy());
      row.put("notRelayedTo", n.notRelayedTo());
      rows.add(row);
    }
  }
}
