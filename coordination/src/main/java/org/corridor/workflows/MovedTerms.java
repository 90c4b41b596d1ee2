package org.corridor.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.scenario.Scenario;

/// What somebody at the table tries: a scenario with some of its negotiable terms moved.
public final class MovedTerms {
  private static final int HOURS_MAX = 12;
  private static final int UNITS_MAX = 5;

  private MovedTerms() {}

  /// A term that can be moved.
  ///
  /// @param term id, as in [Price]
  /// @param text what one unit is
  /// @param least units that it can be moved by
  /// @param most units that it can be moved by
  public record Handle(String term, String text, int least, int most) {}

  /// The terms of a scenario that can be moved, as they are priced.
  public static List<Handle> of(Scenario scenario) {
    List<Handle> handles = new ArrayList<>();
    for (Pricing.Term term : Pricing.negotiable(scenario)) {
      boolean hours = isTime(term.id());
      boolean once = term.moved().apply(2).isEmpty();
      handles.add(new Handle(
          term.id(),
          term.text(),
          hours ? -HOURS_MAX : 0,
          once ? 1 : hours ? HOURS_MAX : UNITS_MAX));
    }
    return handles;
  }

  private static boolean isTime(String term) {
    return term.endsWith("-earlier") || term.endsWith("-later");
  }

  /// The scenario with terms moved, one after the other.
  ///
  /// @param units by term; what is 0 is not moved
  /// @throws CannotMove where one is none of its terms or cannot be moved so far
  public static Scenario of(Scenario scenario, Map<String, Integer> units) {
    List<String> reasons = new ArrayList<>();
    Scenario moved = scenario;
    for (Map.Entry<String, Integer> one : units.entrySet()) {
      int by = one.getValue();
      if (by == 0) {
        continue;
      }
      Optional<Handle> handle =
          of(scenario).stream().filter(h -> h.term().equals(one.getKey())).findFirst();
      if (handle.isEmpty()) {
        reasons.add(one.getKey() + " is none of the terms that can be moved here");
      } else if (by < handle.get().least() || by > handle.get().most()) {
        reasons.add(one.getKey() + " can be moved by " + handle.get().least() + " to "
            + handle.get().most() + " units, not by " + by);
      } else {
        moved = moved(moved, one.getKey(), by, reasons);
      }
    }
    if (!reasons.isEmpty()) {
      throw new CannotMove(reasons);
    }
    return moved;
  }

  private static Scenario moved(Scenario scenario, String id, int by, List<String> reasons) {
    try {
      return Pricing.negotiable(scenario).stream()
          .filter(t -> t.id().equals(id))
          .findFirst()
          .flatMap(t -> t.moved().apply(by))
          // Where an earlier one has taken it as far as it goes.
          .orElse(scenario);
    } catch (IllegalArgumentException e) {
      reasons.add(id + " cannot be moved by " + by + ": " + e.getMessage());
      return scenario;
    }
  }

  /// Terms were asked to be moved that cannot be.
  public static final class CannotMove extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    CannotMove(List<String> reasons) {
      super(String.join("; ", reasons));
      this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
      return reasons;
    }
  }
}
