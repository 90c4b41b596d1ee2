package org.corridor.log;

/// What the entries up to one came to, kept so that not all of them are read at every opening. It
/// is never the truth: the entries are, and whoever doubts it reads them.
///
/// @param position of the last entry taken in
/// @param hash of that entry
/// @param code tells by which rules the entries were taken in; others take them in anew
/// @param state as the writer understands it
public record Snapshot(long position, Hash hash, String code, Bytes state) {
  /// Bytes that nobody changes any more.
  public static final class Bytes {
    private final byte[] array;

    /// @param array not copied
    public Bytes(byte[] array) {
      this.array = array;
    }

    /// The bytes themselves, not a copy.
    public byte[] array() {
      return array;
    }
  }
}
