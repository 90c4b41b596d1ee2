package org.corridor.feeds.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerModel;
import org.corridor.feeds.CorridorTold;
import org.corridor.feeds.Line;
import org.corridor.feeds.Mention;
import org.corridor.feeds.Moment;
import org.corridor.feeds.OfferTold;
import org.corridor.feeds.Page;
import org.corridor.feeds.Quantity;
import org.corridor.feeds.Reading;
import org.corridor.feeds.RoundTold;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.feeds.place.PlaceNames;
import org.corridor.feeds.place.Spelling;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Reads publications: the front door. Several may be read at the same time.
public final class ReportReader {
  /// By which rules it reads.
  public static final String VERSION = "corridor-reader/12";

  private static final Map<String, String> SHORT = Map.of(
      "UN", "United Nations",
      "SMM", "OSCE Special Monitoring Mission to Ukraine",
      "MSF", "Médecins Sans Frontières",
      "ICRC", "International Committee of the Red Cross",
      "OCHA", "Office for the Coordination of Humanitarian Affairs",
      "WHO", "World Health Organization",
      "WFP", "World Food Programme");

  /// Who says for many reports when they were published says it about.
  private static final int ABOUT = 31;

  private static final String MODELS = "/opennlp-en-ud-ewt-";

  private static final Map<Pattern, ZoneId> CLOCKS = new LinkedHashMap<>();

  static {
    clock("ukrain|kyiv|mariupol|украин|україн", "Europe/Kyiv");
    clock("gaza", "Asia/Gaza");
    clock("aleppo|homs|syria", "Asia/Damascus");
    clock("yemen|hodeidah|sanaa", "Asia/Aden");
    clock("sudan|khartoum|darfur", "Africa/Khartoum");
    clock("tigray|ethiopia", "Africa/Addis_Ababa");
  }

