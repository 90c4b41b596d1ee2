package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Joins what the second reader finds with what the rules read, sentence by sentence: adds what no
/// rule reads, for whom the rules take the one to be whom it points at, and mends what they read.
final class SecondHearing {
  /// Why something is read that no rule reads.
  static final String WHY = "by what was learned from such reports";

  /// Less surely nothing is taken: what is missed a person may still read, what is put in a
  /// speaker's mouth is wrong.
  private static final double SURE = 0.85;

  /// This surely what the rules read is let stand where it would cut it otherwise.
  private static final double SOUND = 0.95;

  /// Less surely it is left to the rules who speaks.
  private static final double NAMED = 0.87;

  /// Less surely somebody whom another sentence names is not taken for who goes on speaking.
  private static final double DOUBT = 0.9;

  /// Where it is this sure that nobody says something, the rules have erred.
  private static final double NOBODYS = 0.45;

  /// The same where the verb tells what they do, or what they told is a noun alone, which it was
  /// not taught to find: "rejected the demands", "reported the end of the talks".
  private static final double NOBODYS_BY_A_VERB = 0.15;

  private static final int NOUN_WORDS_MAX = 9;

  /// This surely it cuts what the rules read into pieces.
  private static final double CUTS = 0.93;

  /// This surely it tells whom somebody blames or calls on, though the rules take it to be another.
  private static final double BLAMED = 0.5;

  /// This surely it tells that they blame and call on nobody who is named.
  private static final double BLAMES_NOBODY = 0.85;

  private static final Pattern PERSON = Pattern.compile("(?i)he|she|they|it|his|her|their|its|him");
  private static final Pattern OURSELVES = Pattern.compile("(?i)i|we|our|my|us|me|who|you|your");
  private static final Pattern ARTICLE = Pattern.compile("(?i)^(?:the|an?) ");
  private static final Pattern ITS_WORDS = Pattern.compile(
      "(?i)['’]s? (?:version|account|words|statement|message|post|denial|claim|answer|reply|appeal)s?\\b.*");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

  /// A noun with what belongs to it, as far as its small words tell.
  private static final Pattern NOUN = Pattern.compile(
      "(?i)(?:the|an?) (?!.*\\b(?:was|were|is|are|had|has|have|will|would|could|can|may|did|not|to)\\b).*");

  private static final int WORDS_MIN = 3;

  private final Page page;
  private final SecondReader.Insight insight;
  private final Pieces pieces;
  private final Speakers speakers;
  private final Findings found;

  SecondHearing(
      Page page, SecondReader.Insight insight, Pieces pieces, Speakers speakers, Findings found) {
    this.page = page;
    this.insight = insight;
    this.pieces = pieces;
    this.speakers = speakers;
    this.found = found;
  }

  /// Adds what begins in a sentence and no rule has read.
  ///
  /// @param ours does somebody speak there in a voice of their own, whoever they are?
  void on(Sentence s, boolean ours) {
    if (s.kind() != Line.Kind.BODY) {
      return;
    }
    List<Span> sure = sure(s);
    for (Span span : sure) {
      List<Statement> there =
          found.all().stream().filter(f -> f.span().touches(span)).toList();
      Statement same =
          there.stream().filter(f -> isMostly(f.span(), span)).findFirst().orElse(null);
      boolean sound =
          !there.isEmpty() && there.stream().allMatch(f -> insight.of(f.span()).said() >= SOUND);
      if (same == null && (sound || (!there.isEmpty() && !cuts(span)))) {
        continue;
      }
      if (same == null) {
        found.all().removeAll(there);
        add(s, span, there.isEmpty() ? Speaker.NOBODY : there.getFirst().speaker(), ours);
      } else if (sure.stream()
          .anyMatch(o -> !o.equals(span) && o.touches(same.span()) && cuts(o))) {
        // One piece to the rules, several to the second reader.
        found.all().set(found.all().indexOf(same), same.within(span));
      }
    }
    mend(s, ours);
  }

