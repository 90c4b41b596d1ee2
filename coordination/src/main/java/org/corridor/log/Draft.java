package org.corridor.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An event on its way into the log.
///
/// @param stream what it belongs to: events of one stream are counted
/// @param at when it happened, as far as is known, to the microsecond that logs keep
/// @param type name of the kind of event
/// @param schema version of that kind
/// @param body its content as JSON
public record Draft(String stream, Instant at, String type, int schema, String body) {
  public Draft {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
