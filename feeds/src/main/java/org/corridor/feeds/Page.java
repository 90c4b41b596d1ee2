package org.corridor.feeds;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A publication as it was taken in.
///
/// @param name of the file, or where it comes from
/// @param hash SHA-256 of the bytes as they came, 64 hexadecimal digits
/// @param text all of it as text; spans count in it
/// @param lines in order, each with what it is
/// @param language as `en`, `uk`; empty where it could not be told
/// @param source who publishes it, as the page says; empty where it does not
/// @param title as the page says; may be empty
/// @param address where it was published; may be empty
/// @param published as the page writes it; null where it does not
/// @param zone in which published is meant; null where the page does not say
public record Page(
    String name,
    String hash,
    String text,
    List<Line> lines,
    String language,
    String source,
    String title,
    String address,
    @Nullable LocalDateTime published,
    @Nullable ZoneId zone) {
  public Page {
    lines = List.copyOf(lines);
  }

  /// The same, published at another time.
  public Page publishedAt(LocalDateTime at) {
    return new Page(name, hash, text, lines, language, source, title, address, at, zone);
  }
}
