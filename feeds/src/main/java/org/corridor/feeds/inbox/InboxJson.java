package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What waits in the inbox, for programs: the same at the terminal and in the room.
public final class InboxJson {
  private InboxJson() {}

  /// Some of those that wait.
  ///
  /// @param total how many there are with those that are not shown
  public static String of(Inbox inbox, List<Waiting> some, int total) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("total", total);
    all.put("items", some.stream().map(w -> shown(inbox, w)).toList());
    return ReadingJson.WRITER.writeValueAsString(all);
  }

  /// A proposal, what became of it, and the reports in which it was read.
  public static Map<String, Object> shown(Inbox inbox, Waiting w) {
    Map<String, Object> shown = shown(w.proposal());
    shown.put("state", w.state().name());
    shown.put("mended", inbox.isMended(w.proposal().id()));
    shown.put("by", w.by());
    shown.put("reason", w.reason());
    shown.put(
        "reports",
        w.reports().stream()
            .map(inbox::findPaper)
            .flatMap(Optional::stream)
            .map(InboxJson::shown)
            .toList());
    return shown;
  }

  /// A proposal as it was read.
  public static Map<String, Object> shown(Proposal p) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", p.id());
    shown.put("kind", p.kind());
    shown.put("parts", p.parts());
    shown.put("words", p.words());
    shown.put("sentence", p.sentence());
    shown.put("why", p.why());
    shown.put("reader", p.reader());
    shown.put("from", p.from());
    shown.put("to", p.to());
    return shown;
  }

  /// A matter: its reports in their order, each with what matters most in it.
  public static Map<String, Object> shown(Matter matter, Timeline timeline) {
    List<Map<String, Object>> reports = new ArrayList<>();
    for (Paper paper : matter.reports()) {
      Map<String, Object> report = shown(paper);
      report.put(
          "tells", timeline.of(paper).stream().map(w -> shown(w.proposal())).toList());
      reports.add(report);
    }
    return Map.of("words", matter.words(), "reports", reports);
  }

  /// A report.
  public static Map<String, Object> shown(Paper paper) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", paper.name());
    shown.put("source", paper.source());
    shown.put("title", paper.title());
    shown.put("published", paper.published());
    shown.put("address", paper.address());
    shown.put("hash", paper.hash());
    shown.put("copy", paper.copyOf() != null);
    return shown;
  }
}
