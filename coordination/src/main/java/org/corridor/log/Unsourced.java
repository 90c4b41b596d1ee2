package org.corridor.log;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Takes out of an event from where it is known.
public final class Unsourced {
  private static final String SOURCE = "source";

  private Unsourced() {}

  /// The same but for its [Event#source()], which is empty.
  ///
  /// @param said a record that has a source
  public static <T extends Record> T of(T said) {
    RecordComponent[] parts = said.getClass().getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[parts.length];
    try {
      for (int n = 0; n < parts.length; n++) {
        values[n] =
            parts[n].getName().equals(SOURCE) ? "" : parts[n].getAccessor().invoke(said);
      }
      @SuppressWarnings("unchecked")
      T without = (T) said.getClass().getDeclaredConstructor(types).newInstance(values);
      return without;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(said.getClass() + " cannot be copied", e);
    }
  }
}
