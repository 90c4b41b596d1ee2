package org.corridor.feeds.inbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.log.Tray;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an inbox holds by the notes that were kept, one after another.
final class InboxState {
  private static final int SENTENCE_MAX = 2_000;
  private static final TypeReference<LinkedHashMap<String, Object>> PARTS =
      new TypeReference<>() {};

  final Map<String, Waiting> waiting = new LinkedHashMap<>();
  final Map<String, Paper> papers = new LinkedHashMap<>();
  /// Of each report, to find its copies by.
  final Map<String, long[]> signatures = new LinkedHashMap<>();
  /// Which files were read by which version of the reader.
  final Map<String, String> files = new HashMap<>();
  /// Of each proposal, to find by which the same is said otherwise.
  final Map<String, Set<String>> words = new HashMap<>();
  final Map<String, List<String>> bySpeaker = new HashMap<>();
  /// Those that a person changed: what they changed is not read anew.
  final Set<String> mended = new HashSet<>();
  /// What was read of each, without what a person changed.
  final Map<String, Map<String, Object>> asRead = new HashMap<>();
  /// Ids of the record that are retracted, and by which the same is to be recorded now.
  final Map<String, String> renewed = new HashMap<>();

  /// Which reports a merged one brought to the one that stayed.
  final Map<String, List<String>> broughtByMerging = new HashMap<>();

  /// Takes in a note.
  void apply(Tray.Note note) {
    JsonNode body = JsonMapper.shared().readTree(note.body());
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
      case "unmended" -> {
        mended.remove(id);
        Map<String, Object> read = asRead.getOrDefault(id, w.proposal().parts());
        // Retracted meanwhile, it waits under its next id.
        yield w.read(w.proposal().with(read).renewed(renewed));
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

  static String shortened(String sentence) {
    return sentence.length() > SENTENCE_MAX ? sentence.substring(0, SENTENCE_MAX) + "…" : sentence;
  }

  /// By whom and what: the same said in other words is looked for among those.
  static String speakerKey(Proposal p) {
    return p.part("speaker") + "\n" + p.part("act");
  }

  private static long[] unpacked(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    long[] signature = new long[bytes.remaining() / Long.BYTES];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = bytes.getLong();
    }
    return signature;
  }
}
