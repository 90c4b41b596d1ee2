package org.corridor.feeds.inbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.log.Tray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Proposals that wait for a person. Nothing enters the record from here by itself; what was
/// decided
/// stays decided when the same is read again.
public final class Inbox {
  /// Pieces in common from which on a report counts as a copy of another.
  private static final double COPY_SHARE = 0.7;
  /// Words in common from which on two statements of one speaker count as one.
  private static final double SAME_SHARE = 0.6;
  private static final int SENTENCE_MAX = 2_000;
  /// Why something is put away that was reckoned from another day.
  private static final String OUTDATED = "read as of ";
  private static final TypeReference<LinkedHashMap<String, Object>> PARTS =
      new TypeReference<>() {};

  private final Tray tray;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, Paper> papers = new LinkedHashMap<>();
  private final Map<String, long[]> signatures = new LinkedHashMap<>();
  /// Which files were read by which version of the reader.
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, List<String>> bySpeaker = new HashMap<>();
  /// Those that a person changed: what they changed is not read anew.
  private final Set<String> mended = new HashSet<>();
  /// What was read of each, without what a person changed.
  private final Map<String, Map<String, Object>> asRead = new HashMap<>();
  /// Ids of the record that are retracted, and by which the same is to be recorded now.
  private final Map<String, String> renewed = new HashMap<>();

  /// Which reports a merged one brought to the one that stayed.
  private final Map<String, List<String>> broughtByMerging = new HashMap<>();
  private long position;

  private Inbox(Tray tray) {
    this.tray = tray;
    catchUp();
  }

  private static final List<String> FACTS = List.of(
      "speaker",
      "act",
      "accused",
      "best",
      "unit",
      "period",
      "date",
      "origin",
      "destination",
      "route",
      "windowStart",
      "windowEnd",
      "outcome",
      "ordinal",
      "day",
      "place",
      "round",
      "offer",
      "by",
      "answer",
      "from",
      "to");
  private static final int DAY_LENGTH = 10;

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

  /// Takes in what others did.
  public synchronized void catchUp() {
    for (Tray.Note note : tray.read(position)) {
      apply(note, JsonMapper.shared().readTree(note.body()));
      position = note.position();
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
    return reader.equals(files.get(hash));
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
      all.add(take(hash, reading, notes));
    }
    notes.addAll(outgrown(name, hash, bytes, all));
    notes.add(draft("file", Map.of("hash", hash, "reader", reader)));
    tray.keep(List.of(new Tray.Paper(hash, name, bytes)), reader, notes);
    catchUp();
    return all;
  }

