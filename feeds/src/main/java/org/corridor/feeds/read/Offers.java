package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.CorridorTold;
import org.corridor.feeds.OfferTold;
import org.corridor.feeds.Statement;

/// Ways that a side offers, and what the other side answers: only where the verb of offering or
/// answering has that side before it, and nobody denies it or tells it of the other.
final class Offers {
  private static final String SIDE =
      "(?<side>(?:the )?(?:\\p{Lu}[\\p{L}’'-]+ ){0,3}\\p{Lu}[\\p{L}’'-]+(?: (?:side|military|army|ministry|government|authorities|delegation|forces|command))?)";
  private static final Pattern OFFERED = Pattern.compile(
      SIDE
          + " (?:(?:had|has|have|also|again|earlier|on \\p{Lu}\\p{L}+) ){0,3}(?:offer(?:ed|s)?|propos(?:ed|es?)|suggest(?:ed|s)?|put forward|announced|declared|opened|opens)\\b(?! (?:to|by)\\b)");
  private static final Pattern ANSWERED = Pattern.compile(
      SIDE
          + " (?:(?:had|has|have|also|then|since) ){0,3}(?<how>agreed|accepted|consented|confirmed|rejected|refused|turned (?:it |this )?down|dismissed)\\b");
  /// Where an offer is denied, refused, asked for or broken, none is proposed.
  private static final Pattern NEGATED = Pattern.compile(
      "(?i)\\b(?:not|never|no|denied|denies|deny|fake|would|will not|refuses? to open|called on|urged|demanded|accus\\p{L}+|shell\\p{L}+|if)\\b|n['’]t\\b");

  private Offers() {}

  static List<OfferTold> of(String text, List<CorridorTold> corridors, List<Statement> statements) {
    List<OfferTold> found = new ArrayList<>();
    for (CorridorTold c : corridors) {
      String words = c.span().of(text);
      Matcher offered = OFFERED.matcher(words);
      String by = "";
      while (offered.find() && by.isEmpty()) {
        by = party(offered.group("side"));
      }
      boolean two = c.places().stream().distinct().count() > 1;
      if (!ReportReader.isSide(by) || !two || NEGATED.matcher(words).find()) {
        continue;
      }
      List<OfferTold.Answer> answers = new ArrayList<>();
      Matcher answered = ANSWERED.matcher(words);
      while (answered.find()) {
        String who = party(answered.group("side"));
        boolean other = ReportReader.isSide(who) && !who.equals(by);
        if (other && isTheirs(c, who, statements)) {
          boolean accepts = answered.group("how").matches("agreed|accepted|consented|confirmed");
          answers.add(new OfferTold.Answer(who, accepts ? "accept" : "reject"));
        }
      }
      found.add(new OfferTold(c, by, answers));
    }
    return found;
  }

  /// A way with whose offer it is, where that is told.
  static CorridorTold named(CorridorTold c, List<OfferTold> offers) {
    return offers.stream()
        .filter(o -> o.way().equals(c))
        .findFirst()
        .map(o -> c.offeredBy(o.by()))
        .orElse(c);
  }

  /// Says it somebody of that side, or nobody but who reports?
  private static boolean isTheirs(CorridorTold c, String who, List<Statement> statements) {
    return statements.stream()
        .filter(s -> s.span().touches(c.span()))
        .allMatch(s -> s.speaker().behalf().equals(who));
  }

  private static String party(String side) {
    String found = "";
    for (String word : side.split("[^\\p{L}\\d]+", -1)) {
      String party = Actors.party(word);
      found = party.isEmpty() ? found : party;
    }
    return found;
  }
}
