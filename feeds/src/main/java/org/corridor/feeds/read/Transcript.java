package org.corridor.feeds.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;
import org.jspecify.annotations.Nullable;

/// A conversation written down: paragraphs that begin with who speaks, and questions, which nobody
/// asks who counts.
final class Transcript {
  /// "Maria Zakharova:", "SYNIEHUBOV:", "Stéphane Dujarric, Spokesman for the Secretary-General:".
  private static final Pattern TURN = Pattern.compile(
      "^(?<who>\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: \\p{Lu}[\\p{L}\\p{M}'’.-]+){0,3})(?:, (?<role>[^:.!?]{3,80})| \\((?<aside>[^:)]{3,60})\\)(?: \\([^:)]{3,60}\\))?)?:\\s+(?=\\S)",
      Pattern.UNICODE_CASE);
  private static final Pattern ASKS = Pattern.compile(
      "Q|Question|Reporter|Journalist|Moderator|Presenter|Interviewer|Host|Anchor|Correspondent|Запитання|Питання|Журналіст\\p{L}*|Вопрос|Журналист\\p{L}*|Корреспондент|Кореспондент|Ведущ\\p{L}+|Ведуч\\p{L}+",
      Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
  private static final Pattern ANSWERS =
      Pattern.compile("A|Answer|Відповідь|Ответ", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Who speaks by an office, which somebody was introduced with.
  private static final Pattern OFFICE = Pattern.compile(
      "(?i)(?:the )?(?:spokes(?:man|woman|person)|deputy spokes(?:man|woman|person)|minister|president|prime minister|governor|mayor|ambassador|secretary-general|high commissioner|commissioner|coordinator|general|chairman|chair|director|envoy)");

  /// "briefing by Farhan Haq, Deputy Spokesman for the Secretary-General".
  private static final Pattern BRIEFING_BY = Pattern.compile(
      "(?i:\\b(?:briefing|press conference|interview|conversation|q&a|remarks) (?:by|with|of)) (?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'.-]+){1,3}), (?<role>[^.\\n]{3,80})");
  private static final Pattern MYSELF =
      Pattern.compile("(?<![\\p{L}])(?:I|[Ww]e|[Oo]ur|[Mm]y)(?![\\p{L}])");
  private static final int TURNS_MIN = 3;
  private static final int LABEL_MAX = 200;

  /// Turns that begin with a dash only: who asks ends with a question mark.
  private static final Pattern DASHED = Pattern.compile("^[–—-]\\s+(?=\\S)");
  private static final Pattern SPOKE_WITH = Pattern.compile(
      "\\b(?:spoke (?:by \\w+ )?(?:to|with)|talked (?:to|with)|asked|interview(?:ed)? (?:with )?|conversation with|answers? (?:our )?questions|questions (?:to|for)|met)\\b",
      Pattern.CASE_INSENSITIVE);

  /// What somebody says from some place of a paragraph on.
  ///
  /// @param who nobody for a question
  /// @param to where it ends at the latest
  record Turn(Speaker who, int from, int to) {
    Turn(Speaker who, int from) {
      this(who, from, Integer.MAX_VALUE);
    }
  }

  /// A paragraph that begins with a label.
  private record Labelled(int paragraph, String label, int from, boolean question) {}

  private final Page page;
  private final List<Sentence> sentences;
  private final Map<Integer, Labelled> labelled = new LinkedHashMap<>();

  /// Who was introduced by an office: "Spokesman for the Secretary-General".
  private final Map<String, String> offices = new LinkedHashMap<>();

  private Transcript(Page page, List<Sentence> sentences) {
    this.page = page;
    this.sentences = sentences;
  }

  /// The turns by the number of the paragraph; none where a page is no conversation.
  static Map<Integer, Turn> of(Page page, List<Sentence> sentences) {
    Transcript talk = new Transcript(page, sentences);
    talk.label();
    return talk.isTalk() ? talk.turns() : dashed(page, sentences);
  }

  private void label() {
    int paragraph = -1;
    for (Sentence s : sentences) {
      if (s.kind() != Line.Kind.BODY) {
        continue;
      }
      String said = s.span().of(page.text());
      if (s.paragraph() != paragraph) {
        paragraph = s.paragraph();
        // "Mr." may have ended a sentence.
        int line = page.text().indexOf('\n', s.span().from());
        int end = Math.min(s.span().from() + LABEL_MAX, line < 0 ? page.text().length() : line);
        Matcher turn = TURN.matcher(page.text().substring(s.span().from(), end));
        if (turn.find()) {
          String who = turn.group("who").strip();
          String role = turn.group("role") == null ? turn.group("aside") : turn.group("role");
          if (role != null) {
            offices.putIfAbsent(role.toLowerCase(Locale.ROOT), who);
          }
          labelled.put(
              paragraph, new Labelled(paragraph, who, s.span().from() + turn.end(), false));
        }
      }
      Labelled now = labelled.get(paragraph);
      if (now != null && said.strip().endsWith("?")) {
        labelled.put(paragraph, new Labelled(paragraph, now.label(), now.from(), true));
      }
    }
  }

  /// Do who asks and who answers alternate, or the same names come again?
  private boolean isTalk() {
    boolean asks = labelled.values().stream().anyMatch(l -> asks(l.label()));
    long names = labelled.values().stream()
        .filter(l -> asks(l.label()) || isSomebody(l.label()))
        .count();
    boolean again =
        labelled.values().stream().anyMatch(l -> times(l.label()) > 1 && isSomebody(l.label()));
    return names >= TURNS_MIN && (asks || again);
  }

  /// A name, an office, whoever answers; no place and no heading: "Kharkiv:".
  private boolean isSomebody(String label) {
    return label.contains(" ")
        || ANSWERS.matcher(label).matches()
        || OFFICE.matcher(label).matches()
        || Publisher.isInstitution(label)
        || fullName(label) != null
        || (Actors.find(label) != null);
  }

  private long times(String label) {
    return labelled.values().stream().filter(l -> l.label().equals(label)).count();
  }

  private boolean asks(String label) {
    if (ASKS.matcher(label).matches()) {
      return true;
    }
    long questions = labelled.values().stream()
        .filter(l -> l.label().equals(label) && l.question())
        .count();
    return questions > 1 && questions * 2 > times(label);
  }

  private Map<Integer, Turn> turns() {
    Map<Integer, Turn> turns = new HashMap<>();
    Speaker now = Speaker.NOBODY;
    boolean begun = false;
    int lastLabelled =
        labelled.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (Sentence s : sentences) {
      Matcher by = BRIEFING_BY.matcher(s.span().of(page.text()));
      if (!begun && by.find() && isLabelled(by.group("who"), by.group("role"))) {
        // What stands before the first question.
        offices.putIfAbsent(by.group("role").toLowerCase(Locale.ROOT), by.group("who"));
        now = SlavicVoice.named(by.group("who"));
        begun = true;
        continue;
      }
      if (s.kind() != Line.Kind.BODY) {
        continue;
      }
      Labelled turn = labelled.get(s.paragraph());
      if (turn != null) {
        now = asks(turn.label()) ? Speaker.NOBODY : who(turn.label());
        begun = true;
      }
      boolean behind = s.paragraph() > lastLabelled && turn == null;
      if (behind && !MYSELF.matcher(s.span().of(page.text())).find()) {
        // What stands below the conversation is a reporter's.
        begun = false;
      }
      if (begun) {
        // A paragraph without a label goes on.
        int from = turn == null ? s.span().from() : turn.from();
        Speaker who = now;
        turns.computeIfAbsent(s.paragraph(), _ -> new Turn(who, from));
      }
    }
    return turns;
  }

  /// Do turns bear the name or the office?
  private boolean isLabelled(String name, String role) {
    String small = (name + " " + role).toLowerCase(Locale.ROOT);
    return labelled.values().stream()
        .map(l -> l.label().toLowerCase(Locale.ROOT))
        .anyMatch(l -> l.length() > 3 && small.contains(l.substring(l.lastIndexOf(' ') + 1)));
  }

  private Speaker who(String label) {
    if (ANSWERS.matcher(label).matches()) {
      return asked(page, sentences);
    }
    if (OFFICE.matcher(label).matches()) {
      for (Map.Entry<String, String> introduced : offices.entrySet()) {
        if (introduced.getKey().contains(label.toLowerCase(Locale.ROOT))) {
          return SlavicVoice.named(introduced.getValue());
        }
      }
    }
    String full = fullName(label);
    boolean capitals = label.equals(label.toUpperCase(Locale.ROOT)) && label.contains(" ");
    return SlavicVoice.named(full != null ? full : capitals ? Naming.inSmall(label) : label);
  }

  /// "Oleh Syniehubov" for "SYNIEHUBOV", as the page names them somewhere.
  private @Nullable String fullName(String label) {
    String surname = label.substring(label.lastIndexOf(' ') + 1);
    int firstTurn = labelled.keySet().stream().mapToInt(Integer::intValue).min().orElse(0);
    for (Sentence s : sentences) {
      if (s.paragraph() > firstTurn + 1) {
        // Who is only spoken of later may be another of that name.
        break;
      }
      for (Naming.Name name : Naming.namesIn(s.tokens(), 0, s.size())) {
        boolean same =
            name.text().substring(name.text().lastIndexOf(' ') + 1).equalsIgnoreCase(surname);
        if (same) {
          return name.text();
        }
      }
    }
    return null;
  }

  /// Whom the page presents as asked; nobody where it does not.
  private static Speaker asked(Page page, List<Sentence> sentences) {
    for (Sentence s : sentences) {
      List<Naming.Name> names = Naming.namesIn(s.tokens(), 0, s.size());
      if (SPOKE_WITH.matcher(s.span().of(page.text())).find() && !names.isEmpty()) {
        return SlavicVoice.named(names.getLast().text());
      }
    }
    return Speaker.NOBODY;
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
