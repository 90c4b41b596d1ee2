package org.corridor.formats.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.Term;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.TextFile;
import org.corridor.formats.text.Yaml;
import org.corridor.log.Event;
import org.corridor.log.MayBeEmpty;
import org.corridor.log.Personal;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.jspecify.annotations.Nullable;

/// Reads what people write into a record: a list of items, each the name of its kind with its
/// parts.
///
/// ```yaml
/// - offer: {id: O1, by: UA, places: [Mariupol, Zaporizhzhia], direction: out, source: …}
/// - answer: {offer: O1, by: RU, answer: accept, source: …}
/// ```
///
/// The parts are those of the event; times without a zone are meant on the record's clock.
public final class ItemReader {
  private static final List<String> DIRECTIONS = List.of("out", "in", "both");
  private static final List<String> OUTCOMES = List.of(
      "proposed",
      "agreed",
      "refused",
      "open",
      "attempted failed",
      "postponed",
      "cancelled",
      "partial",
      "completed",
      "successful",
      "unsuccessful",
      "disputed",
      "unknown");

  private final Problems problems;
  private ZoneId zone;

  /// @param zone clock of the record; items that open one set their own
  private ItemReader(ZoneId zone, Problems problems) {
    this.zone = zone;
    this.problems = problems;
  }

  /// The items of a text.
  ///
  /// @throws org.corridor.formats.BadInput with all that is wrong
  public static List<Item> read(String name, String text, ZoneId zone) {
    Problems problems = new Problems();
    ItemReader reader = new ItemReader(zone, problems);
    List<Item> items = new ArrayList<>();
    for (Yaml item : Yaml.each(new TextFile(name, text), problems)) {
      reader.item(item).ifPresent(items::add);
    }
    problems.throwIfAny();
    return items;
  }

