package org.corridor.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// An event as the log keeps it, for good.
///
/// @param position in the whole log, from 1
/// @param stream what it belongs to
/// @param version in its stream, from 1
/// @param command name of the request that led to it; the same request is never recorded twice
/// @param sender who sent it
/// @param at when it happened, as far as is known; microseconds
/// @param recordedAt when the log took it in; never before the entry before; microseconds
/// @param type name of the kind of event
/// @param schema version of that kind
/// @param body its content as JSON
/// @param previous hash of the entry before
/// @param hash of all of this
public record Entry(
    long position,
    String stream,
    long version,
    String command,
    String sender,
    Instant at,
    Instant recordedAt,
    String type,
    int schema,
    String body,
    Hash previous,
    Hash hash) {

  /// The next entry of a log.
  public static Entry after(
      Hash previous,
      long position,
      long version,
      String command,
      String sender,
      Instant recordedAt,
      Draft draft) {
    Instant recorded = recordedAt.truncatedTo(ChronoUnit.MICROS);
    Entry open = new Entry(
        position,
        draft.stream(),
        version,
        command,
        sender,
        draft.at(),
        recorded,
        draft.type(),
        draft.schema(),
        draft.body(),
        previous,
        Hash.NONE);
    return open.with(open.computed());
  }

  private Entry with(Hash computed) {
    return new Entry(
        position,
        stream,
        version,
        command,
        sender,
        at,
        recordedAt,
        type,
        schema,
        body,
        previous,
        computed);
  }

  /// What the hash must be if nothing was changed.
  public Hash computed() {
    return Hash.of(List.of(
        previous.hex(),
        Long.toString(position),
        stream,
        Long.toString(version),
        command,
        sender,
        at.toString(),
        recordedAt.toString(),
        type,
        Integer.toString(schema),
        body));
  }
}
