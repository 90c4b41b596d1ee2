package org.corridor.feeds.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/// What the packed parts of a PDF come to, looked at piece by piece before a library unpacks them
/// into memory whatever they come to.
final class PackedStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final int UNPACKED_MAX = 50_000_000;
  private static final int LAYERS_MAX = 4;
  private static final int DICTIONARY = 400;
  private static final int PIECE = 65_536;

  private PackedStreams() {}

  /// Refuses a PDF of which one part alone would fill the memory; pictures, which are not unpacked,
  /// may be of any size.
  ///
  /// @throws IntakeTrouble where one does
  static void check(byte[] bytes) {
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      if (!isPicture(bytes, at) && isLong(bytes, at)) {
        throw new IntakeTrouble(
            "a PDF whose parts come to at most " + UNPACKED_MAX / 1_000_000 + " MB",
            "one with a part that comes to more",
            "save its text");
      }
    }
  }

  /// Where the next packed part begins; -1 where there is none.
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + STREAM.length + 2 < bytes.length; i++) {
      int k = 0;
      while (k < STREAM.length && bytes[i + k] == STREAM[k]) {
        k++;
      }
      if (k == STREAM.length) {
        int at = i + k;
        at += bytes[at] == '\r' ? 1 : 0;
        if (bytes[at] == '\n') {
          return at + 1;
        }
      }
    }
    return -1;
  }

  private static boolean isPicture(byte[] bytes, int at) {
    int from = Math.max(0, at - DICTIONARY);
    String dictionary = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    int object = dictionary.lastIndexOf("obj");
    return dictionary.substring(Math.max(0, object)).matches("(?s).*/Subtype\\s*/Image\\b.*");
  }

  private static boolean isLong(byte[] bytes, int at) {
    try (InputStream all = new ByteArrayInputStream(bytes, at, bytes.length - at)) {
      InputStream in = all;
      int layers = 0;
      while (layers < LAYERS_MAX) {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] first = start.readNBytes(2);
        start.unread(first);
        in = start;
        if (!isPacked(first)) {
          break;
        }
        in = new InflaterInputStream(start);
        layers++;
      }
      return layers > 0 && length(in) > UNPACKED_MAX;
    } catch (IOException e) {
      // Broken, or packed in another way: the library tells.
      return false;
    }
  }

  private static boolean isPacked(byte[] first) {
    return first.length == 2
        && (first[0] & 0x0f) == 8
        && (((first[0] & 0xff) << 8) | (first[1] & 0xff)) % 31 == 0;
  }

  private static long length(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    long length = 0;
    int read = in.read(piece);
    while (read >= 0 && length <= UNPACKED_MAX) {
      length += read;
      read = in.read(piece);
    }
    return length;
  }
}
