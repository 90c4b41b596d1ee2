package org.corridor.units;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A set of moments: disjoint spans of time, each from its start up to but without its end.
///
/// Moments are milliseconds since the epoch of 1970 (UTC), so that a clock change, which moves
/// wall times and not moments, cannot reach a calculation. Spans are in ascending order, none is
/// empty and no two touch. Immutable.
public final class Spans implements Serializable {
  private static final long serialVersionUID = 1;

  /// No moment at all.
  public static final Spans NONE = new Spans(new long[0]);

  /// start, end, start, end, … in milliseconds, strictly ascending.
  private final long[] edges;

  private Spans(long[] edges) {
    this.edges = edges;
  }

  /// One span; none if `endMillis` is not after `startMillis`.
  public static Spans of(long startMillis, long endMillis) {
    return startMillis < endMillis ? new Spans(new long[] {startMillis, endMillis}) : NONE;
  }

  /// The moments that lie in at least one of `parts`.
  public static Spans union(List<Spans> parts) {
    List<long[]> all = new ArrayList<>();
    for (Spans part : parts) {
      for (int i = 0; i < part.count(); i++) {
        all.add(new long[] {part.start(i), part.end(i)});
      }
    }
    all.sort(Comparator.comparingLong(span -> span[0]));
    long[] merged = new long[2 * all.size()];
    int n = 0;
    for (long[] span : all) {
      if (n > 0 && span[0] <= merged[n - 1]) {
        merged[n - 1] = Math.max(merged[n - 1], span[1]);
      } else {
        merged[n++] = span[0];
        merged[n++] = span[1];
      }
    }
    return n == 0 ? NONE : new Spans(Arrays.copyOf(merged, n));
  }

  public Spans union(Spans other) {
    return other.isEmpty() ? this : isEmpty() ? other : union(List.of(this, other));
  }

  /// The moments that lie in both.
  public Spans intersect(Spans other) {
    long[] common = new long[edges.length + other.edges.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < edges.length && j < other.edges.length) {
      long start = Math.max(edges[i], other.edges[j]);
      long end = Math.min(edges[i + 1], other.edges[j + 1]);
      if (start < end) {
        common[n++] = start;
        common[n++] = end;
      }
      if (edges[i + 1] < other.edges[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return n == 0 ? NONE : new Spans(Arrays.copyOf(common, n));
  }

  /// The moments of this that do not lie in `other`.
  public Spans minus(Spans other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    long[] gaps = new long[other.edges.length + 2];
    gaps[0] = Long.MIN_VALUE;
    System.arraycopy(other.edges, 0, gaps, 1, other.edges.length);
    gaps[gaps.length - 1] = Long.MAX_VALUE;
    return intersect(new Spans(gaps));
  }

  /// All moments moved by `millis` (negative: earlier).
  public Spans shift(long millis) {
    long[] moved = edges.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += millis;
    }
    return new Spans(moved);
  }

  /// Each span shortened by `startMillis` at its start and `endMillis` at its end; what becomes
  /// empty is dropped. With `endMillis` the length of a stay: the moments at which it may begin.
  public Spans shrink(long startMillis, long endMillis) {
    long[] kept = new long[edges.length];
    int n = 0;
    for (int i = 0; i < edges.length; i += 2) {
      long start = edges[i] + startMillis;
      long end = edges[i + 1] - endMillis;
      if (start < end) {
        kept[n++] = start;
        kept[n++] = end;
      }
    }
    return n == edges.length ? new Spans(kept) : new Spans(Arrays.copyOf(kept, n));
  }

  /// Is all of [`startMillis`, `endMillis`] inside one span?
  public boolean covers(long startMillis, long endMillis) {
    for (int i = 0; i < edges.length; i += 2) {
      if (edges[i] <= startMillis && endMillis <= edges[i + 1]) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return edges.length == 0;
  }

  /// How many spans.
  public int count() {
    return edges.length / 2;
  }

  public long start(int index) {
    return edges[2 * index];
  }

  public long end(int index) {
    return edges[2 * index + 1];
  }

  /// The first moment; the set must not be empty.
  public long first() {
    return edges[0];
  }

  /// The end of the last span; the set must not be empty.
  public long last() {
    return edges[edges.length - 1];
  }

  /// Total length in milliseconds.
  public long lengthMillis() {
    long sum = 0;
    for (int i = 0; i < edges.length; i += 2) {
      sum += edges[i + 1] - edges[i];
    }
    return sum;
  }

  /// Total length of what lies before a moment, in milliseconds.
  public long lengthBefore(long millis) {
    long sum = 0;
    for (int i = 0; i < edges.length && edges[i] < millis; i += 2) {
      sum += Math.min(edges[i + 1], millis) - edges[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spans that && Arrays.equals(edges, that.edges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }

  @Override
  public String toString() {
    return "Spans" + Arrays.toString(edges);
  }
}
