package org.corridor.network.osm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.corridor.network.Passage;

/// The nodes that roads need: where they are, how many roads use them, what stands in the way.
///
/// **Method.** Ids are sorted; a node is known by its number in that order. Files mostly hold nodes
/// in that order too, so the next one asked for is tried first.
final class OsmNodes {
  private static final int NOWHERE = Integer.MIN_VALUE;
  private static final byte MANY = 2;

  /// Ids of all nodes, ascending.
  private final long[] id;

  private final int[] latitudeE7;
  private final int[] longitudeE7;

  /// How many times roads come by, up to [#MANY].
  private final byte[] uses;

  private final Map<Integer, Passage> barriers = new HashMap<>();
  private int next;

  /// @param refs ids of nodes, in any order and repeated
  OsmNodes(long[] refs, int count) {
    long[] sorted = Arrays.copyOf(refs, count);
    Arrays.sort(sorted);
    int unique = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[unique++] = sorted[i];
      }
    }
    id = Arrays.copyOf(sorted, unique);
    latitudeE7 = new int[unique];
    longitudeE7 = new int[unique];
    Arrays.fill(latitudeE7, NOWHERE);
    uses = new byte[unique];
  }

  int count() {
    return id.length;
  }

  /// The number of a node, below 0 if no road needs it.
  int find(long nodeId) {
    if (next < id.length && id[next] == nodeId) {
      return next++;
    }
    boolean between =
        (next == id.length || nodeId < id[next]) && (next == 0 || nodeId > id[next - 1]);
    if (between) {
      return -next - 1;
    }
    int at = Arrays.binarySearch(id, nodeId);
    next = at >= 0 ? at + 1 : -at - 1;
    return at;
  }

  void use(int node) {
    uses[node] = (byte) Math.min(MANY, uses[node] + 1);
  }

  /// From now on a junction, however many roads come by.
  void makeJunction(int node) {
    uses[node] = MANY;
  }

  boolean junction(int node) {
    return uses[node] == MANY;
  }

  void place(int node, int latitude, int longitude) {
    latitudeE7[node] = latitude;
    longitudeE7[node] = longitude;
  }

  boolean placed(int node) {
    return latitudeE7[node] != NOWHERE;
  }

  int latitudeE7(int node) {
    return latitudeE7[node];
  }

  int longitudeE7(int node) {
    return longitudeE7[node];
  }

  void barrier(int node, Passage passage) {
    barriers.put(node, passage);
    makeJunction(node);
  }

  Passage passage(int node) {
    return barriers.getOrDefault(node, Passage.OPEN);
  }

  int barrierCount() {
    return barriers.size();
  }
}
