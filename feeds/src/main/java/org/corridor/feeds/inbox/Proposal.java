package org.corridor.feeds.inbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that was read and may become part of the record, if a person says so.
///
/// @param id short name, the same for the same words of the same speaker
/// @param kind of record item, one of `KINDS`
/// @param parts of the item, as `corridor record add` takes them
/// @param words those that tell it
/// @param sentence in which they stand
/// @param report hash of the report it was read in first
/// @param from where the words begin in the text of that report
/// @param to where they end
/// @param why by which rule it was read
/// @param reader version of the rules
public record Proposal(
    String id,
    String kind,
    Map<String, Object> parts,
    String words,
    String sentence,
    String report,
    int from,
    int to,
    String why,
    String reader) {
  /// Kinds of items that are read in reports.
  public static final List<String> KINDS = List.of(
      "claim", "figure", "round", "outcome", "next-meeting", "corridor-day", "offer", "answer");

  public Proposal {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /// A part in words; empty where it has none.
  public String part(String name) {
    Object value = parts.get(name);
    return value == null ? "" : value.toString();
  }

  /// How the record is asked for it, so that it is recorded once, and anew after it was retracted.
  public String request() {
    String item = part("id");
    int at = item.indexOf(id.substring(id.indexOf('-') + 1) + "-");
    return at < 0 ? id : id + item.substring(at + id.length() - 2);
  }

  /// The same under the next id of the record, for the one it had is retracted.
  Proposal renewed() {
    String request = request();
    int times = request.equals(id) ? 1 : Integer.parseInt(request.substring(id.length() + 1));
    String item = part("id");
    String first = item.substring(0, item.length() - request.length() + id.length());
    Map<String, Object> renewed = new LinkedHashMap<>(parts);
    renewed.put("id", first + "-" + (times + 1));
    return with(renewed);
  }

  /// The same with ids of the record that took the place of retracted ones.
  Proposal renewed(Map<String, String> ids) {
    if (ids.isEmpty()) {
      return this;
    }
    Map<String, Object> now = new LinkedHashMap<>(parts);
    for (String name : List.of("id", "subsetOf")) {
      String next = part(name);
      while (ids.containsKey(next)) {
        next = ids.get(next);
      }
      if (!next.equals(part(name))) {
        now.put(name, next);
      }
    }
    return with(now);
  }

  /// The same with other parts.
  public Proposal with(Map<String, Object> mended) {
    return new Proposal(id, kind, mended, words, sentence, report, from, to, why, reader);
  }
}
