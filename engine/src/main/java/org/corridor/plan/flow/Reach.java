package org.corridor.plan.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import org.corridor.units.Spans;

/// When somebody could be at each node, and when from there still get out.
///
/// **Problem.** An opening is longer than its useful part: the road at the far end cannot be used
/// in the hour that the first car needs to come there, the first road not in the last.
/// **Method.** Label correcting on sets of moments, forwards from the departures and backwards from
/// the destinations; the useful part of an arc is what both allow.
/// **Invariant.** A set only grows, and what it holds can be reached (or can get out), roads empty.
/// **Cost.** Small for corridors; on large networks with many windows it could grow, so it stops at
/// [#ROUNDS_MAX] set changes per node and then leaves the openings as they are, which is correct
/// and
/// only coarser.
final class Reach {
  private static final int ROUNDS_MAX = 400;

  private static final Spans ALWAYS = Spans.of(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

  private final int nodeCount;
  private final int[] tail;
  private final int[] head;
  private final Spans[] usable;
  private final IntToLongFunction delayMillis;
  private final Spans[] reached;
  private final Spans[] getsOut;
  private final Spans[] waiting;
  private final long[] longestStay;
  private final long[] slowedMillis;

  Reach(int nodeCount, int[] tail, int[] head, Spans[] usable, IntToLongFunction delayMillis) {
    this.nodeCount = nodeCount;
    this.tail = tail;
    this.head = head;
    this.usable = usable;
    this.delayMillis = delayMillis;
    reached = none();
    getsOut = none();
    waiting = none();
    longestStay = new long[nodeCount];
    slowedMillis = new long[nodeCount];
  }

  private Spans[] none() {
    Spans[] sets = new Spans[nodeCount];
    Arrays.fill(sets, Spans.NONE);
    return sets;
  }

  void startsAt(int node, Spans departures) {
    reached[node] = reached[node].union(departures);
  }

  void waitsAt(int node, Spans safe, long stayMillis) {
    waiting[node] = safe;
    longestStay[node] = Math.min(stayMillis, Long.MAX_VALUE / 8);
  }

  /// Whoever comes to a node may besides be slowed there, safe or not.
  void slowedAt(int node, long millis) {
    slowedMillis[node] = millis;
  }

  void endsAt(int node) {
    getsOut[node] = ALWAYS;
  }

  Spans getsOut(int node) {
    return getsOut[node];
  }

  /// The first moment at which anybody could be at a node.
  OptionalLong firstReached(int node) {
    spread(tail, head, reached, true);
    return reached[node].isEmpty() ? OptionalLong.empty() : OptionalLong.of(reached[node].first());
  }

  /// Cuts `usable` down in place. Where a spread was given up nothing is known, and nothing is cut.
  void restrict() {
    boolean knowsReached = spread(tail, head, reached, true);
    boolean knowsOut = spread(head, tail, getsOut, false);
    if (!knowsOut) {
      Arrays.fill(getsOut, ALWAYS);
    }
    for (int a = 0; a < usable.length; a++) {
      Spans there = knowsReached ? reached[tail[a]] : ALWAYS;
      usable[a] =
          usable[a].intersect(there).intersect(getsOut[head[a]].shift(-delayMillis.applyAsLong(a)));
    }
  }

  private boolean spread(int[] near, int[] far, Spans[] sets, boolean forwards) {
    List<List<Integer>> leaving = new ArrayList<>();
    for (int n = 0; n < nodeCount; n++) {
      leaving.add(new ArrayList<>());
    }
    for (int a = 0; a < usable.length; a++) {
      leaving.get(near[a]).add(a);
    }
    ArrayDeque<Integer> open = new ArrayDeque<>();
    boolean[] queued = new boolean[nodeCount];
    for (int n = 0; n < nodeCount; n++) {
      if (!sets[n].isEmpty()) {
        sets[n] = withWaiting(sets[n], n, forwards);
        open.add(n);
        queued[n] = true;
      }
    }
    long changesLeft = (long) ROUNDS_MAX * nodeCount;
    while (!open.isEmpty()) {
      int node = open.remove();
      queued[node] = false;
      for (int a : leaving.get(node)) {
        long delay = delayMillis.applyAsLong(a);
        Spans more = forwards
            ? usable[a].intersect(sets[node]).shift(delay)
            : usable[a].intersect(sets[node].shift(-delay));
        Spans grown = sets[far[a]].union(withWaiting(more, far[a], forwards));
        if (!grown.equals(sets[far[a]])) {
          sets[far[a]] = grown;
          if (--changesLeft < 0) {
            return false;
          }
          if (!queued[far[a]]) {
            queued[far[a]] = true;
            open.add(far[a]);
          }
        }
      }
    }
    return true;
  }

  /// Who is at a waiting place may stay (or may have been there) for as long as it is safe and
  /// allowed.
  private Spans withWaiting(Spans come, int node, boolean forwards) {
    Spans moments = slowed(come, slowedMillis[node], forwards);
    Spans safe = waiting[node];
    if (safe.isEmpty() || moments.isEmpty()) {
      return moments;
    }
    long stay = longestStay[node];
    List<Spans> parts = new ArrayList<>();
    parts.add(moments);
    for (int i = 0; i < safe.count(); i++) {
      Spans there = moments.intersect(Spans.of(safe.start(i), safe.end(i)));
      for (int j = 0; j < there.count(); j++) {
        parts.add(
            forwards
                ? Spans.of(there.start(j), Math.min(safe.end(i), there.end(j) + stay))
                : Spans.of(Math.max(safe.start(i), there.start(j) - stay), there.end(j)));
      }
    }
    return Spans.union(parts);
  }

  private static Spans slowed(Spans come, long millis, boolean forwards) {
    if (millis == 0) {
      return come;
    }
    List<Spans> longer = new ArrayList<>();
    for (int i = 0; i < come.count(); i++) {
      longer.add(
          Spans.of(come.start(i) - (forwards ? 0 : millis), come.end(i) + (forwards ? millis : 0)));
    }
    return Spans.union(longer);
  }
}
