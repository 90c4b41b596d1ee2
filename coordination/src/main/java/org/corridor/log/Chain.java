package org.corridor.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Walks a log from its first entry and finds whatever was changed, left out, put in or moved.
///
/// **Invariant.** Each entry carries the hash of the one before; a change anywhere breaks the chain
/// there, and to hide it every later entry and the head that others may have noted must change too.
public final class Chain {
  private long position;
  private Hash last = Hash.NONE;
  private Instant recordedAt = Instant.MIN;
  private final Map<String, Long> versions = new HashMap<>();

  /// Where a log is not what was recorded.
  ///
  /// @param position of the entry at fault
  /// @param reason in words
  public record Break(long position, String reason) {}

  /// Takes in the next entry; empty where it is sound.
  public Optional<Break> add(Entry entry) {
    position++;
    String fault = fault(entry);
    last = entry.hash();
    recordedAt = entry.recordedAt();
    versions.put(entry.stream(), entry.version());
    return fault.isEmpty() ? Optional.empty() : Optional.of(new Break(entry.position(), fault));
  }

  private String fault(Entry entry) {
    if (entry.position() != position) {
      return "entry " + position + " is missing; entry " + entry.position() + " stands there";
    }
    if (!entry.previous().equals(last)) {
      return "it does not follow the entry before";
    }
    if (entry.recordedAt().isBefore(recordedAt)) {
      return "it was recorded before the entry before";
    }
    if (entry.version() != versions.getOrDefault(entry.stream(), 0L) + 1) {
      return "it is not the next of " + entry.stream();
    }
    return entry.hash().equals(entry.computed()) ? "" : "its content is not what was recorded";
  }

  /// How many entries were seen.
  public long count() {
    return position;
  }

  /// Hash of the last entry: whoever noted it can tell later that nothing before has changed.
  public Hash head() {
    return last;
  }
}
