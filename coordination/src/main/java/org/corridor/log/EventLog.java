package org.corridor.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where events are kept. What was acknowledged is never lost and never changed.
public interface EventLog extends AutoCloseable {
  /// Records events, all or none; returns when they are on the disk.
  Appended append(Append request);

  /// Records several requests in their order, each all or none; one write to the disk may serve
  /// all.
  ///
  /// @return what became of each, in their order: an answer, or why nobody knows
  default List<Tried> appendAll(List<Append> requests) {
    List<Tried> tried = new ArrayList<>();
    for (Append request : requests) {
      try {
        tried.add(new Tried(append(request), null));
      } catch (RuntimeException e) {
        tried.add(new Tried(null, e));
      }
    }
    return tried;
  }

  /// What became of a request among several.
  ///
  /// @param answer null where it failed
  /// @param trouble why it failed; null where it did not
  record Tried(@Nullable Appended answer, @Nullable RuntimeException trouble) {}

  /// Gives all entries behind a position, in order.
  void read(long behind, Consumer<Entry> reader);

  /// Gives the entries of all streams but one behind a position, in order.
  void readWithout(String stream, long behind, Consumer<Entry> reader);

  /// Gives the entries of one stream, in order.
  void readOnly(String stream, Consumer<Entry> reader);

  /// The snapshot that was kept last, if these rules made it of entries that are still there.
  Optional<Snapshot> findSnapshot(String code);

  /// Keeps a snapshot instead of the one before. Whether it could be kept does not matter.
  void keep(Snapshot snapshot);

  /// Forgets the snapshot: the next opening reads all entries.
  void forgetSnapshot();

  /// The version of the last entry of a stream; 0 where it has none.
  long version(String stream);

  /// Is a source, report, claim, incident or figure of this id recorded?
  boolean reported(String type, String id);

  /// Was a request recorded whose name begins like this?
  boolean requested(String beginning);

  /// What the log itself holds to be its end. Entries that end earlier or otherwise were cut off or
  /// replaced.
  End end();

  /// The end of a log.
  ///
  /// @param position of the last entry, 0 for an empty log
  /// @param hash of the last entry
  record End(long position, Hash hash) {}

  /// Fills an empty log with the entries of another, all or none, exactly as they are.
  void restore(List<Entry> entries);

  @Override
  void close();
}
