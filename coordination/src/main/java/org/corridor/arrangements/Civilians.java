package org.corridor.arrangements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.corridor.arrangements.InstrumentEvent.DestinationNamed;
import org.corridor.arrangements.InstrumentEvent.PublicNoticeGiven;
import org.corridor.log.Latest;

/// What an arrangement has for those who shall leave: where they may go, and what they were told.
public final class Civilians {
  private final Latest<String, DestinationNamed> destinations = new Latest<>();

  /// Categories of people for whom a destination was ever named.
  private final Set<String> named = new LinkedHashSet<>();

  private final List<Notice> notices = new ArrayList<>();

  /// A public notice and when it was given.
  public record Notice(PublicNoticeGiven notice, Instant at) {}

  void evolve(DestinationNamed named, Instant at) {
    this.named.addAll(named.categories());
    destinations.put(named.place(), named, at);
  }

  void evolve(PublicNoticeGiven notice, Instant at) {
    notices.add(new Notice(notice, at));
  }

  public Collection<DestinationNamed> destinations() {
    return destinations.values();
  }

  public List<Notice> notices() {
    return Collections.unmodifiableList(notices);
  }

  /// Who has no destination that nobody refuses (I8); empty text for everybody. Nothing where no
  /// destination is recorded.
  public List<String> withoutDestination() {
    // Also those who once had one: nobody is forgotten because a place is named anew.
    Set<String> categories = new LinkedHashSet<>(named);
    if (destinations.values().stream().anyMatch(d -> d.categories().isEmpty())) {
      categories.add("");
    }
    return categories.stream()
        .filter(c ->
            destinations.values().stream().noneMatch(d -> d.refusedBy().isEmpty() && d.takes(c)))
        .toList();
  }
}
