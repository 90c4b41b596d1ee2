package org.corridor.feeds.inbox;

import java.util.List;

/// Reports on the same matter, oldest first.
///
/// @param words those that they share most
public record Matter(List<String> words, List<Paper> reports) {
  public Matter {
    words = List.copyOf(words);
    reports = List.copyOf(reports);
  }
}
