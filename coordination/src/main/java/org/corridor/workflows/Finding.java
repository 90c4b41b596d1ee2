package org.corridor.workflows;

import java.util.List;

/// Something that stands between an arrangement and a safe start.
///
/// @param rule code of the failure (F), the invariant (I) or the item of the go/no-go list (H)
/// @param severity does it block?
/// @param text in words
/// @param facts what it rests on
/// @param clears what would clear it
/// @param arrangement id of the arrangement; empty for a scenario
public record Finding(
    String rule,
    Severity severity,
    String text,
    List<Fact> facts,
    String clears,
    String arrangement) {
  /// Of the arrangement that is checked.
  public Finding(String rule, Severity severity, String text, List<Fact> facts, String clears) {
    this(rule, severity, text, facts, clears, "");
  }

  /// The same, naming the arrangement it is about.
  Finding of(String id) {
    return new Finding(rule, severity, text, facts, clears, id);
  }

  public Finding {
    facts = List.copyOf(facts);
  }

  /// Whether people can be sent in spite of it.
  public enum Severity {
    BLOCKS,
    WARNS
  }

  /// What a finding rests on.
  ///
  /// @param text what is known
  /// @param source who says so; empty where the rules do
  public record Fact(String text, String source) {}
}
