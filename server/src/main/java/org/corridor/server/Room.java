package org.corridor.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Decision;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Vault;
import org.corridor.workflows.Mandate;
import org.corridor.workflows.Viewer;

/// The record as those in the room see it and add to it. Nothing leaves it but by a view of
/// somebody: this is the one place below the interface at which it is decided who sees what.
final class Room {
  /// How the rules say that there is no such thing.
  private static final Pattern UNKNOWN = Pattern.compile("^no .* is recorded");

  private final EventLog log;
  private final Vault vault;
  private final InstantSource clock;
  private final Object writing = new Object();
  private final Map<Viewer, View> views = new ConcurrentHashMap<>();

  /// What somebody sees, and as of which entry of the log.
  private record View(EventLog.End end, OpenRecord record) {}

  Room(EventLog log, Vault vault, InstantSource clock) {
    this.log = log;
    this.vault = vault;
    this.clock = clock;
  }

  /// Where the log ends: nothing has changed while it does not.
  EventLog.End end() {
    return log.end();
  }

  /// What somebody sees now.
  OpenRecord seenBy(Viewer viewer) {
    EventLog.End end = log.end();
    View known = views.get(viewer);
    if (known != null && known.end.equals(end)) {
      return known.record;
    }
    OpenRecord record = OpenRecord.seenBy(log, Instant.MAX, viewer);
    views.put(viewer, new View(end, record));
    return record;
  }

  /// What somebody saw of what had happened by a moment.
  OpenRecord seenBy(Viewer viewer, Instant asOf) {
    return OpenRecord.seenBy(log, asOf, viewer);
  }

  /// The whole record, for those who may ask what stands in the way.
  OpenRecord whole() {
    return OpenRecord.whole(log);
  }

  /// The whole of what had happened by a moment.
  OpenRecord whole(Instant asOf) {
    return OpenRecord.of(log, asOf);
  }

  /// Records what somebody says, all of it or nothing.
  ///
  /// @param request name of it: sent again, nothing is recorded twice
  /// @throws BadInput with every reason why not, as far as the sender may know them
  /// @throws NotYours where something of it is not theirs to say
  List<Item> add(Viewer viewer, String sender, String request, String text) {
    OpenRecord seen = seenBy(viewer);
    List<Item> items = ItemReader.read("items", text, seen.zone());
    Mandate mandate = new Mandate(viewer);
    List<Item> others =
        items.stream().filter(item -> !mandate.allows(item.event())).toList();
    if (!others.isEmpty()) {
      throw new NotYours(others);
    }
    if (viewer.duty() != Viewer.Duty.COORDINATOR) {
      knows(items, seen);
    }
    // The same name of two people, or for two texts, is not the same request.
    String command = "room " + Hash.of(List.of(sender, request)).hex() + " "
        + Hash.of(List.of(text)).hex();
    synchronized (writing) {
      try {
        OpenRecord.of(log).add(command, sender, items, clock.instant(), vault);
        return items;
      } catch (BadInput e) {
        throw known(e, items, seen);
      }
    }
  }

  /// What somebody does not see is not there for them: they are answered as if it were not, before
  /// anything else is asked.
  private void knows(List<Item> items, OpenRecord seen) {
    List<Problem> problems = new ArrayList<>();
    Instant now = clock.instant();
    for (Item item : items) {
      Instant at = item.at() == null ? now : item.at();
      if (seen.state().decide(item.event(), at) instanceof Decision.Refused(List<String> reasons)) {
        reasons.stream()
            .filter(reason -> UNKNOWN.matcher(reason).find())
            .map(reason -> new Problem(
                item.where(), 0, 0, "", "what is recorded as far as you see", reason, ""))
            .forEach(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems, problems.size());
    }
  }

  /// Of reasons only those that the sender's own view gives too: any other may tell of what is not
  /// theirs to see.
  private BadInput known(BadInput refused, List<Item> items, OpenRecord seen) {
    Set<String> own = new HashSet<>();
    Instant now = clock.instant();
    for (Item item : items) {
      Instant at = item.at() == null ? now : item.at();
      if (seen.state().decide(item.event(), at) instanceof Decision.Refused(List<String> reasons)) {
        own.addAll(reasons);
      }
    }
    Map<String, Problem> told = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Problem p : refused.problems()) {
      boolean open = own.contains(p.found())
          || p.file().equals("--request")
          || p.found().startsWith("it is yet to come");
      Problem shown = open
          ? p
          : new Problem(
              p.file(),
              p.line(),
              p.column(),
              p.field(),
              p.expected(),
              "something that you do not see stands against it",
              "ask the coordinator");
      if (told.putIfAbsent(shown.toString(), shown) == null) {
        problems.add(shown);
      }
    }
    return new BadInput(problems, problems.size());
  }

  /// Somebody said what is not theirs to say.
  static final class NotYours extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Item> items;

    NotYours(List<Item> items) {
      super(items.size() + " items are not yours to say");
      this.items = List.copyOf(items);
    }

    List<Item> items() {
      return items;
    }
  }
}
