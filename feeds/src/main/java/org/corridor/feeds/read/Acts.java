package org.corridor.feeds.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What a speaker does by saying something, as far as the words of it tell more than the verb.
final class Acts {
  private static final Pattern HEDGE = Pattern.compile(
      "\\b(may|might|could|reportedly|allegedly|apparently|possibly|perhaps|is expected to|are expected to|seem to|seems to|appears to|appear to|likely|as many as)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NEGATION = Pattern.compile(
      "\\b(not|never|no|nobody|none|neither|nor|cannot|without any|impossible)\\b|n['’]t\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d|million|thousand|hundred");
  private static final Pattern FUTURE = Pattern.compile("\\b(may|might|could|would|will|if)\\b");
  private static final Pattern PLEA = Pattern.compile(
      "^\\s*(let (us|those|them|the|every)\\b|(make|stop|open|give|take|come|leave|wait|stay|go|keep|bring|return|release|free) (?!is|was|are|were)|(it|he|she|they) wants? to|(once again,? )?(we|i) (\\w+ ){0,3}(ask|beg|implore|asked for|asking|demand|demanding|urge|urging|call(ed|ing)? (on|upon|for)|request|requesting|appeal|appealing|insist|insisting)\\b|please|let us|do not|don't|stop|open|lay down|must|we need|we must)\\b|\\bmust\\b|\\bshould\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PROMISE = Pattern.compile(
      "^\\s*(we|i) (will|shall|are going to) (never (leave|abandon|fire|shoot|attack)|not (leave|abandon|fire|shoot|attack|allow|touch)|do everything|continue to do everything|help|ensure|keep|protect|guarantee|(get|bring|take) (everyone|everybody|all|each))\\b|^\\s*(we|i) (guarantee|promise)\\b|^\\s*(it|they|he|she|we|i|the \\w+) (will|would|shall) never (?!accept|agree|surrender|give|recogni|negotiate|withdraw|hand|lay|forget|be)|^\\s*(it|they|we|he|she|the \\w+) (is|are|was|were|stands?|stood) (ready|prepared) to\\b|\\b(is|are) guaranteed\\b|\\bwill be (safe|protected|respected|observed)\\b",
      Pattern.CASE_INSENSITIVE);
  /// What somebody expects, in their own words.
  private static final Pattern EXPECTED = Pattern.compile(
      "^\\s*(we|i) (still |now |all )?(expect|fear|anticipate|foresee)\\b|\\b(is|are|was|were) expected (to|by|on|in|at)\\b|\\b(increasingly|more and more|most|very|quite|highly) likely\\b",
      Pattern.CASE_INSENSITIVE);
  /// What will be done to others unless they do otherwise.
  private static final Pattern CONDITION = Pattern.compile(
      "\\b(will|would|shall) (\\w+ )?(adjourn|suspend|stop|halt|end|withdraw|leave|cancel|respond|retaliate|close|turn back|break off|walk out|resume (fire|firing|hostilities|the (assault|offensive|attack)))\\b.{0,60}\\b(if|unless|until)\\b|\\b(if|unless)\\b.{3,60}, .{0,30}\\b(will|would|shall) (\\w+ )?(adjourn|suspend|stop|halt|end|withdraw|cancel|respond|retaliate|close|turn back|break off|resume)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN_DENIAL = Pattern.compile(
      "\\b(did not|didn't|had never|never|was not|were not|carried out no)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern REFUSAL = Pattern.compile(
      "\\b(will|would|shall) (not|never) (surrender|hand over|give up|accept|agree|recogni[sz]e|take part|withdraw|negotiate|lay down|send|go to|raise)\\b|\\bno question of\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern WARNED_OF = Pattern.compile(
      "\\b(few|no|nobody|hardly|only|many|most|thousands|hundreds|people|civilians|supplies|hospitals|food|water)\\b.{0,40}\\b(would|will)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN_PLAN = Pattern.compile(
      "^\\s*(tomorrow |today |on \\w+ )?(we|i) (will|shall|are going to|plan to|intend to|are (sending|opening|preparing|organi[sz]ing|bringing|starting|beginning|suspending|moving))\\b(?! not)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern COMING = Pattern.compile(
      "\\b(may|might|could|will possibly|is likely to|are likely to|expected to) (not |also |soon |yet |even )*(be able|leave|flee|double|rise|reach|close|grow|increase|cross|arrive|survive|come|face|need|seek|exceed|climb|last|change|take|mean|resume|continue|have to|run out|become|end up|follow|collapse|starve|die|triple|swell|pass|get out|move|be needed|be made|take place|be opened|be held|be closed|put \\w+ at risk|begin)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIAL = Pattern.compile(
      "^\\s*((it|they|he|she) (had|has|have) never|(we|our \\w+) (never|did not|didn't|have not|haven't|do not|don't)|it is not true|(this|that|it|those|these|they) (is|are|was|were) (all |simply |just )?(an? )?(absolute |outright |complete )?(lies?|false|untrue|fakes?|nonsense|fabrications?|inventions?|provocations?)\\b|(the )?\\w+ (has|have|had) given no such)\\b|\\b(statements?|accusations?|claims?|reports?|allegations?|rumou?rs?|words|videos?|photos?|information) (is|are|was|were) (a |an |simply |completely |absolutely |pure |outright )*(lies?|false|fakes?|untrue|nonsense|inventions?|absurd|groundless|baseless|unfounded|fabricat\\w+|not true)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern ACCUSATION = Pattern.compile(
      "\\b(accusations?|allegations?|claims?|criticisms?|suggestions?|reproach(es)?|charges?|reports?|suggestions?|rumours?|it|this)\\b",
      Pattern.CASE_INSENSITIVE);
  /// A thing that is said to have been so, not one that is asked for.
  private static final Pattern TOLD = Pattern.compile(
      "^\\s*(that )?(the|its|their|any|a|an|it|they) (\\w+ ){0,4}(was|were|had|has|have)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BLEAK = Pattern.compile(
      "\\bwill (soon |then |certainly |inevitably )?(be (cut|lost|impassable|hungry|destroyed|needed|too late|worse|nothing left)|run out|die|starve|get worse|worsen|rise|grow|double|fall|collapse|flee|fail)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern THREAT = Pattern.compile(
      "\\b(will face|will be destroyed|will be regarded as|will repay|will pay|would answer any|will answer any|would respond|legitimate targets?|will answer for|be punished)\\b",
      Pattern.CASE_INSENSITIVE);
  /// What will not be open is announced as well as what will.
  private static final Pattern NOT_OPEN = Pattern.compile(
      "\\b(?:corridors?|routes?|buses|trains?|evacuation|crossing|checkpoint|roads?|column|convoy)\\b.{0,40}\\bwill not (?:be )?(?:open|opened|operate|run|depart|leave|take place|work|possible|held|go)\\b|\\bno (?:humanitarian )?(?:corridors?|routes?|buses|trains?|evacuation)\\b.{0,30}\\b(?:will|to) (?:be |operate|open|run|work)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAN = Pattern.compile(
      "\\b(would|will|to) (also )?(be )?(open(ed)?|re-?open(ed)?|start|begin|leave|depart|resume|take place|meet|continue|stay open|be made|try again|set off|be held|be extended|run|operate)\\b|\\btomorrow we\\b|(?<!had been )(?<!was )(?<!were )\\b(agreed|planned|scheduled|set) for\\b|\\bto open (today|tomorrow)\\b|\\b(will|would|shall) (also |again |then |now |only )*(be (used|opened|held|extended|sent|continued|organi[sz]ed|provided|allowed|escorted|published|announced|suspended|resumed|met|taken|brought|moved)|speak|meet|go|come|travel|arrive|begin|send|open|close|use|work|take|bring|receive|demand|raise|propose|publish|present|visit|return|pass|help|try|set|move|carry|escort|wait|stop|halt|suspend|extend|remain open|stay open|operate|cease|observe|run|start|work|hold (its|their) fire|hold fire|cease fire|stop firing)\\b|\\b(is|are) (opening|sending|suspending|halting|extending|preparing|starting|resuming) (a|an|the|two|three|four|\\d+|more|all|another|humanitarian|safe|daily|\\w+ (corridors?|routes?|buses))\\b|\\bremains? open(ed)?\\b|\\b(has|have) been (postponed|put off|suspended|cancelled|canceled|agreed|extended|arranged|scheduled|called off)\\b|\\b(is|are|was|were) preparing to\\b",
      Pattern.CASE_INSENSITIVE);
  private final String text;