  private Taken take(String hash, Reading reading, List<Tray.Draft> notes) {
    Page page = reading.page();
    String key = page.hash();
    String body = body(page);
    long[] signature = Alike.signature(body);
    String copyOf = "";
    double best = COPY_SHARE;
    for (Map.Entry<String, long[]> other : signatures.entrySet()) {
      double shared = Alike.shared(signature, other.getValue());
      if (shared >= best && !other.getKey().equals(key)) {
        best = shared;
        Paper paper = papers.get(other.getKey());
        copyOf = paper == null || paper.copyOf() == null ? other.getKey() : paper.copyOf();
      }
    }
    List<Proposal> proposed = new ArrayList<>();
    List<Proposal> known = new ArrayList<>();
    if (!papers.containsKey(key)) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("hash", hash);
      report.put("key", key);
      report.put("name", page.name());
      report.put("source", page.source());
      report.put("title", page.title());
      report.put("language", page.language());
      report.put("published", page.published() == null ? "" : page.published().toString());
      report.put("address", page.address());
      report.put("copyOf", copyOf);
      report.put("signature", packed(signature));
      notes.add(draft("report", report));
    }
    Set<String> fresh = new HashSet<>();
    boolean fromAnother = !copyOf.isEmpty() && !copyOf.equals(key) && !papers.containsKey(key);
    Map<String, Waiting> copied = fromAnother ? inWords(copyOf) : Map.of();
    for (Proposal read : Proposals.of(reading)) {
      Proposal p = read.renewed(renewed);
      Waiting same = waiting.get(p.id());
      same = same == null ? copied.get(words(p)) : same;
      same = same == null ? findSame(p) : same;
      if (same != null) {
        known.add(same.proposal());
        if (!same.reports().contains(key)) {
          notes.add(draft("again", Map.of("id", same.proposal().id(), "report", key)));
        } else if (isReadOtherwise(same, p)) {
          notes.add(draft("anew", p));
        } else if (mended.contains(p.id()) && same.state() == Waiting.State.OPEN) {
          Map<String, Object> parts = withMended(same.proposal(), p);
          if (!parts.toString().equals(same.proposal().parts().toString())) {
            notes.add(draft("mended", Map.of("id", p.id(), "parts", parts, "read", p.parts())));
          }
        }
      } else if (fresh.add(p.id())) {
        proposed.add(p);
        notes.add(draft("proposal", p));
      }
    }
    return new Taken(proposed, known, copyOf);
  }

  /// What was read in a report, by its words and facts: where a copy tells the same, that is it.
  private Map<String, Waiting> inWords(String report) {
    Map<String, Waiting> found = new HashMap<>();
    waiting.values().stream()
        .filter(w -> w.reports().contains(report))
        .forEach(w -> found.putIfAbsent(words(w.proposal()), w));
    return found;
  }

  /// All that makes it another fact: a notice that comes every day is of another day each time.
  private static String words(Proposal p) {
    List<String> all = new ArrayList<>(
        List.of(p.kind(), Proposals.plain(p.words()), Proposals.plain(p.sentence())));
    FACTS.forEach(part -> all.add(p.part(part)));
    String asOf = p.part("asOf");
    all.add(asOf.substring(0, Math.min(DAY_LENGTH, asOf.length())));
    return String.join("\n", all);
  }

  /// What is read now, with what a person changed of what was read before.
  private Map<String, Object> withMended(Proposal then, Proposal now) {
    Map<String, Object> read = asRead.getOrDefault(now.id(), Map.of());
    Map<String, Object> parts = new LinkedHashMap<>(now.parts());
    Set<String> names = new HashSet<>(read.keySet());
    names.addAll(then.parts().keySet());
    for (String name : names) {
      Object before = read.get(name);
      Object changed = then.parts().get(name);
      if (!String.valueOf(before).equals(String.valueOf(changed))) {
        if (changed == null) {
          parts.remove(name);
        } else {
          parts.put(name, changed);
        }
      }
    }
    return parts;
  }

  /// Is it read otherwise than before, while nobody has decided on it or changed it?
  private boolean isReadOtherwise(Waiting before, Proposal now) {
    Proposal then = before.proposal();
    return before.state() == Waiting.State.OPEN
        && then.id().equals(now.id())
        && then.report().equals(now.report())
        && !mended.contains(now.id())
        && !(then.parts().toString().equals(now.parts().toString())
            && then.why().equals(now.why()));
  }

  /// Notes when a report was published that does not say so, and what is read in it then; what
  /// nobody has decided on and was reckoned from another day goes.
  ///
  /// @param reading of that report
  public Taken date(String key, Reading reading, String by) {
    return tray.alone(() -> dated(key, reading, by));
  }

  private synchronized Taken dated(String key, Reading reading, String by) {
    catchUp();
    Paper paper = papers.get(key);
    if (paper == null) {
      throw new IllegalArgumentException("no report " + key + " in the inbox");
    }
    List<Tray.Draft> notes = new ArrayList<>();
    String when = String.valueOf(reading.page().published());
    notes.add(draft("dated", Map.of("report", key, "published", when)));
    Taken taken = take(paper.hash(), reading, notes);
    Set<String> stands = new HashSet<>();
    Stream.concat(taken.proposed().stream(), taken.known().stream())
        .forEach(p -> stands.add(p.id()));
    for (Waiting w : waiting.values()) {
      boolean only = w.state() == Waiting.State.OPEN && w.reports().equals(List.of(key));
      if (only
          && !stands.contains(w.proposal().id())
          && !mended.contains(w.proposal().id())) {
        notes.add(draft("outdated", Map.of("id", w.proposal().id(), "reason", OUTDATED + when)));
      }
    }
    for (String id : stands) {
      // What was put away for another day is of this one after all.
      Waiting w = waiting.get(id);
      if (w != null && w.state() == Waiting.State.REJECTED && w.reason().startsWith(OUTDATED)) {
        notes.add(draft("reopened", Map.of("id", id)));
      }
    }
    tray.keep(List.of(), by, notes);
    catchUp();
    return taken;
  }

  /// What was read in the beginning of a file that went on, and does not stand in the whole of it:
  /// half a sentence, mostly. Nobody need decide on it.
  private List<Tray.Draft> outgrown(String name, String hash, byte[] bytes, List<Taken> whole) {
    Set<String> stands = new HashSet<>();
    whole.forEach(t ->
        Stream.concat(t.proposed().stream(), t.known().stream()).forEach(p -> stands.add(p.id())));
    List<Tray.Draft> notes = new ArrayList<>();
    for (Paper paper : papers.values()) {
      if (!paper.name().equals(name) || paper.hash().equals(hash) || !begins(paper.hash(), bytes)) {
        continue;
      }
      for (Waiting w : waiting.values()) {
        boolean only = w.state() == Waiting.State.OPEN && w.reports().equals(List.of(paper.key()));
        if (only && !stands.contains(w.proposal().id())) {
          notes.add(draft(
              "rejected",
              Map.of("id", w.proposal().id(), "reason", "the report went on: " + hash)));
        }
      }
    }
    return notes;
  }

  private boolean begins(String hash, byte[] bytes) {
    return tray.findPaper(hash)
        .filter(before -> before.length < bytes.length
            && Arrays.equals(before, 0, before.length, bytes, 0, before.length))
        .isPresent();
  }

  private static String body(Page page) {
    StringBuilder body = new StringBuilder();
    for (Line line : page.lines()) {
      if (line.isRead()) {
        body.append(line.span().of(page.text())).append('\n');
      }
    }
    return body.toString();
  }

  /// The same said by the same in other words: one claim with two reports.
  private @Nullable Waiting findSame(Proposal p) {
    if (!p.kind().equals("claim")) {
      return null;
    }
    Set<String> mine = Alike.words(p.words());
    if (mine.size() < 4) {
      return null;
    }
    for (String id : bySpeaker.getOrDefault(speakerKey(p), List.of())) {
      if (Alike.ofWords(mine, words.getOrDefault(id, Set.of())) >= SAME_SHARE) {
        Waiting other = require(id);
        String theirs = other.proposal().words();
        boolean same = speakerKey(other.proposal()).equals(speakerKey(p))
            && Alike.facts(p.words()).equals(Alike.facts(theirs))
            && Claimed.isSo(p.words()) == Claimed.isSo(theirs);
        if (other.stands() && same) {
          return other;
        }
      }
    }
    return null;
  }

  private static String speakerKey(Proposal p) {
    return p.part("speaker") + "\n" + p.part("act");
  }

  private static String packed(long[] signature) {
    ByteBuffer bytes = ByteBuffer.allocate(signature.length * Long.BYTES);
    for (long s : signature) {
      bytes.putLong(s);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static long[] unpacked(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    long[] signature = new long[bytes.remaining() / Long.BYTES];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = bytes.getLong();
    }
    return signature;
  }

  private static Tray.Draft draft(String kind, Object body) {
    return new Tray.Draft(kind, JsonMapper.shared().writeValueAsString(body));
  }

  private void apply(Tray.Note note, JsonNode body) {
    switch (note.kind()) {
      case "file" -> files.put(body.path("hash").asString(), body.path("reader").asString());
      case "report" -> {
        String copyOf = body.path("copyOf").asString("");
        Paper paper = new Paper(
            body.path("hash").asString(),
            body.path("key").asString(),
            body.path("name").asString(),
            body.path("source").asString(),
            body.path("title").asString(),
            body.path("language").asString(),
            body.path("published").asString(),
            body.path("address").asString(""),
            note.at().toString(),
            copyOf.isEmpty() ? null : copyOf);
        papers.put(paper.key(), paper);
        signatures.put(paper.key(), unpacked(body.path("signature").asString()));
      }
      case "proposal" -> {
        Proposal p = proposal(body);
        Waiting known = waiting.get(p.id());
        if (known != null) {
          // Two read the same at once: what was decided stands.
          waiting.put(p.id(), known.in(p.report()));
          return;
        }
        asRead.put(p.id(), p.parts());
        waiting.put(p.id(), new Waiting(p, Waiting.State.OPEN, List.of(p.report()), "", ""));
        words.put(p.id(), Alike.words(p.words()));
        bySpeaker.computeIfAbsent(speakerKey(p), _ -> new ArrayList<>()).add(p.id());
      }
      case "anew" -> {
        Proposal p = proposal(body).renewed(renewed);
        Waiting known = waiting.get(p.id());
        if (known != null && known.state() == Waiting.State.OPEN && !mended.contains(p.id())) {
          asRead.put(p.id(), p.parts());
          waiting.put(p.id(), known.read(p));
        }
      }
      case "dated" ->
        papers.computeIfPresent(
            body.path("report").asString(),
            (_, paper) -> paper.publishedOn(body.path("published").asString()));
      default -> decided(note.kind(), body, note.by());
    }
  }

  private static Proposal proposal(JsonNode body) {
    return new Proposal(
        body.path("id").asString(),
        body.path("kind").asString(),
        JsonMapper.shared().convertValue(body.path("parts"), PARTS),
        body.path("words").asString(),
        shortened(body.path("sentence").asString()),
        body.path("report").asString(),
        body.path("from").asInt(),
        body.path("to").asInt(),
        body.path("why").asString(),
        body.path("reader").asString());
  }

  private void decided(String kind, JsonNode body, String by) {
    String id = body.path("id").asString();
    Waiting w = waiting.get(id);
    if (w == null) {
      return;
    }
    Waiting next = switch (kind) {
      case "again" -> w.in(body.path("report").asString());
      case "mended" -> {
        mended.add(id);
        if (body.has("read")) {
          asRead.put(id, JsonMapper.shared().convertValue(body.path("read"), PARTS));
        }
        Waiting now =
            w.read(w.proposal().with(JsonMapper.shared().convertValue(body.path("parts"), PARTS)));
        bySpeaker
            .computeIfAbsent(speakerKey(now.proposal()), _ -> new ArrayList<>())
            .add(id);
        yield now;
      }
      case "outdated" ->
        w.state() == Waiting.State.OPEN
            ? w.decided(Waiting.State.REJECTED, by, body.path("reason").asString(""))
            : w;
      case "reopened" -> reopened(w);
      case "retracted" -> {
        if (w.state() != Waiting.State.CONFIRMED) {
          yield w;
        }
        Proposal anew = w.proposal().renewed();
        renewed.put(w.proposal().part("id"), anew.part("id"));
        yield w.read(anew).decided(Waiting.State.OPEN, "", "");
      }
      case "confirmed" -> w.decided(Waiting.State.CONFIRMED, by, "");
      case "rejected" ->
        w.decided(Waiting.State.REJECTED, by, body.path("reason").asString(""));
      case "merged" -> {
        String into = body.path("into").asString();
        Waiting other = waiting.get(into);
        if (other != null) {
          List<String> reports = new ArrayList<>(other.reports());
          List<String> brought =
              w.reports().stream().filter(r -> !reports.contains(r)).toList();
          reports.addAll(brought);
          broughtByMerging.put(id, brought);
          waiting.put(
              into,
              new Waiting(other.proposal(), other.state(), reports, other.by(), other.reason()));
        }
        yield w.decided(Waiting.State.MERGED, by, into);
      }
      default -> w;
    };
    waiting.put(id, next);
    if (kind.equals("retracted")) {
      // A part hangs on the whole as it is to be recorded now.
      waiting.replaceAll((_, each) -> each.read(each.proposal().renewed(renewed)));
    }
  }

  /// What is in the record stays there; what a merge brought to the other goes back.
  private Waiting reopened(Waiting w) {
    if (w.state() == Waiting.State.CONFIRMED) {
      return w;
    }
    List<String> brought = broughtByMerging.remove(w.proposal().id());
    Waiting other = w.state() == Waiting.State.MERGED ? waiting.get(w.reason()) : null;
    if (other != null && brought != null) {
      List<String> left =
          other.reports().stream().filter(r -> !brought.contains(r)).toList();
      waiting.put(
          w.reason(),
          new Waiting(other.proposal(), other.state(), left, other.by(), other.reason()));
    }
    return w.decided(Waiting.State.OPEN, "", "");
  }

  private static String shortened(String sentence) {
    return sentence.length() > SENTENCE_MAX ? sentence.substring(0, SENTENCE_MAX) + "…" : sentence;
  }

  /// All proposals, in the order in which they came.
  public synchronized List<Waiting> all() {
    return List.copyOf(waiting.values());
  }

  /// Those that nobody has decided on.
  public synchronized List<Waiting> open() {
    return waiting.values().stream()
        .filter(w -> w.state() == Waiting.State.OPEN)
        .toList();
  }

  /// All reports, in the order in which they came.
  public synchronized List<Paper> papers() {
    return List.copyOf(papers.values());
  }

  /// Title and statements of each report, by its key.
  public synchronized Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    papers.values().forEach(p -> texts.put(p.key(), p.title()));
    for (Waiting w : all()) {
      w.reports().forEach(r -> texts.merge(r, w.proposal().words(), (a, b) -> a + "\n" + b));
    }
    return texts;
  }

  /// A report by its key.
  public synchronized Optional<Paper> findPaper(String key) {
    return Optional.ofNullable(papers.get(key));
  }

  /// A proposal by its id, or by how it begins.
  public synchronized Optional<Waiting> find(String id) {
    Waiting exact = waiting.get(id);
    if (exact != null) {
      return Optional.of(exact);
    }
    String full = id.startsWith("P-") ? id : "P-" + id;
    List<Waiting> begins = waiting.values().stream()
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
