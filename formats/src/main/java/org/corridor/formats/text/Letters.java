package org.corridor.formats.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which letters a text may have that many people read.
public final class Letters {
  /// Of one text.
  public static final int MAX = 20_000;

  /// Letters that are not seen and let a text read otherwise than it is.
  private static final Pattern TURNS =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF]");

  private Letters() {}

  /// What is wrong with a text; empty where nothing is.
  public static Optional<String> findFault(String text) {
    if (text.length() > MAX) {
      return Optional.of(text.length() + " letters, more than " + MAX);
    }
    boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')
        || TURNS.matcher(text).find();
    if (control) {
      return Optional.of("a control character: it cannot be printed and read one way");
    }
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Optional.empty()
        : Optional.of("half a letter (a surrogate) stands alone");
  }

  /// The same for all texts within a record, or a list of records or texts.
  public static Optional<String> findFaultIn(@Nullable Object value) {
    if (value instanceof String text) {
      return findFault(text);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().flatMap(each -> findFaultIn(each).stream()).findFirst();
    }
    if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Optional<String> fault = findFaultIn(part(value, component));
        if (fault.isPresent()) {
          return fault.map(f -> component.getName() + ": " + f);
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object part(Object of, RecordComponent component) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException e) {
      // Not a record of ours.
      return null;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
