package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which proposals somebody wants to see or decide on; an empty part leaves it open.
///
/// @param kind one of `KINDS`
/// @param report part of its file name, title or publisher, or how its id begins, as `R-1a2b`
/// @param speaker part of a name
/// @param act as `accuse`
/// @param words that stand in its sentence
/// @param state null for all
public record Choice(
    String kind,
    String report,
    String speaker,
    String act,
    String words,
    Waiting.@Nullable State state) {
  private static final String ATTEMPT = "attempt";

  /// What can be asked for, what matters most on the road first. An attempt is a claim of whoever
  /// publishes that an evacuation was tried and how it ended.
  public static final List<String> KINDS = List.of(
      "corridor-day",
      "offer",
      "answer",
      ATTEMPT,
      "next-meeting",
      "round",
      "outcome",
      "figure",
      "claim");

  private static final Pattern ROAD = Pattern.compile(
      "(?iu)\\b(?:corridors?|cease-?fires?|truce|silence|evacuat\\w*|convoys?|columns?|buses|routes?|roads?|checkpoints?|windows?|pauses?|passage|crossings?|hostilities|mined|humanitarian)\\b|корид|евак|эвак|перемир|тиш|режим|маршрут|колон|автобус");
  private static final Set<String> DECIDES =
      Set.of("agree", "refuse", "announce", "promise", "threaten", "deny", "demand", "confirm");
  private static final int FEW = 10;

  /// All that nobody has decided on.
  public static final Choice OPEN = new Choice("", "", "", "", "", Waiting.State.OPEN);

  /// The kind of a proposal as it can be asked for.
  public static String kindOf(Proposal p) {
    return p.kind().equals("claim") && p.why().startsWith(Proposals.ATTEMPT) ? ATTEMPT : p.kind();
  }

  /// Those of an inbox, in the order in which they came.
  public List<Waiting> of(Inbox inbox) {
    return inbox.all().stream().filter(w -> matches(inbox, w)).toList();
  }

  /// What matters most on the road first; of the same weight in the order in which they came.
  public static List<Waiting> importantFirst(List<Waiting> some) {
    List<Waiting> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingInt(w -> rank(w.proposal())));
    return sorted;
  }

  /// The first to look at has the least: after days, attempts and talks what sides say that
  /// decides about a road, then numbers, then what else is said of roads; small numbers and the
  /// rest last.
  private static int rank(Proposal p) {
    int kind = KINDS.indexOf(kindOf(p));
    if (kind < KINDS.indexOf("figure")) {
      return kind;
    }
    boolean road = ROAD.matcher(p.sentence()).find();
    boolean decides = DECIDES.contains(p.part("act"));
    if (p.kind().equals("figure")) {
      return few(p.part("best")) ? KINDS.size() + 3 : KINDS.size() + 1;
    }
    return KINDS.size() + (road && decides ? 0 : road ? 2 : decides ? 3 : 4);
  }

  private static boolean few(String number) {
    try {
      return Double.parseDouble(number) < FEW;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean matches(Inbox inbox, Waiting w) {
    Proposal p = w.proposal();
    return (state == null || w.state() == state)
        && (kind.isEmpty() || kind.equals(kindOf(p)) || kind.equals(p.kind()))
        && contains(p.part("speaker"), speaker)
        && (act.isEmpty() || act.equalsIgnoreCase(p.part("act")))
        && contains(p.sentence(), words)
        && (report.isEmpty()
            || w.reports().stream()
                .flatMap(key -> inbox.findPaper(key).stream())
                .anyMatch(this::isReport));
  }

  private boolean isReport(Paper paper) {
    return Proposals.reportId(paper.key()).startsWith(report)
        || Stream.of(paper.name(), paper.title(), paper.source())
            .anyMatch(called -> contains(called, report));
  }

  private static boolean contains(String all, String part) {
    return part.isEmpty() || all.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
