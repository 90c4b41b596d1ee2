package org.corridor.formats.roads;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Reads what [PackedOutput] wrote.
final class PackedInput {
  private static final int TEXT_BYTES_MAX = 100_000;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final CRC32C sum = new CRC32C();
  private int at;
  private int end;
  private long before;

  PackedInput(InputStream in) {
    this.in = in;
  }

  /// How many bytes have been read.
  long position() {
    return before + at;
  }

  private byte next() throws IOException {
    if (at == end) {
      sum.update(buffer, 0, end);
      before += end;
      at = 0;
      end = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
      if (end == 0) {
        throw new EOFException();
      }
    }
    return buffer[at++];
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = next();
    }
    return bytes;
  }

  long number() throws IOException, BrokenFile {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = next();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw BrokenFile.at(position(), "a number", "one of too many bytes");
  }

  /// A number from 0 to `most`.
  int number(long most) throws IOException, BrokenFile {
    long value = number();
    if (value < 0 || value > most) {
      throw BrokenFile.at(position(), "a number up to " + most, value + "");
    }
    return (int) value;
  }

  int signed() throws IOException, BrokenFile {
    long value = number(0x1_ffff_ffffL) & 0xffff_ffffL;
    return (int) (value >>> 1) ^ -(int) (value & 1);
  }

  String text() throws IOException, BrokenFile {
    return new String(bytes(number(TEXT_BYTES_MAX)), StandardCharsets.UTF_8);
  }

  /// Tells whether what was read is what was written.
  void requireEnd() throws IOException, BrokenFile {
    sum.update(buffer, 0, at);
    long check = sum.getValue();
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    before += at;
    at = 0;
    long written = 0;
    for (byte part : bytes(4)) {
      written = written << 8 | (part & 0xff);
    }
    if (written != check) {
      throw BrokenFile.at(position(), "the checksum of what comes before", "another");
    }
    if (at < end || in.read() >= 0) {
      throw BrokenFile.at(position(), "the end of the file", "more data");
    }
  }
}