  /// Is it sure enough to cut what the rules read?
  private boolean cuts(Span span) {
    return insight.of(span).said() >= CUTS;
  }

  /// What begins in a sentence and somebody surely says.
  private List<Span> sure(Sentence s) {
    List<Span> sure = new ArrayList<>();
    for (Span raw : insight.statements()) {
      boolean begins = raw.from() >= s.span().from() && raw.from() < s.span().to();
      if (begins && insight.of(raw).said() >= SURE) {
        Span span = pieces.trim(raw);
        if (span.of(page.text()).strip().split("\\s+", -1).length >= WORDS_MIN) {
          sure.add(span);
        }
      }
    }
    return sure;
  }

  private static boolean isMostly(Span one, Span other) {
    int shared = Math.min(one.to(), other.to()) - Math.max(one.from(), other.from());
    int all = Math.max(one.to(), other.to()) - Math.min(one.from(), other.from());
    return shared * 2 > all;
  }

  /// @param byRules whom the rules took to speak there
  private void add(Sentence s, Span span, Speaker byRules, boolean ours) {
    SecondReader.Judgement judged = insight.of(span);
    Speaker speaker = judged.speaker() == null && !byRules.isNobody()
        ? byRules
        : isDoubtful(s, judged) ? goingOn(s) : speaker(s, judged.speaker(), ours);
    if (!speaker.isNobody()) {
      found.addOne(s, span, span, speaker, most(judged.acts()), "", WHY, false);
    }
  }

  /// Points at somebody in another sentence, and not surely: who spoke last in the paragraph goes
  /// on.
  private boolean isDoubtful(Sentence s, SecondReader.Judgement judged) {
    return judged.speaker() != null
        && judged.named() < DOUBT
        && !s.span().covers(judged.speaker())
        && s.paragraph() == speakers.lastParagraph();
  }

  /// Gives what the rules read in a sentence to whom the second reader surely takes to say it.
  private void mend(Sentence s, boolean ours) {
    for (int i = 0; i < found.all().size(); i++) {
      Statement read = found.all().get(i);
      if (!read.sentence().equals(s.span())) {
        continue;
      }
      SecondReader.Judgement judged = insight.of(read.span());
      Span name = judged.speaker();
      if (name == null || judged.named() < NAMED) {
        continue;
      }
      Speaker other = speaker(s, name, ours);
      if (!other.isNobody() && !isSame(read.speaker(), other)) {
        found.all().set(i, read.saidBy(other, WHY));
        speakers.remember(other, s.paragraph());
      }
    }
  }

  private static boolean isSame(Speaker one, Speaker other) {
    String a = one.name().toLowerCase(Locale.ROOT);
    String b = other.name().toLowerCase(Locale.ROOT);
    return ReportReader.sameActor(one.name(), other.name()) || a.contains(b) || b.contains(a);
  }

  /// Without what the rules take for said and the second reader is sure is not; "both sides agree
  /// on the corridors" tells what was done, which it was not taught to find.
  static List<Statement> without(
      String text, List<Statement> byRules, SecondReader.Insight insight) {
    return byRules.stream()
        .filter(s -> s.act() == SpeechAct.AGREE
            || insight.of(s.span()).said() >= (isByAVerb(text, s) ? NOBODYS_BY_A_VERB : NOBODYS))
        .toList();
  }

  private static boolean isByAVerb(String text, Statement s) {
    String words = s.span().of(text);
    return !LearnedActs.OPEN.contains(s.act())
        || (NOUN.matcher(words).matches()
            && words.strip().split("\\s+", -1).length <= NOUN_WORDS_MAX);
  }

