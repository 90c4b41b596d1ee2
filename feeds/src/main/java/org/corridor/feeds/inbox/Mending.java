package org.corridor.feeds.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.feeds.read.ReportReader;
import org.jspecify.annotations.Nullable;

/// Other parts than those that were read, at the terminal and in the room alike.
public final class Mending {
  private Mending() {}

  /// The parts of a proposal with changes: an empty one goes, the id stays, and who speaks now
  /// speaks for their own side where nobody says otherwise.
  public static Map<String, Object> parts(
      Proposal proposal, Map<String, ? extends @Nullable Object> changes) {
    Map<String, Object> parts = new LinkedHashMap<>(proposal.parts());
    changes.forEach((name, value) -> {
      if (name.equals("id")) {
        return;
      }
      if (value == null || value.toString().isEmpty()) {
        parts.remove(name);
      } else {
        parts.put(name, value);
      }
    });
    String speaker = String.valueOf(parts.getOrDefault("speaker", ""));
    boolean other = !speaker.equals(proposal.part("speaker"));
    boolean told = changes.containsKey("onBehalfOf");
    if (proposal.kind().equals("claim") && other && !told) {
      String party = ReportReader.party(speaker);
      parts.remove("onBehalfOf");
      if (!party.isEmpty()) {
        parts.put("onBehalfOf", party);
      }
    }
    return parts;
  }
}
