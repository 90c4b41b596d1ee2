package org.corridor.cli;

import java.util.Locale;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Surroundings;
import org.jspecify.annotations.Nullable;

/// A proposal in words: who, what, in which sentence, and why it was read so.
final class InboxWords {
  private static final int SENTENCE_MAX = 400;
  private static final int WORDS_MAX = 160;

  private InboxWords() {}

  static void print(Terminal terminal, Proposal p, String state, int reports) {
    heading(terminal, p, state);
    sentence(terminal, p);
    why(terminal, p, reports);
  }

  /// The same with what stands around it, where that is known.
  static void print(
      Terminal terminal,
      Proposal p,
      String state,
      int reports,
      Surroundings.@Nullable Around around) {
    heading(terminal, p, state);
    if (around == null) {
      sentence(terminal, p);
    } else {
      around(terminal, around);
    }
    why(terminal, p, reports);
  }

  private static void heading(Terminal terminal, Proposal p, String state) {
    terminal.paragraph(
        "", 0, p.id() + "  " + what(p) + (state.isEmpty() ? "" : "  [" + state + "]"));
  }

  private static void why(Terminal terminal, Proposal p, int reports) {
    terminal.paragraph(
        "    ", 4, "read by: " + p.why() + (reports > 1 ? "; in " + reports + " reports" : ""));
  }

  private static void sentence(Terminal terminal, Proposal p) {
    String sentence = p.sentence().replaceAll("\\s+", " ").strip();
    String words = p.words().replaceAll("\\s+", " ").strip();
    int at = sentence.indexOf(words);
    String marked = at < 0
        ? "«" + words + "»"
        : sentence.substring(0, at) + "«" + words + "»" + sentence.substring(at + words.length());
    terminal.paragraph(
        "    ",
        4,
        marked.length() > SENTENCE_MAX ? marked.substring(0, SENTENCE_MAX) + "…" : marked);
  }

  /// The words in their text.
  private static void around(Terminal terminal, Surroundings.Around around) {
    terminal.paragraph(
        "    |",
        6,
        (around.before() + "«" + around.words() + "»" + around.behind())
            .replaceAll("\\s*\\R\\s*", " / ")
            .replaceAll("\\s+", " ")
            .strip());
  }

  /// What is proposed and the words that tell it, not all of long ones.
  static String inShort(Proposal p) {
    String words = p.words().replaceAll("\\s+", " ").strip();
    return what(p) + ": «"
        + (words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) + "…" : words) + "»";
  }

  /// What is proposed, in one line.
  static String what(Proposal p) {
    return switch (p.kind()) {
      case "claim" ->
        p.part("speaker") + behalf(p) + " — " + p.part("act")
            + (p.part("accused").isEmpty() ? "" : " of " + p.part("accused"))
            + (p.part("addressed").isEmpty() ? "" : " to " + p.part("addressed"))
            + (p.part("medium").isEmpty() ? "" : ", by " + p.part("medium"));
      case "figure" ->
        "figure: "
            + (p.part("low").isEmpty() ? p.part("high").isEmpty() ? "" : "at most " : "at least ")
            + grouped(p.part("best")) + " " + p.part("unit") + ", " + p.part("kind") + ", "
            + p.part("place")
            + (p.part("subsetOf").isEmpty() ? "" : ", part of " + p.part("subsetOf"));
      case "round" ->
        "round " + p.part("ordinal") + " on " + p.part("day") + ", " + p.part("place")
            + (p.part("lengthMinutes").isEmpty()
                ? ""
                : ", " + p.part("lengthMinutes") + " minutes");
      case "outcome" -> p.part("by") + " on " + p.part("round") + ": " + p.part("outcome");
      case "offer" ->
        "offer of " + p.part("by") + " " + p.part("id") + hours(p.part("from"), p.part("to"));
      case "answer" -> p.part("by") + " on the offer " + p.part("offer") + ": " + p.part("answer");
      case "next-meeting" ->
        "next meeting " + p.part("day")
            + (p.part("place").isEmpty() ? "" : " in " + p.part("place"));
      case "corridor-day" ->
        "corridor " + p.part("date") + ", " + way(p)
            + hours(p.part("windowStart"), p.part("windowEnd")) + ", " + p.part("outcome")
            + (p.part("proposedBy").isEmpty() ? "" : ", told by " + p.part("proposedBy"))
            + (p.part("acceptedBy").isEmpty() ? "" : ", agreed: " + p.part("acceptedBy"));
      default -> p.kind();
    };
  }

  private static String way(Proposal p) {
    String route = p.part("route");
    return route.isEmpty()
        ? p.part("origin") + " – " + p.part("destination")
        : route.replace("|", " – ");
  }

  private static String hours(String opens, String closes) {
    String from = opens.replaceFirst("^.*T(\\d\\d:\\d\\d).*$", "$1");
    String to = closes.replaceFirst("^.*T(\\d\\d:\\d\\d).*$", "$1");
    if (from.isEmpty()) {
      return to.isEmpty() ? "" : ", until " + to;
    }
    return to.isEmpty() ? ", from " + from : ", " + from + " to " + to;
  }

  private static String behalf(Proposal p) {
    return p.part("onBehalfOf").isEmpty() ? "" : " (" + p.part("onBehalfOf") + ")";
  }

  private static String grouped(String number) {
    try {
      return String.format(Locale.ROOT, "%,d", Long.parseLong(number));
    } catch (NumberFormatException e) {
      return number;
    }
  }
}
