package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.corridor.feeds.Reading;
import org.corridor.log.Tray;
import tools.jackson.databind.json.JsonMapper;

/// Proposals that wait for a person. Nothing enters the record from here by itself; what was
/// decided stays decided when the same is read again.
public final class Inbox {
  /// Why something is put away that was reckoned from another day.
  private static final String OUTDATED = "read as of ";
  private static final Set<String> READING = Set.of("report", "proposal", "again", "anew", "dated");
  private final Tray tray;
  private final InboxState state = new InboxState();
  private final Arrival arrival;
  private long position;
  private long readPosition;

  private Inbox(Tray tray) {
    this.tray = tray;
    arrival = new Arrival(tray, state);
    catchUp();
  }

  /// Opens the inbox of a tray.
  public static Inbox of(Tray tray) {
    return new Inbox(tray);
  }

  /// What became of a report that came.
  ///
  /// @param proposed new proposals
  /// @param known those that were there already, whatever was decided of them
  /// @param copyOf the report that it repeats; empty where none
  public record Taken(List<Proposal> proposed, List<Proposal> known, String copyOf) {
    public Taken {
      proposed = List.copyOf(proposed);
      known = List.copyOf(known);
    }
  }

  /// Up to which note all is taken in: what was reckoned from an inbox holds as long as this stays.
  public synchronized long position() {
    return position;
  }

  /// Up to which note reports were read or dated: what was reckoned from them alone holds as long
  /// as this stays, whatever is decided.
  public synchronized long readPosition() {
    return readPosition;
  }

