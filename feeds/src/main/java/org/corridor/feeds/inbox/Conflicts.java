package org.corridor.feeds.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What does not go together: pairs of proposals that cannot both be so.
public final class Conflicts {
  /// More in claims, and more in figures, are not looked for.
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
    List<Conflict> inFigures = new ArrayList<>();
    FigureConflicts.of(figures, inFigures);
    return inTurn(found, inFigures);
  }

  /// One of each in turn: of many the first are looked at.
  private static List<Conflict> inTurn(List<Conflict> some, List<Conflict> others) {
    List<Conflict> all = new ArrayList<>();
    for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
      if (i < some.size()) {
        all.add(some.get(i));
      }
      if (i < others.size()) {
        all.add(others.get(i));
      }
    }
    return all;
  }

  private static void ofClaims(List<Claimed> claims, List<Conflict> found) {
    Map<String, BitSet> byWord = new HashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      for (String word : claims.get(i).words()) {
        byWord.computeIfAbsent(word, _ -> new BitSet()).set(i);
      }
    }
    byWord.values().removeIf(claim -> claim.cardinality() > COMMON);
    Days days = Days.of(claims);
    for (int i = 0; i < claims.size() && found.size() < MAX; i++) {
      Claimed one = claims.get(i);
      BitSet others = new BitSet();
      one.words().forEach(word -> others.or(byWord.getOrDefault(word, new BitSet())));
      BitSet near = days.near(one.published());
      for (int j = near.nextSetBit(i + 1); j >= 0; j = near.nextSetBit(j + 1)) {
        Claimed other = claims.get(j);
        String why = others.get(j) || one.isOnTheSame(other) ? one.against(other) : "";
        if (!why.isEmpty()) {
          found.add(new Conflict(one.waiting(), other.waiting(), why));
        }
      }
    }
  }

  /// Which claims came out when: most of a large inbox is too far away in time to be held against.
  ///
  /// @param undated they may be of any day
  private record Days(Map<LocalDate, BitSet> dated, BitSet undated, BitSet all) {
    static Days of(List<Claimed> claims) {
      Days days = new Days(new HashMap<>(), new BitSet(), new BitSet());
      for (int i = 0; i < claims.size(); i++) {
        LocalDate day = claims.get(i).published();
        days.all.set(i);
        (day == null ? days.undated : days.dated.computeIfAbsent(day, _ -> new BitSet())).set(i);
      }
      return days;
    }

    BitSet near(@Nullable LocalDate day) {
      if (day == null) {
        return all;
      }
      BitSet near = (BitSet) undated.clone();
      for (int away = -Claimed.DAYS_APART; away <= Claimed.DAYS_APART; away++) {
        BitSet then = dated.get(day.plusDays(away));
        if (then != null) {
          near.or(then);
        }
      }
      return near;
    }
  }
}
