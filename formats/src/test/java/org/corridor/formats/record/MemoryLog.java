package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.corridor.log.Append;
import org.corridor.log.Appended;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Personal;
import org.corridor.log.Snapshot;
import org.corridor.log.Vault;
import org.jspecify.annotations.Nullable;

/// Entries in memory, and how many were read.
final class MemoryLog implements EventLog {
  static final Vault VAULT = new Vault() {
    @Override
    public Personal seal(String subject, Personal plain) {
      return plain;
    }

    @Override
    public Optional<String> findText(String subject, Personal sealed) {
      return Optional.empty();
    }

    @Override
    public boolean forget(String subject) {
      return false;
    }
  };

  final List<Entry> entries = new ArrayList<>();
  private @Nullable Snapshot snapshot;
  int kept;
  int read;

  @Override
  public Appended append(Append request) {
    List<Entry> added = new ArrayList<>();
    for (Draft draft : request.drafts()) {
      Entry entry = Entry.after(
          entries.isEmpty() ? Hash.NONE : entries.getLast().hash(),
          entries.size() + 1L,
          version(draft.stream()) + 1,
          request.command(),
          request.sender(),
          draft.at(),
          draft);
      entries.add(entry);
      added.add(entry);
    }
    return new Appended.Done(added);
  }

  private void give(Stream<Entry> some, Consumer<Entry> reader) {
    some.forEach(entry -> {
      read++;
      reader.accept(entry);
    });
  }

  @Override
  public void read(long behind, Consumer<Entry> reader) {
    give(entries.stream().filter(e -> e.position() > behind), reader);
  }

  @Override
  public void readWithout(String stream, long behind, Consumer<Entry> reader) {
    give(entries.stream().filter(e -> e.position() > behind && !e.stream().equals(stream)), reader);
  }

  @Override
  public void readOnly(String stream, Consumer<Entry> reader) {
    give(entries.stream().filter(e -> e.stream().equals(stream)), reader);
  }

  @Override
  public Optional<Snapshot> findSnapshot(String code) {
    return Optional.ofNullable(snapshot).filter(s -> s.code().equals(code));
  }

  @Override
  public void keep(Snapshot one) {
    snapshot = one;
    kept++;
  }

  @Override
  public void forgetSnapshot() {
    snapshot = null;
  }

  @Override
  public long version(String stream) {
    return entries.reversed().stream()
        .filter(e -> e.stream().equals(stream))
        .mapToLong(Entry::version)
        .findFirst()
        .orElse(0);
  }

  @Override
  public boolean reported(String type, String id) {
    return false;
  }

  @Override
  public boolean requested(String beginning) {
    return entries.stream().anyMatch(e -> e.command().startsWith(beginning));
  }

  @Override
  public End end() {
    return new End(entries.size(), entries.getLast().hash());
  }

  @Override
  public void restore(List<Entry> others) {
    entries.addAll(others);
  }

  @Override
  public void close() {}
}
