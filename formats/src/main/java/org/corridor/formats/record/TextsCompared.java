package org.corridor.formats.record;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Term;
import org.jspecify.annotations.Nullable;

/// Two versions of a text side by side: per language and term the words that are in both, and those
/// that are in one of them only.
final class TextsCompared {
  private TextsCompared() {}

  /// Some words, and whether they stand in both.
  record Part(String text, boolean same) {}

  static Map<String, Object> of(
      InstrumentEvent.TermsDrafted first, InstrumentEvent.TermsDrafted second) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-texts-compared/1");
    page.put("first", first.version());
    page.put("second", second.version());
    List<Map<String, Object>> rows = new ArrayList<>();
    TreeSet<String> languages = new TreeSet<>(first.texts().keySet());
    languages.addAll(second.texts().keySet());
    for (String language : languages) {
      for (Term term : Term.values()) {
        String a = words(first, language, term);
        String b = words(second, language, term);
        if (!a.isEmpty() || !b.isEmpty()) {
          rows.add(row(language, term.name(), term.meaning(), a, b));
        }
      }
    }
    rows.add(row("", "route", "", route(first), route(second)));
    rows.add(row("", "opens", "", moment(first.opens()), moment(second.opens())));
    rows.add(row("", "closes", "", moment(first.closes()), moment(second.closes())));
    rows.add(row(
        "",
        "evacuationStart",
        "",
        moment(first.evacuationStart()),
        moment(second.evacuationStart())));
    rows.add(row("", "marginMinutes", "", first.marginMinutes() + "", second.marginMinutes() + ""));
    rows.add(row("", "noticeHours", "", first.noticeHours() + "", second.noticeHours() + ""));
    page.put("rows", rows);
    return page;
  }

  private static String words(InstrumentEvent.TermsDrafted text, String language, Term term) {
    return Objects.requireNonNullElse(
        text.texts().getOrDefault(language, Map.of()).get(term), "");
  }

  private static String route(InstrumentEvent.TermsDrafted text) {
    return String.join(
        "; ",
        text.route().stream()
            .map(leg -> leg.name()
                + (leg.area().isEmpty() ? "" : " (" + leg.area() + ")")
                + (leg.minutes() > 0 ? ", " + leg.minutes() + " min" : "")
                + (leg.uncontested() ? ", uncontested" : "")
                + (leg.reach().isEmpty() ? "" : ", reach " + String.join(" ", leg.reach())))
            .toList());
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  private static Map<String, Object> row(
      String language, String term, String meaning, String a, String b) {
    List<Part> first = new ArrayList<>();
    List<Part> second = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(split(a), split(b), true).getDeltas()) {
      boolean same = delta.getType() == DeltaType.EQUAL;
      add(first, delta.getSource().getLines(), same);
      add(second, delta.getTarget().getLines(), same);
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("language", language);
    row.put("term", term);
    row.put("meaning", meaning);
    row.put("same", a.equals(b));
    row.put("first", first);
    row.put("second", second);
    return row;
  }

  /// Words and what stands between them; nothing is lost.
  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)|(?=\\s)|(?=[,.;:–])"));
  }

  private static void add(List<Part> parts, List<String> words, boolean same) {
    if (!words.isEmpty()) {
      parts.add(new Part(String.join("", words), same));
    }
  }
}
