package org.corridor.formats.record;

import java.time.Instant;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.workflows.RecordOfTalks;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Events as JSON: how they stand in the log.
///
/// A part that is added to a kind later is one that may be empty, so that what was recorded before
/// can still be read; whatever cannot be read raises the schema version of its kind.
public final class EventJson {
  /// Version of all kinds so far.
  private static final int SCHEMA = 1;

  /// A number that was not asked for yet when it was recorded is none.
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
      .build();

  private static final class Text extends StdScalarDeserializer<String> {
    Text() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(json, context);
      return text == null ? null : Recurring.once(text);
    }
  }

  private EventJson() {}

  /// An entry cannot be read by this version of Corridor.
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// An event on its way into the log.
  public static Draft draft(Event event, Instant at) {
    return new Draft(
        RecordOfTalks.stream(event),
        at,
        Kinds.nameOf(event),
        SCHEMA,
        MAPPER.writeValueAsString(event));
  }

  /// The event of an entry.
  ///
  /// @throws Unreadable for a kind or version that this Corridor does not know
  public static Event read(Entry entry) {
    Class<? extends Event> kind = Kinds.find(entry.type())
        .filter(_ -> entry.schema() <= SCHEMA)
        .orElseThrow(() -> new Unreadable("entry "
            + entry.position()
            + " is a \""
            + entry.type()
            + "\" of version "
            + entry.schema()
            + ", which a newer Corridor wrote; read the record with that one"));
    try {
      return MAPPER.readValue(entry.body(), kind);
    } catch (JacksonException e) {
      throw new Unreadable(
          "entry " + entry.position() + " cannot be read: " + e.getOriginalMessage());
    }
  }
}