  /// The same, blaming or calling on whom the second reader points at, where nothing else tells or
  /// it is surer than the rules.
  static Statement withWhom(String text, Statement s, SecondReader.Judgement judged) {
    Span whom = judged.whom();
    boolean accuses = s.act() == SpeechAct.ACCUSE;
    boolean calls = s.act() == SpeechAct.DEMAND || s.act() == SpeechAct.THREATEN;
    if (whom == null) {
      if (judged.blamed() < BLAMES_NOBODY) {
        return s;
      }
      return accuses ? s.accusing("") : calls ? s.addressed("") : s;
    }
    String name = ARTICLE.matcher(whom.of(text).strip()).replaceFirst("");
    String behalf = s.speaker().behalf();
    if ((!behalf.isEmpty() && Actors.party(name).equals(behalf))
        || PERSON.matcher(name).matches()) {
      return s;
    }
    boolean surely = judged.blamed() >= BLAMED;
    if (accuses) {
      return s.accused().isEmpty() || surely ? s.accusing(name) : s;
    }
    boolean named = surely || !name.equals(name.toLowerCase(Locale.ROOT));
    return calls && named && (s.addressed().isEmpty() || surely) ? s.addressed(name) : s;
  }

  private static SpeechAct most(Map<SpeechAct, Double> acts) {
    return acts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(SpeechAct.ASSERT);
  }

  private Speaker speaker(Sentence s, @Nullable Span pointedAt, boolean ours) {
    if (pointedAt == null) {
      return ours ? speakers.ourselves() : goingOn(s);
    }
    Matcher its = ITS_WORDS.matcher(pointedAt.of(page.text()));
    Span name = its.find() && its.start() > 0
        ? new Span(pointedAt.from(), pointedAt.from() + its.start())
        : pointedAt;
    String words = ARTICLE.matcher(name.of(page.text()).strip()).replaceFirst("");
    if (OURSELVES.matcher(words).matches()) {
      return ours ? speakers.ourselves() : goingOn(s);
    }
    Speaker us = speakers.ourselves();
    if (ours && !us.isNobody() && isSame(us, new Speaker(words, "", "", false))) {
      // "the embassy", on its own page.
      return us;
    }
    int from = 0;
    while (from < s.size() && s.at(from).to() <= name.from()) {
      from++;
    }
    boolean here = from < s.size() && s.span().covers(name) && !s.at(from).isQuote();
    if (here && PERSON.matcher(words).matches()) {
      return speakers.pronoun(s, from);
    }
    if (PERSON.matcher(words).matches()) {
      return goingOn(s);
    }
    if (name.from() >= s.span().to()
        && page.text().substring(s.span().to(), name.from()).indexOf('\n') >= 0) {
      // Who is named in a paragraph to come speaks there.
      return ours ? speakers.ourselves() : goingOn(s);
    }
    if (here) {
      int to = from + 1;
      while (to < s.size() && s.at(to).from() < name.to()) {
        to++;
      }
      int begin = from > 0 && s.is(from - 1, "the") ? from - 1 : from;
      Speaker named = speakers.definite(s, new Subject(Subject.Kind.WORDS, begin, to));
      String bare = POSSESSIVE.matcher(named.name()).replaceFirst("");
      return new Speaker(bare, named.role(), named.behalf(), named.known());
    }
    return elsewhere(words);
  }

  /// Who is named in another sentence: most often who spoke there.
  private Speaker elsewhere(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    for (int i = found.all().size() - 1; i >= 0; i--) {
      Speaker before = found.all().get(i).speaker();
      boolean same = before.name().toLowerCase(Locale.ROOT).contains(small)
          || before.role().toLowerCase(Locale.ROOT).contains(small);
      if (same) {
        return before;
      }
    }
    return speakers.isSpeakerLike(words)
        ? speakers.namedIn(words)
        : new Speaker(words, "", Actors.party(words), false);
  }

  /// Who spoke just before.
  private Speaker goingOn(Sentence s) {
    if (found.all().isEmpty()) {
      return Speaker.NOBODY;
    }
    Statement last = found.all().getLast();
    return s.paragraph() - speakers.lastParagraph() <= 1 ? last.speaker() : Speaker.NOBODY;
  }
}