  Acts(String text) {
    this.text = text;
  }

  /// An act and who is accused by it.
  record Judged(SpeechAct act, String accused) {}

  SpeechAct refined(Cue cue, Span span) {
    String said = span.of(text);
    if (cue.act() == SpeechAct.PROJECT) {
      boolean open = FUTURE.matcher(said).find()
          || NUMBER.matcher(said).find()
          || cue.verb().equals("fear");
      return open || cue.verb().matches("project|forecast|predict|anticipate|expect")
          ? SpeechAct.PROJECT
          : SpeechAct.ASSERT;
    }
    if (cue.estimate()) {
      return FUTURE.matcher(said).find() ? SpeechAct.PROJECT : SpeechAct.ASSERT;
    }
    if (cue.verb().equals("warn")
        && HEDGE.matcher(said).find()
        && NUMBER.matcher(said).find()) {
      return SpeechAct.PROJECT;
    }
    if (cue.act() == SpeechAct.REFUSE
        && cue.verb().matches("reject|dismiss")
        && (ACCUSATION.matcher(said).find() || TOLD.matcher(said).find())) {
      return SpeechAct.DENY;
    }
    if (cue.verb().matches("warn|caution")
        && (COMING.matcher(said).find() || WARNED_OF.matcher(said).find())
        && !THREAT.matcher(said).find()) {
      return SpeechAct.PROJECT;
    }
    if (cue.verb().matches("remind|tell|inform|warn")
        && said.matches(
            "(?s)(not )?to .*|.{0,60} (not )?to (use|leave|stay|go|move|wait|keep|return|head|evacuate|avoid|take|remain|try) .*")
        && (cue.verb().matches("tell|warn") || said.startsWith("to "))) {
      return SpeechAct.DEMAND;
    }
    if (cue.verb().equals("signal") && PLEA.matcher(said).find()) {
      return SpeechAct.DEMAND;
    }
    if (cue.verb().equals("insist") && PLEA.matcher(said).find()) {
      return SpeechAct.DEMAND;
    }
    if (cue.verb().equals("announce")
        && said.matches("(?s).*\\b(had|has|have|was|were)\\b.*")
        && !PLAN.matcher(said).find()) {
      return SpeechAct.ANNOUNCE;
    }
    return cue.act();
  }

