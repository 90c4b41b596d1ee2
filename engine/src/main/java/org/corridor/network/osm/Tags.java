package org.corridor.network.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tags of an element: keys with a value each.
public interface Tags {
  /// No tags at all.
  Tags NONE = of(List.of());

  int count();

  /// One of the keys, from 0 up to but without [#count].
  String key(int index);

  String value(int index);

  /// Tags from keys and values that take turns.
  static Tags of(List<String> keysAndValues) {
    String[] words = keysAndValues.toArray(String[]::new);
    return new Tags() {
      @Override
      public int count() {
        return words.length / 2;
      }

      @Override
      public String key(int index) {
        return words[2 * index];
      }

      @Override
      public String value(int index) {
        return words[2 * index + 1];
      }
    };
  }

  static Tags of(Map<String, String> tags) {
    List<String> words = new ArrayList<>();
    tags.forEach((key, value) -> {
      words.add(key);
      words.add(value);
    });
    return of(words);
  }

  default @Nullable String get(String key) {
    for (int i = 0; i < count(); i++) {
      if (key(i).equals(key)) {
        return value(i);
      }
    }
    return null;
  }

  default boolean is(String key, String value) {
    return value.equals(get(key));
  }

  default boolean has(String key) {
    return get(key) != null;
  }

  default String getOr(String key, String otherwise) {
    String value = get(key);
    return value == null ? otherwise : value;
  }
}
