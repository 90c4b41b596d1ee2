package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What does not go together: pairs of proposals that cannot both be so.
public final class Conflicts {
  /// More are not looked for.
  static final int MAX = 1_000;

  /// A word that stands in more claims finds none of them.
  private static final int COMMON = 200;

  private Conflicts() {}

  /// The same said to be and not to be, each blaming the other for the same, different hours or
  /// numbers of the same. What they come to tells, and where most of their words are the same,
  /// whether one denies what the other says; that they are alike tells nothing.
  public static List<Conflict> of(Collection<Waiting> proposals) {
    List<Claimed> claims = new ArrayList<>();
    List<Waiting> figures = new ArrayList<>();
    for (Waiting w : proposals) {
      if (w.stands() && w.proposal().kind().equals("claim")) {
        claims.add(Claimed.of(w));
      } else if (w.stands() && w.proposal().kind().equals("figure")) {
        figures.add(w);
      }
    }
    List<Conflict> found = new ArrayList<>();
    ofClaims(claims, found);
    FigureConflicts.of(figures, found);
    return found;
  }

  private static void ofClaims(List<Claimed> claims, List<Conflict> found) {
    Map<String, BitSet> byWord = new HashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      for (String word : claims.get(i).words()) {
        byWord.computeIfAbsent(word, _ -> new BitSet()).set(i);
      }
    }
    byWord.values().removeIf(claim -> claim.cardinality() > COMMON);
    for (int i = 0; i < claims.size() && found.size() < MAX; i++) {
      Claimed one = claims.get(i);
      BitSet others = new BitSet();
      one.words().forEach(word -> others.or(byWord.getOrDefault(word, new BitSet())));
      for (int j = i + 1; j < claims.size(); j++) {
        Claimed other = claims.get(j);
        String why = others.get(j) || one.isOnTheSame(other) ? one.against(other) : "";
        if (!why.isEmpty()) {
          found.add(new Conflict(one.waiting(), other.waiting(), why));
        }
      }
    }
  }
}
