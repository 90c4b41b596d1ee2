package org.corridor.feeds.intake;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/// Bytes as text, in whatever encoding they are.
final class Decoder {
  private static final int SAMPLE = 64_000;

  private Decoder() {}

  /// By a byte order mark, as strict UTF-8, or as ICU's detector guesses.
  static String text(byte[] bytes) {
    if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      return clean(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
    }
    if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
      return clean(new String(bytes, StandardCharsets.UTF_16));
    }
    refuseBinary(bytes);
    try {
      return clean(StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString());
    } catch (CharacterCodingException e) {
      return clean(new String(bytes, detected(bytes)));
    }
  }

  /// Text has next to no control characters in whatever encoding of one to three bytes.
  private static void refuseBinary(byte[] bytes) {
    int control = 0;
    int length = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xff;
      control += b < 9 || (b > 13 && b < 32) ? 1 : 0;
    }
    if (control > Math.max(4, length / 50)) {
      throw new IntakeTrouble(
          "text, a saved page, a feed, PDF or mail", "bytes that are no text", "");
    }
  }

  private static Charset detected(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    byte[] sample = bytes.length <= SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, SAMPLE);
    detector.setText(sample);
    CharsetMatch match = detector.detect();
    try {
      return match == null ? StandardCharsets.ISO_8859_1 : Charset.forName(match.getName());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /// Without characters that no report has: they would hide words from whoever reads it.
  private static String clean(String text) {
    long strange =
        text.chars().limit(SAMPLE).filter(c -> c < 9 || (c > 13 && c < 32)).count();
    if (strange > Math.max(8, Math.min(text.length(), SAMPLE) / 100)) {
      throw new IntakeTrouble(
          "text, a saved page, a feed, PDF or mail", "bytes that are no text", "");
    }
    return text.replaceAll(
        "[\\x00-\\x08\\x0b\\x0e-\\x1f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]", " ");
  }
}
