package org.corridor.feeds.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;
import org.jspecify.annotations.Nullable;

/// Who is meant: whom words name, whom a pronoun means, who publishes.
final class Speakers {
  private static final String KIND =
      "(?i)\\s+[–—|/-]\\s+(?:\\w+ )?(?:advisory|release|statement|communiqu[eé]|update|appeal|briefing|telegram|facebook|twitter|channel|chat|page|account)\\s*$";

  /// "OCHA – Ukraine: Flash Update No. 9".
  private static final String NUMBERED_PAPER =
      "(?i)\\s*[–—:|-]\\s+[^–—|]*\\b(?:flash update|situation (?:report|update)|sitrep|bulletin|snapshot|digest|update|report|advisory|release)\\b(?:\\s+(?:no\\.?\\s*)?\\d+)?\\s*$";

  /// "Bulletin of the Joint Coordination Headquarters", "Official page of the council".
  private static final String OF_WHOM =
      "(?i)^(?:the )?(?:official |daily |weekly |press )*(?:posts?|message|statement|comment|bulletin|briefing|update|report|newsletter|communiqu[eé]|advisory|release|service|page|channel|website|account) (?:by|of|from) (?:the )?";

  private final Page page;
  private final Naming naming;
  private Speaker lastPerson = Speaker.NOBODY;
  private Speaker lastWoman = Speaker.NOBODY;
  private Speaker lastMan = Speaker.NOBODY;
  private Speaker lastOffice = Speaker.NOBODY;
  private static final int NAME_WORDS_MAX = 12;

  /// A paper says what whoever was named before it says.
  static final String PAPER =
      "(?:statement|message|post|text|document|communiqu[eé]|publication|release|letters?|tweet|bulletin|declaration|report|readout|dispatch|press service)";

  /// "The Council's statement", "its communiqué".
  private static final Pattern OWNED_PAPER =
      Pattern.compile("(?i)(?:(?<who>.+?)['’]s?|its|his|her|their) (?:[\\p{L}-]+ )?" + PAPER);

  /// "a statement by the Interior Ministry in Gaza".
  private static final Pattern PAPER_BY = Pattern.compile(
      "(?i)(?:an? |the )?(?:[\\p{L}-]+ )?" + PAPER
          + " (?:by|from|of) (?:the )?(?<who>(?-i:\\p{Lu}).{1,80}?)(?: on (?:twitter|telegram|facebook|x|\\p{L}+day))?");

  private Speaker last = Speaker.NOBODY;

  /// Whose name and colon stood last.
  private Speaker announced = Speaker.NOBODY;

  private int lastParagraph = -1;

  /// Whom the last sentence was about in which nobody said anything.
  private Speaker subject = Speaker.NOBODY;

  private int subjectParagraph = -1;
  private Speaker lastGroup = Speaker.NOBODY;

  /// Somebody whom the sentence before named anywhere.
  private Speaker anybody = Speaker.NOBODY;

  private int anybodyParagraph = -1;
  private Speaker nextAnybody = Speaker.NOBODY;

  /// Which side or institution the last sentences were about: "The army followed on Facebook."
  private Speaker lastSide = Speaker.NOBODY;

  private int sideParagraph = -1;

  /// Which the sentence is about that is read now: not whom "it" means in it.
  private Speaker nextSide = Speaker.NOBODY;

  private int nextParagraph = -1;
  private boolean spokeSince;
  private final Topics topics;

  Speakers(Page page, Naming naming) {
    this.page = page;
    this.naming = naming;
    topics = new Topics(naming);
  }

  /// Who said something last.
  Speaker last() {
    return last;
  }

  Speaker lastPerson() {
    return lastPerson;
  }

  Speaker lastOffice() {
    return lastOffice;
  }

  int lastParagraph() {
    return lastParagraph;
  }

  /// Whom words name, without what stood before.
  Speaker named(Sentence s, int from, int to) {
    return naming.speaker(s, from, to);
  }