  private static void clock(String words, String zone) {
    CLOCKS.put(
        Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), ZoneId.of(zone));
  }

  private final SentenceModel sentences;
  private final TokenizerModel tokenizer;
  private final POSModel tagger;
  private final PlaceNames places;
  private final boolean learned;
  private final @Nullable SecondReader second;

  /// Of each only one thread at a time may use one.
  private final Deque<Text> free = new ArrayDeque<>();

  private ReportReader(
      SentenceModel sentences,
      TokenizerModel tokenizer,
      POSModel tagger,
      PlaceNames places,
      boolean learned,
      @Nullable SecondReader second) {
    this.sentences = sentences;
    this.tokenizer = tokenizer;
    this.tagger = tagger;
    this.places = places;
    this.learned = learned;
    this.second = second;
  }

  /// Opens the models and lists that come with the program: about a second.
  public static ReportReader open() {
    // Opened while the other models are.
    CompletableFuture<Optional<SecondReader>> second =
        CompletableFuture.supplyAsync(ReportReader::second);
    return open(true, second);
  }

  /// Without the second reader, which takes most of the time.
  public static ReportReader openWithoutSecond() {
    return open(true, CompletableFuture.completedFuture(Optional.empty()));
  }

  /// The second reader, where it is part of the program and can run on this machine.
  private static Optional<SecondReader> second() {
    try {
      return ServiceLoader.load(SecondReader.class).findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      System.getLogger(ReportReader.class.getName())
          .log(System.Logger.Level.WARNING, "read by rules alone: " + root);
      return Optional.empty();
    }
  }

  /// The same, with the acts as the rules alone read them: what their signs are learned from.
  public static ReportReader openRulesAlone() {
    return open(false, CompletableFuture.completedFuture(Optional.empty()));
  }

  static ReportReader open(boolean learned, CompletableFuture<Optional<SecondReader>> second) {
    CompletableFuture<POSModel> tagger = CompletableFuture.supplyAsync(() -> {
      try {
        return new POSModel(model("pos"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    try {
      SentenceModel sentences = new SentenceModel(model("sentence"));
      TokenizerModel tokenizer = new TokenizerModel(model("tokens"));
      PlaceNames places = PlaceNames.read();
      return new ReportReader(
          sentences, tokenizer, tagger.join(), places, learned, second.join().orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream model(String what) {
    for (String version : List.of("1.3-2.5.4", "1.2-2.5.0")) {
      InputStream file =
          ReportReader.class.getResourceAsStream(MODELS + what + "-" + version + ".bin");
      if (file != null) {
        return file;
      }
    }
    throw new IllegalStateException("the model for " + what + " is not in this build");
  }

  /// A publication that does not say when it came out, as of a day: that of its dateline beside it,
  /// where there is one without a year.
  public static Page assuming(Page page, LocalDate day) {
    return page.published() == null
        ? page.publishedAt(Dates.ofDateline(page, day, ABOUT).atStartOfDay())
        : page;
  }

  /// Stands with every proposal, so that it is known by what it was read.
  public String version() {
    return second == null ? VERSION : VERSION + "+" + second.version();
  }

  /// Reads all of a publication.
  ///
  /// @param today the day to resolve times against where the publication tells none
  public Reading read(Page page, LocalDate today) {
    LocalDate published = page.published() == null
        ? Dates.ofDateline(page, today)
        : page.published().toLocalDate();
    boolean slavic = page.language().equals("uk") || page.language().equals("ru");
    boolean english = page.language().equals("en") || page.language().isEmpty();
    if (!slavic && !english) {
      return new Reading(
          version(), page, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of(), List.of(), List.of());
    }
    List<Sentence> sentenceList;
    List<Statement> statements;
    if (slavic) {
      sentenceList = Slavic.sentences(page);
      statements = Slavic.statements(page, sentenceList);
    } else {
      Text text = take();
      try {
        sentenceList = text.of(page);
      } finally {
        give(text);
      }
      Naming naming = new Naming();
      naming.learn(sentenceList, page.text());
      SecondReader.Insight insight = second == null ? null : second.read(page.text());
      List<Statement> byRules = Attribution.of(page, sentenceList, naming, insight);
      if (insight != null) {
        byRules = SecondHearing.without(page.text(), byRules, insight);
      }
      statements = learned ? LearnedActs.judged(page.text(), byRules, insight) : byRules;
    }
    List<Span> spans = sentenceList.stream().map(Sentence::span).toList();
    List<Mention> mentions = new Places(places).of(page.text(), sentenceList);
    List<Moment> moments = new Dates(
            published,
            page.published() == null || page.published().toLocalTime().equals(LocalTime.MIDNIGHT)
                ? null
                : page.published().toLocalTime(),
            clock(page))
        .of(page, spans);
    List<Span> taken = new ArrayList<>(moments.stream().map(Moment::span).toList());
    for (Line line : page.lines()) {
      if (!line.isRead()) {
        taken.add(line.span());
      }
    }
    List<Quantity> figures = Figures.of(page.text(), spans, statements, taken);
    List<CorridorTold> corridors = Corridors.of(
        page.text(), sentenceList, moments, mentions, statements, published, clock(page));
    List<OfferTold> offers = Offers.of(page.text(), corridors, statements);
    List<RoundTold> rounds = Rounds.rounds(page.text(), sentenceList, moments, published);
    return new Reading(
        version(),
        page,
        statements,
        figures,
        moments,
        mentions,
        rounds,
        Outcomes.of(page.text(), statements, rounds),
        Rounds.meetings(page.text(), sentenceList, moments, published),
        Rounds.attempts(page.text(), sentenceList, moments, mentions),
        corridors.stream().map(c -> Offers.named(c, offers)).toList(),
        offers);
  }

  /// Whose wall clock is meant where a report tells Moscow's or Greenwich's.
  private static ZoneId clock(Page page) {
    for (Map.Entry<Pattern, ZoneId> country : CLOCKS.entrySet()) {
      if (country.getKey().matcher(page.text()).find()) {
        return country.getValue();
      }
    }
    return ZoneId.of("Europe/Kyiv");
  }

  /// Does a code name a state or an armed party, as far as they are on the list?
  public static boolean isSide(String code) {
    return code.matches("[A-Z][A-Z0-9]{1,4}") && Actors.isSide(code);
  }

  /// Do two names name the same actor, whatever the spelling and the alphabet?
  public static boolean sameActor(String one, String other) {
    Actors.Actor a = Actors.find(one);
    Actors.Actor b = Actors.find(other);
    if (SHORT.getOrDefault(one, one).equals(SHORT.getOrDefault(other, other))) {
      return true;
    }
    return (a != null && a.equals(b)) || Spelling.fold(one).equals(Spelling.fold(other));
  }

  /// By how much the signs of another act must weigh more than those of what the rules say.
  public static final double CLEAR = LearnedActs.MARGIN;

  /// Do the rules leave an act open, so that its signs may tell another?
  public static boolean isOpen(SpeechAct byRules) {
    return LearnedActs.OPEN.contains(byRules);
  }

  /// For whom somebody speaks, by who they are or by the words of their office, as `UA`; empty
  /// where that does not tell.
  public static String party(String words) {
    Actors.Actor actor = Actors.find(words);
    return actor == null ? Actors.party(words) : actor.party();
  }

  private Text take() {
    synchronized (free) {
      if (!free.isEmpty()) {
        return free.pop();
      }
    }
    return new Text(sentences, tokenizer, tagger);
  }

  private void give(Text text) {
    synchronized (free) {
      free.push(text);
    }
  }
}
