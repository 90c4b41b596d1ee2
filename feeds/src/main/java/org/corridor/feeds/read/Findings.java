package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Statements as they are found; they do not overlap.
final class Findings {
  /// "denied it", "confirmed neither": what is meant stands elsewhere.
  private static final Pattern POINTS_ONLY = Pattern.compile(
      "(?i)\\s*(?:it|this|that|them|these|those|neither|nothing|none(?: of (?:it|this|that|them))?|both|so|such|any of (?:it|them))\\s*");

  private final Page page;
  private final Pieces pieces;
  private final Speakers speakers;
  private final Acts acts;
  private final List<Statement> found = new ArrayList<>();
  private @Nullable Medium lastMedium;
  private List<String> lastChain = List.of();
  private final Map<String, Medium> writesIn = new HashMap<>();
  private String relay = "";

  Findings(Page page, Pieces pieces, Speakers speakers) {
    this.page = page;
    this.pieces = pieces;
    this.speakers = speakers;
    acts = new Acts(page.text());
  }

  List<Statement> all() {
    return found;
  }

  /// Is something of these words somebody's already?
  boolean touches(Span span) {
    return found.stream().anyMatch(f -> f.span().touches(span));
  }

  /// Whom the last blame before a place is on; empty where there is none.
  String accusedBefore(Span span) {
    String accused = "";
    for (Statement f : found) {
      if (f.act() == SpeechAct.ACCUSE && f.span().to() <= span.from()) {
        accused = f.accused();
      }
    }
    return accused;
  }

  /// In the order of the text.
  void inOrder() {
    found.sort(Comparator.comparingInt(f -> f.span().from()));
  }

  /// What the page says in its own voice.
  ///
  /// @param whom to whom it is said; empty where the words may tell
  void addOwn(
      Sentence s,
      Span span,
      Speaker publisher,
      SpeechAct act,
      String accused,
      @Nullable Medium medium,
      String whom) {
    // Blame shows by the words, whatever else they do; what is asked for is no blame.
    Acts.Judged judged = act == SpeechAct.ASSERT || act == SpeechAct.ANNOUNCE
        ? acts.blames(span, publisher, act)
        : new Acts.Judged(act, accused);
    judged = plain(span, judged);
    found.add(new Statement(
        span,
        s.span(),
        publisher,
        judged.act(),
        judged.accused(),
        whom.isEmpty() ? Addressee.of(page.text(), s.span(), span, judged.act()) : whom,
        medium,
        List.of(),
        false,
        acts.hedge(span),
        acts.negated(span),
        "the publisher's own voice"));
  }

  /// The act that the words tell by themselves.
  private Acts.Judged plain(Span span, Acts.Judged judged) {
    SpeechAct act = PlainWords.act(span.of(page.text()), judged.act());
    return act == judged.act() ? judged : new Acts.Judged(act, "");
  }

  /// What the publisher of a page says came through the page, where nothing else is told.
  void through(Speaker publisher, Medium medium) {
    through(publisher, medium, new Span(0, page.text().length()));
  }

  /// The same of a part of the page, and who speaks there.
  void through(Speaker publisher, Medium medium, Span part) {
    for (int i = 0; i < found.size(); i++) {
      Statement f = found.get(i);
      boolean own = f.medium() == null
          && f.chain().isEmpty()
          && part.covers(f.sentence())
          && ReportReader.sameActor(f.speaker().name(), publisher.name());
      if (own) {
        found.set(i, f.through(medium));
      }
    }
  }

  /// Passes on what somebody else said.
  void relay(String medium) {
    relay = medium;
  }

  void lastMedium(@Nullable Medium medium) {
    lastMedium = medium;
  }

  // ---- pieces

  SpeechAct act(Cue cue, Span span) {
    return acts.refined(cue, span);
  }

  boolean add(Sentence s, Span span, Speaker speaker, SpeechAct act, String accused, String why) {
    return add(s, span, speaker, act, accused, why, false);
  }

  /// Adds a line of a list.
  ///
  /// @param head the words before the list, which tell to whom it is said
  boolean add(
      Sentence s,
      Span span,
      Speaker speaker,
      SpeechAct act,
      String accused,
      String why,
      Span head) {
    int before = found.size();
    boolean any = add(s, span, speaker, act, accused, why, false);
    String whom = Addressee.of(page.text(), head, new Span(head.to(), head.to()), act);
    for (int i = before; i < found.size() && !whom.isEmpty(); i++) {
      found.set(i, found.get(i).addressed(whom));
    }
    return any;
  }

