package org.corridor.feeds.inbox;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report that was taken in.
///
/// @param hash of the file it came in
/// @param key of the report: the hash of its text, so that several of one feed are apart
/// @param takenIn when it came, as ISO 8601
/// @param copyOf hash of the report that it repeats; null where it is one of its own
public record Paper(
    String hash,
    String key,
    String name,
    String source,
    String title,
    String language,
    String published,
    String address,
    String takenIn,
    @Nullable String copyOf) {
  /// The day on which it was published; empty where that is not known.
  Optional<LocalDate> day() {
    return published.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(published.substring(0, 10)));
  }

  /// The same, published on another day.
  Paper publishedOn(String when) {
    return new Paper(hash, key, name, source, title, language, when, address, takenIn, copyOf);
  }
}
