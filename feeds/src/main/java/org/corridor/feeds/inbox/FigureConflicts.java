package org.corridor.feeds.inbox;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.feeds.read.Tenor;

/// Different numbers of the same: one unit, place, time and matter, and no number that both allow.
final class FigureConflicts {
  private static final double FIGURE_SHARE = 0.3;

  /// What is to come is held against what is to come.
  private static final Set<String> PLANS = Set.of("planned", "projected conditional");

  private FigureConflicts() {}

  static void of(List<Waiting> figures, List<Conflict> found) {
    for (int i = 0; i < figures.size() && found.size() < Conflicts.MAX; i++) {
      for (int j = i + 1; j < figures.size(); j++) {
        Proposal a = figures.get(i).proposal();
        Proposal b = figures.get(j).proposal();
        boolean alike = a.part("unit").equals(b.part("unit"))
            && a.part("place").equals(b.part("place"))
            && !a.part("place").equals(Proposals.NOT_TOLD)
            && sameTime(a, b)
            && ofPart(a) == ofPart(b)
            && !a.report().equals(b.report())
            && PLANS.contains(a.part("kind")) == PLANS.contains(b.part("kind"))
            && isOnTheSame(a, b);
        if (alike && apart(a, b)) {
          found.add(new Conflict(
              figures.get(i),
              figures.get(j),
              "different numbers of " + a.part("unit") + " at " + a.part("place") + ": " + shown(a)
                  + " and " + shown(b)));
        }
      }
    }
  }

  /// The same period, or where none is told the same day of publication.
  private static boolean sameTime(Proposal a, Proposal b) {
    String one = time(a);
    return !one.isEmpty() && one.equals(time(b));
  }

  private static String time(Proposal figure) {
    String asOf = figure.part("asOf");
    return !figure.part("period").isEmpty()
        ? figure.part("period")
        : asOf.substring(0, Math.min(10, asOf.length()));
  }

  /// A part of people is not compared with all of them.
  private static boolean ofPart(Proposal figure) {
    return PART.matcher(figure.words() + " " + after(figure)).find();
  }

  private static final Pattern PART = Pattern.compile(
      "(?iu)\\b(child\\p{L}*|women|wounded|injured|elderly|дет\\p{L}+|діт\\p{L}+)\\b");

  private static String after(Proposal figure) {
    int at = figure.sentence().indexOf(figure.words());
    int from = at < 0 ? 0 : at + figure.words().length();
    return figure.sentence().substring(from, Math.min(figure.sentence().length(), from + 12));
  }

  private static String shown(Proposal figure) {
    String bound = figure.part("low").isEmpty()
        ? figure.part("high").isEmpty() ? "" : "at most "
        : "at least ";
    return bound + figure.part("best");
  }

  /// In like words, or of one matter in any: people who got out, people who were killed.
  private static boolean isOnTheSame(Proposal a, Proposal b) {
    return Alike.ofWords(topic(a), topic(b)) >= FIGURE_SHARE
        || !Collections.disjoint(
            Tenor.mattersOf(a.part("about")).entrySet(),
            Tenor.mattersOf(b.part("about")).entrySet());
  }

  private static Set<String> topic(Proposal figure) {
    Set<String> words = new HashSet<>(Alike.words(figure.part("about")));
    words.removeIf(w -> w.chars().anyMatch(Character::isDigit));
    return words;
  }

  /// Do their bounds leave no number that both allow?
  private static boolean apart(Proposal a, Proposal b) {
    return high(a) < low(b) || high(b) < low(a);
  }

  /// Without bounds it is exact; with one of them the other is open.
  private static double low(Proposal figure) {
    String low = figure.part("low");
    String told = low.isEmpty() && figure.part("high").isEmpty() ? figure.part("best") : low;
    return told.isEmpty() ? 0 : Double.parseDouble(told);
  }

  private static double high(Proposal figure) {
    String high = figure.part("high");
    String told = high.isEmpty() && figure.part("low").isEmpty() ? figure.part("best") : high;
    return told.isEmpty() ? Double.MAX_VALUE : Double.parseDouble(told);
  }
}
