package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What people labelled in a report, beside what was read in it.
final class Labels {
  private static final double SHARED_MIN = 0.5;

  private Labels() {}

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  static Span span(JsonNode node) {
    return new Span(node.path("from").asInt(), node.path("to").asInt());
  }

  /// Which statement was read for which label, by the number of the label: of those that share more
  /// than half of the characters of both the one that shares most.
  static Map<Integer, Statement> matched(List<JsonNode> labels, List<Statement> read) {
    Map<Integer, Statement> matched = new LinkedHashMap<>();
    List<Statement> free = new ArrayList<>(read);
    for (int i = 0; i < labels.size(); i++) {
      Statement best = best(span(labels.get(i)), free);
      if (best != null) {
        matched.put(i, best);
        free.remove(best);
      }
    }
    return matched;
  }

  private static @Nullable Statement best(Span label, List<Statement> free) {
    Statement best = null;
    for (Statement s : free) {
      double shared = shared(label, s.span());
      if (shared > SHARED_MIN && (best == null || shared > shared(label, best.span()))) {
        best = s;
      }
    }
    return best;
  }

  /// Characters that two pieces share, as a share of those of both.
  private static double shared(Span a, Span b) {
    int both = Math.max(0, Math.min(a.to(), b.to()) - Math.max(a.from(), b.from()));
    return (double) both / (a.length() + b.length() - both);
  }
}
