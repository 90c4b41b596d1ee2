package org.corridor.log;

/// Something that happened, in the words of one context. What it means is decided there; the log
/// keeps it.
public interface Event {
  /// Where it is known from: the id of a report, or words; empty where it follows by rule.
  default String source() {
    return "";
  }
}
