package org.corridor.formats.hxl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A hashtag with its attributes, as `#affected+children+evacuated`. The order of attributes means
/// nothing (HXL 1.1).
///
/// @param tag as `#affected`, lower case
/// @param attributes without the plus, lower case
public record HxlTag(String tag, Set<String> attributes) {
  private static final Pattern SHAPE =
      Pattern.compile("#\\s*[a-zA-Z][a-zA-Z0-9_]*(\\s*\\+\\s*[a-zA-Z][a-zA-Z0-9_]*)*");

  private static final int LETTERS_MAX = 300;

  public HxlTag {
    attributes = Set.copyOf(attributes);
  }

  /// A tag from what stands in a cell; empty where it is none.
  public static Optional<HxlTag> find(String text) {
    String cell = text.strip();
    if (cell.length() > LETTERS_MAX || !SHAPE.matcher(cell).matches()) {
      return Optional.empty();
    }
    String[] parts = cell.substring(1).toLowerCase(Locale.ROOT).split("\\+", -1);
    return Optional.of(new HxlTag(
        "#" + parts[0].strip(),
        Arrays.stream(parts).skip(1).map(String::strip).collect(Collectors.toSet())));
  }

  /// A tag that is known to be one.
  public static HxlTag of(String text) {
    return find(text).orElseThrow(() -> new IllegalArgumentException("Not a hashtag: " + text));
  }

  /// Does it have the tag and at least the attributes of a pattern, and none of those after a
  /// minus,
  /// as in `#affected+f-children`?
  public boolean matches(String pattern) {
    String[] parts = pattern.toLowerCase(Locale.ROOT).split("(?=[+-])", -1);
    boolean fits = tag.equals(parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      boolean has = attributes.contains(parts[i].substring(1).strip());
      fits &= parts[i].startsWith("+") == has;
    }
    return fits;
  }

  /// As it stands in a file, attributes in the order of the alphabet.
  @Override
  public String toString() {
    return tag + new TreeSet<>(attributes).stream().map(a -> "+" + a).collect(Collectors.joining());
  }
}
