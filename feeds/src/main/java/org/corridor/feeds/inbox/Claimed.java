package org.corridor.feeds.inbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.feeds.read.Tenor;
import org.jspecify.annotations.Nullable;

/// A claim, ready to be held against others.
///
/// @param kinds a bit for each matter that it tells of, and for blaming; two may share one
record Claimed(
    Waiting waiting,
    Tenor tenor,
    Set<String> words,
    boolean isSo,
    int kinds,
    @Nullable LocalDate published) {
  private static final Pattern NEGATED = Pattern.compile(
      "(?<![\\p{L}])(not|never|no|none|nobody|neither|nor|cannot|without|не|ні|ни|нет|немає)(?![\\p{L}])|n['’]t(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final double TOPIC_SHARE = 0.4;
  private static final int WORDS_SHOWN = 6;
  static final int DAYS_APART = 3;

  /// Who they are is no matter that both speak of.
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

  /// Positions: a demand and a refusal contradict nobody.
  private static final Set<String> WANTS =
      Set.of("demand", "refuse", "promise", "threaten", "regret");

  /// What one side may have done and the other not.
  private static final Set<String> DEEDS = Set.of(
      "fire",
      "hold",
      "mines",
      "killed",
      "forced",
      "looted",
      "separated",
      "staged",
      "paid",
      "withdrawn");

  /// What sides blame on one another when people did not get out.
  private static final Set<String> FAILURES = Set.of("fire", "hold", "mines");

  Claimed {
    words = Set.copyOf(words);
  }

  static Claimed of(Waiting w) {
    Proposal p = w.proposal();
    String at = p.part("publishedAt");
    LocalDate published = at.length() < 10 ? null : LocalDate.parse(at.substring(0, 10));
    Tenor tenor = Tenor.of(
        p.words(), p.sentence(), p.part("act"), p.part("onBehalfOf"), p.part("accused"), published);
    Set<String> words = new HashSet<>(Alike.words(p.words()));
    words.removeIf(word -> NEGATED.matcher(word).matches());
    Stream<String> told = p.part("act").equals("accuse")
        ? Stream.concat(tenor.matters().keySet().stream(), Stream.of("accuse"))
        : tenor.matters().keySet().stream();
    int kinds = told.mapToInt(m -> 1 << m.hashCode()).reduce(0, (a, b) -> a | b);
    return new Claimed(w, tenor, words, isSo(p.words()), kinds, published);
  }

  /// Is something said to be so (true) or not to be so?
  static boolean isSo(String words) {
    int negations = 0;
    Matcher matcher = NEGATED.matcher(words);
    while (matcher.find()) {
      negations++;
    }
    return negations % 2 == 0;
  }

  /// May they conflict though they share no word? Asked of all pairs, so it costs little.
  boolean isOnTheSame(Claimed other) {
    return (kinds & other.kinds) != 0;
  }

  /// Why both cannot be so; empty where they may.
  String against(Claimed other) {
    if (!isNear(other)) {
      return "";
    }
    boolean same = part("speaker").equals(other.part("speaker"));
    if (!same && isAccusing() && other.isAccusing() && blamesBack(other)) {
      List<String> both = blamed(other);
      return both.isEmpty() ? "" : "each blames the other: " + String.join(", ", both);
    }
    if (isWish() || other.isWish()) {
      return "";
    }
    if (isDenying(other) || other.isDenying(this)) {
      return "one blames, who is blamed denies";
    }
    if (isOpposite(other)) {
      return same
          ? "the same speaker says that it is so and that it is not"
          : "one says that it is so, the other that it is not";
    }
    return isOfOtherHours(other)
        ? "different hours of the same: " + hours() + " and " + other.hours()
        : "";
  }

  /// Of one time and place, as far as that is told: what is said of Gaza is not of Sumy.
  private boolean isNear(Claimed other) {
    boolean placed = !tenor.names().isEmpty() && !other.tenor.names().isEmpty();
    boolean then = published == null
        || other.published == null
        || Math.abs(ChronoUnit.DAYS.between(published, other.published)) <= DAYS_APART;
    return then
        && (!placed || tenor.sharesName(other.tenor))
        && meets(tenor.days(), other.tenor.days())
        && !isBefore(other)
        && !other.isBefore(this);
  }

  /// Published on about one day, both on one place; on the very same day, where one names none.
  /// What is told in quite other words is held against each other only then.
  private boolean isOfOnePlaceAndDay(Claimed other) {
    LocalDate mine = published;
    LocalDate theirs = other.published;
    if (mine == null || theirs == null) {
      return false;
    }
    long apart = Math.abs(ChronoUnit.DAYS.between(mine, theirs));
    return apart <= (tenor.sharesName(other.tenor) ? 1 : 0);
  }

  private static <T> boolean meets(Set<T> one, Set<T> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  /// Of what came after its publication a claim tells nothing.
  private boolean isBefore(Claimed other) {
    LocalDate day = published;
    return day != null
        && tenor.days().isEmpty()
        && !tenor.isToCome()
        && !other.tenor.days().isEmpty()
        && other.tenor.days().stream().allMatch(d -> d.isAfter(day));
  }

  private boolean isOpposite(Claimed other) {
    if (tenor.isToCome() != other.tenor.isToCome()) {
      return false;
    }
    boolean denies = part("act").equals("deny") != other.part("act").equals("deny");
    boolean agree =
        !Collections.disjoint(tenor.matters().entrySet(), other.tenor.matters().entrySet());
    boolean inSameWords = !agree
        && Alike.ofWords(words, other.words) >= TOPIC_SHARE
        && (isSo != other.isSo) != denies;
    return inSameWords
        || (isOfOnePlaceAndDay(other)
            && tenor.matters().entrySet().stream().anyMatch(m -> isDenied(m, other)));
  }

  private boolean isDenied(Map.Entry<String, Boolean> matter, Claimed other) {
    Boolean theirs = other.tenor.matters().get(matter.getKey());
    boolean ofOneDoer = tenor.doer().isEmpty()
        || other.tenor.doer().isEmpty()
        || tenor.doer().equals(other.tenor.doer());
    return theirs != null
        && !theirs.equals(matter.getValue())
        && (ofOneDoer || !DEEDS.contains(matter.getKey()));
  }

  /// Does it deny what the other blames on its side, as far as both tell of it?
  private boolean isDenying(Claimed other) {
    boolean blamed = part("act").equals("deny")
        && other.isAccusing()
        && !other.tenor.doer().isEmpty()
        && other.tenor.doer().equals(part("onBehalfOf"));
    return blamed
        && tenor.sharesName(other.tenor)
        && (tenor.matters().isEmpty() || other.tenor.matters().isEmpty());
  }

  private boolean isOfOtherHours(Claimed other) {
    return tenor.isToCome() == other.tenor.isToCome()
        && !tenor.hours().isEmpty()
        && !other.tenor.hours().isEmpty()
        && Collections.disjoint(tenor.hours(), other.tenor.hours())
        && tenor.sharesName(other.tenor)
        && Alike.ofWords(words, other.words) >= TOPIC_SHARE
        && !tenor.matters().isEmpty()
        && tenor.matters().equals(other.tenor.matters());
  }

  private String hours() {
    return tenor.hours().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private boolean isWish() {
    return WANTS.contains(part("act"));
  }

  private boolean isAccusing() {
    return part("act").equals("accuse") || part("act").equals("counter accuse");
  }

  private boolean blamesBack(Claimed other) {
    String a = tenor.doer();
    String b = other.tenor.doer();
    return !a.isEmpty()
        && !b.isEmpty()
        && !a.equals(b)
        && !a.equals(part("onBehalfOf"))
        && !b.equals(other.part("onBehalfOf"));
  }

  /// What both blame on the other: the same, or each something that lets an evacuation fail.
  private List<String> blamed(Claimed other) {
    Stream<String> shared =
        words.stream().filter(other.words::contains).filter(w -> !SIDES.contains(w));
    boolean near = isOfOnePlaceAndDay(other);
    boolean untold = near
        && tenor.sharesName(other.tenor)
        && (tenor.matters().isEmpty() || other.tenor.matters().isEmpty());
    Stream<String> failed = untold || (near && isFailure() && other.isFailure())
        ? Stream.concat(tenor.matters().keySet().stream(), other.tenor.matters().keySet().stream())
        : Stream.empty();
    List<String> both = Stream.concat(shared.sorted(), failed.distinct().sorted())
        .limit(WORDS_SHOWN)
        .toList();
    return both.isEmpty() && untold ? List.of("what happened there") : both;
  }

  private boolean isFailure() {
    return Boolean.FALSE.equals(tenor.matters().get("passage"))
        || FAILURES.stream().anyMatch(m -> Boolean.TRUE.equals(tenor.matters().get(m)));
  }

  private String part(String name) {
    return waiting.proposal().part(name);
  }
}
