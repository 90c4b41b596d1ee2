package org.corridor.formats.roads;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Refuses XML that would fill the memory: unpacked far beyond what maps ever are, or without an
/// end to an element.
final class Guarded extends FilterInputStream {
  /// Maps pack to a tenth or a twentieth; the largest gzip bombs to a thousandth.
  private static final long RATIO_MAX = 200;

  private static final long ALWAYS_ALLOWED = 64_000_000;

  /// A tag of a map has some hundred bytes; OpenStreetMap allows 255 characters to a value.
  private static final int ELEMENT_BYTES_MAX = 1 << 20;

  private final long bytesMax;
  private long bytes;
  private long sinceEnd;

  /// @param packedBytes size of the file as it lies on the disk
  Guarded(InputStream in, long packedBytes) {
    super(in);
    bytesMax = packedBytes > Long.MAX_VALUE / RATIO_MAX
        ? Long.MAX_VALUE
        : Math.max(ALWAYS_ALLOWED, RATIO_MAX * packedBytes);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, Math.min(length, ELEMENT_BYTES_MAX));
    bytes += Math.max(0, count);
    int end = -1;
    for (int i = 0; i < count; i++) {
      end = into[offset + i] == '>' ? i : end;
    }
    sinceEnd = end < 0 ? sinceEnd + Math.max(0, count) : count - end;
    if (bytes > bytesMax) {
      throw new IOException("more than " + RATIO_MAX
          + " times its size once unpacked: no map is like that, it may be a zip bomb");
    }
    if (sinceEnd > ELEMENT_BYTES_MAX) {
      throw new IOException("an element of more than a million bytes: this is no map");
    }
    return count;
  }
}