  Judged judge(SpeechAct act, Span span, Speaker speaker, String accused) {
    String said = span.of(text);
    if (act == SpeechAct.ACCUSE && accused.isEmpty()) {
      return new Judged(act, Blame.in(said, speaker, true));
    }
    boolean regrets =
        said.matches("(?is)^\\s*(we|i) (deeply |sincerely |very much |truly )?regret\\b.*");
    if (regrets && act != SpeechAct.REFUSE) {
      return new Judged(SpeechAct.REGRET, "");
    }
    if (act != SpeechAct.ASSERT) {
      return new Judged(act, accused);
    }
    if (THREAT.matcher(said).find()) {
      return new Judged(SpeechAct.THREATEN, "");
    }
    String who = Blame.in(said, speaker, false);
    if (!who.isEmpty() && isParty(speaker)) {
      return new Judged(SpeechAct.ACCUSE, who);
    }
    if (REFUSAL.matcher(said).find() && isParty(speaker)) {
      return new Judged(SpeechAct.REFUSE, "");
    }
    if (said.matches(
        "(?is)^\\s*(i|we) (can |could |am .{0,20} to |are .{0,20} to )?confirm\\b.*")) {
      return new Judged(SpeechAct.CONFIRM, "");
    }
    if (said.matches("(?is)^\\s*(it|he|she|they|we|i) hop(e|ed|es)\\b.*")) {
      return new Judged(SpeechAct.PROJECT, "");
    }
    if (PROMISE.matcher(said).find()) {
      return new Judged(SpeechAct.PROMISE, "");
    }
    boolean own =
        !speaker.behalf().isEmpty() && speaker.behalf().equals(Actors.party(firstWords(said)));
    boolean refers =
        DENIAL.matcher(said).find() && !said.matches("(?is).*\\b(cannot|yet|today|tomorrow)\\b.*");
    if (refers || (own && OWN_DENIAL.matcher(firstWords(said)).find())) {
      return new Judged(SpeechAct.DENY, "");
    }
    if (CONDITION.matcher(said).find() && isParty(speaker)) {
      return new Judged(SpeechAct.THREATEN, "");
    }
    if (COMING.matcher(said).find()
        || BLEAK.matcher(said).find()
        || EXPECTED.matcher(said).find()) {
      return new Judged(SpeechAct.PROJECT, "");
    }
    if (PLEA.matcher(said).find() && said.length() < 300) {
      return new Judged(SpeechAct.DEMAND, "");
    }
    if (NOT_OPEN.matcher(said).find()) {
      return new Judged(SpeechAct.ANNOUNCE, "");
    }
    boolean planned = PLAN.matcher(said).find() || OWN_PLAN.matcher(said).find();
    if (planned
        && !HEDGE.matcher(said).find()
        && !said.matches("(?is).*\\b(will|would|shall) (not|never)\\b.*|.*won't.*")) {
      return new Judged(SpeechAct.ANNOUNCE, "");
    }
    return new Judged(act, accused);
  }

  /// The act, or blame where the words blame others.
  Judged blames(Span span, Speaker speaker, SpeechAct act) {
    String who = Blame.in(span.of(text), speaker, false);
    return who.isEmpty() || !isParty(speaker)
        ? new Judged(act, "")
        : new Judged(SpeechAct.ACCUSE, who);
  }

  private static String firstWords(String said) {
    String[] words = said.split("\\s+", 9);
    return String.join(" ", List.of(words).subList(0, Math.min(8, words.length)));
  }

  /// A side of the conflict; what monitors say is no accusation by these words alone.
  static boolean isParty(Speaker speaker) {
    return speaker.behalf().isEmpty() || Actors.isSide(speaker.behalf());
  }

  String hedge(Span span) {
    Matcher m = HEDGE.matcher(span.of(text));
    return m.find() ? m.group().toLowerCase(Locale.ROOT) : "";
  }

  boolean negated(Span span) {
    String said = span.of(text);
    Matcher m = NEGATION.matcher(said);
    return m.find() && !said.substring(0, m.end()).toLowerCase(Locale.ROOT).endsWith("not only");
  }
}
