package org.corridor.feeds.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Reports that belong together.
public final class Matters {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  private static final int NEIGHBOURS = 8;
  private static final double GROUP_SHARE = 0.3;
  private static final double SENSE_SHARE = 0.7;
  private static final int WORD_MIN = 3;
  private static final int DAYS_APART = 3;
  private static final int WORDS_SHOWN = 6;

  private Matters() {}

  /// Reports on the same matter, where there are at least two: by Lucene's MoreLikeThis, each with
  /// the nearest of the others.
  public static List<Matter> groups(Inbox inbox) {
    return groups(inbox.papers(), inbox.texts(), null);
  }

  /// The same, and also those that are alike in sense and were published within days.
  public static List<Matter> groups(Inbox inbox, Likeness likeness) {
    return groups(inbox.papers(), inbox.texts(), likeness);
  }

  static List<Matter> groups(
      List<Paper> all, Map<String, String> texts, @Nullable Likeness likeness) {
    // It would tell of a module of Java that nobody needs here.
    LUCENE.setLevel(Level.SEVERE);
    int[] group = new int[all.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        EnglishAnalyzer analyzer = new EnglishAnalyzer()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (int i = 0; i < all.size(); i++) {
          Document document = new Document();
          document.add(
              new TextField("text", texts.getOrDefault(all.get(i).key(), ""), Field.Store.NO));
          document.add(new StoredField("number", i));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        MoreLikeThis like = new MoreLikeThis(reader);
        like.setAnalyzer(analyzer);
        like.setFieldNames(new String[] {"text"});
        like.setMinTermFreq(1);
        like.setMinDocFreq(2);
        for (int i = 0; i < all.size(); i++) {
          String text = texts.getOrDefault(all.get(i).key(), "");
          Set<String> mine = Alike.words(text);
          ScoreDoc[] near = searcher.search(
                  like.like("text", new java.io.StringReader(text)), NEIGHBOURS)
              .scoreDocs;
          for (ScoreDoc hit : near) {
            int j = searcher
                .storedFields()
                .document(hit.doc)
                .getField("number")
                .numericValue()
                .intValue();
            boolean copy = all.get(j).key().equals(all.get(i).copyOf());
            double shared =
                Alike.ofWords(mine, Alike.words(texts.getOrDefault(all.get(j).key(), "")));
            if (j != i && (copy || shared >= GROUP_SHARE)) {
              join(group, i, j);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (likeness != null) {
      bySense(all, texts, likeness, group);
    }
    Map<Integer, List<Paper>> together = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      together.computeIfAbsent(top(group, i), _ -> new ArrayList<>()).add(all.get(i));
    }
    Map<String, Integer> everywhere = new HashMap<>();
    for (String text : texts.values()) {
      Alike.words(text).forEach(w -> everywhere.merge(w, 1, Integer::sum));
    }
    return together.values().stream()
        .filter(reports -> reports.size() > 1)
        .map(reports -> new Matter(
            shared(reports, texts, everywhere),
            reports.stream().sorted(Comparator.comparing(Paper::published)).toList()))
        .toList();
  }

  private static void bySense(
      List<Paper> all, Map<String, String> texts, Likeness likeness, int[] group) {
    List<float[]> directions = all.stream()
        .map(p -> likeness.direction(texts.getOrDefault(p.key(), "")))
        .toList();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (within(all.get(i), all.get(j))
            && Likeness.cosine(directions.get(i), directions.get(j)) >= SENSE_SHARE) {
          join(group, i, j);
        }
      }
    }
  }

  private static boolean within(Paper one, Paper other) {
    if (one.published().isEmpty() || other.published().isEmpty()) {
      return false;
    }
    LocalDate a = LocalDate.parse(one.published().substring(0, 10));
    LocalDate b = LocalDate.parse(other.published().substring(0, 10));
    return Math.abs(ChronoUnit.DAYS.between(a, b)) <= DAYS_APART;
  }

  private static List<String> shared(
      List<Paper> reports, Map<String, String> texts, Map<String, Integer> everywhere) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> spelt = new HashMap<>();
    for (Paper paper : reports) {
      String text = texts.getOrDefault(paper.key(), "");
      for (String word : Proposals.plain(text).split(" ", -1)) {
        spelt.merge(Alike.stem(word), word, (a, b) -> a.length() <= b.length() ? a : b);
      }
      Alike.words(text).stream()
          .filter(w -> w.length() > WORD_MIN && w.chars().allMatch(Character::isLetter))
          .forEach(w -> counts.merge(w, 1, Integer::sum));
    }
    // What the reports of a matter share and the others do not.
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .sorted(Comparator.<Map.Entry<String, Integer>>comparingDouble(
                e -> -(double) e.getValue() * e.getValue() / everywhere.getOrDefault(e.getKey(), 1))
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(WORDS_SHOWN)
        .map(e -> spelt.getOrDefault(e.getKey(), e.getKey()))
        .toList();
  }

  private static int top(int[] group, int i) {
    int g = i;
    while (group[g] != g) {
      g = group[g];
    }
    return g;
  }

  private static void join(int[] group, int i, int j) {
    int a = top(group, i);
    int b = top(group, j);
    group[Math.max(a, b)] = Math.min(a, b);
  }
}
