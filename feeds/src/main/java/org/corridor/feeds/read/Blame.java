package org.corridor.feeds.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.feeds.Speaker;

/// Blame that is put on others by what they are said to do, without a word of blaming: who that is.
final class Blame {
  private static final Pattern OTHERS = Pattern.compile(
      "(?<who>\\b(?:the |its |their |these |a )?(?:[\"“]?(?:" + words("side")
          // Of a war that nobody wrote down here.
          + "|(?-i:(?<![\\p{L}-])(?!(?:Our|My|No|All|Both|The|These|Those|Their|Some|Any|Local|Joint|Peacekeeping|Nations|Armed|Such|Own|UN|Many|Most|Other)\\b)\\p{Lu}[\\p{L}-]{1,40}+)(?= (?:forces|troops|army|soldiers|fighters|militants|militia|militiamen|artillery|aviation|snipers|gunmen|warplanes|drones)\\b)"
          + ")[\"”]?)(?: (?:" + words("of-side")
          + ")){0,6}(?: of (?:the )?(?:regime|enemy|army|occupiers|government|(?-i:\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)))?)(?: (?:at|in|near|from|outside|around) (?:the )?\\p{Lu}[\\p{L}-]+)?\\s+[\"“]?(?:had |has |have |been |was |were |are |is |now |again |once (?:more|again) |continued? to |continues to |try to |tried to |trying to |keep |kept |wants? to |want to |deliberately |intentionally |systematically |simply |still |also |never |did |does |do |will |would |can |could ){0,8}(?:not )?[\"“]?(?:(?:at|in|near|on|from|of) (?:the )?[\\p{L}-]+(?: there)? )?(?<deed>"
          + words("deed") + ")",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FORCED = Pattern.compile(
      "\\b(?:taken|deported|moved|transferred|driven|sent|forced)\\b[^.;]{0,40}\\b(?:to|into) (?<who>Russia|Belarus|Azerbaijan|Sudan|Egypt)\\b[^.;]{0,40}\\b(?:against their will|by force|forcibly|without their consent)|\\bforcibly (?:taken|deported|moved|transferred|sent) (?:to|into) (?<whom>Russia|Belarus)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern KEPT = Pattern.compile(
      "^(let(ting|s)?|allow\\w*|observ\\w*|respect\\w*|kept|keep\\w*|cease\\w*|release\\w*|us(es|e|ed|ing))$",
      Pattern.CASE_INSENSITIVE);
  /// "Kept us waiting", "keeps people from leaving".
  private static final Pattern BACK = Pattern.compile(
      "^ (?:closed|shut|blocked)\\b|^ (?:(?:us|them|him|her|people|residents|civilians|buses|everyone|everybody|(?:the|our|its|their) [\\p{L}-]+) )?(?:waiting|hostage|in captivity|prisoner|from \\w+ing)\\b|^[^,.;]{3,40}? (?:closed|blocked|shut|under fire|cut off)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BY_OTHERS = Pattern.compile(
      "\\b(let through|let in|let out|held up|stopped|turned away|robbed|searched|killed|wounded|(?:shelling|attacks?|bombing|bombardment|strikes?|blockade|killing|detention|abduction|seizure|looting|violations?|breach|obstruction|disruption|sabotage|shooting|refusal|fire)\\b(?! (?:was|were|is|has))|seized|blocked|shelled|mined|attacked|bombed|hit|held|taken hostage|stopped|turned back|shot(?: at)?|fired (on|at|upon)|looted|destroyed|broken|violated|disrupted|thwarted|prevented|driven out|detained|abducted|robbed|not (?:kept|observed|respected|honou?red|fulfilled))\\b[^.,;]{0,40}? by (?:the )?(?<who>[^.,;]{3,50}?)(?= and\\b| in\\b| on\\b| of\\b| from\\b| between\\b| at\\b| near\\b| during\\b|[.,;]|$)",
      Pattern.CASE_INSENSITIVE);

  /// "it was coalition air raids that had cut the road", "the closure was the fault of the Russian
  /// side".
  private static final Pattern IT_WAS = Pattern.compile(
      "^\\s*(?:that )?it (?:was|is) (?:not \\w+ but )?(?<who>[^,.;]{3,60}?) (?:that|who|which) (?:had |has |have )?(?:not )?(?<deed>cut|broken?|broke|fired|shelled|blocked|attacked|violated|mined|prevented|refused|held|closed|bombed|destroyed|kept|stopped|opened fire|disrupted|failed|refused|started|begun|began|hit|struck)",
      Pattern.CASE_INSENSITIVE);
  /// "Because of the orcs, who shelled the road", "because of shelling from the side of the army".
  private static final Pattern BECAUSE = Pattern.compile(
      "\\b(?:because of|due to|owing to) (?:the )?(?:(?:constant |continuous |massive |heavy )?(?:shelling|fire|attacks?|strikes?|bombing|bombardment|obstruction|blockade|mining|actions?) (?:from the side of|on the part of|by|from) (?:the )?(?<who>[^.,;]{3,50}?)(?=[.,;]|$| (?:in|on|at|near|and)\\b)|(?<whom>[^.,;]{3,40}?), (?:who|which) (?:had |have |has )?(?:shell|block|fire|broke|violat|attack|refus|open|mine|kept|held|did not|stopped|clos|bomb)\\w*)",
      Pattern.CASE_INSENSITIVE);

  /// "Insurgents tried to take out captives, breaching the terms."
  private static final Pattern BREACHING = Pattern.compile(
      "^\\s*(?:.{0,60}\\bbecause )?(?:the )?(?<who>[\\p{L} -]{3,40}?) (?:had |have |has )?(?!(?:was|were|is|are|been|be)\\b)\\p{L}+\\b[^.;]{0,90}?,? (?:(?:in|a) (?:breach|violation) of|breaching|violating|thereby breaking|thereby violating)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FAULT = Pattern.compile(
      "\\b(?:through|by|due to|because of|is|was|were) (?:the )?(?:fault|guilt) of (?:the )?(?<who>[^,.;]{3,50}?)(?=[,.;]|$| (?:and|in|on|at)\\b)|\\b(?<whom>[^,.;:]{3,60}?) (?:is|are|was|were) (?:to blame|responsible|guilty|at fault)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MILITANT = Pattern.compile(
      "\\b(militants?|nationalists?|occupiers?|terrorists?|rebels|insurgents?|regime|gunmen|battalions?|militias?|saboteurs|enemy|invaders|orcs|separatists?|fighters|army|troops)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FIGHTERS = Pattern.compile(
      MILITANT.pattern()
          + "|\\b(soldiers|militia(?:men|s)?|snipers|radicals|forces|aircraft|artillery|gunners|commanders|mercenaries|loyalists|hardliners|guards|border guards|junta|authorities|garrison|jets|drones)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern VICTIMS = Pattern.compile(
      "\\b(civilians?|residents?|people|women|men|children|child|refugees?|families|family|hostages?|prisoners?|bus(es)?|drivers?|volunteers?|patients?|journalists?|workers?|evacuees?|students?|villagers?|citizens?|nationals?|was|were|is|are|been|be|had|has|have)\\b",
      Pattern.CASE_INSENSITIVE);
  /// What happened to somebody they did not do.
  private static final Pattern HAPPENED = Pattern.compile(
      "\\s+(?:(?:had|has|have|having|also|again|then|never|not) ){0,3}(?:(?:was|were|is|are|been|being|be|got) (?:\\p{L}+ly )?(?:\\p{L}+(?:ed|en)|shot|hit|held|left|kept|sent|put|told|cut|hurt|burnt|shut|met|made|caught|brought)|(?:come|came|comes) under|suffered|lost)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern SUBJECT = Pattern.compile(
      "^\\W*(?:(?:that|and|but|then|on \\w+|it (?:was|is)) )?(?<who>(?:[\\p{L}'’\"“”-]+ ){0,5}?[\\p{L}'’\"“”-]+) (?:(?:that|who) )?(?!(?:was|were|is|are|been) (?:\\w+ly )?\\w+(?:ed|en)\\b)(?:had|has|have|were|was|are|is|did|do|does|simply|never|deliberately|again|will|would|could|cannot|\\p{L}+(?:ed|ing)|took|takes?|shot|shoots?|broke|breaks?|held|holds?|fires?|hits?|kept|keeps?|left|leaves?|came|comes?|sent|puts?|lets?|lays?|laid|drives?|drove|uses?|steals?|stole|turns?|wrecks?)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT = Pattern.compile("\\b(not|never)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SUFFERED = Pattern.compile(
      "\\b(?:been|was|were|are|is) (?:\\w+ly )?(?:not )?(?!us(?:ed|ing))\\w+(?:ed|en|ut|ot|ilt)$",
      Pattern.CASE_INSENSITIVE);
  private static final int SAYER_MAX = 80;
  private static final int LENGTH_MAX = 2_000;

  private Blame() {}

  private static String words(String what) {
    return Words.list("blame.tsv").stream()
        .filter(row -> row.getFirst().equals(what))
        .map(row -> row.get(1))
        .collect(Collectors.joining("|"));
  }

  /// Who does what is told of in words that are known to blame: their subject, where it is a side
  /// or
  /// fighters; empty elsewhere.
  static String subject(String words, Speaker speaker) {
    Matcher m = SUBJECT.matcher(words.substring(0, Math.min(LENGTH_MAX, words.length())));
    if (!m.find()) {
      return "";
    }
    String who = bare(m.group("who"));
    String theirs = Actors.party(who);
    boolean own = !theirs.isEmpty() && theirs.equals(speaker.behalf());
    boolean side = FIGHTERS.matcher(who).find()
        || (!theirs.isEmpty() && (who.indexOf(' ') < 0 || who.endsWith(" side")));
    boolean suffered = VICTIMS.matcher(who).find()
        || HAPPENED.matcher(words.substring(m.end("who"))).lookingAt();
    return side && !own && !suffered ? who : "";
  }

  private static final Pattern AGENT = Pattern.compile(
      "\\b(?:was|were|been|be|being|is|are|had)\\b(?: \\p{L}+){0,3}? \\p{L}+(?:ed|en|wn|un|ut|ot|ade|eld|ent|ought)\\b[^.,;]{0,40}? by (?:the )?[\"“]?(?<who>[^.,;\"”]{3,50}?)[\"”]?(?= (?:and|in|on|of|from|at|near|during|to|as)\\b|[.,;\"”]|$)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern IT_IS = Pattern.compile(
      "(?:^|\\b(?:that|but|and) )\\W*it(?:['’]s| is| was) (?<who>(?:the )?[\\p{L} '’-]{3,40}?),? (?:that|who)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern FOR = Pattern.compile(
      "\\b(?:because|since|as long as|so long as|until) (?<who>(?:the |a )?[\\p{L}'’ -]{3,40}?) (?:had|has|have|did|do|does|was|were|never|would|will|refused?|blocked|fired|shelled|would)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern THEY = Pattern.compile(
      "^\\W*(?:(?:and|but|then|in \\p{Lu}\\p{L}+) )?(?<who>those (?:who|\\p{L}+ing)\\b[^,.;]{0,40}?|(?:the )?other (?:side|party)|your (?:men|people|side|troops|army)|both (?:sides|parties)) (?=\\p{Ll})",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern MENTIONED = Pattern.compile(
      "(?:^|[:;,–] |\\b(?:because|that|and|but|then|had|by|until|where|if|since|down to|unless|only|of|says?|said) )(?:the |its |their |some |armed )?(?<who>(?:[\\p{L}’'-]+ ){0,2}(?:"
          + FIGHTERS.pattern().replace("\\b", "")
          + "|officers?|commanders?|side)(?: of (?:the )?\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)?|(?-i:\\p{Lu})[\\p{L}’'-]+(?= (?:had|has|have|did|does|is|was|were|will|would|wants?|\\p{Ll}+ed)\\b))(?![\\p{L}’'-])",
      Pattern.CASE_INSENSITIVE);

  /// Whom something blames that is known to blame, where no word of it tells in which way: who did
  /// it, by the build of the sentence; empty where it says "they" or nobody.
  static String byBuild(String words, Speaker speaker) {
    String said = words.substring(0, Math.min(LENGTH_MAX, words.length()));
    String plain = withoutSayer(said);
    String subject = subject(plain, speaker);
    if (!subject.isEmpty()) {
      return subject;
    }
    for (Pattern pattern : List.of(IT_IS, AGENT, FOR)) {
      Matcher m = pattern.matcher(plain);
      if (m.find() && isOther(bare(m.group("who")), speaker)) {
        return bare(m.group("who"));
      }
    }
    Matcher first = SUBJECT.matcher(plain);
    if (first.find()
        && !HAPPENED.matcher(plain.substring(first.end("who"))).lookingAt()
        && isOther(bare(first.group("who")), speaker)) {
      return bare(first.group("who"));
    }
    Matcher they = THEY.matcher(plain);
    return they.find() && !HAPPENED.matcher(plain.substring(they.end("who"))).lookingAt()
        ? they.group("who").strip()
        : mentioned(plain, speaker);
  }

  /// The first side or fighters that something is told of, where nothing else tells who is blamed.
  private static String mentioned(String said, Speaker speaker) {
    Matcher m = MENTIONED.matcher(said);
    while (m.find()) {
      String who = bare(m.group("who"));
      String theirs = Actors.party(who);
      boolean own = !theirs.isEmpty() && theirs.equals(speaker.behalf());
      boolean somebody =
          FIGHTERS.matcher(who).find() || (!theirs.isEmpty() && who.indexOf(' ') < 0);
      boolean happened = HAPPENED.matcher(said.substring(m.end("who"))).lookingAt();
      if (somebody && !own && !happened && !who.matches("(?i)(?:our|my|no|all|both)\\b.*")) {
        return who;
      }
    }
    return "";
  }

  /// Another side, or fighters of one.
  private static boolean isOther(String who, Speaker speaker) {
    String theirs = Actors.party(who);
    return who.split(" ", -1).length <= 5
        && !VICTIMS.matcher(who).find()
        && (theirs.isEmpty() ? FIGHTERS.matcher(who).find() : !theirs.equals(speaker.behalf()));
  }

  /// "The occupiers, he writes there, run the checks": without who says it in its midst.
  private static String withoutSayer(String said) {
    String[] parts = said.split(",", -1);
    StringBuilder rest = new StringBuilder(parts[0]);
    boolean left = false;
    for (int i = 1; i < parts.length; i++) {
      boolean sayer = i < parts.length - 1
          && parts[i].length() < SAYER_MAX
          && Stream.of(parts[i].strip().split("\\s+", -1))
              .anyMatch(word -> Cue.isSurelyVerb(word.replaceAll("[^\\p{L}]", "")));
      if (!sayer) {
        rest.append(left ? "" : ",").append(parts[i]);
      }
      left = sayer;
    }
    return rest.toString();
  }

  /// Who is blamed in what is said; empty where nobody of the others is.
  static String in(String words, Speaker speaker, boolean sure) {
    // Nobody blames in so many words.
    // "It was Kyiv, he countered, that had failed": what stands between is not of it.
    String said = words
        .substring(0, Math.min(LENGTH_MAX, words.length()))
        .replaceAll(", (?:he|she|they|it) [a-z]+(?: [a-z]+)?,", "");
    Matcher others = OTHERS.matcher(said);
    while (others.find()) {
      String who = bare(others.group("who"));
      String theirs = Actors.party(who);
      boolean own = !theirs.isEmpty() && theirs.equals(speaker.behalf());
      boolean kept = KEPT.matcher(others.group("deed")).matches()
          && !NOT.matcher(others.group()).find()
          && !BACK.matcher(said.substring(others.end())).find();
      // Who was wounded or executed did not do it.
      boolean suffered = SUFFERED.matcher(others.group()).find();
      boolean misused = others.group("deed").matches("(?i)us(es|e|ed|ing)")
          && said.substring(others.end())
              .matches(
                  "(?is)^ (?:the |a )?(?:pause|truce|ceasefire|silence|time|talks|negotiations|corridors?|civilians|residents|people|hospital|school|cover|children|ambulances)\\b.*");
      kept &= !misused;
      boolean sided = !speaker.behalf().isEmpty()
          || !theirs.isEmpty()
          || who.matches(
              "(?i).*\\b(regime|occupiers?|enemy|aggressors?|militants?|terrorists?|nationalists?|gunmen|invaders?)\\b.*")
          || said.matches("(?is).*\\b(on purpose|deliberately|intentionally|knowingly)\\b.*");
      if (!own && !kept && !suffered && sided) {
        return who;
      }
    }
    Matcher forced = FORCED.matcher(said);
    if (forced.find()) {
      String who = forced.group("who") == null ? forced.group("whom") : forced.group("who");
      if (!Actors.party(who).equals(speaker.behalf())) {
        return who;
      }
    }
    Matcher by = BY_OTHERS.matcher(said);
    if (by.find()) {
      String who = bare(by.group("who"));
      String theirs = Actors.party(who);
      boolean other =
          theirs.isEmpty() ? MILITANT.matcher(who).find() : !theirs.equals(speaker.behalf());
      if (other) {
        return who;
      }
    }
    for (Pattern pattern : List.of(IT_WAS, FAULT, BECAUSE, BREACHING)) {
      Matcher m = pattern.matcher(said);
      if (m.find()) {
        boolean two = pattern == FAULT || pattern == BECAUSE;
        String who = bare(two && m.group("who") == null ? m.group("whom") : m.group("who"));
        String theirs = Actors.party(who);
        boolean own = (!theirs.isEmpty() && theirs.equals(speaker.behalf()))
            || who.matches("(?i)(?:not )?(?:we|us|our\\b.*|i|me)|not .*");
        // Those to whom it happened are not to blame.
        boolean sided = !theirs.isEmpty() || MILITANT.matcher(who).find();
        boolean loose = pattern == BECAUSE || pattern == BREACHING;
        if (!own && (!loose || sided) && Character.isLetter(who.isEmpty() ? ' ' : who.charAt(0))) {
          return who.replaceFirst(
              "(?i) (air raids?|air ?strikes?|shelling|artillery|fire|forces|troops|snipers|mines)$",
              "");
        }
      }
    }
    if (sure) {
      String first = said.split("\\s+", 2)[0];
      return Actors.party(first).isEmpty() && !Character.isUpperCase(first.charAt(0))
          ? ""
          : bare(first);
    }
    return "";
  }

  private static String bare(String who) {
    return who.replaceAll("[\"“”]", "")
        .replaceFirst("^(?i)(the|its|their) ", "")
        .strip();
  }
}
