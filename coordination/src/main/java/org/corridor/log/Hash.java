package org.corridor.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A SHA-256 fingerprint: two texts with the same one are the same text.
///
/// @param hex 64 digits, lower case
public record Hash(String hex) {
  /// What stands before the first entry.
  public static final Hash NONE = new Hash("0".repeat(64));

  private static final int DIGITS = 64;

  public Hash {
    boolean digits = hex.length() == DIGITS;
    for (int i = 0; digits && i < DIGITS; i++) {
      digits = isDigit(hex.charAt(i));
    }
    if (!digits) {
      throw new IllegalArgumentException("Not a SHA-256 hash: " + hex);
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// Of several parts; each is hashed with its length, so that no part can pass for two.
  public static Hash of(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
          digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
      }
      return new Hash(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// The first digits, enough to tell a few versions apart.
  public String brief() {
    return hex.substring(0, 12);
  }
}
