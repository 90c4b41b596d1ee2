package org.corridor.feeds.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;

/// A conversation written down: paragraphs that begin with who speaks, and questions, which nobody
/// asks who counts.
final class Transcript {
  private static final Pattern TURN = Pattern.compile(
      "^(?<who>\\p{Lu}[\\p{L}\\p{M}'’.-]+(?: \\p{Lu}[\\p{L}\\p{M}'’.-]+){1,3}|(?<asks>Q|Question|Reporter|Journalist|Moderator|Запитання|Питання|Журналіст\\p{L}*|Вопрос|Журналист\\p{L}*|Корреспондент|Кореспондент)):\\s+(?=\\S)",
      Pattern.UNICODE_CASE);
  private static final int TURNS_MIN = 3;

  /// Turns that begin with a dash only: who asks ends with a question mark.
  private static final Pattern DASHED = Pattern.compile("^[–—-]\\s+(?=\\S)");
  private static final Pattern SPOKE_WITH = Pattern.compile(
      "\\b(?:spoke (?:by \\w+ )?(?:to|with)|talked (?:to|with)|asked|interview(?:ed)? (?:with )?|conversation with|answers? (?:our )?questions|questions (?:to|for)|met)\\b",
      Pattern.CASE_INSENSITIVE);

  /// What somebody says from some place of a paragraph on.
  ///
  /// @param who nobody for a question
  record Turn(Speaker who, int from) {}

  private Transcript() {}

  /// The turns by the number of the paragraph; none where a page is no conversation.
  static Map<Integer, Turn> of(Page page, List<Sentence> sentences) {
    Map<Integer, Turn> turns = new HashMap<>();
    int paragraph = -1;
    for (Sentence s : sentences) {
      if (s.kind() == Line.Kind.BODY && s.paragraph() != paragraph) {
        paragraph = s.paragraph();
        Matcher turn = TURN.matcher(s.span().of(page.text()));
        if (turn.find()) {
          Speaker who =
              turn.group("asks") == null ? SlavicVoice.named(turn.group("who")) : Speaker.NOBODY;
          turns.put(paragraph, new Turn(who, s.span().from() + turn.end()));
        }
      }
    }
    return turns.size() >= TURNS_MIN ? turns : dashed(page, sentences);
  }

  private static Map<Integer, Turn> dashed(Page page, List<Sentence> sentences) {
    Map<Integer, Turn> turns = new HashMap<>();
    Speaker asked = Speaker.NOBODY;
    int paragraph = -1;
    int from = -1;
    int questions = 0;
    for (Sentence s : sentences) {
      String said = s.span().of(page.text());
      if (turns.isEmpty() && asked.isNobody() && SPOKE_WITH.matcher(said).find()) {
        List<Naming.Name> names = Naming.namesIn(s.tokens(), 0, s.size());
        asked = names.isEmpty() ? asked : SlavicVoice.named(names.getLast().text());
      }
      Matcher dash = DASHED.matcher(said);
      if (s.kind() == Line.Kind.BODY && s.paragraph() != paragraph) {
        paragraph = s.paragraph();
        from = dash.find() ? s.span().from() + dash.end() : -1;
      }
      if (from >= 0) {
        boolean question = said.strip().endsWith("?");
        questions += question ? 1 : 0;
        turns.put(paragraph, new Turn(question ? Speaker.NOBODY : asked, from));
      }
    }
    boolean talk = questions > 0 && turns.size() >= TURNS_MIN && !asked.isNobody();
    return talk ? turns : Map.of();
  }
}
