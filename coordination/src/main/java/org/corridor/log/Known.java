package org.corridor.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rules of every context ask of ids.
public final class Known {
  private Known() {}

  /// Says of things that have not been read whether they are recorded.
  @FunctionalInterface
  public interface Elsewhere {
    /// Is a thing of this id recorded?
    ///
    /// @param what kind of thing, as `claim`
    boolean recorded(String what, String id);
  }

  /// Adds a reason where the id is taken: nothing is ever overwritten.
  ///
  /// @param what kind of thing, as `offer`
  public static void requireNew(
      String what, String id, Map<String, ?> known, List<String> reasons) {
    requireNew(what, id, known, null, reasons);
  }

  /// The same where not all has been read.
  ///
  /// @param elsewhere what has not; null for nothing
  public static void requireNew(
      String what,
      String id,
      Map<String, ?> read,
      @Nullable Elsewhere elsewhere,
      List<String> reasons) {
    if (read.containsKey(id) || (elsewhere != null && elsewhere.recorded(what, id))) {
      reasons.add("the " + what + " " + id + " is recorded already; nothing is ever overwritten");
    }
  }

  /// Adds a reason where nobody has the id.
  ///
  /// @param what kind of thing, as `offer`
  public static void require(String what, String id, Map<String, ?> known, List<String> reasons) {
    require(what, id, known, null, reasons);
  }

  /// The same where not all has been read.
  ///
  /// @param elsewhere what has not; null for nothing
  public static void require(
      String what,
      String id,
      Map<String, ?> read,
      @Nullable Elsewhere elsewhere,
      List<String> reasons) {
    if (read.containsKey(id) || (elsewhere != null && elsewhere.recorded(what, id))) {
      return;
    }
    boolean all = elsewhere == null && !read.isEmpty();
    reasons.add("no " + what + " \"" + id + "\" is recorded"
        + (all ? "; there are " + String.join(", ", read.keySet()) : ""));
  }
}
