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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox.Taken;
import org.corridor.log.Tray;
import org.jspecify.annotations.Nullable;

/// What a report that comes brings: whether it is a copy, what in it is new, and what is there
/// already.
final class Arrival {
  /// Pieces in common from which on a report counts as a copy of another.
  private static final double COPY_SHARE = 0.7;
  /// Words in common from which on two statements of one speaker count as one.
  private static final double SAME_SHARE = 0.6;
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

  private final Tray tray;
  private final InboxState state;

  Arrival(Tray tray, InboxState state) {
    this.tray = tray;
    this.state = state;
  }

  /// What becomes of a report.
  ///
  /// @param hash of the file it came in
  /// @param notes takes what is to be kept of it
  Taken take(String hash, Reading reading, List<Tray.Draft> notes) {
    Page page = reading.page();
    String key = page.hash();
    String body = body(page);
    long[] signature = Alike.signature(body);
    String copyOf = "";
    double best = COPY_SHARE;
    for (Map.Entry<String, long[]> other : state.signatures.entrySet()) {
      double shared = Alike.shared(signature, other.getValue());
      if (shared >= best && !other.getKey().equals(key)) {
        best = shared;
        Paper paper = state.papers.get(other.getKey());
        copyOf = paper == null || paper.copyOf() == null ? other.getKey() : paper.copyOf();
      }
    }
    List<Proposal> proposed = new ArrayList<>();
    List<Proposal> known = new ArrayList<>();
    if (!state.papers.containsKey(key)) {
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
      notes.add(Inbox.draft("report", report));
    }
    Set<String> fresh = new HashSet<>();
    boolean fromAnother =
        !copyOf.isEmpty() && !copyOf.equals(key) && !state.papers.containsKey(key);
    Map<String, Waiting> copied = fromAnother ? inWords(copyOf) : Map.of();
    for (Proposal read : Proposals.of(reading)) {
      Proposal p = read.renewed(state.renewed);
      Waiting same = state.waiting.get(p.id());
      same = same == null ? copied.get(words(p)) : same;
      same = same == null ? findSame(p) : same;
      if (same != null) {
        known.add(same.proposal());
        if (!same.reports().contains(key)) {
          notes.add(Inbox.draft("again", Map.of("id", same.proposal().id(), "report", key)));
        } else if (isReadOtherwise(same, p)) {
          notes.add(Inbox.draft("anew", p));
        } else if (state.mended.contains(p.id()) && same.state() == Waiting.State.OPEN) {
          Map<String, Object> parts = withMended(same.proposal(), p);
          boolean otherwise = !p.parts().equals(state.asRead.get(p.id()));
          if (otherwise || !parts.toString().equals(same.proposal().parts().toString())) {
            notes.add(
                Inbox.draft("mended", Map.of("id", p.id(), "parts", parts, "read", p.parts())));
          }
        }
      } else if (fresh.add(p.id())) {
        proposed.add(p);
        notes.add(Inbox.draft("proposal", p));
      }
    }
    return new Taken(proposed, known, copyOf);
  }

  /// What was read in a report, by its words and facts: where a copy tells the same, that is it.
  private Map<String, Waiting> inWords(String report) {
    Map<String, Waiting> found = new HashMap<>();
    state.waiting.values().stream()
        .filter(w -> w.reports().contains(report))
        .forEach(w -> found.putIfAbsent(words(w.proposal()), w));
    return found;
  }

  /// All that makes it another fact: a notice that comes every day is of another day each time.
  static String words(Proposal p) {
    List<String> all = new ArrayList<>(List.of(
        p.kind(), Proposals.plain(p.words()), Proposals.plain(InboxState.shortened(p.sentence()))));
    FACTS.forEach(part -> all.add(p.part(part)));
    String asOf = p.part("asOf");
    all.add(asOf.substring(0, Math.min(DAY_LENGTH, asOf.length())));
    return String.join("\n", all);
  }

  /// What is read now, with what a person changed of what was read before.
  private Map<String, Object> withMended(Proposal then, Proposal now) {
    Map<String, Object> read = state.asRead.getOrDefault(now.id(), Map.of());
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
        && !state.mended.contains(now.id())
        && !(then.parts().toString().equals(now.parts().toString())
            && then.why().equals(now.why()));
  }

  /// What was read in the beginning of a file that went on, and does not stand in the whole of it:
  /// half a sentence, mostly. Nobody need decide on it.
  List<Tray.Draft> outgrown(String name, String hash, byte[] bytes, List<Taken> whole) {
    Set<String> stands = new HashSet<>();
    whole.forEach(t ->
        Stream.concat(t.proposed().stream(), t.known().stream()).forEach(p -> stands.add(p.id())));
    List<Tray.Draft> notes = new ArrayList<>();
    for (Paper paper : state.papers.values()) {
      if (!paper.name().equals(name) || paper.hash().equals(hash) || !begins(paper.hash(), bytes)) {
        continue;
      }
      for (Waiting w : state.waiting.values()) {
        boolean only = w.state() == Waiting.State.OPEN && w.reports().equals(List.of(paper.key()));
        if (only && !stands.contains(w.proposal().id())) {
          notes.add(Inbox.draft(
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
    for (String id : state.bySpeaker.getOrDefault(InboxState.speakerKey(p), List.of())) {
      if (Alike.ofWords(mine, state.words.getOrDefault(id, Set.of())) >= SAME_SHARE) {
        Waiting other = Objects.requireNonNull(state.waiting.get(id));
        String theirs = other.proposal().words();
        boolean same = InboxState.speakerKey(other.proposal()).equals(InboxState.speakerKey(p))
            && Alike.facts(p.words()).equals(Alike.facts(theirs))
            && Claimed.isSo(p.words()) == Claimed.isSo(theirs);
        if (other.stands() && same) {
          return other;
        }
      }
    }
    return null;
  }

  private static String packed(long[] signature) {
    ByteBuffer bytes = ByteBuffer.allocate(signature.length * Long.BYTES);
    for (long s : signature) {
      bytes.putLong(s);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
