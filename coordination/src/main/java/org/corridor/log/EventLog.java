package org.corridor.log;

import java.util.List;
import java.util.function.Consumer;

/// Where events are kept. What was acknowledged is never lost and never changed.
public interface EventLog extends AutoCloseable {
  /// Records events, all or none; returns when they are on the disk.
  Appended append(Append request);

  /// Gives all entries behind a position, in order.
  void read(long behind, Consumer<Entry> reader);

  /// Position of the last entry, 0 for an empty log.
  long last();

  /// Fills an empty log with the entries of another, all or none, exactly as they are.
  void restore(List<Entry> entries);

  @Override
  void close();
}