  /// Whom "he" and "she" mean next, where nobody has said anything.
  void named(Sentence s) {
    Speaker topic = topics.person(s);
    Speaker someone = topic.isNobody() ? presented(s) : topic;
    someone = someone.isNobody() ? topics.titled(s) : someone;
    // "He also recalled that Minister Kuleba would meet …": not who is named behind it.
    boolean behind = s.is(0, "he", "she") || (s.size() > 3 && s.is(2, "he", "she"));
    if (!someone.isNobody() && !behind) {
      meant(someone);
    }
    boolean again = s.is(0, "he", "she") && s.size() > 2 && s.at(1).tag().matches("VERB|AUX|ADV");
    if (again || !topic.isNobody() || subjectParagraph != s.paragraph()) {
      subject = again ? pronoun(s, 0) : topic;
    }
    subjectParagraph = s.paragraph();
    if (anybodyParagraph != s.paragraph()) {
      anybody = Speaker.NOBODY;
    }
    anybody = nextAnybody.isNobody() ? anybody : nextAnybody;
    anybodyParagraph = s.paragraph();
    nextAnybody = topics.anybody(s);
    Speaker group = topics.group(s);
    if (!group.isNobody()) {
      lastGroup = group;
    }
    Speaker side = topics.side(s);
    if (!nextSide.isNobody()) {
      lastSide = nextSide;
      sideParagraph = nextParagraph;
    }
    nextSide = side;
    nextParagraph = s.paragraph();
    if (!side.isNobody()) {
      spokeSince = false;
    }
  }

  private Speaker presented(Sentence s) {
    for (Naming.Name name : Naming.namesIn(s.tokens(), 0, s.size())) {
      boolean first = name.from() == 0 && isPresented(s, name.to());
      if (s.kind() == Line.Kind.BODY && (first || naming.isPerson(name.text()))) {
        return naming.person(name.text(), "");
      }
    }
    return Speaker.NOBODY;
  }

  private void meant(Speaker person) {
    lastPerson = person;
    if (isWoman(person)) {
      lastWoman = person;
    } else {
      lastMan = person;
    }
  }

  /// Whom a quotation without a verb is of: whom the sentence before it in the paragraph is about,
  /// else who spoke last.
  Speaker ofQuotation(int paragraph) {
    return subject.isNobody() || subjectParagraph != paragraph ? last : subject;
  }

  /// "Dmytro Lunin, who runs the region, …", "…, the commander of …".
  private static boolean isPresented(Sentence s, int comma) {
    if (comma >= s.size() - 2 || !s.at(comma).isComma()) {
      return false;
    }
    boolean office = false;
    for (int k = comma + 1; k < Math.min(s.size(), comma + 6); k++) {
      office |= Offices.isNoun(s.at(k).text());
    }
    return s.is(comma + 1, "who") || office;
  }

  /// A line that is a name and a colon: who speaks behind it.
  Speaker announced(Sentence s) {
    if (s.size() < 2 || s.size() > NAME_WORDS_MAX || !s.is(s.size() - 1, ":")) {
      return Speaker.NOBODY;
    }
    Speaker next = named(s, 0, s.size() - 1);
    boolean verb = s.tokens().stream().anyMatch(Token::isVerb);
    return !verb && next.name().contains(" ") && (next.known() || !next.role().isEmpty())
        ? next
        : Speaker.NOBODY;
  }

  void announce(Speaker who) {
    announced = who;
  }

  /// Who means themselves by "we".
  Speaker ourselves() {
    return announced.isNobody() ? publisher() : announced;
  }

  boolean isSpeakerLike(String words) {
    String name = words.strip();
    return Actors.find(name) != null
        || naming.fullName(name) != null
        || (!Actors.party(name).isEmpty()
            && name.split("\\s+", -1).length <= 3
            && name.equals(name.toUpperCase(Locale.ROOT)));
  }

  Speaker namedIn(String words) {
    String name = words.strip();
    Actors.Actor actor = Actors.find(name);
    String full = naming.fullName(name);
    return naming.person(full == null ? actor == null ? name : actor.name() : full, "");
  }

  Speaker speakerOf(Sentence s, int length) {
    int to = 0;
    while (to < s.size() && s.at(to).to() <= s.span().from() + length) {
      to++;
    }
    return naming.speaker(s, 0, to);
  }

  Speaker possessor(Sentence s, int from, int to) {
    Speaker found = naming.speaker(s, from, to);
    String bare = found.name().replaceFirst("\\s*['’]s?$", "");
    return new Speaker(bare, found.role(), found.behalf(), found.known());
  }

  // ---- who

  /// Does what is known of somebody's office leave room for another?
  private static boolean mayHold(String role, String noun) {
    return role.isBlank()
        || noun.matches("official|general|diplomat")
        || role.contains(noun)
        || (noun.equals("governor") && role.contains("head"));
  }

