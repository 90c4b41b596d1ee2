package org.corridor.network;

/// May traffic use a road? Unknown is an answer of its own and is never taken for open.
public enum Access {
  OPEN,
  CLOSED,
  UNKNOWN
}
