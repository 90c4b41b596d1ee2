package org.corridor.feeds.read;

import java.util.regex.Pattern;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Who told something, named behind it: "…, reported in the ministry.", "This was reported by …",
/// "It was told by … that …".
final class ReportedBy {
  private static final Pattern OFFICE = Pattern.compile(
      "(?i)\\b(ministry|department|office|headquarters|council|administration|staff|embassy|service|committee|government|agency|mission|delegation|police|army)\\b");

  private final Page page;
  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;

  ReportedBy(Page page, Pieces pieces, Clauses clauses, Speakers speakers, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.clauses = clauses;
    this.speakers = speakers;
    this.found = found;
  }

  /// "…, reported in the ministry."
  boolean in(Sentence s) {
    for (int i = s.size() - 3; i > 2; i--) {
      Cue cue = s.at(i - 1).isComma() && s.is(i + 1, "in", "at") ? Cue.of(s.at(i)) : null;
      if (cue == null || !cue.says()) {
        continue;
      }
      int from = s.is(i + 2, "the") ? i + 3 : i + 2;
      int to = from;
      while (to < s.size()
          && (s.at(to).tag().matches("NOUN|PROPN|ADJ|DET") || s.is(to, "of", "for", "in"))) {
        to++;
      }
      boolean end = to >= s.size() || s.is(to, ".");
      Speaker speaker = speakers.named(s, from, to);
      if (end && to > from && OFFICE.matcher(speaker.name()).find()) {
        return found.add(
            s, pieces.span(s, 0, i - 1), speaker, cue.act(), "", "reported in an office");
      }
    }
    return false;
  }

  /// "This was reported by …": of the sentence before, or of the statement before.
  ///
  /// @param previous the sentence before
  boolean by(Sentence s, @Nullable Sentence previous) {
    boolean about = s.is(0, "about") && s.is(1, "this", "it", "that");
    if (s.is(0, "it") && s.tokens().stream().anyMatch(t -> t.is("that"))) {
      // "It was told by a medical worker that two people had died."
      return toldBy(s);
    }
    if (!about && !s.is(0, "this", "it", "that")) {
      return false;
    }
    for (int i = 1; i + 1 < s.size(); i++) {
      if (Cue.of(s.at(i)) == null || (!about && !s.is(i + 1, "by"))) {
        continue;
      }
      int from = s.is(i + 1, "by") ? i + 2 : i + 1;
      boolean named = s.is(i + 1, "by")
          || s.tokens().subList(from, Math.min(s.size(), from + 8)).stream()
              .anyMatch(Token::isCapital);
      if (!named) {
        return false;
      }
      int to = from;
      while (to < s.size()
          && !s.at(to).isComma()
          && !s.is(to, ".", "on", "in", "via", "at", "to")) {
        to++;
      }
      if (to == from) {
        return false;
      }
      // "the adviser Mykhailo Podoliak on Twitter": the medium is not part of the name.
      Speaker speaker = speakers.named(s, from, to);
      Medium medium = Media.in(s.span().of(page.text()));
      if (previous != null && !found.touches(previous.span())) {
        // What was told before, in nobody's name.
        Span before = pieces.span(previous, 0, previous.size());
        boolean added = s.paragraph() - previous.paragraph() <= 1
            && found.add(
                previous,
                before,
                speaker,
                SpeechAct.ASSERT,
                "",
                "the next sentence tells who said it");
        speakers.remember(speaker, s.paragraph());
        found.lastMedium(medium);
        return added;
      }
      if (found.all().isEmpty()) {
        return false;
      }
      Statement before = found.all().removeLast();
      speakers.remember(speaker, s.paragraph());
      found.lastMedium(medium);
      found
          .all()
          .add(new Statement(
              before.span(),
              before.sentence(),
              speaker,
              before.act(),
              before.accused(),
              before.addressed(),
              medium,
              before.chain(),
              before.quoted(),
              before.hedge(),
              before.negated(),
              before.why() + "; the next sentence tells who reported it"));
      return true;
    }
    return false;
  }

  private boolean toldBy(Sentence s) {
    for (int i = 1; i + 3 < s.size(); i++) {
      if (!s.is(i, "told", "informed", "assured", "warned") || !s.is(i + 1, "by")) {
        continue;
      }
      for (int that = i + 3; that < Math.min(s.size() - 1, i + 14); that++) {
        if (s.is(that, "that")) {
          int end = clauses.clauseEnd(s, that + 1, s.size());
          Speaker who = speakers.named(s, i + 2, that);
          return !who.name().matches("(?i)(?:nobody|no one|none|neither)\\b.*")
              && found.add(
                  s, pieces.span(s, that + 1, end), who, SpeechAct.ASSERT, "", "is told by them");
        }
      }
    }
    return false;
  }
}
