package org.corridor.formats.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.log.Chain;
import org.corridor.log.Entry;
import org.corridor.log.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A whole record as one file: a line that says how many entries follow, a line for each, and the
/// hash of the last. It is also the way across versions of the database.
public final class RecordFile {
  public static final String FORMAT = "corridor-record/1";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RecordFile() {}

  /// Writes all entries.
  public static void write(List<Entry> entries, Writer out) throws IOException {
    Hash head = entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
    ObjectNode first = MAPPER.createObjectNode();
    first.put("format", FORMAT).put("entries", entries.size()).put("head", head.hex());
    out.write(first.toString());
    out.write('\n');
    for (Entry e : entries) {
      ObjectNode line = MAPPER.createObjectNode();
      line.put("position", e.position())
          .put("stream", e.stream())
          .put("version", e.version())
          .put("command", e.command())
          .put("sender", e.sender())
          .put("at", e.at().toString())
          .put("recordedAt", e.recordedAt().toString())
          .put("type", e.type())
          .put("schema", e.schema())
          .put("body", e.body())
          .put("previous", e.previous().hex())
          .put("hash", e.hash().hex());
      out.write(line.toString());
      out.write('\n');
    }
  }

  /// Reads all entries, and only if they are whole: as many as were written, none changed.
  ///
  /// @throws BadInput for anything else
  public static List<Entry> read(String name, BufferedReader in) throws IOException {
    String first = in.readLine();
    JsonNode header = first == null ? MAPPER.createObjectNode() : node(name, 1, first);
    if (!FORMAT.equals(header.path("format").asString(""))) {
      throw refuse(
          name, 1, "a record written by corridor record export (" + FORMAT + ")", "something else");
    }
    List<Entry> entries = new ArrayList<>();
    Chain chain = new Chain();
    int line = 1;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      int at = line;
      Entry entry = entry(name, line, node(name, line, text));
      chain.add(entry).ifPresent(broken -> {
        throw refuse(name, at, "an entry that follows the one before", broken.reason());
      });
      entries.add(entry);
    }
    long expected = header.path("entries").asLong(-1);
    if (expected != entries.size()
        || !chain.head().hex().equals(header.path("head").asString(""))) {
      throw refuse(
          name,
          line,
          expected + " entries, the last with the hash in the first line",
          entries.size() + " entries: the file is cut short or was changed");
    }
    return entries;
  }

  private static Entry entry(String name, int line, JsonNode n) {
    try {
      return new Entry(
          n.get("position").asLong(),
          n.get("stream").asString(),
          n.get("version").asLong(),
          n.get("command").asString(),
          n.get("sender").asString(),
          Instant.parse(n.get("at").asString()),
          Instant.parse(n.get("recordedAt").asString()),
          n.get("type").asString(),
          n.get("schema").asInt(),
          n.get("body").asString(),
          new Hash(n.get("previous").asString()),
          new Hash(n.get("hash").asString()));
    } catch (NullPointerException
        | JacksonException
        | DateTimeParseException
        | IllegalArgumentException e) {
      throw refuse(name, line, "an entry with all its parts", "something else");
    }
  }

  private static JsonNode node(String name, int line, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw refuse(name, line, "a line of JSON", "something else: the file may be cut short");
    }
  }

  private static BadInput refuse(String name, int line, String expected, String found) {
    return BadInput.of(new Problem(name, line, 0, "", expected, found, "export the record again"));
  }
}
