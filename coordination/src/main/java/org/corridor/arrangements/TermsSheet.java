package org.corridor.arrangements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.corridor.log.Hash;

/// The text of an arrangement, term by term, in every language in which it is to be accepted.
///
/// A letter more, a place less, another hour make another text. White space does not: it is not
/// what is agreed.
///
/// @param texts by language (as `uk`), by term
public record TermsSheet(Map<String, Map<Term, String>> texts) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public TermsSheet {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a text has a language");
    }
    Map<String, Map<Term, String>> copy = new TreeMap<>();
    texts.forEach((language, terms) -> {
      Map<Term, String> cleaned = new EnumMap<>(Term.class);
      terms.forEach((term, text) -> {
        String plain = BLANKS.matcher(text).replaceAll(" ").strip();
        if (!plain.isEmpty()) {
          cleaned.put(term, plain);
        }
      });
      copy.put(language, Collections.unmodifiableMap(cleaned));
    });
    texts = Collections.unmodifiableMap(copy);
  }

  /// The fingerprint of the text in all its languages.
  public Hash hash() {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(texts).forEach((language, terms) -> {
      parts.add(language);
      for (Term term : Term.values()) {
        parts.add(term.name());
        parts.add(terms.getOrDefault(term, ""));
      }
    });
    return Hash.of(parts);
  }

  /// Needed terms that a language version does not have, as `T8 in uk`.
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach((language, terms) -> Arrays.stream(Term.values())
            .filter(t -> t.needed() && !terms.containsKey(t))
            .forEach(t -> missing.add(t + " (" + t.meaning() + ") in " + language)));
    return missing;
  }

  public boolean has(Term term) {
    return texts.values().stream().allMatch(terms -> terms.containsKey(term));
  }
}
