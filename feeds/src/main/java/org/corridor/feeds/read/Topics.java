package org.corridor.feeds.read;

import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Speaker;

/// Whom a sentence is about in which nobody says anything: whom "he", "the official", "the group"
/// or a quotation behind it may mean.
final class Topics {
  private static final Pattern HUMAN = Pattern.compile(
      "(?i)(?:officer|adviser|advisor|member|spokes(?:man|woman|person)|doctor|surgeon|nurse|woman|man|driver|resident|diplomat|official|volunteer|commander|soldier|teacher|mother|father|grandmother|student|worker|correspondent|representative|delegate|minister|mayor|governor|deputy|negotiator|aide|policeman|pensioner|engineer|priest|shopkeeper|farmer|monitor|ambassador|coordinator|director|head|chief|source)");
  private static final Pattern ORDINARY = Pattern.compile(
      "(?i)(?:master|doctor|surgeon|nurse|woman|man|driver|soldier|teacher|mother|father|grandmother|grandfather|student|pensioner|priest|shopkeeper|farmer|medic|conductor|widow|boy|girl|survivor|evacuee|lawyer|librarian|engineer)");
  private static final Pattern TITLE = Pattern.compile(
      "(?i)(?:president|premier|governor|mayor|minister|general|colonel|major|captain|lieutenant|brigadier|commander|chairman|chairwoman|commissioner|commissioner-general|secretary|secretary-general|ambassador|envoy|mr|mrs|ms|dr|professor|sheikh|imam|patriarch|bishop|father|sister|spokes(?:man|woman|person)|chief|director|head)");
  private static final Pattern GROUP_NAME = Pattern.compile(
      ".*\\b(?:\\p{Lu}{3,}|Forces?|Front|Army|Movement|Command|Council|Committee|Agency|Organi[sz]ation|Cross|Crescent|Doctors|Sans|Programme|Fund|Watch|Union|Party|Brigade|Battalion|Regiment|Guard|Taliban|Hamas|Hezbollah|Houthis?|Jaish|Ansar|Helmets|Hayat|Ahrar|Liberation|Alliance|Coalition|Ministry|Centre|Center|Foundation|International)\\b.*");

  private final Naming naming;

  Topics(Naming naming) {
    this.naming = naming;
  }

  /// The person that begins a sentence and does something in it; nobody where there is none.
  Speaker person(Sentence s) {
    if (s.kind() != Line.Kind.BODY || s.size() < 3) {
      return Speaker.NOBODY;
    }
    for (Naming.Name name : Naming.namesIn(s.tokens(), 0, Math.min(s.size(), 8))) {
      boolean titled =
          name.from() > 0 && TITLE.matcher(s.at(name.from() - 1).text()).matches();
      boolean first = name.from() == 0 || (titled && name.from() <= 3);
      boolean does = acts(s, name.to()) || acts(s, phraseEnd(s, name.to()));
      if (first && does && isPerson(name.text())) {
        return naming.person(name.text(), "");
      }
    }
    Token one = s.at(0);
    boolean name = one.tag().equals("PROPN") && one.isCapital() && one.text().length() > 2;
    String full = name ? naming.fullName(one.text()) : null;
    if (full != null && acts(s, 1)) {
      return naming.person(full, "");
    }
    // "Gayane, a nurse, queued for seven hours"; "Olena, 34, said nothing".
    boolean presented = name
        && s.at(1).isComma()
        && (s.is(2, "a", "an") || s.at(2).text().matches("\\d{2}"))
        && Actors.party(one.text()).isEmpty();
    if (presented && (s.at(2).text().matches("\\d{2}") || human(s, 2) > 0)) {
      return new Speaker(one.text(), "", "", false);
    }
    int noun = s.is(0, "a", "an", "another", "one") ? human(s, 0) : ordinary(s);
    if (noun > 0) {
      int end = noun + 1;
      while (end < s.size() && !acts(s, end) && end - noun < 12 && !s.is(end, ".", ";", ":")) {
        end++;
      }
      Speaker who = naming.speaker(s, 0, end);
      return acts(s, end) ? who : Speaker.NOBODY;
    }
    return Speaker.NOBODY;
  }

  /// Behind "of the Russian-installed administration"; where it begins if there is none.
  private static int phraseEnd(Sentence s, int from) {
    int end = from;
    while (s.is(end, "of", "for", "from", "in") && end - from < 10) {
      end++;
      while (end < s.size() && (s.at(end).isNominal() || s.at(end).tag().matches("DET|ADJ|PART"))) {
        end++;
      }
    }
    return end;
  }

  /// Somebody whom a sentence names anywhere, by a name or as "a mother from Beryslav"; whom "he"
  /// or "she" may mean where nobody else is known.
  Speaker anybody(Sentence s) {
    for (Naming.Name name : Naming.namesIn(s.tokens(), 0, s.size())) {
      boolean full = name.to() - name.from() > 1;
      if (full && s.kind() == Line.Kind.BODY && naming.isPerson(name.text())) {
        return naming.person(name.text(), "");
      }
    }
    for (int i = 0; i + 1 < s.size(); i++) {
      boolean article = s.is(i, "a", "an", "another", "the") && s.at(i).tag().equals("DET");
      int noun = article ? human(s, i) : 0;
      for (int k = i + 1; article && noun == 0 && k < Math.min(s.size(), i + 4); k++) {
        noun = ORDINARY.matcher(s.at(k).text()).matches() ? k : 0;
      }
      if (noun > 0) {
        return naming.speaker(s, i, phraseEnd(s, noun + 1));
      }
    }
    return Speaker.NOBODY;
  }

