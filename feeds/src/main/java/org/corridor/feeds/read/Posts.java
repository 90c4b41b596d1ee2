package org.corridor.feeds.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;

/// Paragraphs that are posts: "Iryna Vereshchuk on Telegram: For tomorrow ten corridors have been
/// agreed.", "Mariupol City Council: There was no evacuation today." What is behind the colon they
/// say in their own voice.
final class Posts {
  /// Whose, and where it was posted.
  private static final Pattern POSTED = Pattern.compile(
      "^(?<who>\\p{Lu}[^:“”\"«»!?\\n]{2,110}?),?(?: wrote| posted| writes)? (?:on|via|in|to) (?<where>(?:(?:his|her|its|their|the|official) )*(?:Telegram|Twitter|X|Facebook|Instagram|WhatsApp|VK|Viber|Truth Social|(?:his|her|its|their) (?:Telegram |Facebook |official )?(?:channel|page|account))(?: (?:channel|page|account|post))?):\\s+(?=[\\p{Lu}\\d#])");

  /// An institution, and at most whose page it is in brackets.
  private static final Pattern BODY = Pattern.compile(
      "^(?<who>\\p{Lu}[^:,.;“”\"«»!?()\\n]{2,90}?)(?: \\([^)\\n]{2,50}\\))?:\\s+(?=[\\p{Lu}\\d#])");
  private static final Pattern INSTITUTION = Pattern.compile(
      "\\b(?:Council|Administration|Ministry|Embassy|Headquarters|Command|Service|Committee|Staff|Red Cross|Red Crescent|Directorate|Authority|Commission|Commissioner|Police|Forces|Army|Government|Mission|Municipality|Observatory|Secretariat|Hospital|Railways|Prosecutor|Ombudsman|Cent(?:re|er)|Press Service|Spokesperson|President's Office|General Staff|Crisis Cell)\\b");
  private static final Pattern NO_NAME = Pattern.compile(
      "(?i)\\b(?:said|says|told|tells|wrote|writes|reported|reports|is|are|was|were|has|have|had|will|from|statement|update|summary|briefing|advisory|communiqu[eé]|release|notice|situation)\\b|\\d{2}");
  /// A heading, an explanation or a scene, and no post.
  private static final Pattern NO_POST = Pattern.compile(
      "^(?:What|Who|How|Why|When|Where|An?|Two|Three|The (?:photo|picture|story|history)|Inside|Meet|Update|Live)\\b");
  private static final Pattern OTHERS_NAME =
      Pattern.compile("(?i)\\b(?:and|station|building|interview|seen|near|spokes\\p{L}+)\\b");

  /// What only who posts it says: of now, of us, to you.
  private static final Pattern POSTING = Pattern.compile(
      "(?i)\\b(?:we|our|us|i|my|today|tonight|tomorrow|yesterday|please|you|your|occupiers?|enemy)\\b|\\b\\d{1,2}[:.]\\d\\d\\b|(?:^|[.!?] )(?:Do not|Don['’]t|Take|Stay|Keep)\\b");

  /// Others tell of who posted it.
  private static final Pattern CRITICS = Pattern.compile(
      "(?i)^(?:critics|nobody in|the (?:photo|picture|interview|post|video)|he |she )");
  private static final int WORDS_MIN = 4;

  private Posts() {}

  /// Who says what is in a paragraph, from where on.
  static Map<Integer, Transcript.Turn> of(Page page, List<Sentence> sentences, Speakers speakers) {
    Map<Integer, Transcript.Turn> posts = new TreeMap<>();
    int paragraph = -1;
    for (Sentence s : sentences) {
      if (s.paragraph() == paragraph || s.kind() != Line.Kind.BODY) {
        continue;
      }
      paragraph = s.paragraph();
      int line = page.text().indexOf('\n', s.span().from());
      String words =
          page.text().substring(s.span().from(), line < 0 ? page.text().length() : line);
      Matcher post = POSTED.matcher(words);
      if (!post.find()) {
        post = BODY.matcher(words);
        if (!post.find() || !INSTITUTION.matcher(post.group("who")).find()) {
          continue;
        }
      }
      String said = words.substring(post.end());
      String name = post.group("who");
      boolean posted = post.pattern() == POSTED || POSTING.matcher(said).find();
      Speaker who = speakers.speakerOf(s, post.end("who"));
      if (posted
          && said.split("\\s+", -1).length >= WORDS_MIN
          && !NO_POST.matcher(said).find()
          && !NO_NAME.matcher(name).find()
          && !OTHERS_NAME.matcher(name).find()
          && !who.isNobody()) {
        int begin = s.span().from() + post.end();
        posts.put(
            paragraph,
            new Transcript.Turn(who, begin, endOf(page, sentences, paragraph, begin, who)));
      }
    }
    return posts;
  }

  /// A post ends where others tell of who posted it: "The interview lasted an hour. Peskov looked
  /// tired."
  private static int endOf(
      Page page, List<Sentence> sentences, int paragraph, int begin, Speaker who) {
    String last = who.name().substring(who.name().lastIndexOf(' ') + 1);
    int end = begin;
    for (Sentence s : sentences) {
      if (s.paragraph() != paragraph || s.span().to() <= begin) {
        continue;
      }
      String words = s.span().of(page.text());
      boolean first = s.span().from() <= begin;
      boolean named = words.startsWith(last + " ")
          || words.toLowerCase(Locale.ROOT).contains("the " + last.toLowerCase(Locale.ROOT) + " ");
      if (!first && (named || CRITICS.matcher(words).find())) {
        return end;
      }
      end = s.span().to();
    }
    return end;
  }
}
