package org.corridor.log;

import java.util.List;
import java.util.Map;

/// A request to record events, all or none.
///
/// @param command name of the request: asked again under the same name nothing is recorded twice
/// @param sender who asks
/// @param expected version that each stream must have, as the request was decided on it
/// @param drafts the events, in order
public record Append(
    String command, String sender, Map<String, Long> expected, List<Draft> drafts) {
  public Append {
    expected = Map.copyOf(expected);
    drafts = List.copyOf(drafts);
  }
}
