package org.corridor.arrangements;

import java.time.Instant;
import java.util.Set;
import org.corridor.reports.Basis;

/// One party's suspension of hostilities, where and when.
///
/// @param id short name
/// @param party whose weapons are silent
/// @param areas on the roads of these areas
/// @param segments and on these roads
/// @param everywhere on every road
/// @param start from when
/// @param end until when
/// @param confirmed the party itself stands by it
/// @param basis what it rests on
public record Suspension(
    String id,
    String party,
    Set<String> areas,
    Set<String> segments,
    boolean everywhere,
    Instant start,
    Instant end,
    boolean confirmed,
    Basis basis) {
  public Suspension {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A suspension ends after it begins: " + id);
    }
    areas = Set.copyOf(areas);
    segments = Set.copyOf(segments);
  }

  public boolean covers(String segment, String area) {
    return everywhere || segments.contains(segment) || areas.contains(area);
  }

  public Suspension during(Instant from, Instant to) {
    return new Suspension(id, party, areas, segments, everywhere, from, to, confirmed, basis);
  }

  public Suspension asConfirmed() {
    return new Suspension(id, party, areas, segments, everywhere, start, end, true, basis);
  }
}
