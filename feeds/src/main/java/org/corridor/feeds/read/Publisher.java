package org.corridor.feeds.read;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;

/// Whose own words a page is: who publishes a post, an advisory, a communiqué, a press release or a
/// bulletin, in the many ways in which these say so.
final class Publisher {
  private static final Pattern INSTITUTION = Pattern.compile(
      "(?iu)\\b(council|embassy|consulate|ministry|administration|governor|mayor|oblast head|red cross|icrc|ocha|unhcr|unicef|unrwa|wfp|iom|osce|msf|ohchr|united nations|government|delegation|committee|municipality|head office|army|general staff|headquarters|department|office of|ombuds\\w+|management cent(?:re|er)|command|service|police|railways?|crescent|commission|secretariat|parliament|armed forces|defen[cs]e forces|programme|chancellery|cent(?:re|er) for|médecins|amnesty|institute|university|human rights watch|crisis group|refugee council|rescue committee|observatory|doctors without|save the children|oxfam|presidency|municipal\\w*)\\b");
  private static final Pattern OUTLET = Pattern.compile(
      "(?iu)\\b(news|agency|times|post|daily|reuters|tass|interfax|press|herald|journal|guardian|radio|tv|broadcast|bbc|cnn|aggregat\\w+|wire|live|monitor|gazette|tribune|correspondent)\\b");
  private static final Pattern OURSELVES = Pattern.compile(
      "(?i)(?<![\\p{L}])(we|our|us)(?![\\p{L}])(?! (spoke|met|asked|visited|reported|reporter|correspondent|have learned|understand|saw|put it to))");
  private static final Pattern NO_REPORTER = Pattern.compile(
      "(?i)\\b((?:by|from) our (?:own )?(?:staff|special|correspondents?|reporters?|newsroom|editors?)|our (own )?(correspondent|reporter|newsroom|coverage|live)|meetings coverage|live updates)\\b");
  private static final Pattern OF_ITSELF = Pattern.compile(
      "^(?:The |A )?(?<who>ICRC|UN|OCHA|UNHCR|UNICEF|WFP|Embassy|Ministry|Council|Committee|Red Cross|Government|Mission|SMM|OSCE|MONUSCO|UNAMA|UNAMI|UNMISS|IAEA|IOM|WHO)\\b[^.]{0,30}? (?:was|were|saw|heard|monitored|observed|recorded|calls?|welcomes?|regrets?|urges?|reiterates?|stresses|remains?|will|has|have|strongly|again|also|reminds?|condemns?|expresses|warns?|thanks?|is|continues)\\b");
  static final Pattern TITLED = Pattern.compile(
      "(?i)^\\W*(?:joint |official |video |information |daily )?(?:statement|communiqu[eé]|press release|comment|appeal|message|briefing|address|advisory|bulletin|posts?|thread|tweets?|forwarded|remarks|speech|opening remarks|(?:telegram|facebook|twitter)(?: (?:channel|page|post|account))?) (?:of|by|from|attributable to|attributed to) (?:the )?(?<who>@?\\p{Lu}.{3,110}?)(?= \\(| on\\b| regarding\\b| about\\b| concerning\\b| in connection\\b| following\\b|,|:|$)");
  private static final Pattern OFFICE = Pattern.compile(
      "(?i)\\b(?:spokes\\w+|president|minister|secretary|commissioner|coordinator|director|representative|envoy|governor|mayor|head|chief|chair\\w*|ambassador|adviser|advisor|ombuds\\w+|rapporteur|delegate|delegation|commander|general|colonel)\\b");
  private static final Pattern PAPER = Pattern.compile(
      "(?i)^(?:joint )?(?:statement|communiqu[eé]|press release|appeal|message|address)\\s*\\R");
  /// A name of somebody: all words of it with capitals, small ones aside.
  private static final Pattern PROPER =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|of|for|the|and|in|on|to))*");
  private static final Pattern CHANNEL =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|today|now|live)){1,3}");
  /// What stands before a name: "Izium deputy mayor | Dmytro Orlov".
  static final String BEFORE_PERSON =
      "^(?:.* )?(?!(?:of|for|the|and|in|on|to) )\\p{Ll}[\\p{L}-]* (?=\\p{Lu}\\p{Ll}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){1,2}$)";
  private static final Pattern PAPER_KIND = Pattern.compile(
      "(?i)\\b(?:flash update|situation report|sitrep|operational update|humanitarian (?:update|bulletin|snapshot)|press release|news release|media release|statement|communiqu[eé]|bulletin|travel advice|advisory|for immediate release)\\b");
  /// Who is to be asked about a bulletin publishes it.
  private static final Pattern CONTACT = Pattern.compile(
      "(?i:\\b(?:contact|issued by|prepared by|produced by|published by))(?: the)? (?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3})");
  /// An organisation that is named at the end of the title of its paper.
  private static final Pattern NAMED_LAST =
      Pattern.compile("\\s[–—-]\\s(?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3})\\s*$");

  /// "Geneva, 18 March – The International Committee of the Red Cross (ICRC) wants …"
  private static final Pattern FIRST_NAMED = Pattern.compile(
      "\\s[–—-]\\s+(?:The )?(?<who>\\p{Lu}[\\p{L}’'-]+(?: (?:\\p{Lu}[\\p{L}’'-]+|of|for|the|and)){0,8})(?: \\((?<letters>\\p{Lu}{2,8})\\))?,? \\p{Ll}");

  /// "Geneva (ICRC), 18 March 2022 –"
  private static final Pattern LETTERS_IN_DATELINE =
      Pattern.compile("^\\p{Lu}[\\p{L}/ ,-]{2,40} \\((?<who>\\p{Lu}{2,8})\\),? \\d");

  /// "(Berlin, April 14, 2022) – …, the group said today."
  private static final Pattern SAID_TODAY = Pattern.compile(
      "^\\(?\\p{Lu}[\\p{L} ]{2,30},[^–—]{4,40}[–—-] .{20,600}?, (?<who>(?:the )?\\p{Lu}[\\p{L}’'-]+(?: (?:\\p{Lu}[\\p{L}’'-]+|of|for|the|and|on|without)){1,6}) said today\\b");

  /// "… by UNHCR's Representative, Kavita Belani – to whom quoted text may be attributed".
  private static final Pattern SUMMARY_OF = Pattern.compile(
      "(?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'.-]+){1,2})(?: [–—-]|,) to whom (?:the )?quoted text may be attributed");

  private static final Pattern SAID_IN_RELEASE = Pattern.compile(
      ", (?<who>(?:the )?\\p{Lu}[\\p{L}’'-]+(?: (?:\\p{Lu}[\\p{L}’'-]+|of|for|the|and|on|without)){0,6}) (?:said|says|warned|warns) today\\b");

  /// "Mariupol City Council: post of 14 March", "UNRWA – STATEMENT".
  private static final Pattern KIND_BEHIND = Pattern.compile(
      "(?i)\\s*[:|–—-]\\s+(?:telegram |facebook |video )?(?:post|message|update|statement|bulletin|channel)s?\\b.*$|\\s+(?:\\(\\p{Lu}{2,6}\\) )?(?:daily|weekly|spot|situation) (?:report|update)\\b.*$");

  private static final Pattern SMALL_VERB = Pattern.compile(
      "\\b(?:is|are|was|were|has|have|had|did|does|do|left|says?|said|fails?|failed|leaves?)\\b");
  private static final Pattern HEADLINE_VERB = Pattern.compile(
      "Hit|Under|Angers?|Fails?|Fires?|Says?|Rejects?|Blames?|Accuses?|Denies|Opens?|Closes?|Halts?|Stops?|Falls?|Hears|Meets|Seeks|Holds|Faces|Warns|Vows|Leaves|Kills?|Ends|Begins|Resumes?|Collapses?|Stalls?|doubt|fails?|ends?|leaves?|hits?|under");

  /// Who wrote an article.
  private static final Pattern BY_LINE = Pattern.compile(
      "^By \\p{Lu}\\p{Ll}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'.-]+){1,3}\\s*(?:[,|(].*)?$");

  /// A record of what many said.
  private static final Pattern MEETING =
      Pattern.compile("(?i)\\b(?:meetings?|session|hearing|debate)\\b");

  private static final Pattern MEETING_LINE = Pattern.compile(
      "(?i)\\bmeetings coverage\\b|\\b\\d{2,5}(?:st|nd|rd|th) meeting\\b|^\\W*minutes of\\b");

  /// What a digest or bulletin is called, and not whose it is.
  private static final Pattern NAME_OF_PAPER =
      Pattern.compile("(?i)\\b(?:digest|bulletin|update|brief|advisory|snapshot|monitor|watch)\\b");

  /// Who begins sentences: "UNRWA has moved …", "The Russian Centre warns …".
  private static final Pattern BEGINS = Pattern.compile(
      "^(?:The )?(?<who>\\p{Lu}{3,8}|\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+){1,4}) (?:has|had|was|is|are|were|did|does|will|can|\\p{Ll}+s)\\b");

  private static final int HEAD_CHARS = 200;
  private static final int HEAD_LINES = 5;
  private static final int NAME_MAX = 100;
  private static final int SENTENCES_MIN = 2;

  private final Page page;
  private final List<Sentence> sentences;
  private final Speakers speakers;

  /// The first lines that are not empty.
  private final List<String> head;

  private int ourselves;
  private int ofItself;
  private String itself = "";

  private Publisher(Page page, List<Sentence> sentences, Speakers speakers) {
    this.page = page;
    this.sentences = sentences;
    this.speakers = speakers;
    head =
        page.text().strip().lines().filter(l -> !l.isBlank()).limit(HEAD_LINES).toList();
  }

  /// Nobody where a page reports what others say.
  static Speaker of(Page page, List<Sentence> sentences, Speakers speakers) {
    return new Publisher(page, sentences, speakers).found();
  }

  /// "Mariupol City Council" of "Mariupol City Council: post of 14 March".
  static String withoutKind(String source) {
    return KIND_BEHIND.matcher(source).replaceFirst("");
  }

  private Speaker found() {
    String source = withoutKind(page.source());
    boolean outlet = OUTLET.matcher(source).find();
    Speaker author = outlet ? Speaker.NOBODY : Author.of(page, sentences, speakers);
    if (!author.isNobody()) {
      return author;
    }
    boolean others = head.stream()
        .anyMatch(l -> MEETING_LINE.matcher(l).find()
            || NO_REPORTER.matcher(l).find()
            || BY_LINE.matcher(l.strip()).matches());
    if (others || !counted()) {
      return Speaker.NOBODY;
    }
    boolean institution = !outlet
        && !isHeadline(source)
        && !MEETING.matcher(source).find()
        && (INSTITUTION.matcher(source).find() || Actors.find(source) != null);
    Matcher title = TITLED.matcher(top());
    boolean titled = title.find();
    for (String first : head) {
      title = titled ? title : TITLED.matcher(first);
      titled = titled || title.find();
    }
    titled = titled && !isHeadline(title.group("who"));
    // "Statement by the High Commissioner" on the page of the office that publishes it.
    boolean published = !source.isEmpty()
        && !outlet
        && !isHeadline(source)
        && (institution || ourselves >= SENTENCES_MIN);
    // Where the title names somebody, that is who speaks, whoever publishes.
    boolean named = titled
        && (isPerson(title.group("who").strip())
            || INSTITUTION.matcher(title.group("who")).find());
    String above = NAME_OF_PAPER.matcher(source).find() ? inHead() : "";
    if (!above.isEmpty()) {
      return office(above);
    }
    if (published && !named) {
      return speakers.publisher();
    }
    if (titled) {
      return office(title.group("who").strip().replaceFirst(BEFORE_PERSON, ""));
    }
    if (outlet) {
      return Speaker.NOBODY;
    }
    String line = inHead();
    if (!line.isEmpty()) {
      return office(line);
    }
    String paper = source.isEmpty() ? paperOf() : "";
    if (!paper.isEmpty()) {
      return office(paper);
    }
    return source.isEmpty() ? byMasthead() : Speaker.NOBODY;
  }

  /// "PRESS RELEASE", "Flash Update No. 9"; no sentence and no headline about one.
  private static boolean isKindOfPaper(String line) {
    return PAPER_KIND.matcher(line).find()
        && line.length() < NAME_MAX
        && !line.strip().matches(".*[.!?]")
        && !SMALL_VERB.matcher(line).find()
        && !isHeadline(line);
  }

  /// Is it named as ministries, councils, agencies are?
  static boolean isInstitution(String name) {
    return INSTITUTION.matcher(name).find();
  }

  /// "Jan Egeland", "the High Commissioner", and no organisation.
  private static boolean isPerson(String who) {
    return OFFICE.matcher(who).find()
        || Actors.find(who) != null
        || (who.matches("\\p{Lu}\\p{Ll}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'.-]+){1,2}")
            && !INSTITUTION.matcher(who).find()
            && !Topics.isPlaceOrPaper(who)
            && Actors.party(who).isEmpty());
  }

  private static Speaker office(String name) {
    return new Speaker(name, "", Actors.party(name), false);
  }

  /// Counts how often the page speaks of itself; false where a reporter does.
  private boolean counted() {
    for (Sentence s : sentences) {
      String text = s.span().of(page.text());
      if (NO_REPORTER.matcher(text).find()) {
        return false;
      }
      String unquoted = text.replaceAll("[\"“”«][^\"“”»]*[\"“”»]?", " ");
      if (s.kind() == Line.Kind.BODY && OURSELVES.matcher(unquoted).find()) {
        ourselves++;
      }
      Matcher it = OF_ITSELF.matcher(text);
      if (it.find()) {
        ofItself++;
        // By its letters rather than "the Mission".
        boolean letters = it.group("who").equals(it.group("who").toUpperCase(Locale.ROOT));
        itself = itself.isEmpty() || letters ? it.group("who") : itself;
      }
    }
    return true;
  }

  /// An institution that has a line of its own above a paper: "Luhansk Regional Military
  /// Administration" and below it "BULLETIN".
  private String inHead() {
    boolean paper = head.stream()
        .limit(3)
        .anyMatch(l -> isKindOfPaper(l) || NAME_OF_PAPER.matcher(l).find());
    for (String line : head.subList(0, Math.min(3, head.size()))) {
      String name = line.strip();
      boolean whole = name.length() < NAME_MAX && PROPER.matcher(name).matches();
      boolean known = INSTITUTION.matcher(name).find() && !OUTLET.matcher(name).find();
      if (paper && whole && known && name.contains(" ") && !isHeadline(name)) {
        return name;
      }
    }
    return "";
  }

  /// The first line, or who means themselves.
  private Speaker byMasthead() {
    String name = Masthead.of(page, sentences, INSTITUTION);
    if (name.isEmpty() && ourselves >= SENTENCES_MIN) {
      // A channel with a name of its own.
      String first = page.title().strip();
      boolean channel =
          CHANNEL.matcher(first).matches() && !OUTLET.matcher(first).find();
      name = channel ? first : "";
    }
    boolean proper = PROPER.matcher(name).matches() && INSTITUTION.matcher(name).find();
    if (isHeadline(name)) {
      return Speaker.NOBODY;
    }
    if (!name.isEmpty() && !OUTLET.matcher(name).find() && (proper || ourselves + ofItself > 0)) {
      return SlavicVoice.named(name);
    }
    return ofItself >= SENTENCES_MIN ? office(itself) : Speaker.NOBODY;
  }

  /// Does it tell something ("Security Council Hears Rival Accounts"), or what kind of page it is?
  private static boolean isHeadline(String name) {
    if (name.matches("(?:In|At|On|From|Inside|Near|Under|After|Before|As|With) \\p{L}.*")) {
      return true;
    }
    String[] words = name.split("\\s+", -1);
    for (int i = 1; i < words.length; i++) {
      if (Cue.isSurelyVerb(words[i]) || HEADLINE_VERB.matcher(words[i]).matches()) {
        return true;
      }
    }
    return name.matches(
        "(?i)(?:flash|live|news|breaking|latest|updates?|advisory|digest|lines| )+");
  }

  /// Whose press release or bulletin a page is: by its title, its dateline, its first words, by
  /// whom it says to ask or who begins its sentences; empty where it is none.
  private String paperOf() {
    Matcher summary = SUMMARY_OF.matcher(page.text());
    if (summary.find()) {
      return summary.group("who");
    }
    boolean release = head.stream().limit(3).anyMatch(Publisher::isKindOfPaper);
    for (Sentence s : sentences) {
      String words = s.span().of(page.text());
      Matcher today = SAID_TODAY.matcher(words);
      if (release) {
        today = SAID_IN_RELEASE.matcher(words);
        if (!today.find() || !isInstitution(today.group("who"))) {
          continue;
        }
        today.reset();
      }
      if (s.kind() == Line.Kind.BODY && today.find()) {
        return today.group("who").replaceFirst("^the ", "");
      }
    }
    if (head.stream().limit(2).noneMatch(Publisher::isKindOfPaper)) {
      return "";
    }
    for (String line : head.subList(0, Math.min(2, head.size()))) {
      Matcher last = NAMED_LAST.matcher(line);
      if (last.find()) {
        return last.group("who");
      }
    }
    for (String line : head) {
      Matcher letters = LETTERS_IN_DATELINE.matcher(line);
      if (letters.find() && INSTITUTION.matcher(letters.group("who")).find()) {
        return letters.group("who");
      }
      Matcher first = FIRST_NAMED.matcher(line);
      boolean named = first.find()
          && (first.group("letters") != null
              || INSTITUTION.matcher(first.group("who")).find());
      if (named) {
        return first.group("who");
      }
    }
    Matcher contact = CONTACT.matcher(page.text());
    while (contact.find()) {
      String who = contact.group("who");
      if (INSTITUTION.matcher(who).find() || !Actors.party(who).isEmpty()) {
        return who;
      }
    }
    return beginsSentences();
  }

  private String beginsSentences() {
    Map<String, Integer> times = new HashMap<>();
    String most = "";
    for (Sentence s : sentences) {
      Matcher begins = BEGINS.matcher(s.span().of(page.text()));
      if (s.kind() == Line.Kind.BODY && begins.find()) {
        String who = begins.group("who");
        int count = times.merge(who, 1, Integer::sum);
        boolean more = count >= SENTENCES_MIN && count > times.getOrDefault(most, 0);
        most = more && INSTITUTION.matcher(who).find() ? who : most;
      }
    }
    return most;
  }

  /// Where a paper says by whom it is: its title, its source, or "STATEMENT" and the next line.
  private String top() {
    String text = page.text().strip();
    if (PAPER.matcher(text).find()) {
      return text.substring(0, Math.min(HEAD_CHARS, text.length())).replaceFirst("\\R+", " ");
    }
    String first = text.lines().findFirst().orElse("");
    return !page.source().isEmpty() ? page.source() : page.title().isEmpty() ? first : page.title();
  }
}
