package org.corridor.network.osm;

/// Takes the elements of an OpenStreetMap file in the order in which they stand in it.
///
/// Coordinates are degrees × 10⁷. Arrays are reused: what is kept must be copied.
public interface Elements {
  /// What a pass over the file is for; everything else need not be handed over.
  enum Kind {
    NODES,
    WAYS_AND_RELATIONS
  }

  Kind wanted();

  default void node(long id, int latitudeE7, int longitudeE7, Tags tags) {}

  /// A way.
  ///
  /// @param nodes ids of its nodes; only the first `count` count
  default void way(long id, long[] nodes, int count, Tags tags) {}

  default void relation(long id, Members members, Tags tags) {}

  /// The members of a relation.
  interface Members {
    int count();

    MemberKind kind(int index);

    long id(int index);

    String role(int index);
  }

  /// What a member is.
  enum MemberKind {
    NODE,
    WAY,
    RELATION
  }
}
