package org.corridor.formats.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.corridor.log.MayBeEmpty;

/// What the kinds of items consist of, in words.
public final class KindParts {
  private KindParts() {}

  /// The parts of a kind of item, in brackets what may be left out.
  public static String of(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    if (components.length == 1 && components[0].getType().isRecord()) {
      return of(components[0].getType());
    }
    return Arrays.stream(components)
        .map(c -> c.isAnnotationPresent(MayBeEmpty.class) ? "[" + part(c) + "]" : part(c))
        .collect(Collectors.joining(" "));
  }

  private static String part(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return component.getName() + " ("
          + Arrays.stream(type.getEnumConstants())
              .map(c -> c.toString().toLowerCase(Locale.ROOT).replace('_', ' '))
              .collect(Collectors.joining(", "))
          + ")";
    }
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return component.getName() + " (list of: " + of(element) + ")";
    }
    return component.getName();
  }
}