  /// What became of a report that was told to be of another day.
  ///
  /// @param proposed new proposals
  /// @param known those that were there already, whatever was decided of them
  /// @param otherwise what was confirmed before and is read otherwise now; it stays in the record
  public record Dated(List<Proposal> proposed, List<Proposal> known, List<Proposal> otherwise) {
    public Dated {
      proposed = List.copyOf(proposed);
      known = List.copyOf(known);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// Takes in what others did.
  public synchronized void catchUp() {
    for (Tray.Note note : tray.read(position)) {
      state.apply(note);
      position = note.position();
      readPosition = READING.contains(note.kind()) ? position : readPosition;
    }
  }

  /// Decides on something while nobody else does, with what others decided before.
  public <T> T deciding(Supplier<T> decision) {
    return tray.alone(() -> {
      catchUp();
      return decision.get();
    });
  }

  /// Was a file read by this version of the reader before?
  public synchronized boolean hasRead(String hash, String reader) {
    return reader.equals(state.files.get(hash));
  }

  /// Keeps a file byte for byte and what was read in it, all or nothing; while nobody decides, for
  /// what a file outgrew is put away.
  ///
  /// @param readings the reports in it, one or, of a feed, several
  public List<Taken> take(
      String name, String hash, byte[] bytes, String reader, List<Reading> readings) {
    return tray.alone(() -> taken(name, hash, bytes, reader, readings));
  }

  private synchronized List<Taken> taken(
      String name, String hash, byte[] bytes, String reader, List<Reading> readings) {
    catchUp();
    List<Tray.Draft> notes = new ArrayList<>();
    List<Taken> all = new ArrayList<>();
    for (Reading reading : readings) {
      all.add(arrival.take(hash, reading, notes));
    }
    notes.addAll(arrival.outgrown(name, hash, bytes, all));
    notes.add(draft("file", Map.of("hash", hash, "reader", reader)));
    tray.keep(List.of(new Tray.Paper(hash, name, bytes)), reader, notes);
    catchUp();
    return all;
  }

  /// Notes when a report was published that does not say so, and what is read in it then; what
  /// nobody has decided on and was reckoned from another day goes.
  ///
  /// @param reading of that report
  public Dated date(String key, Reading reading, String by) {
    return tray.alone(() -> dated(key, reading, by));
  }

  private synchronized Dated dated(String key, Reading reading, String by) {
    catchUp();
    Paper paper = state.papers.get(key);
    if (paper == null) {
      throw new IllegalArgumentException("no report " + key + " in the inbox");
    }
    List<Tray.Draft> notes = new ArrayList<>();
    String when = String.valueOf(reading.page().published());
    notes.add(draft("dated", Map.of("report", key, "published", when)));
    Taken taken = arrival.take(paper.hash(), reading, notes);
    Set<String> stands = new HashSet<>();
    Stream.concat(taken.proposed().stream(), taken.known().stream())
        .forEach(p -> stands.add(p.id()));
    for (Waiting w : state.waiting.values()) {
      boolean only = w.state() == Waiting.State.OPEN && w.reports().equals(List.of(key));
      if (only
          && !stands.contains(w.proposal().id())
          && !state.mended.contains(w.proposal().id())) {
        notes.add(draft("outdated", Map.of("id", w.proposal().id(), "reason", OUTDATED + when)));
      }
    }
    for (String id : stands) {
      // What was put away for another day is of this one after all.
      Waiting w = state.waiting.get(id);
      if (w != null && w.state() == Waiting.State.REJECTED && w.reason().startsWith(OUTDATED)) {
        notes.add(draft("reopened", Map.of("id", id)));
      }
    }
    List<Proposal> otherwise = confirmedOtherwise(key, Proposals.of(reading));
    tray.keep(List.of(), by, notes);
    catchUp();
    return new Dated(taken.proposed(), taken.known(), otherwise);
  }

  /// What is in the record and read otherwise now.
  private List<Proposal> confirmedOtherwise(String key, List<Proposal> read) {
    Map<String, Proposal> now = new HashMap<>();
    read.forEach(p -> now.put(p.id(), p));
    return state.waiting.values().stream()
        .filter(w -> w.state() == Waiting.State.CONFIRMED)
        .map(Waiting::proposal)
        .filter(p -> p.report().equals(key) && !state.mended.contains(p.id()))
        .filter(p ->
            !now.containsKey(p.id()) || !Arrival.words(now.get(p.id())).equals(Arrival.words(p)))
        .toList();
  }

  static Tray.Draft draft(String kind, Object body) {
    return new Tray.Draft(kind, JsonMapper.shared().writeValueAsString(body));
  }

  /// All proposals, in the order in which they came.
  public synchronized List<Waiting> all() {
    return List.copyOf(state.waiting.values());
  }

  /// Those that nobody has decided on.
  public synchronized List<Waiting> open() {
    return state.waiting.values().stream()
        .filter(w -> w.state() == Waiting.State.OPEN)
        .toList();
  }

  /// All reports, in the order in which they came.
  public synchronized List<Paper> papers() {
    return List.copyOf(state.papers.values());
  }

  /// A report by its key.
  public synchronized Optional<Paper> findPaper(String key) {
    return Optional.ofNullable(state.papers.get(key));
  }

  /// A proposal by its id, or by how it begins.
  public synchronized Optional<Waiting> find(String id) {
    Waiting exact = state.waiting.get(id);
    if (exact != null) {
      return Optional.of(exact);
    }
    String full = id.startsWith("P-") ? id : "P-" + id;
    List<Waiting> begins = state.waiting.values().stream()
        .filter(w -> w.proposal().id().startsWith(full))
        .toList();
    return begins.size() == 1 ? Optional.of(begins.getFirst()) : Optional.empty();
  }

  /// A proposal that is known to be there.
  ///
  /// @throws IllegalArgumentException where it is not
  public Waiting require(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("no proposal \"" + id + "\" in the inbox"));
  }

  /// Notes that it is in the record now.
  public void confirmed(String id, String by) {
    note(by, "confirmed", Map.of("id", id));
  }

  /// Puts other parts in place of those that were read.
  public void mend(String id, Map<String, Object> parts, String by) {
    note(by, "mended", Map.of("id", id, "parts", parts));
  }

  /// Was it changed by a person?
  public synchronized boolean isMended(String id) {
    return state.mended.contains(id);
  }

  /// Takes back what a person changed of it: it is as it was read.
  public void unmend(String id, String by) {
    note(by, "unmended", Map.of("id", id));
  }

  /// Puts it away for good.
  public void reject(String id, String reason, String by) {
    note(by, "rejected", Map.of("id", id, "reason", reason));
  }

  /// Takes back that it was rejected or merged.
  public void reopen(String id, String by) {
    note(by, "reopened", Map.of("id", id));
  }

  /// What was confirmed is retracted in the record: it waits for a decision again, under the next
  /// id.
  public void retracted(String id, String by) {
    note(by, "retracted", Map.of("id", id));
  }

  /// It says the same as another one, which stays.
  public void merge(String id, String into, String by) {
    note(by, "merged", Map.of("id", id, "into", into));
  }

  private synchronized void note(String by, String kind, Map<String, Object> body) {
    tray.keep(List.of(), by, List.of(draft(kind, body)));
    catchUp();
  }
}
