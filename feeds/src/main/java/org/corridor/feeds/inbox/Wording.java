package org.corridor.feeds.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The terms of texts, and what each weighs: those that stand in most reports of the field little,
/// rare ones much, also where there are too few reports to tell by them.
public final class Wording {
  /// As how many reports the shares of the field count beside those that are there.
  private static final double FIELD = 50;
  /// Up to which letter Ukrainian and Russian words are the same in most of their cases.
  private static final int ROOT = 6;
  private static final String FACT = ":";
  private static final Analyzer ANALYZER = new EnglishAnalyzer();
  private static final Map<String, Double> SHARES = shares();

  private Wording() {}

  private static Map<String, Double> shares() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(Wording.class.getResourceAsStream("common-words.tsv")),
        StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(part -> part[0], part -> Double.valueOf(part[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of a text, without endings and the small words of English, as often as they stand there.
  public static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(rooted(term.toString()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private static String rooted(String term) {
    boolean cyrillic =
        Character.UnicodeScript.of(term.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    return cyrillic && term.length() > ROOT ? term.substring(0, ROOT) : term;
  }

  /// What was read as a fact, as one term.
  static String fact(String kind, String... parts) {
    return kind + FACT + String.join(FACT, parts).replaceAll("\\s+", "_");
  }

  /// Of each text the weights of its terms, with a length of 1.
  static List<Map<String, Double>> weighed(List<List<String>> texts) {
    Map<String, Integer> in = new HashMap<>();
    texts.forEach(terms -> new HashSet<>(terms).forEach(t -> in.merge(t, 1, Integer::sum)));
    double all = texts.size() + FIELD;
    List<Map<String, Double>> weighed = new ArrayList<>();
    for (List<String> terms : texts) {
      Map<String, Double> weights = new HashMap<>();
      terms.forEach(t -> weights.merge(t, 1.0, Double::sum));
      weights.replaceAll((term, times) -> {
        double stands = in.getOrDefault(term, 0) + FIELD * SHARES.getOrDefault(term, 0.0);
        double rare = Math.log(1 + (all - stands + 0.5) / (stands + 0.5));
        return (1 + Math.log(times)) * rare;
      });
      double length = length(weights.values());
      weights.replaceAll((_, weight) -> weight / length);
      weighed.add(weights);
    }
    return weighed;
  }

  private static double length(Collection<Double> weights) {
    double sum = weights.stream().mapToDouble(w -> w * w).sum();
    return sum == 0 ? 1 : Math.sqrt(sum);
  }
}
