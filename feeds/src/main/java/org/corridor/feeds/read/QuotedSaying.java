package org.corridor.feeds.read;

import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;

/// What is said in quotation marks before who says it.
final class QuotedSaying {
  private static final int BEHIND_MAX = 16;

  private final Page page;
  private final Pieces pieces;
  private final Clauses clauses;
  private final Findings found;

  QuotedSaying(Page page, Pieces pieces, Clauses clauses, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.clauses = clauses;
    this.found = found;
  }

  /// Of "'…,' X said, '…'": one quotation that is broken, or two.
  ///
  /// @return up to where the sentence is read
  int before(Sentence s, int i, int begin, int k, int rest, Cue cue, Speaker speaker) {
    int first = k;
    while (first > begin && !s.at(first).isQuote()) {
      first--;
    }
    int q = first;
    while (q - 1 >= begin && s.at(q - 1).isQuote()) {
      q--;
    }
    Span inner = pieces.inner(s.at(first));
    // Another quotation behind: one sentence broken, or two.
    int second = -1;
    for (int j = i + 1; j < Math.min(s.size(), i + BEHIND_MAX); j++) {
      if (s.at(j).isQuote()) {
        second = j;
        break;
      }
      if (clauses.isCue(s, j)) {
        break;
      }
    }
    String said = inner.of(page.text()).strip();
    boolean open = !said.isEmpty() && (said.endsWith(",") || !said.matches("(?s).*[.!?…]$"));
    // Words before the quotation are said too: They called it "…", he said.
    int lead = first;
    if (first > begin
        && !s.at(first - 1).isQuote()
        && clauses.hasVerb(s, begin, first)
        && !clauses.hasCue(s, begin, first)) {
      lead = begin;
    }
    if (second > 0) {
      Span more = pieces.inner(s.at(second));
      char start = more.of(page.text()).strip().isEmpty()
          ? 'A'
          : more.of(page.text()).strip().charAt(0);
      boolean broken = open && (Character.isLowerCase(start) || s.at(second - 1).isComma());
      if (broken) {
        Span whole = new Span(inner.from(), more.to());
        found.add(
            s,
            pieces.trim(whole),
            speaker,
            found.act(cue, whole),
            "",
            "a quotation, broken by who says it",
            true);
      } else {
        found.add(s, pieces.trim(inner), speaker, found.act(cue, inner), "", "a quotation", true);
        found.add(
            s,
            pieces.trim(more),
            speaker,
            found.act(cue, more),
            "",
            "a quotation behind who says it",
            true);
      }
      return second + 1;
    }
    Span span = lead < first ? new Span(s.at(lead).from(), inner.to()) : inner;
    found.add(s, pieces.trim(span), speaker, found.act(cue, span), "", "a quotation", true);
    return Math.max(rest, i + 1);
  }
}