  Speaker definite(Sentence s, Subject subject) {
    Speaker speaker = naming.speaker(s, subject.from(), subject.to());
    boolean single = subject.to() - subject.from() <= 2
        && (s.is(subject.from(), "the") || subject.to() - subject.from() == 2);
    if (!speaker.known() && single && !lastPerson.isNobody() && s.is(subject.from(), "the")) {
      String noun = s.at(subject.to() - 1).lower();
      boolean theirs = lastPerson.role().toLowerCase(Locale.ROOT).contains(noun)
          || (Set.of(
                      "official",
                      "general",
                      "diplomat",
                      "spokesman",
                      "spokeswoman",
                      "spokesperson",
                      "governor",
                      "mayor",
                      "minister",
                      "adviser",
                      "negotiator",
                      "president",
                      "envoy")
                  .contains(noun)
              && !lastPerson.isNobody()
              && last.equals(lastPerson)
              && mayHold(lastPerson.role().toLowerCase(Locale.ROOT), noun));
      if (theirs) {
        return lastPerson;
      }
    }
    boolean introduced = !speaker.known()
        && single
        && s.is(subject.from(), "the")
        && Offices.isNoun(speaker.name())
        && lastOffice
            .name()
            .toLowerCase(Locale.ROOT)
            .contains(speaker.name().toLowerCase(Locale.ROOT));
    if (introduced) {
      // "the adviser" behind "an adviser to the president".
      return lastOffice;
    }
    if (!speaker.known() && s.is(subject.from(), "the") && Offices.isOffice(speaker)) {
      // "Hans Grundberg … . "…", the UN envoy said": whom the sentence before was about.
      boolean meant = !this.subject.isNobody()
          && subjectParagraph == s.paragraph()
          && this.subject.equals(lastPerson)
          && lastPerson.role().isBlank()
          && (lastPerson.behalf().isEmpty()
              || speaker.behalf().isEmpty()
              || lastPerson.behalf().equals(speaker.behalf()));
      if (meant || Offices.holds(lastPerson, speaker)) {
        return lastPerson;
      }
    }
    Matcher owned = OWNED_PAPER.matcher(speaker.name());
    if (!speaker.known() && owned.matches()) {
      return owner(s, subject, owned.group("who"));
    }
    Matcher by = PAPER_BY.matcher(speaker.name());
    if (!speaker.known() && by.matches()) {
      String who = by.group("who");
      return isSpeakerLike(who) ? namedIn(who) : new Speaker(who, "", Actors.party(who), false);
    }
    boolean paper = s.is(subject.from(), "the", "this")
        && speaker.name().matches("(?i)" + PAPER)
        && !last.isNobody();
    if (paper) {
      return last;
    }
    if (s.is(subject.from(), "the") && GROUP.matcher(speaker.name()).matches()) {
      boolean ours = Actors.party(page.source()).matches("ICRC|UN|OCHA|UNHCR")
          || page.source()
              .toLowerCase(Locale.ROOT)
              .contains(speaker.name().toLowerCase(Locale.ROOT));
      boolean before = subject.to() - subject.from() == 2
          && !lastOffice.isNobody()
          && !lastOffice.name().equals(speaker.name())
          && isOne(lastOffice, speaker.name().toLowerCase(Locale.ROOT));
      boolean group = subject.to() - subject.from() == 2
          && !lastGroup.isNobody()
          && isGroup(lastGroup, speaker.name().toLowerCase(Locale.ROOT));
      return ours ? publisher() : before ? lastOffice : group ? lastGroup : speaker;
    }
    return speaker;
  }

  /// Whose a paper is says it.
  private Speaker owner(Sentence s, Subject subject, @Nullable String owner) {
    if (owner != null && !Days.isTime(s.at(subject.from()))) {
      return new Speaker(owner, "", Actors.party(owner), false);
    }
    if (owner == null && s.is(subject.from(), "his", "her")) {
      return lastPerson;
    }
    return owner != null || lastOffice.isNobody() ? last : lastOffice;
  }

  private static final Pattern GROUP = Pattern.compile(
      "(?i)organi[sz]ation|agency|group|ministry|council|embassy|company|bloc|faction|office|front|movement|militia|paramilitaries|charity|mission|cent(?:re|er)|party|watchdog|monitor|body|union|association|consulate|commission|committee|administration|command|army|military|force|railway");

  /// Can "the faction" be it?
  private static boolean isGroup(Speaker named, String noun) {
    String name = named.name();
    boolean state = named.behalf().length() == 2;
    return switch (noun) {
      case "faction", "group", "movement", "front", "militia", "paramilitaries", "force" -> !state;
      case "organisation", "organization", "agency", "charity", "watchdog", "monitor", "body" ->
        !state && !name.matches(".*\\b(Forces?|Army|Brigade|Guard)\\b.*");
      case "office" -> name.matches("OCHA|OHCHR|.*\\bOffice\\b.*");
      default -> name.toLowerCase(Locale.ROOT).contains(noun);
    };
  }

