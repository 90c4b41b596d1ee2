package org.corridor.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.FollowedRecord;
import org.corridor.formats.record.Intake;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordFile;
import org.corridor.formats.record.RecordRules;
import org.corridor.formats.record.Viewers;
import org.corridor.log.Chain;
import org.corridor.log.Decision;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Vault;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Mandate;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The record as those in the room see it and add to it. Nothing leaves it but by a view of
/// somebody: this is the one place below the interface at which it is decided who sees what.
final class Room {
  /// How the rules say that there is no such thing.
  private static final Pattern UNKNOWN = Pattern.compile("^no .* is recorded");

  private static final int DIFFERENCES_SHOWN = 20;

  private final EventLog log;
  private final Vault vault;
  private final FollowedRecord record;
  private final InstantSource clock;
  private final AtomicReference<EventLog.@Nullable End> takenIn = new AtomicReference<>();

  Room(EventLog log, Vault vault, InstantSource clock) {
    this.log = log;
    this.vault = vault;
    this.clock = clock;
    record = new FollowedRecord(log, clock, vault);
  }

  /// Looks at what somebody sees now.
  <T> T seenBy(Viewer viewer, Function<FollowedRecord.Seen, T> look) {
    return record.seenBy(viewer, look);
  }

  /// For whom somebody looks: for themselves, or, the coordinator, as somebody else would.
  ///
  /// @param seenBy who, as [Viewers] names them; null for themselves
  /// @param note takes down that it was shown, and as seen by whom
  Viewer viewer(Person person, @Nullable String seenBy, Consumer<String> note) {
    if (seenBy == null) {
      note.accept("");
      return person.sees();
    }
    if (person.viewer().duty() != Viewer.Duty.COORDINATOR) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "The coordinator alone looks as somebody else would.");
    }
    Viewer viewer = record.whole(r -> Viewers.named("seenBy", seenBy, r.talks()));
    if (viewer.duty() == Viewer.Duty.MONITOR && !person.administrator()) {
      // Monitors see sources that are guarded, which the coordinator does not.
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN,
          "What monitors see tells of guarded sources: only a coordinator who is an administrator,"
              + " and may export it, looks at it.");
    }
    note.accept(", as seen by " + seenBy);
    return viewer;
  }

  /// Looks at what somebody sees of what was taken in so far.
  <T> T seenSoFar(Viewer viewer, Function<FollowedRecord.Seen, T> look) {
    return record.seenSoFar(viewer, look);
  }

  /// Takes in what others recorded; whether there was anything.
  boolean catchUp() {
    EventLog.End end = log.end();
    boolean more = !end.equals(takenIn.getAndSet(end));
    if (more) {
      record.catchUp();
    }
    return more;
  }

  /// What somebody saw of what had happened by a moment.
  OpenRecord seenBy(Viewer viewer, Instant asOf) {
    return OpenRecord.seenBy(log, asOf, viewer);
  }

  /// Looks at the whole record, for those who may ask what stands in the way.
  <T> T whole(Function<RecordOfTalks, T> look) {
    return record.whole(look);
  }

  /// Was nothing recorded yet?
  boolean empty() {
    return log.end().position() == 0;
  }

  /// What came of taking in a record.
  record Imported(int entries, List<Problem> differences) {}

  /// Fills an empty record with one that was exported, all or nothing.
  ///
  /// @param asRecorded also what the rules of this version would not have recorded
  /// @throws BadInput with every problem found
  Imported restore(String name, String text, boolean asRecorded) {
    if (!empty()) {
      throw BadInput.of(new Problem(
          "the record", 0, 0, "", "a record with nothing in it", "one that has begun", ""));
    }
    List<Entry> entries;
    try {
      entries = RecordFile.read(name, new BufferedReader(new StringReader(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Problem> differences = RecordRules.differences(name, entries);
    if (!differences.isEmpty() && !asRecorded) {
      throw new BadInput(
          differences.stream().limit(DIFFERENCES_SHOWN).toList(), differences.size());
    }
    log.restore(entries);
    catchUp();
    return new Imported(
        entries.size(), differences.stream().limit(DIFFERENCES_SHOWN).toList());
  }

  /// The whole record as one file.
  String export() throws IOException {
    List<Entry> entries = new ArrayList<>();
    log.read(0, entries::add);
    StringWriter out = new StringWriter();
    RecordFile.write(entries, out);
    return out.toString();
  }

  /// How the liaisons are reached that somebody sees, by the id of each; empty where it was
  /// forgotten.
  Map<String, String> contacts(Viewer viewer, String arrangement) {
    return seenBy(viewer, seen -> {
      Map<String, String> contacts = new LinkedHashMap<>();
      seen.state()
          .findInstrument(arrangement)
          .ifPresent(i -> i.liaisons()
              .forEach(l ->
                  contacts.put(l.id(), vault.findText(l.subject(), l.contact()).orElse(""))));
      return contacts;
    });
  }

  /// Throws away the key of a personal field, for good. False where there was none.
  boolean forget(String subject) {
    return vault.forget(subject);
  }

  /// Is the chain whole, where does it end, and is a hash in it that was noted before?
  Map<String, Object> verify(@Nullable String head) {
    Chain chain = new Chain();
    List<Chain.Break> breaks = new ArrayList<>();
    boolean[] noted = {false};
    log.read(0, entry -> {
      chain.add(entry).ifPresent(breaks::add);
      noted[0] |= entry.hash().hex().equals(head);
    });
    boolean ends = log.end().equals(new EventLog.End(chain.count(), chain.head()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("whole", breaks.isEmpty() && ends);
    answer.put("entries", chain.count());
    answer.put("head", chain.head().hex());
    answer.put("breaks", breaks);
    if (head != null) {
      answer.put("noted", noted[0]);
    }
    return answer;
  }

  /// The clock of the record.
  ZoneId zone() {
    return record.zone();
  }

  /// A moment, or a wall time on the clock of the record.
  Instant moment(String at) {
    try {
      return at.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?")
          ? LocalDateTime.parse(at).atZone(zone()).toInstant()
          : Instant.parse(at);
    } catch (DateTimeException e) {
      throw BadInput.of(new Problem(
          "at",
          0,
          0,
          "",
          "a moment as 2022-03-05T07:00:00Z, or 2022-03-05T09:00 on the clock of the record",
          "\"" + at + "\"",
          ""));
    }
  }

  /// Looks at what somebody sees now, or saw of what had happened by a moment.
  ///
  /// @param at the moment, as [#moment] reads it; null for now
  <T> T stateSeenBy(Viewer viewer, @Nullable String at, Function<RecordOfTalks, T> look) {
    return at == null
        ? seenBy(viewer, seen -> look.apply(seen.state()))
        : look.apply(seenBy(viewer, moment(at)).state());
  }

  /// All that somebody sees, in the order in which it happened.
  ///
  /// @param at the moment, as [#moment] reads it; null for now
  List<Entry> inOrderOfTime(Viewer viewer, @Nullable String at) {
    return at == null
        ? seenBy(viewer, FollowedRecord.Seen::inOrderOfTime)
        : seenBy(viewer, moment(at)).inOrderOfTime();
  }

  /// The whole of what had happened by a moment.
  RecordOfTalks whole(Instant asOf) {
    return OpenRecord.of(log, asOf).state();
  }

  /// Records what somebody says, all of it or nothing.
  ///
  /// @param request name of it: sent again, nothing is recorded twice
  /// @throws BadInput with every reason why not, as far as the sender may know them
  /// @throws NotYours where something of it is not theirs to say
  List<Item> add(Viewer viewer, String sender, String request, String text) {
    return add(viewer, sender, request, text, ItemReader.read("items", text, record.zone()));
  }

  /// Records what is in a file, as far as the sender sees what it is about.
  ///
  /// @param name of the file: how it ends says what it is
  /// @param party whose hours or routes they are; empty where it is for somebody to say
  List<Item> add(
      Viewer viewer, String sender, String request, String name, String party, byte[] content) {
    Intake intake = seenBy(
        viewer,
        seen -> new Intake(
            seen.state(), record.zone(), party.isEmpty() ? null : party, clock.instant()));
    // Others go on seeing and saying while it is read.
    List<Item> items = intake.items(name, content);
    String text = String.join("\n", name, party, HexFormat.of().formatHex(content));
    return items.isEmpty() ? items : add(viewer, sender, request, text, items);
  }

  /// Records what somebody confirmed of what was read in reports: once, however often it is asked.
  List<Item> confirm(Viewer viewer, String sender, String proposal, String items) {
    return add(
        viewer,
        sender,
        "inbox " + proposal,
        proposal,
        ItemReader.read(proposal, items, record.zone()));
  }

  /// Is what was confirmed retracted already?
  boolean retracted(Viewer viewer, Proposal proposal) {
    return seenBy(
        viewer, seen -> Confirmation.isRetracted(proposal, seen.state().reports()));
  }

  /// Is there a source or report of an id?
  boolean reported(String type, String id) {
    return log.reported(type, id);
  }

  private List<Item> add(
      Viewer viewer, String sender, String request, String text, List<Item> items) {
    Mandate mandate = new Mandate(viewer);
    List<Item> others =
        items.stream().filter(item -> !mandate.allows(item.event())).toList();
    if (!others.isEmpty()) {
      throw new NotYours(others);
    }
    knows(
        viewer,
        items.stream()
            .filter(item -> viewer.duty() != Viewer.Duty.COORDINATOR
                // All but what is guarded is seen by the coordinator.
                || item.event() instanceof ReportEvent.Retracted)
            .toList(),
        items);
    // The same name of two people, or for two texts, is not the same request.
    String command = "room " + Hash.of(List.of(sender, request)).hex() + " "
        + Hash.of(List.of(text)).hex();
    try {
      record.add(command, sender, items);
      return items;
    } catch (BadInput e) {
      throw known(e, own(viewer, items));
    }
  }

  /// What somebody does not see is not there for them: they are answered as if it were not, before
  /// anything else is asked.
  ///
  /// @param items that are asked
  /// @param all of the request
  private void knows(Viewer viewer, List<Item> items, List<Item> all) {
    List<Problem> problems = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    all.forEach(item -> begun(item.event()).ifPresent(begun::add));
    own(viewer, items)
        .forEach((item, reasons) -> reasons.stream()
            // What the same request names before is there when it is asked for.
            .filter(reason ->
                UNKNOWN.matcher(reason).find() && !begun.contains(reason.split(";", 2)[0]))
            .map(reason -> new Problem(
                item.where(), 0, 0, "", "what is recorded as far as you see", reason, ""))
            .forEach(problems::add));
    if (!problems.isEmpty()) {
      throw new BadInput(problems, problems.size());
    }
  }

  /// How the rules say that what begins with an event is missing.
  private static Optional<String> begun(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case ReportEvent.SourceNamed e -> missing("source", e.id());
          case ReportEvent.ReportReceived e -> missing("report", e.id());
          case ReportEvent.ClaimMade e -> missing("claim", e.id());
          case ReportEvent.FigureGiven e -> missing("figure", e.figure().id());
          case ReportEvent.IncidentReported e -> missing("incident", e.id());
          case ReportEvent.CorridorDayTold e -> missing("corridor-day", e.id());
          case TalksEvent.RouteOffered e -> missing("offer", e.id());
          case TalksEvent.CommitmentMade e -> missing("commitment", e.id());
          case InstrumentEvent.GuaranteeClaimed e -> missing("guarantee", e.id());
          case InstrumentEvent.SuspensionDeclared e -> missing("suspension", e.id());
          case OperationEvent.NotificationSubmitted e -> missing("notification", e.id());
          // All else is for the coordinator to begin, who is not asked.
          default -> null;
        });
  }

  private static String missing(String kind, String id) {
    return "no " + kind + " \"" + id + "\" is recorded";
  }

  /// What stands against items in the sender's own view.
  private Map<Item, List<String>> own(Viewer viewer, List<Item> items) {
    Instant now = clock.instant();
    Map<Item, List<String>> soFar = seenSoFar(viewer, seen -> refused(seen.state(), items, now));
    // Others may have recorded meanwhile what is missing: that is asked for only where it matters.
    return soFar.isEmpty() ? soFar : seenBy(viewer, seen -> refused(seen.state(), items, now));
  }

  private static Map<Item, List<String>> refused(
      RecordOfTalks seen, List<Item> items, Instant now) {
    Map<Item, List<String>> refused = new LinkedHashMap<>();
    for (Item item : items) {
      Instant at = item.at() == null ? now : item.at();
      if (seen.decide(item.event(), at) instanceof Decision.Refused(List<String> why)) {
        refused.put(item, why);
      }
    }
    return refused;
  }

  /// Of reasons only those that the sender's own view gives too: any other may tell of what is not
  /// theirs to see.
  private static BadInput known(BadInput refused, Map<Item, List<String>> reasons) {
    Set<String> own = new HashSet<>();
    reasons.values().forEach(own::addAll);
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
