package org.corridor.feeds.inbox;

import java.util.List;

/// Reports on the same matter, oldest first.
///
/// @param words those that they share most
/// @param timeline each report with what it tells
public record Matter(List<String> words, List<Entry> timeline) {
  public Matter {
    words = List.copyOf(words);
    timeline = List.copyOf(timeline);
  }

  /// A report of the matter.
  ///
  /// @param tells what in it matters most on the road, a few at most; of a copy nothing
  public record Entry(Paper paper, List<Waiting> tells) {
    public Entry {
      tells = List.copyOf(tells);
    }
  }
}
