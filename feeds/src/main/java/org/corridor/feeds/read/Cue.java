package org.corridor.feeds.read;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// A verb by which somebody is said to say something.
///
/// @param verb in its plain form
/// @param follows what comes behind it: `that`, `tell`, `of`, `for`, `np`, `inf`, `on`, `call`, …
/// @param estimate does it say a number that may be or may come?
record Cue(String verb, SpeechAct act, String follows, boolean estimate) {
  private static final Map<String, Cue> BY_FORM = forms();

  private static final Set<String> ALSO_NOUNS = Set.of(
      "report",
      "reports",
      "claim",
      "claims",
      "demand",
      "demands",
      "promise",
      "promises",
      "call",
      "calls",
      "note",
      "notes",
      "estimate",
      "estimates",
      "state",
      "states",
      "post",
      "posts",
      "tweet",
      "tweets",
      "charge",
      "charges",
      "charged",
      "order",
      "orders",
      "request",
      "requests",
      "answer",
      "answers",
      "reply",
      "forecast",
      "forecasts",
      "fear",
      "fears",
      "hope",
      "hopes",
      "regret",
      "regrets",
      "appeal",
      "appeals",
      "guarantee",
      "guarantees",
      "project",
      "projects",
      "point",
      "points",
      "want",
      "wants",
      "rule",
      "rules",
      "turn",
      "turns",
      "turned",
      "signal",
      "signals",
      "stress",
      "pledge",
      "pledges",
      "vow",
      "vows",
      "urge",
      "urges",
      "blame",
      "continue",
      "continues",
      "continued",
      "correct",
      "stated",
      "withdraw",
      "withdrawn",
      "express",
      "repeat",
      "repeats",
      "caution",
      "verify",
      "recall",
      "say",
      "make",
      "makes",
      "made",
      "hint",
      "hints",
      "counter",
      "put",
      "puts",
      "hold",
      "holds",
      "held",
      "lay",
      "walk",
      "walks",
      "walked",
      "wave",
      "waved",
      "row",
      "plead",
      "quote",
      "quotes",
      "praise",
      "hail",
      "mentioned",
      "mention",
      "written",
      "expected",
      "accept",
      "posted",
      "agreed",
      "added",
      "required",
      "projected",
      "comment",
      "comments",
      "offer",
      "offers",
      "talk",
      "talks",
      "object",
      "objects",
      "joke",
      "jokes",
      "laugh",
      "sigh",
      "shout",
      "shouts",
      "cry",
      "cries",
      "snap",
      "protest",
      "protests",
      "judge",
      "judges",
      "blast",
      "blasts",
      "rebuke",
      "volunteer",
      "venture",
      "ventures",
      "decree",
      "decrees",
      "highlight",
      "highlights",
      "boast",
      "worry",
      "worries",
      "related",
      "worried",
      "assess",
      "consent",
      "relay",
      "go",
      "rejoined",
      "wonder");

  private static Map<String, Cue> forms() {
    Map<String, Cue> forms = new HashMap<>();
    for (List<String> row : Words.list("cues.tsv")) {
      String act = row.get(1);
      boolean estimate = act.equals("estimate");
      Cue cue = new Cue(
          row.get(0),
          estimate ? SpeechAct.ASSERT : SpeechAct.valueOf(act.toUpperCase(Locale.ROOT)),
          row.get(2),
          estimate);
      forms.put(row.get(0), cue);
      Words.split(row.get(3)).forEach(f -> forms.put(f, cue));
    }
    return Map.copyOf(forms);
  }

  static @Nullable Cue of(Token token) {
    return BY_FORM.get(token.lower());
  }

  /// Is the word a verb wherever it stands, and no noun too? Taggers err on short reports.
  static boolean isSurelyVerb(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return BY_FORM.containsKey(small) && !small.endsWith("ing") && !ALSO_NOUNS.contains(small);
  }

  boolean says() {
    return follows.equals("that") || follows.equals("tell") || follows.equals("quote");
  }
}