  /// Somebody who is named behind their title, wherever they stand: "shows President Assad".
  Speaker titled(Sentence s) {
    Speaker found = Speaker.NOBODY;
    for (Naming.Name name : Naming.namesIn(s.tokens(), 0, s.size())) {
      boolean before = name.from() > 0
          && TITLE.matcher(s.at(name.from() - 1).text()).matches()
          && !s.is(name.from() - 1, "chief", "head", "director");
      boolean within = TITLE.matcher(s.at(name.from()).text()).matches();
      if (s.kind() == Line.Kind.BODY && (before || within)) {
        found = within && name.to() - name.from() == 2
            ? naming.speaker(s, name.from() + 1, name.to())
            : naming.speaker(s, name.from(), name.to());
      }
    }
    return found;
  }

  /// The organisation that does something in a sentence.
  Speaker group(Sentence s) {
    for (Naming.Name name : Naming.namesIn(s.tokens(), 0, s.size())) {
      boolean does = name.to() < s.size() && s.at(name.to()).tag().matches("VERB|AUX");
      if (does && GROUP_NAME.matcher(name.text()).matches()) {
        return new Speaker(name.text(), "", Actors.party(name.text()), false);
      }
    }
    for (int i = 0; i + 1 < Math.min(s.size(), 12); i++) {
      boolean letters = s.at(i).text().matches("\\p{Lu}{3,8}") || isGroup(s.at(i));
      if (letters && s.at(i + 1).tag().matches("VERB|AUX")) {
        return new Speaker(s.at(i).text(), "", Actors.party(s.at(i).text()), false);
      }
    }
    return Speaker.NOBODY;
  }

  /// The side or institution that begins a sentence and does something in it: "The RSF reacted on
  /// X".
  Speaker side(Sentence s) {
    int end = 0;
    while (end < Math.min(s.size(), 7)
        && (s.at(end).isNominal() || s.at(end).tag().matches("DET|ADJ|PART"))) {
      end++;
    }
    end = end == 0 ? 0 : phraseEnd(s, end);
    if (s.kind() != Line.Kind.BODY
        || end == 0
        || end >= s.size()
        || !s.at(end).tag().matches("VERB|AUX")) {
      return Speaker.NOBODY;
    }
    Speaker who = naming.speaker(s, 0, end);
    String name = who.name();
    boolean side = !who.known()
        && who.role().isEmpty()
        && (Publisher.isInstitution(name)
            || GROUP_NAME.matcher(name).matches()
            || (!who.behalf().isEmpty() && end <= 2 && Character.isUpperCase(name.charAt(0))));
    return side && !Offices.isOffice(who) ? who : Speaker.NOBODY;
  }

  /// Do the words name a body that acts: "The UN's humanitarian office", "Interfax"?
  static boolean isBody(String words) {
    return GROUP_NAME.matcher(words).matches() || Publisher.isInstitution(words);
  }

  private static boolean isGroup(Token t) {
    return t.isCapital() && GROUP_NAME.matcher(t.text()).matches();
  }

  private boolean isPerson(String name) {
    return naming.isPerson(name) || (Actors.party(name).isEmpty() && !isPlaceOrPaper(name));
  }

  /// Do words of it tell that it is no person: "Red Cross", "Kyiv Post"?
  static boolean isPlaceOrPaper(String name) {
    return GROUP_NAME.matcher(name).matches()
        || name.matches(
            ".*\\b(?:Street|Road|Region|Oblast|Square|Station|Bridge|River|Airport|Hospital|City|Province|District|State|States|Nations|Sea|North|South|East|West|Day|House|Theatre|University|School|Stadium|Corridor|Times|News|Television|Radio|Post|Journal|Telegram|Facebook|Twitter|Security|Update|Situation|Report|Statement|Good|Dear|Humanitarian|Regional|Military|Council|Our|The|In|On|At|We|My)\\b.*");
  }

  /// "The station master would not give his name": somebody without an office whom "he" means.
  private static int ordinary(Sentence s) {
    for (int i = 1; s.is(0, "the") && i < Math.min(s.size(), 5); i++) {
      if (ORDINARY.matcher(s.at(i).text()).matches()) {
        return i;
      }
      if (!s.at(i).tag().matches("ADJ|NOUN|PROPN|ADV|NUM")) {
        return 0;
      }
    }
    return 0;
  }

  /// Where the noun for a person stands in "a Russian officer"; 0 for none.
  private static int human(Sentence s, int article) {
    for (int i = article + 1; i < Math.min(s.size(), article + 5); i++) {
      if (HUMAN.matcher(s.at(i).text()).matches()) {
        return i;
      }
      if (!s.at(i).tag().matches("ADJ|NOUN|PROPN|ADV|NUM")) {
        return 0;
      }
    }
    return 0;
  }

  /// A verb, or what is said of the subject between commas.
  private static boolean acts(Sentence s, int at) {
    int i = at < s.size() && (s.at(at).tag().equals("ADV") || s.is(at, "himself", "herself"))
        ? at + 1
        : at;
    return i < s.size() && (s.at(i).tag().matches("VERB|AUX") || s.at(i).isComma());
  }
}
