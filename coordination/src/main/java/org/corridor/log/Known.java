package org.corridor.log;

import java.util.List;
import java.util.Map;

/// What the rules of every context ask of ids.
public final class Known {
  private Known() {}

  /// Adds a reason where the id is taken: nothing is ever overwritten.
  ///
  /// @param what kind of thing, as `offer`
  public static void requireNew(
      String what, String id, Map<String, ?> known, List<String> reasons) {
    if (known.containsKey(id)) {
      reasons.add("the " + what + " " + id + " is recorded already; nothing is ever overwritten");
    }
  }

  /// Adds a reason where nobody has the id.
  ///
  /// @param what kind of thing, as `offer`
  public static void require(String what, String id, Map<String, ?> known, List<String> reasons) {
    if (!known.containsKey(id)) {
      reasons.add("no " + what + " \"" + id + "\" is recorded"
          + (known.isEmpty() ? "" : "; there are " + String.join(", ", known.keySet())));
    }
  }
}
