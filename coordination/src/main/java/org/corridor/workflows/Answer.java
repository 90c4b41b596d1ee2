package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.plan.Plan;
import org.corridor.scenario.Terms;

/// The answer on one set of terms.
///
/// @param terms which
/// @param personsOut brought out, whole persons
/// @param personsBound no plan can bring out more
/// @param zones one entry per zone, in the order of the scenario
/// @param arrivals people out by a moment, ascending; one entry per moment at which it grows
/// @param mostByTime the most that any plan could have out by then
/// @param binding what stops the rest, largest first
/// @param trips who leaves when on which roads
/// @param plan the same as the planner knows it
/// @param limitReached a limit of the search that was reached; empty for none
public record Answer(
    Terms terms,
    long personsOut,
    long personsBound,
    List<ZoneAnswer> zones,
    List<Arrivals> arrivals,
    List<Arrivals> mostByTime,
    List<BindingTerm> binding,
    List<Trip> trips,
    Plan plan,
    String limitReached) {
  public Answer {
    zones = List.copyOf(zones);
    arrivals = List.copyOf(arrivals);
    mostByTime = List.copyOf(mostByTime);
    binding = List.copyOf(binding);
    trips = List.copyOf(trips);
  }

  /// The moment at which the last of those who get out is out.
  public Optional<Instant> findLastArrival() {
    return arrivals.isEmpty()
        ? Optional.empty()
        : Optional.of(arrivals.getLast().at());
  }

  /// What no plan can beat, in a sentence. Where moments were rounded, the proof is of plans that
  /// move in the same steps of time.
  public String bound() {
    if (personsOut < personsBound) {
      return "No plan can bring out more than " + Words.count(personsBound) + " on these terms.";
    }
    return "No plan can bring out more on these terms"
        + (limitReached.isEmpty() ? ": proven." : ", as far as its steps of time go.");
  }
}
