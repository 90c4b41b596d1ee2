package org.corridor.log;

import java.util.List;

/// What became of a request to record events.
public sealed interface Appended {
  /// They are on the disk and will survive a power cut.
  ///
  /// @param entries as recorded, now or when the same request came first
  record Done(List<Entry> entries) implements Appended {
    public Done {
      entries = List.copyOf(entries);
    }
  }

  /// Somebody else was faster; nothing was recorded. Read, decide and ask again.
  ///
  /// @param stream that has another version than expected
  /// @param version which it has
  record Overtaken(String stream, long version) implements Appended {}
}
