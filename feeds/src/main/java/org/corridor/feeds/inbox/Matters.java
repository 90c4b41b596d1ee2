package org.corridor.feeds.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
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
import org.corridor.feeds.place.Spelling;
import org.jspecify.annotations.Nullable;

/// What belongs together and what does not go together.
public final class Matters {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  private static final Pattern NEGATED = Pattern.compile(
      "(?<![\\p{L}])(not|never|no|none|nobody|neither|nor|cannot|without|не|ні|ни|нет|немає)(?![\\p{L}])|n['’]t(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final double TOPIC_SHARE = 0.4;
  private static final double FIGURE_SHARE = 0.3;
  private static final int NEIGHBOURS = 8;
  private static final double GROUP_SHARE = 0.3;
  private static final double SENSE_SHARE = 0.7;
  private static final int WORD_MIN = 3;
  private static final int WORDS_SHOWN = 6;
  private static final int CONFLICTS_MAX = 1_000;

  private Matters() {}

  /// Is something said to be so (true) or not to be so?
  static boolean polarity(String words) {
    int negations = 0;
    var matcher = NEGATED.matcher(words);
    while (matcher.find()) {
      negations++;
    }
    return negations % 2 == 0;
  }

  /// Pairs that cannot both be so: the same said to be and not to be, each blaming the other for
  /// the
  /// same, different numbers of the same.
  ///
  /// Likeness of words only finds candidates; whether they conflict, their structure tells.
  public static List<Conflict> conflicts(Collection<Waiting> proposals) {
    List<Waiting> claims = new ArrayList<>();
    List<Waiting> figures = new ArrayList<>();
    for (Waiting w : proposals) {
      boolean stands = w.state() == Waiting.State.OPEN || w.state() == Waiting.State.CONFIRMED;
      if (stands && w.proposal().kind().equals("claim")) {
        claims.add(w);
      } else if (stands && w.proposal().kind().equals("figure")) {
        figures.add(w);
      }
    }
    List<Conflict> found = new ArrayList<>();
    ofClaims(claims, found);
    ofFigures(figures, found);
    return found;
  }

  private static void ofClaims(List<Waiting> claims, List<Conflict> found) {
    Map<String, Set<String>> words = new HashMap<>();
    Map<String, List<Integer>> byWord = new HashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      Set<String> mine = Alike.words(claims.get(i).proposal().words());
      words.put(claims.get(i).proposal().id(), mine);
      for (String word : mine) {
        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    for (int i = 0; i < claims.size() && found.size() < CONFLICTS_MAX; i++) {
      Set<Integer> candidates = new HashSet<>();
      Proposal one = claims.get(i).proposal();
      for (String word : words.getOrDefault(one.id(), Set.of())) {
        List<Integer> with = byWord.getOrDefault(word, List.of());
        if (with.size() <= 200) {
          candidates.addAll(with);
        }
      }
      for (int j : candidates.stream().sorted().toList()) {
        if (j > i) {
          String why = why(one, claims.get(j).proposal(), words);
          if (!why.isEmpty()) {
            found.add(new Conflict(claims.get(i), claims.get(j), why));
          }
        }
      }
    }
  }

  private static String why(Proposal one, Proposal other, Map<String, Set<String>> words) {
    boolean same = one.part("speaker").equals(other.part("speaker"));
    Set<String> mine = without(words.getOrDefault(one.id(), Set.of()));
    Set<String> theirs = without(words.getOrDefault(other.id(), Set.of()));
    double shared = Alike.ofWords(mine, theirs);
    boolean denies = one.part("act").equals("deny") != other.part("act").equals("deny");
    boolean opposite = (polarity(one.words()) != polarity(other.words())) != denies;
    if (shared >= TOPIC_SHARE
        && opposite
        && !sameQuestion(one, other)
        && sameNames(one, other)
        && sameDays(one, other)) {
      return same
          ? "the same speaker says that it is so and that it is not"
          : "one says that it is so, the other that it is not";
    }
    boolean blame = accuses(one) && accuses(other) && !same;
    // Who they are is no matter that both speak of.
    mine.removeAll(SIDES);
    theirs.removeAll(SIDES);
    List<String> both = common(mine, theirs);
    if (blame && blamesBack(one, other) && !both.isEmpty() && sameDays(one, other)) {
      return "each blames the other: " + String.join(", ", both);
    }
    return "";
  }

  private static final Pattern NAME = Pattern.compile("(?<=[\\p{L},] )\\p{Lu}[\\p{L}'’-]{2,}");
  private static final int DAYS_APART = 3;

  /// Do both name the same, or does one name nothing? What is said of Gaza is not of Sumy.
  private static boolean sameNames(Proposal one, Proposal other) {
    Set<String> mine = names(one.words());
    Set<String> theirs = names(other.words());
    return mine.isEmpty() || theirs.isEmpty() || mine.stream().anyMatch(theirs::contains);
  }

  private static Set<String> names(String words) {
    Set<String> names = new HashSet<>();
    var m = NAME.matcher(words);
    while (m.find()) {
      names.add(Spelling.fold(m.group()));
    }
    return names;
  }

  /// Were both published within a few days, as far as that is told?
  private static boolean sameDays(Proposal one, Proposal other) {
    LocalDate a = published(one);
    LocalDate b = published(other);
    return a == null || b == null || Math.abs(ChronoUnit.DAYS.between(a, b)) <= DAYS_APART;
  }

  private static @Nullable LocalDate published(Proposal p) {
    String told = p.part("publishedAt");
    return told.length() < 10 ? null : LocalDate.parse(told.substring(0, 10));
  }

  private static final Set<String> SIDES = Set.of(
      "side",
      "russian",
      "ukrainian",
      "russia",
      "ukraine",
      "force",
      "forc",
      "army",
      "troop",
      "military",
      "kyiv",
      "kiev",
      "moscow",
      "enemy",
      "occupi");

  /// A demand and a refusal are two positions and no contradiction.
  private static boolean sameQuestion(Proposal one, Proposal other) {
    Set<String> wants = Set.of("demand", "refuse", "promise", "threaten", "regret");
    return wants.contains(one.part("act")) || wants.contains(other.part("act"));
  }

  private static boolean accuses(Proposal p) {
    return p.part("act").equals("accuse") || p.part("act").equals("counter accuse");
  }

  private static boolean blamesBack(Proposal one, Proposal other) {
    String a = org.corridor.feeds.read.ReportReader.party(one.part("accused"));
    String b = org.corridor.feeds.read.ReportReader.party(other.part("accused"));
    return !a.isEmpty()
        && !b.isEmpty()
        && !a.equals(b)
        && a.equals(other.part("onBehalfOf"))
        && b.equals(one.part("onBehalfOf"));
  }

  private static Set<String> without(Set<String> words) {
    Set<String> rest = new HashSet<>(words);
    rest.removeIf(w -> NEGATED.matcher(w).matches());
    return rest;
  }

  private static List<String> common(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).sorted().limit(WORDS_SHOWN).toList();
  }

  private static void ofFigures(List<Waiting> figures, List<Conflict> found) {
    for (int i = 0; i < figures.size() && found.size() < CONFLICTS_MAX; i++) {
      for (int j = i + 1; j < figures.size(); j++) {
        Proposal a = figures.get(i).proposal();
        Proposal b = figures.get(j).proposal();
        boolean alike = a.part("unit").equals(b.part("unit"))
            && a.part("place").equals(b.part("place"))
            && !a.part("place").equals(Proposals.NOT_TOLD)
            && sameTime(a, b)
            && children(a) == children(b)
            && !a.report().equals(b.report())
            && Alike.ofWords(topic(a), topic(b)) >= FIGURE_SHARE;
        if (alike && apart(a, b)) {
          found.add(new Conflict(
              figures.get(i),
              figures.get(j),
              "different numbers of " + a.part("unit") + " at " + a.part("place") + ": "
                  + a.part("best") + " and " + b.part("best")));
        }
      }
    }
  }

  /// The same period, or where none is told the same day of publication.
  private static boolean sameTime(Proposal a, Proposal b) {
    String one = time(a);
    return !one.isEmpty() && one.equals(time(b));
  }

  private static String time(Proposal figure) {
    String asOf = figure.part("asOf");
    return !figure.part("period").isEmpty()
        ? figure.part("period")
        : asOf.substring(0, Math.min(10, asOf.length()));
  }

  /// A part of people is not compared with all of them.
  private static boolean children(Proposal figure) {
    return PART.matcher(figure.words() + " " + after(figure)).find();
  }

  private static final Pattern PART = Pattern.compile(
      "(?iu)\\b(child\\p{L}*|women|wounded|injured|elderly|дет\\p{L}+|діт\\p{L}+)\\b");

  private static String after(Proposal figure) {
    int at = figure.sentence().indexOf(figure.words());
    int from = at < 0 ? 0 : at + figure.words().length();
    return figure.sentence().substring(from, Math.min(figure.sentence().length(), from + 12));
  }

  private static Set<String> topic(Proposal figure) {
    Set<String> words = new HashSet<>(Alike.words(figure.part("about")));
    words.removeIf(w -> w.chars().anyMatch(Character::isDigit));
    return words;
  }

  /// Do their bounds leave no number that both allow?
  private static boolean apart(Proposal a, Proposal b) {
    double lowA = a.part("low").isEmpty() && !a.part("high").isEmpty()
        ? 0
        : Double.parseDouble(a.part("best"));
    double highA = a.part("low").isEmpty() ? Double.parseDouble(a.part("best")) : Double.MAX_VALUE;
    double lowB = b.part("low").isEmpty() && !b.part("high").isEmpty()
        ? 0
        : Double.parseDouble(b.part("best"));
    double highB = b.part("low").isEmpty() ? Double.parseDouble(b.part("best")) : Double.MAX_VALUE;
    return highA < lowB || highB < lowA;
  }

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
