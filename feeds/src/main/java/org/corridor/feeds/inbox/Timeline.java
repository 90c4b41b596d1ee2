package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each report of a matter tells, as it is decided now.
public final class Timeline {
  private static final int TOLD_SHOWN = 3;

  private final Map<String, List<Waiting>> told = new HashMap<>();

  private Timeline() {}

  /// Of all that an inbox holds.
  public static Timeline of(Inbox inbox) {
    Timeline timeline = new Timeline();
    for (Waiting w : inbox.all()) {
      if (w.stands()) {
        w.reports()
            .forEach(
                r -> timeline.told.computeIfAbsent(r, _ -> new ArrayList<>()).add(w));
      }
    }
    return timeline;
  }

  /// What matters most on the road in a report, a few at most; of a copy nothing, for what it
  /// repeats tells it.
  public List<Waiting> of(Paper report) {
    return report.copyOf() != null
        ? List.of()
        : Choice.importantFirst(told.getOrDefault(report.key(), List.of())).stream()
            .limit(TOLD_SHOWN)
            .toList();
  }
}
