package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.corridor.reports.ReportEvent.Reported;
import org.corridor.reports.Reports;
import tools.jackson.databind.json.JsonMapper;

/// What a confirmed proposal becomes: items as `corridor record add` takes them.
public final class Confirmation {
  private Confirmation() {}

  /// In the order in which they can be recorded: a part behind its whole, an answer behind its
  /// offer, an outcome and the next meeting behind their round.
  public static List<Proposal> inOrder(List<Proposal> some) {
    Map<String, Proposal> byItem = new HashMap<>();
    some.forEach(p -> byItem.put(p.part("id"), p));
    return some.stream()
        .sorted(Comparator.comparing(Confirmation::restsOnAnother)
            .thenComparingInt(p -> depth(p, byItem))
            .thenComparingInt(Proposal::from))
        .toList();
  }

  private static boolean restsOnAnother(Proposal p) {
    return List.of("answer", "outcome", "next-meeting").contains(p.kind());
  }

  /// Of how many of these it is a part of a part.
  private static int depth(Proposal p, Map<String, Proposal> byItem) {
    int depth = 0;
    Proposal whole = byItem.get(p.part("subsetOf"));
    while (whole != null && depth < byItem.size()) {
      depth++;
      whole = byItem.get(whole.part("subsetOf"));
    }
    return depth;
  }

  /// The item of a proposal, and before it the publisher and the report where the record does not
  /// have them yet, as JSON.
  ///
  /// @param paper the report it was read in
  /// @param known whether the record has a source or report of an id
  public static String items(Proposal proposal, Paper paper, BiPredicate<String, String> known) {
    List<Map<String, Map<String, Object>>> items = new ArrayList<>();
    String sourceId = Proposals.sourceId(paper.source(), paper.name());
    String called = paper.source().isEmpty() ? paper.name() : paper.source();
    if (!known.test("source", sourceId)) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("id", sourceId);
      source.put("name", called);
      items.add(Map.of("source", source));
    }
    String reportId = Proposals.reportId(paper.key());
    if (!known.test("report", reportId)) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("id", reportId);
      report.put("source", sourceId);
      report.put("title", paper.title().isEmpty() ? paper.name() : paper.title());
      report.put("address", paper.address().isEmpty() ? paper.name() : paper.address());
      if (!paper.language().isEmpty()) {
        report.put("language", paper.language());
      }
      if (!paper.published().isEmpty()) {
        report.put("publishedAt", paper.published());
      }
      report.put("firstSeenAt", paper.takenIn());
      report.put("archiveHash", paper.hash());
      items.add(Map.of("report", report));
    }
    Map<String, Object> parts = new LinkedHashMap<>(proposal.parts());
    if (proposal.kind().equals("claim")) {
      parts.putIfAbsent("firstSeenAt", paper.takenIn());
    }
    items.add(Map.of(proposal.kind(), parts));
    return JsonMapper.shared().writeValueAsString(items);
  }

  /// Does the record know a retraction of such a kind?
  public static boolean canBeTakenBack(Proposal proposal) {
    return List.of("claim", "figure", "corridor-day").contains(proposal.kind());
  }

  /// Is it retracted in the record already, by whomever?
  public static boolean isRetracted(Proposal proposal, Reports reports) {
    Reported what = Reported.valueOf(proposal.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
    return reports.findRetraction(what, proposal.part("id")).isPresent();
  }

  /// The item that takes back what was confirmed, as JSON.
  ///
  /// @param by who takes it back
  public static String retraction(Proposal proposal, String by, String reason) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("what", proposal.kind().replace('-', ' '));
    parts.put("id", proposal.part("id"));
    parts.put("by", by);
    parts.put("reason", reason);
    parts.put("source", "the inbox, " + proposal.id());
    return JsonMapper.shared().writeValueAsString(List.of(Map.of("retraction", parts)));
  }

  /// The item of a proposal alone, as JSON: to see whether it can be read before anybody confirms
  /// it.
  public static String item(Proposal proposal) {
    return JsonMapper.shared()
        .writeValueAsString(List.of(Map.of(proposal.kind(), proposal.parts())));
  }
}
