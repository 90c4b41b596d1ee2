package org.corridor.discern;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.discern.Wordpieces.Piece;
import org.corridor.feeds.Span;
import org.corridor.feeds.read.SecondReader.Judgement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// A window and what the network sees in it.
record View(Window window, Sight sight) {
  private static final int BEGINS = 0;
  private static final int GOES_ON = 1;
  private static final int NONE = 2;

  private static final int SPEAKER = 0;
  private static final int WHOM = 2;
  private static final int PIECES_MIN = 3;
  private static final int NAME_PIECES_MAX = 9;

  /// The pieces `,` and `;`: behind them stands no more of a name.
  private static final Set<Integer> COMMAS = Set.of(1010, 1025);

  /// In the order in which the network was taught them.
  private static final List<SpeechAct> ACTS = List.of(
      SpeechAct.ASSERT,
      SpeechAct.ACCUSE,
      SpeechAct.DENY,
      SpeechAct.CONFIRM,
      SpeechAct.ADMIT,
      SpeechAct.JUSTIFY,
      SpeechAct.CORRECT,
      SpeechAct.RETRACT,
      SpeechAct.DEMAND,
      SpeechAct.REFUSE,
      SpeechAct.AGREE,
      SpeechAct.ANNOUNCE,
      SpeechAct.PROMISE,
      SpeechAct.PROJECT,
      SpeechAct.REGRET,
      SpeechAct.THREATEN);

  private Piece piece(int place) {
    return window.pieces().get(place - 1);
  }

  private int first() {
    return window.before() + 1;
  }

  private int end() {
    return window.size() + 1;
  }

  /// Where in the text the window begins, without what only stands before.
  int begin() {
    return piece(first()).from();
  }

  List<Span> statements() {
    List<Span> spans = new ArrayList<>();
    int place = first();
    while (place < end()) {
      if (likeliest(place) == NONE) {
        place++;
      } else {
        int to = place + 1;
        while (to < end() && likeliest(to) == GOES_ON) {
          to++;
        }
        if (to - place >= PIECES_MIN) {
          spans.add(new Span(piece(place).from(), piece(to - 1).to()));
        }
        place = to;
      }
    }
    return spans;
  }

  private int likeliest(int place) {
    int best = BEGINS;
    for (int k = GOES_ON; k <= NONE; k++) {
      best = sight.part(place, k) > sight.part(place, best) ? k : best;
    }
    return best;
  }

  /// What some words are that begin in the window.
  Judgement of(Span words) {
    int from = first();
    while (from < end() - 1 && piece(from).to() <= words.from()) {
      from++;
    }
    int to = from + 1;
    double said = said(from);
    while (to < end() && piece(to).from() < words.to()) {
      said += said(to);
      to++;
    }
    return new Judgement(
        said / (to - from),
        acts(from),
        name(SPEAKER, from),
        named(SPEAKER, from),
        name(WHOM, from),
        named(WHOM, from));
  }

  private double said(int place) {
    double all = 0;
    for (int k = BEGINS; k <= NONE; k++) {
      all += Math.exp(sight.part(place, k) - sight.part(place, likeliest(place)));
    }
    return 1 - Math.exp(sight.part(place, NONE) - sight.part(place, likeliest(place))) / all;
  }

  private Map<SpeechAct, Double> acts(int place) {
    Map<SpeechAct, Double> acts = new EnumMap<>(SpeechAct.class);
    double sum = 0;
    for (int k = 0; k < ACTS.size(); k++) {
      sum += Math.exp(sight.act(place, k));
    }
    for (int k = 0; k < ACTS.size(); k++) {
      acts.put(ACTS.get(k), Math.exp(sight.act(place, k)) / sum);
    }
    return acts;
  }

  /// Several places may name the same; together they are as sure as the surest of them.
  private double named(int which, int place) {
    int best = likeliest(which, place, 0, end());
    double sum = 0;
    for (int k = 0; k < end(); k++) {
      boolean same = k > 0 && best > 0 && piece(k).id() == piece(best).id();
      sum += same ? 0 : Math.exp(sight.point(which, place, k) - sight.point(which, place, best));
    }
    double others = best == 0 ? sum - 1 : sum;
    return 1 / (1 + others);
  }

  private @Nullable Span name(int which, int place) {
    int from = likeliest(which, place, 0, end());
    if (from == 0) {
      return null;
    }
    int most = from + 1;
    while (most < Math.min(end(), from + NAME_PIECES_MAX)
        && !COMMAS.contains(piece(most).id())) {
      most++;
    }
    int to = likeliest(which + 1, place, from, most);
    return new Span(piece(from).from(), Math.max(piece(from).from(), piece(to).to()));
  }

  private int likeliest(int which, int place, int from, int to) {
    int best = from;
    for (int k = from; k < to; k++) {
      best = sight.point(which, place, k) > sight.point(which, place, best) ? k : best;
    }
    return best;
  }
}