  boolean add(
      Sentence s,
      Span span,
      Speaker speaker,
      SpeechAct act,
      String accused,
      String why,
      boolean quoted) {
    boolean any = false;
    Span first = null;
    for (Propositions.Piece piece : Propositions.of(page.text(), span, act)) {
      SpeechAct does = piece.more() ? SpeechAct.ASSERT : act;
      String whom = piece.more() ? "" : accused;
      Span said = pieces.trim(piece.span());
      // "urged both sides to wait and to talk": on whom it calls stands before the first.
      first = first == null || piece.more() ? said : first;
      any |= addOne(s, said, first, speaker, does, whom, why, quoted);
    }
    return any;
  }

  boolean addOne(
      Sentence s,
      Span span,
      Span first,
      Speaker speaker,
      SpeechAct act,
      String accused,
      String why,
      boolean quoted) {
    if (span.length() < 2
        || speaker.isNobody()
        || POINTS_ONLY.matcher(span.of(page.text())).matches()) {
      return false;
    }
    if (!found.isEmpty() && found.getLast().span().touches(span)) {
      return false;
    }
    if (s.paragraph() - speakers.lastParagraph() > 1 || !speakers.last().equals(speaker)) {
      lastMedium = null;
      lastChain = List.of();
    }
    boolean goesOnThere = s.paragraph() == speakers.lastParagraph();
    speakers.remember(speaker, s.paragraph());
    String around = pieces.around(s, span);
    Medium medium = Media.in(around);
    List<String> cited = new ArrayList<>(Media.cited(around));
    if (!cited.isEmpty()
        && cited
            .getFirst()
            .matches(
                "(?i).*\\b(statement|channel|page|post|account|documents?|data|figures|letter|tweet|video)\\b.*")) {
      // "citing his Telegram channel": through it, not by it.
      medium = medium == null ? Media.in(cited.getFirst()) : medium;
      cited.clear();
    }
    Speaker said = speaker;
    List<String> chain = new ArrayList<>();
    if (!cited.isEmpty()) {
      // Who is cited said it; who cites passed it on.
      chain.add(cited.getFirst());
      chain.add(speaker.name());
      said = speakers.isSpeakerLike(cited.getFirst())
          ? speakers.namedIn(cited.getFirst())
          : new Speaker(stripped(cited.getFirst()), "", Actors.party(cited.getFirst()), false);
      if (medium == null || medium == Medium.EMBASSY) {
        medium = Media.in(speaker.name());
      }
      speakers.remember(said, s.paragraph());
    }
    if (!relay.isEmpty()) {
      chain.add(relay);
    }
    Outlets.Outlet outlet = Outlets.in(around);
    if (outlet != null && chain.isEmpty() && !said.name().contains(outlet.name())) {
      chain.add(outlet.name());
      medium = medium == null ? outlet.medium() : medium;
    }
    if (medium == null && chain.isEmpty() && (quoted || goesOnThere)) {
      medium = lastMedium;
      chain.addAll(lastChain);
    }
    if (medium == null && why.matches("write|post|publish|tweet|share")) {
      // Where they wrote before.
      medium = writesIn.get(said.name());
    }
    if (medium != null) {
      writesIn.put(said.name(), medium);
    }
    lastMedium = medium;
    lastChain = List.copyOf(chain);
    if (medium == null && page.source().contains("Embassy") && said.name().equals(page.source())) {
      medium = Medium.EMBASSY;
    }
    Acts.Judged judged = why.equals(GoingOn.WHY) || why.equals(SecondHearing.WHY)
        ? new Acts.Judged(act, accused)
        : acts.judge(act, span, said, accused);
    judged = plain(span, judged);
    boolean denies = judged.act() == SpeechAct.ASSERT
        && !found.isEmpty()
        && found.getLast().act() == SpeechAct.DENY
        && found.getLast().speaker().equals(said)
        && span.of(page.text()).matches("(?is)^\\s*there (is|was|were|are) no\\b.*");
    if (denies) {
      judged = new Acts.Judged(SpeechAct.DENY, "");
    }
    boolean goesOn = judged.act() == SpeechAct.ASSERT
        && !found.isEmpty()
        && found.getLast().act() == SpeechAct.ACCUSE
        && found.getLast().speaker().equals(said)
        && span.of(page.text()).matches("(?is)^\\s*they\\b.*");
    if (goesOn) {
      judged = new Acts.Judged(SpeechAct.ACCUSE, found.getLast().accused());
    }
    found.add(new Statement(
        span,
        s.span(),
        said,
        judged.act(),
        judged.accused(),
        Addressee.of(page.text(), s.span(), first, judged.act()),
        medium,
        chain,
        quoted,
        acts.hedge(span),
        acts.negated(span),
        why));
    return true;
  }

  String stripped(String words) {
    return words.replaceAll("\\s+(there|here)$", "").strip();
  }
}
