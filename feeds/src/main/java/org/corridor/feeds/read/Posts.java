package org.corridor.feeds.read;

import java.util.List;
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
      "^(?<who>\\p{Lu}[^:“”\"«»!?\\n]{2,110}?),?(?: wrote| posted| writes)? (?:on|via|in|to) (?<where>(?:(?:his|her|its|their|the|official) )*(?:Telegram|Twitter|X|Facebook|Instagram|WhatsApp|VK|Viber|Truth Social|(?:Telegram |Facebook |official )?(?:channel|page|account))(?: (?:channel|page|account|post))?)[^:.\\n]{0,40}:\\s+(?=[\\p{Lu}\\d#])");

  /// An institution, and at most whose page it is in brackets.
  private static final Pattern BODY = Pattern.compile(
      "^(?<who>\\p{Lu}[^:,.;“”\"«»!?()\\n]{2,90}?)(?: \\([^)\\n]{2,50}\\))?(?:, (?:on|in) [^:.\\n]{2,60})?:\\s+(?=[\\p{Lu}\\d#])");
  private static final Pattern INSTITUTION = Pattern.compile(
      "\\b(?:Council|Administration|Ministry|Embassy|Headquarters|Command|Service|Committee|Staff|Red Cross|Red Crescent|Directorate|Authority|Commission|Commissioner|Police|Forces|Army|Government|Mission|Municipality|Observatory|Secretariat|Hospital|Railways|Prosecutor|Ombudsman|Cent(?:re|er)|Press Service|Spokesperson|President's Office|General Staff|Crisis Cell)\\b");
  private static final Pattern NO_NAME = Pattern.compile(
      "(?i)\\b(?:said|says|told|tells|wrote|writes|reported|reports|is|are|was|were|has|have|had|will|from|statement|update|summary|briefing|advisory|communiqu[eé]|release|notice|situation)\\b|\\d{2}");
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
      boolean saysMuch = words.substring(post.end()).split("\\s+", -1).length >= WORDS_MIN;
      Speaker who = speakers.speakerOf(s, post.end("who"));
      if (saysMuch && !NO_NAME.matcher(post.group("who")).find() && !who.isNobody()) {
        posts.put(paragraph, new Transcript.Turn(who, s.span().from() + post.end()));
      }
    }
    return posts;
  }
}