  /// Is it a ministry, an agency?
  private static boolean isOne(Speaker office, String noun) {
    boolean sameNoun = office.name().toLowerCase(Locale.ROOT).contains(noun);
    boolean letters = office.name().matches("\\p{Lu}{2,8}");
    return sameNoun || (letters && noun.matches("organi[sz]ation|agency|group"));
  }

  Speaker pronoun(Sentence s, int at) {
    if (s.is(at, "she", "her") && !lastWoman.isNobody()) {
      return lastWoman;
    }
    if (s.is(at, "he", "him") && isWoman(lastPerson) && !lastMan.isNobody()) {
      return lastMan;
    }
    boolean other = (s.is(at, "he", "him") && isWoman(lastPerson))
        || (s.is(at, "she", "her") && isMan(lastPerson));
    if (other) {
      // Somebody who was not named.
      boolean fits = s.is(at, "he", "him") ? !isWoman(anybody) : !isMan(anybody);
      return fits && !anybody.equals(lastPerson) ? anybody : Speaker.NOBODY;
    }
    if (s.is(at, "he", "she", "him", "her")) {
      Speaker known = lastPerson.isNobody() ? last : lastPerson;
      return known.isNobody() ? anybody : known;
    }
    if (s.is(at, "they") && at > 1 && s.is(at - 2, "in") && s.at(at - 1).isCapital()) {
      // "In Kyiv they declared".
      String party = Actors.party(s.at(at - 1).text());
      if (!party.isEmpty()) {
        return new Speaker(s.at(at - 1).text(), "", party, false);
      }
    }
    if (s.is(at, "it", "they", "them")) {
      if (sideParagraph == s.paragraph() && !spokeSince) {
        return lastSide;
      }
      return lastOffice.isNobody() ? last : lastOffice;
    }
    return last;
  }

  Speaker publisher() {
    if (page.source().isEmpty()) {
      return last;
    }
    Actors.Actor actor = null;
    for (String part : page.source().split("[/.,|]", -1)) {
      actor = actor == null ? Actors.find(part) : actor;
    }
    // "Embassy of … – Advisory": what kind of paper it is.
    String name = Publisher.withoutKind(page.source())
        .replaceFirst(KIND, "")
        .replaceFirst(NUMBERED_PAPER, "")
        .replaceFirst(OF_WHOM, "")
        .replaceFirst(Publisher.BEFORE_PERSON, "")
        .replaceFirst("\\s*\\([^)]*\\)\\s*$", "")
        .replaceAll("^[^\\p{L}\\p{N}@«\"“]+|[^\\p{L}\\p{N}»\"”.]+$", "");
    return actor == null
        ? new Speaker(name, "", Actors.party(name), false)
        : new Speaker(actor.name(), actor.office(), actor.party(), true);
  }

  /// Slavic first names of women end so; offices may tell too.
  private static boolean isWoman(Speaker speaker) {
    String first = speaker.name().split("\\s+", 2)[0];
    boolean name =
        first.matches("(?i)umm|um|.{2,}[aая]|michelle|lise|valerie|lynn|cindy|joyce|rosemary|carla")
            && !first.matches(
                "(?i)(mykola|nikita|illia|ilya|luka|sava|foma|микола|никита|илья|ілля|лука|mustafa|moussa|musa|issa)");
    String woman = "(?i).*\\b(spokeswoman|woman|chairwoman|mother|grandmother|widow|girl)\\b.*";
    return name || speaker.role().matches(woman) || speaker.name().matches(woman);
  }

  private static boolean isMan(Speaker speaker) {
    return speaker.role().matches("(?i).*\\b(?:spokesman|chairman|man|father|king)\\b.*")
        || speaker.name().matches("(?i).*\\b(?:spokesman|chairman|man|father)\\b.*");
  }

  void remember(Speaker speaker, int paragraph) {
    last = speaker;
    lastParagraph = paragraph;
    spokeSince = true;
    boolean person = speaker.known()
        || (speaker.name().matches("\\p{Lu}\\p{L}+([ -]\\p{Lu}\\p{L}+)+")
            && !speaker.role().isEmpty())
        || speaker
            .name()
            .matches(
                "(?i).*(spokesman|spokeswoman|spokesperson|official|witness|head of the \\w+|resident|officer|diplomat|volunteer|driver)$|^(head|chief|director|commander) of .*");
    subject = Speaker.NOBODY;
    if (person) {
      meant(speaker);
    } else {
      lastOffice = speaker;
    }
  }
}
