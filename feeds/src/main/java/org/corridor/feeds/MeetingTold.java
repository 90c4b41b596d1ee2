package org.corridor.feeds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A meeting that is to come.
///
/// @param who meets, in the words of the text
/// @param mediator who mediates; may be empty
public record MeetingTold(
    Span span,
    @Nullable LocalDate day,
    String place,
    List<String> who,
    String mediator,
    String why) {
  public MeetingTold {
    who = List.copyOf(who);
  }
}
