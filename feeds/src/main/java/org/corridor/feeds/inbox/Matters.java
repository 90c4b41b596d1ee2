package org.corridor.feeds.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Reports that belong together.
public final class Matters {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  /// How many are looked at for each report: those nearest to it by Lucene.
  private static final int NEIGHBOURS = 40;
  private static final int QUERY_TERMS = 60;
  private static final int DAYS_APART = 5;
  private static final double ALIKE = 0.044;
  private static final double ALIKE_WITH_SENSE = 0.39;
  private static final double SENSE_WEIGHS = 0.5;
  private static final double DAY_COSTS = 0.015;
  private static final int WORD_MIN = 3;
  private static final int WORDS_SHOWN = 6;
  private static final int FEW = 10;
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  private Matters() {}

  /// Reports on the same matter, where there are at least two: by the words and facts that they
  /// share, those that few other reports have before all.
  public static List<Matter> groups(Inbox inbox) {
    return groups(inbox.papers(), inbox.all(), null);
  }

  /// The same, where likeness in sense counts beside the words.
  public static List<Matter> groups(Inbox inbox, Likeness likeness) {
    return groups(inbox.papers(), inbox.all(), likeness);
  }

  /// The same of some reports with what was read in them.
  ///
  /// @param likeness null where the words are to tell alone
  public static List<Matter> groups(
      List<Paper> all, Collection<Waiting> read, @Nullable Likeness likeness) {
    // Many copies of one report would outweigh what others tell.
    List<Paper> papers = all.stream().filter(p -> p.copyOf() == null).toList();
    Map<String, List<Waiting>> told = new HashMap<>();
    for (Waiting w : read) {
      w.reports().forEach(r -> told.computeIfAbsent(r, _ -> new ArrayList<>()).add(w));
    }
    List<String> texts =
        papers.stream().map(p -> text(p, told.getOrDefault(p.key(), List.of()))).toList();
    List<List<String>> terms = new ArrayList<>();
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      terms.add(terms(paper, texts.get(i), told.getOrDefault(paper.key(), List.of())));
    }
    List<Map<String, Double>> weighed = Wording.weighed(terms);
    Grouping grouping =
        new Grouping(likeness == null ? ALIKE : ALIKE_WITH_SENSE, SENSE_WEIGHS, DAY_COSTS);
    for (int i = 0; i < papers.size(); i++) {
      grouping.add(
          weighed.get(i),
          likeness == null ? new float[0] : likeness.direction(texts.get(i)),
          papers.get(i).day().map(LocalDate::toEpochDay).orElse(null));
    }
    findNear(papers, terms, grouping);
    Map<String, List<Paper>> copies = all.stream()
        .filter(p -> p.copyOf() != null)
        .collect(Collectors.groupingBy(p -> String.valueOf(p.copyOf())));
    Map<String, Integer> everywhere = new HashMap<>();
    texts.forEach(text -> Alike.words(text).forEach(w -> everywhere.merge(w, 1, Integer::sum)));
    List<Matter> matters = new ArrayList<>();
    for (List<Integer> group : grouping.all()) {
      List<Paper> together = group.stream()
          .map(papers::get)
          .flatMap(
              p -> Stream.concat(Stream.of(p), copies.getOrDefault(p.key(), List.of()).stream()))
          .sorted(Comparator.comparing(Paper::published))
          .toList();
      if (together.size() > 1) {
        matters.add(
            new Matter(shared(group.stream().map(texts::get).toList(), everywhere), together));
      }
    }
    return matters;
  }

  /// Title and the sentences in which something was read: what a page has around them tells of no
  /// matter.
  private static String text(Paper paper, List<Waiting> told) {
    return Stream.concat(
            Stream.of(paper.title()),
            told.stream().map(w -> w.proposal().sentence()).distinct())
        .collect(Collectors.joining("\n"));
  }

  /// Of its text, with who speaks and the facts; the title counts once more.
  private static List<String> terms(Paper paper, String text, List<Waiting> told) {
    List<String> terms = new ArrayList<>(Wording.of(text));
    terms.addAll(Wording.of(paper.title()));
    told.stream()
        .map(w -> fact(w.proposal()))
        .filter(f -> !f.isEmpty())
        .distinct()
        .forEach(terms::add);
    return terms;
  }

  /// What two reports on one matter both tell, in whatever words.
  private static String fact(Proposal p) {
    return switch (p.kind()) {
      case "claim" -> Wording.fact("speaker", p.part("speaker"));
      case "corridor-day" ->
        Wording.fact("way", p.part("origin").toLowerCase(Locale.ROOT), p.part("date"));
      case "round" -> p.part("ordinal").isEmpty() ? "" : Wording.fact("round", p.part("ordinal"));
      case "next-meeting" -> Wording.fact("meeting", p.part("day"), p.part("place"));
      case "figure" -> {
        String best = p.part("best");
        boolean many = NUMBER.matcher(best).matches() && Double.parseDouble(best) >= FEW;
        yield many ? Wording.fact("figure", best, p.part("unit")) : "";
      }
      default -> "";
    };
  }

  /// Offers each report with those that Lucene finds nearest to it among those of near days.
  private static void findNear(List<Paper> papers, List<List<String>> terms, Grouping grouping) {
    // It would tell of a module of Java that nobody needs here.
    LUCENE.setLevel(Level.SEVERE);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (int i = 0; i < papers.size(); i++) {
          Document document = new Document();
          document.add(new TextField("terms", String.join(" ", terms.get(i)), Field.Store.NO));
          document.add(new StoredField("number", i));
          papers
              .get(i)
              .day()
              .ifPresent(day -> document.add(new LongPoint("day", day.toEpochDay())));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        MoreLikeThis like = new MoreLikeThis(reader);
        like.setAnalyzer(analyzer);
        like.setFieldNames(new String[] {"terms"});
        like.setMinTermFreq(1);
        like.setMinDocFreq(2);
        like.setMaxQueryTerms(QUERY_TERMS);
        for (int i = 0; i < papers.size(); i++) {
          Query alike =
              like.like("terms", new java.io.StringReader(String.join(" ", terms.get(i))));
          Query near = papers.get(i).day().map(day -> nearOf(alike, day)).orElse(alike);
          for (ScoreDoc hit : searcher.search(near, NEIGHBOURS + 1).scoreDocs) {
            Document found = searcher.storedFields().document(hit.doc);
            grouping.mayBeOne(i, found.getField("number").numericValue().intValue());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query nearOf(Query alike, LocalDate day) {
    long at = day.toEpochDay();
    return new BooleanQuery.Builder()
        .add(alike, BooleanClause.Occur.MUST)
        .add(
            LongPoint.newRangeQuery("day", at - DAYS_APART, at + DAYS_APART),
            BooleanClause.Occur.FILTER)
        .build();
  }

  /// What the reports of a matter share and the others do not.
  private static List<String> shared(List<String> own, Map<String, Integer> everywhere) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> spelt = new HashMap<>();
    for (String text : own) {
      for (String word : Proposals.plain(text).split(" ", -1)) {
        spelt.merge(Alike.stem(word), word, (a, b) -> a.length() <= b.length() ? a : b);
      }
      Alike.words(text).stream()
          .filter(w -> w.length() > WORD_MIN && w.chars().allMatch(Character::isLetter))
          .forEach(w -> counts.merge(w, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .filter(e -> own.size() == 1 || e.getValue() > 1)
        .sorted(Comparator.<Map.Entry<String, Integer>>comparingDouble(
                e -> -(double) e.getValue() * e.getValue() / everywhere.getOrDefault(e.getKey(), 1))
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(WORDS_SHOWN)
        .map(e -> spelt.getOrDefault(e.getKey(), e.getKey()))
        .toList();
  }
}
