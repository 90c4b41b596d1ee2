package org.corridor.log;

import java.util.List;

/// What the rules say to a request.
public sealed interface Decision {
  /// The rules allow it.
  ///
  /// @param events what is to be recorded, in order
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The rules forbid it.
  ///
  /// @param reasons all of them, in words, each with the rule's code where it has one
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  static Decision accepted(Event event) {
    return new Accepted(List.of(event));
  }

  static Decision accepted(List<? extends Event> events) {
    return new Accepted(List.copyOf(events));
  }

  /// Accepted where there is no reason against it.
  static Decision unless(List<String> reasons, Event event) {
    return reasons.isEmpty() ? accepted(event) : new Refused(reasons);
  }
}
