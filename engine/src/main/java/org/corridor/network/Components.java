package org.corridor.network;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Which junctions can be reached from each other and back.
///
/// **Problem.** A road that leads nowhere, or that nobody can come to, is of no use in a plan.
/// **Method.** Strongly connected components by two passes of depth-first search [1], with a stack
/// of our own, for a map is deeper than the stack of a thread.
/// **Invariant.** Components are numbered in the order of their first junction.
/// **Cost.** Time and memory O(junctions + arcs).
///
/// [1] M. Sharir, *A strong-connectivity algorithm and its applications in data flow analysis*,
/// Computers and Mathematics with Applications 7, 1981.
public final class Components {
  private static final int NONE = -1;

  private final RoadMap map;

  /// The component of each junction; [#NONE] where no arc that counts starts or ends.
  private final int[] component;

  private int count;

  /// @param kept which arcs count
  public Components(RoadMap map, IntPredicate kept) {
    this.map = map;
    ArcsAt leaving = ArcsAt.leaving(map, kept);
    ArcsAt entering = ArcsAt.entering(map, kept);
    int junctions = map.junctionCount();
    int[] order = new int[junctions];
    int ordered = finishOrder(leaving, order);
    int[] found = new int[junctions];
    Arrays.fill(found, NONE);
    int groups = 0;
    int[] stack = new int[junctions];
    for (int i = ordered - 1; i >= 0; i--) {
      if (found[order[i]] == NONE && touched(leaving, entering, order[i])) {
        collect(entering, order[i], groups++, found, stack);
      }
    }
    component = renumbered(found, groups);
    count = groups;
  }

  private static boolean touched(ArcsAt leaving, ArcsAt entering, int junction) {
    return leaving.end(junction) > leaving.first(junction)
        || entering.end(junction) > entering.first(junction);
  }

  /// Junctions in the order in which a depth-first search is done with them.
  private int finishOrder(ArcsAt leaving, int[] order) {
    int junctions = map.junctionCount();
    boolean[] seen = new boolean[junctions];
    int[] stack = new int[junctions];
    int[] next = new int[junctions];
    int ordered = 0;
    for (int root = 0; root < junctions; root++) {
      if (seen[root]) {
        continue;
      }
      int depth = 0;
      stack[0] = root;
      seen[root] = true;
      next[root] = leaving.first(root);
      while (depth >= 0) {
        int here = stack[depth];
        if (next[here] == leaving.end(here)) {
          order[ordered++] = here;
          depth--;
          continue;
        }
        int to = map.to(leaving.arc(next[here]++));
        if (!seen[to]) {
          seen[to] = true;
          next[to] = leaving.first(to);
          stack[++depth] = to;
        }
      }
    }
    return ordered;
  }

  private void collect(ArcsAt entering, int root, int group, int[] found, int[] stack) {
    int depth = 0;
    stack[0] = root;
    found[root] = group;
    while (depth >= 0) {
      int here = stack[depth--];
      for (int i = entering.first(here); i < entering.end(here); i++) {
        int from = map.from(entering.arc(i));
        if (found[from] == NONE) {
          found[from] = group;
          stack[++depth] = from;
        }
      }
    }
  }

  private static int[] renumbered(int[] found, int groups) {
    int[] number = new int[groups];
    Arrays.fill(number, NONE);
    int next = 0;
    int[] all = new int[found.length];
    for (int j = 0; j < found.length; j++) {
      if (found[j] != NONE && number[found[j]] == NONE) {
        number[found[j]] = next++;
      }
      all[j] = found[j] == NONE ? NONE : number[found[j]];
    }
    return all;
  }

  public int count() {
    return count;
  }

  /// The component of a junction, below 0 where no arc that counts starts or ends.
  public int of(int junction) {
    return component[junction];
  }

  /// The component with the most junctions, the first of several; below 0 where there is none.
  public int largest() {
    int[] size = new int[count];
    for (int c : component) {
      if (c != NONE) {
        size[c]++;
      }
    }
    int largest = NONE;
    for (int c = 0; c < count; c++) {
      largest = largest == NONE || size[c] > size[largest] ? c : largest;
    }
    return largest;
  }
}
