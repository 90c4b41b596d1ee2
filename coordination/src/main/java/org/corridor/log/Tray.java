package org.corridor.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What came in and waits for a person: papers byte for byte, and notes of what was read in them
/// and decided. Beside the log, for nothing of it is part of the record. Notes are never changed.
public interface Tray {
  /// A note.
  ///
  /// @param position from 1, in order
  /// @param at when it was made
  /// @param by who made it; the name of a program for what was read
  /// @param kind what it tells
  /// @param body as JSON
  record Note(long position, Instant at, String by, String kind, String body) {}

  /// A note to be made.
  record Draft(String kind, String body) {}

  /// A paper as it came.
  final class Paper {
    private final String hash;
    private final String name;
    private final byte[] bytes;

    /// @param hash SHA-256, 64 hexadecimal digits
    public Paper(String hash, String name, byte[] bytes) {
      this.hash = hash;
      this.name = name;
      this.bytes = bytes.clone();
    }

    public String hash() {
      return hash;
    }

    public String name() {
      return name;
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /// Keeps papers and makes notes, all or none; returns when they are on the disk. A paper that is
  /// there already stays as it is.
  void keep(List<Paper> papers, String by, List<Draft> notes);

  /// Gives the notes behind a position, in order.
  List<Note> read(long behind);

  /// Does something while nobody else does anything so, whichever process they are: what was looked
  /// at still holds when it is decided.
  <T> T alone(Supplier<T> work);

  /// The bytes of a paper.
  Optional<byte[]> findPaper(String hash);
}
