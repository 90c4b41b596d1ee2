package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;

/// What tells which act a statement is: what the rules took it for and by which of them, who says
/// it, its words, and those of the sentence around it.
public final class ActSigns {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?|\\d+|[?!%]");
  private static final int WORDS_MAX = 40;
  private static final int AROUND_MAX = 12;
  private static final int STEM = 5;

  private ActSigns() {}

  /// The signs of one of the statements of a text.
  ///
  /// @param byRules all statements of the text as the rules read them, in their order
  public static List<String> of(String text, List<Statement> byRules, int i) {
    Statement s = byRules.get(i);
    List<String> signs = new ArrayList<>();
    String why = s.why().replaceFirst("[;(,].*", "").strip();
    String side = side(s.speaker().behalf());
    signs.add("act=" + s.act());
    signs.add("why=" + why);
    signs.add("act+why=" + s.act() + "+" + why);
    signs.add("act+side=" + s.act() + "+" + side);
    signs.add("side=" + side);
    signs.add("quoted=" + s.quoted() + "+" + s.act());
    if (s.negated()) {
      signs.add("negated+side=" + side);
    }
    if (!s.hedge().isEmpty()) {
      signs.add("hedge=" + s.hedge());
    }
    String before = "";
    if (i > 0 && byRules.get(i - 1).speaker().equals(s.speaker())) {
      before = byRules.get(i - 1).act().name();
    }
    signs.add("before=" + before + "+" + s.act());
    List<String> words = words(s.span().of(text), WORDS_MAX);
    words(words, side, signs);
    Span sentence = s.sentence();
    if (s.span().from() > sentence.from()) {
      List<String> lead =
          words(text.substring(sentence.from(), s.span().from()), Integer.MAX_VALUE);
      lead.subList(Math.max(0, lead.size() - AROUND_MAX), lead.size())
          .forEach(w -> signs.add("around=" + w));
    }
    if (s.span().to() < sentence.to()) {
      words(text.substring(s.span().to(), sentence.to()), AROUND_MAX)
          .forEach(w -> signs.add("around=" + w));
    }
    parties(words, s.speaker().behalf(), signs);
    return signs;
  }

  private static void words(List<String> words, String side, List<String> signs) {
    for (int k = 0; k < words.size(); k++) {
      String w = words.get(k);
      signs.add("word=" + w);
      if (w.length() > STEM) {
        signs.add("stem=" + w.substring(0, STEM));
      }
      if (k + 1 < words.size()) {
        signs.add("words=" + w + " " + words.get(k + 1));
      }
    }
    if (!words.isEmpty()) {
      signs.add("first=" + words.getFirst());
      signs.add("first+side=" + words.getFirst() + "+" + side);
    }
    if (words.size() > 1) {
      signs.add("two=" + words.get(0) + " " + words.get(1));
    }
    if (words.size() > 2) {
      signs.add("three=" + words.get(0) + " " + words.get(1) + " " + words.get(2));
    }
    signs.add("long=" + Math.min(4, words.size() / 6));
  }

  /// Who stands in the words: those for whom the speaker speaks, or others.
  private static void parties(List<String> words, String behalf, List<String> signs) {
    boolean own = false;
    boolean other = false;
    boolean enemy = false;
    for (String word : words) {
      String party = Actors.party(word);
      own |= !party.isEmpty() && party.equals(behalf);
      other |= !party.isEmpty() && !party.equals(behalf) && Actors.isSide(party);
      enemy |= word.matches(
          "enemy|occupiers?|invaders?|militants?|nationalists?|terrorists?|regime|aggressors?|orcs|rebels|soldiers|troops|gunmen|fighters|shelling|snipers|artillery");
    }
    if (own) {
      signs.add("own");
    }
    if (other) {
      signs.add("other");
      signs.add("other+side=" + side(behalf));
    }
    if (enemy) {
      signs.add("enemy");
    }
  }

  private static String side(String behalf) {
    return behalf.isEmpty() ? "none" : Actors.isSide(behalf) ? "party" : "helpers";
  }

  private static List<String> words(String text, int max) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    while (m.find() && words.size() < max) {
      words.add(Character.isDigit(m.group().charAt(0)) ? "#" : m.group());
    }
    return words;
  }
}
