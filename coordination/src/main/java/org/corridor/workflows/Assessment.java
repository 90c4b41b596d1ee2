package org.corridor.workflows;

import java.util.List;
import org.corridor.scenario.Scenario;

/// Will this corridor work? The whole answer, in the scenario's words.
///
/// @param scenario the question
/// @param announced the answer if everything announced holds
/// @param confirmed the answer on what every party has confirmed
/// @param verdict the first three lines
/// @param clearance when all would be out if the same window came every day
/// @param prices what each term is worth, largest gain first
/// @param confirmations what each missing confirmation is worth, on the confirmed terms
/// @param assumptions what the answer rests on, and how it moves with each
/// @param warnings what a machine can see to be wrong before anybody boards
/// @param priced were prices, confirmations and moved assumptions calculated?
public record Assessment(
    Scenario scenario,
    Answer announced,
    Answer confirmed,
    List<String> verdict,
    Clearance clearance,
    List<Price> prices,
    List<Price> confirmations,
    List<Assumption> assumptions,
    List<Warning> warnings,
    boolean priced) {
  public Assessment {
    verdict = List.copyOf(verdict);
    prices = List.copyOf(prices);
    confirmations = List.copyOf(confirmations);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }

  public long personsTotal() {
    return scenario.leaving();
  }

  public boolean allOut() {
    return announced.personsOut() >= personsTotal();
  }
}