  private Optional<Item> item(Yaml item) {
    List<String> kinds = Kinds.all().entrySet().stream()
        .filter(k -> Kinds.sent(k.getValue()))
        .map(Map.Entry::getKey)
        .toList();
    if (item.keys().size() != 1 || !kinds.contains(item.keys().getFirst())) {
      String found = String.join(", ", item.keys());
      item.refuse(
          "",
          "one kind of item and its parts, as \"- claim: {…}\"",
          found.isEmpty() ? "nothing" : "\"" + found + "\"",
          item.keys().size() == 1 ? Problems.didYouMean(found, kinds) : "corridor record kinds");
      return Optional.empty();
    }
    String name = item.keys().getFirst();
    Optional<Yaml> parts = item.find(name);
    Optional<Class<? extends Event>> kind = Kinds.find(name);
    if (parts.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    int before = problems.count();
    Object event = record(parts.get(), kind.get());
    Instant at = moment(parts.get().cell("at"));
    parts.get().refuseUnknown();
    if (event instanceof TalksEvent.ProcessOpened opened) {
      zone = opened.timeZone();
    }
    return problems.count() > before || event == null
        ? Optional.empty()
        : Optional.of(new Item((Event) event, at, parts.get().where()));
  }

  private @Nullable Object record(Yaml parts, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length == 1 && components[0].getType().isRecord()) {
      Object only = record(parts, components[0].getType());
      return only == null ? null : build(parts, type, List.of(only));
    }
    int before = problems.count();
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(value(parts, component));
    }
    return problems.count() > before ? null : build(parts, type, values);
  }

  private @Nullable Object build(
      Yaml parts, Class<?> type, List<? extends @Nullable Object> values) {
    try {
      Class<?>[] types = Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getType)
          .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        parts.refuse("", "parts that go together", String.valueOf(refused.getMessage()), "");
        return null;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object value(Yaml parts, RecordComponent component) {
    String name = component.getName();
    boolean needed = !component.isAnnotationPresent(MayBeEmpty.class);
    Class<?> type = component.getType();
    if (type == List.class) {
      return list(parts, component, needed);
    }
    if (type == Map.class) {
      return texts(parts, name);
    }
    Cell cell = needed ? parts.required(name) : parts.cell(name);
    if (!cell.text().isEmpty()
        && component.getDeclaringRecord() == ReportEvent.CorridorDayTold.class) {
      ofCorridorDay(name, cell);
    }
    if (cell.text().isEmpty()) {
      return type == String.class ? "" : type == boolean.class ? (Object) false : none(type);
    }
    return plain(cell, type);
  }

  /// A corridor day comes from tables with words of their own; what people write by hand is held to
  /// a day, a window and the words for what became of it.
  private void ofCorridorDay(String part, Cell cell) {
    switch (part) {
      case "date" -> cell.date();
      case "windowStart", "windowEnd" -> cell.moment(Optional.of(LocalDate.EPOCH), zone);
      case "direction" -> cell.known(DIRECTIONS, String.join(", ", DIRECTIONS));
      case "outcome" -> cell.known(OUTCOMES, String.join(", ", OUTCOMES));
      default -> {}
    }
  }

  private static @Nullable Object none(Class<?> type) {
    return type == int.class ? (Object) 0 : type == double.class ? (Object) 0.0 : null;
  }

  private @Nullable Object plain(Cell cell, Class<?> type) {
    if (type == String.class) {
      return Recurring.once(cell.text());
    }
    if (type == Personal.class) {
      return Personal.plain(cell.text());
    }
    if (type == boolean.class) {
      return cell.yes();
    }
    if (type == int.class || type == Integer.class) {
      return cell.whole(0, 1_000_000_000);
    }
    if (type == double.class || type == Double.class) {
      return cell.number(0, 1e12, "").value();
    }
    if (type == Instant.class) {
      return moment(cell);
    }
    if (type == LocalDateTime.class) {
      return onTheWall(cell);
    }
    if (type == ZoneId.class) {
      return cell.timeZone().orElse(null);
    }
    if (type.isEnum()) {
      return constant(cell, type);
    }
    throw new IllegalStateException("No way to read a " + type);
  }

  private static @Nullable LocalDateTime onTheWall(Cell cell) {
    try {
      return LocalDateTime.parse(cell.text());
    } catch (DateTimeParseException e) {
      cell.refuse("a time on the wall as 2022-03-05T09:00, without offset", "");
      return null;
    }
  }

  private @Nullable Instant moment(Cell cell) {
    return cell.text().isEmpty() ? null : cell.moment(Optional.empty(), zone).orElse(null);
  }

  /// `accept with change`, `accept-with-change` and `ACCEPT_WITH_CHANGE` are the same.
  private static @Nullable Object constant(Cell cell, Class<?> type) {
    String wanted = cell.text().replaceAll("[ -]", "_").toUpperCase(Locale.ROOT);
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      if (name.equals(wanted)) {
        return constant;
      }
      names.add(name.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    cell.refuse(String.join(", ", names), Problems.didYouMean(cell.text(), names));
    return null;
  }

  private List<?> list(Yaml parts, RecordComponent component, boolean needed) {
    Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    if (element instanceof Class<?> type && type.isRecord()) {
      List<Object> records = new ArrayList<>();
      for (Yaml each : parts.all(component.getName())) {
        Object value = record(each, type);
        each.refuseUnknown();
        if (value != null) {
          records.add(value);
        }
      }
      return records;
    }
    List<String> texts = parts.cells(component.getName()).stream()
        .map(Cell::text)
        .filter(t -> !t.isEmpty())
        .map(Recurring::once)
        .toList();
    if (needed && texts.isEmpty()) {
      parts.required(component.getName());
    }
    return texts;
  }

  /// Terms by language: `texts: {uk: {T1: …, T2: …}, ru: {T1: …}}`.
  private Map<String, Map<Term, String>> texts(Yaml parts, String name) {
    Map<String, Map<Term, String>> texts = new LinkedHashMap<>();
    Yaml languages = parts.find(name).orElse(null);
    if (languages == null) {
      parts.required(name);
      return texts;
    }
    for (String language : languages.keys()) {
      Map<Term, String> terms = new EnumMap<>(Term.class);
      Optional<Yaml> written = languages.find(language);
      written.ifPresent(t -> {
        for (Term term : Term.values()) {
          String text = t.cell(term.name()).text();
          if (!text.isEmpty()) {
            terms.put(term, text);
          }
        }
        t.refuseUnknown();
      });
      texts.put(language, terms);
    }
    return texts;
  }
}
