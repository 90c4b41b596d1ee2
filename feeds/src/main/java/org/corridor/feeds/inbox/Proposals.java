package org.corridor.feeds.inbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.corridor.feeds.AttemptTold;
import org.corridor.feeds.MeetingTold;
import org.corridor.feeds.Mention;
import org.corridor.feeds.OutcomeTold;
import org.corridor.feeds.Page;
import org.corridor.feeds.Quantity;
import org.corridor.feeds.Reading;
import org.corridor.feeds.RoundTold;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.feeds.intake.Digest;
import org.corridor.feeds.place.Spelling;
import org.corridor.feeds.read.ReportReader;
import org.jspecify.annotations.Nullable;

/// What was read, as items of the record that a person may confirm.
public final class Proposals {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  /// Said where a day rests on when the report was read.
  static final String UNDATED =
      "; its day is reckoned from the day of reading: the report does not say when it was published";
  /// Said of a place that its sentence does not tell.
  static final String NOT_TOLD = "not told";
  /// How the reason of a claim begins that tells of an attempt.
  static final String ATTEMPT = "an evacuation and how it ended";
  private static final int ID_DIGITS = 8;
  private static final int SLUG_MAX = 24;

  private final Reading reading;
  private final Page page;
  private final List<Proposal> found = new ArrayList<>();

  private Proposals(Reading reading) {
    this.reading = reading;
    page = reading.page();
  }

  /// All that a publication proposes, in the order of its text.
  public static List<Proposal> of(Reading reading) {
    Proposals proposals = new Proposals(reading);
    reading.statements().forEach(proposals::statement);
    for (int i = 0; i < reading.figures().size(); i++) {
      proposals.figure(i);
    }
    reading.rounds().forEach(proposals::round);
    reading.outcomes().forEach(proposals::outcome);
    reading.meetings().forEach(proposals::meeting);
    reading.attempts().forEach(proposals::attempt);
    CorridorProposals ways = new CorridorProposals(proposals, reading);
    reading.corridors().forEach(ways::day);
    reading.offers().forEach(ways::offer);
    proposals.found.sort(java.util.Comparator.comparingInt(Proposal::from));
    return proposals.found;
  }

  /// How a report is named in the record.
  public static String reportId(String key) {
    return "R-" + key.substring(0, ID_DIGITS);
  }

  /// How its publisher is named in the record.
  static String sourceId(String source, String name) {
    String called = source.isEmpty() ? name : source;
    String slug =
        called.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    String shown = slug.length() > SLUG_MAX ? slug.substring(0, SLUG_MAX) : slug;
    return shown.isEmpty() ? "unknown" : shown;
  }

  static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      parts.put(name, value);
    }
  }

  /// With the zone of the page where it tells one; else on the clock of the record.
  private static String published(Page page) {
    if (page.published() == null) {
      return "";
    }
    ZoneId zone = page.zone();
    return zone == null
        ? page.published().toString()
        : page.published().atZone(zone).toInstant().toString();
  }

  String source(Span span) {
    String name = page.source().isEmpty() ? page.name() : page.source();
    String day = page.published() == null ? "" : ", " + page.published().toLocalDate();
    return reportId(page.hash()) + ", " + name + day + ", characters " + span.from() + " to "
        + span.to();
  }

  private void statement(Statement s) {
    Map<String, Object> parts = new LinkedHashMap<>();
    String words = s.span().of(page.text());
    String id = id("claim", key(s.speaker().name()), s.act().name(), plain(words));
    parts.put("id", "CL-" + id);
    parts.put("speaker", s.speaker().name());
    put(parts, "onBehalfOf", s.speaker().behalf());
    parts.put("act", s.act().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    put(parts, "accused", s.accused());
    put(parts, "addressed", s.addressed());
    parts.put("proposition", words);
    put(parts, "language", page.language());
    put(
        parts,
        "medium",
        s.medium() == null ? "" : s.medium().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    put(parts, "publishedAt", published(page));
    List<String> through = s.chain().stream()
        .filter(c -> !ReportReader.sameActor(c, s.speaker().name()))
        .toList();
    String chain = through.isEmpty() ? "" : "; came through " + String.join(", then ", through);
    String hedge = s.hedge().isEmpty() ? "" : "; hedged: " + s.hedge();
    parts.put("source", source(s.span()) + chain + hedge);
    add(id, "claim", parts, s.span(), s.sentence(), s.why());
  }

  private void figure(int index) {
    Quantity q = reading.figures().get(index);
    Map<String, Object> parts = new LinkedHashMap<>();
    String id = figureId(q);
    parts.put("id", "F-" + id);
    parts.put("about", about(q));
    parts.put("best", number(q.value()));
    if (q.isAtLeast()) {
      parts.put("low", number(q.value()));
    } else if (q.isAtMost()) {
      parts.put("high", number(q.value()));
    }
    if (q.most() != null) {
      parts.put("high", number(q.most()));
    }
    parts.put("kind", q.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    parts.put("unit", q.unit().name().toLowerCase(Locale.ROOT));
    parts.put("place", place(q));
    if (q.within() >= 0) {
      parts.put("subsetOf", "F-" + figureId(reading.figures().get(q.within())));
    }
    String period = period(q);
    put(parts, "period", period);
    put(parts, "asOf", period.isEmpty() ? published(page) : "");
    put(parts, "counter", counter(q));
    parts.put("source", source(q.span()));
    add(id, "figure", parts, q.span(), q.sentence(), q.why());
  }

  private String about(Quantity q) {
    String sentence = q.sentence().of(page.text()).strip();
    return sentence.length() > 160 ? sentence.substring(0, 157) + "…" : sentence;
  }

  private String figureId(Quantity q) {
    return id(
        "figure", q.unit().name(), String.valueOf(q.value()), plain(q.sentence().of(page.text())));
  }

  private String counter(Quantity q) {
    return reading.statements().stream()
        .filter(s -> s.span().touches(q.span()))
        .map(s -> s.speaker().name())
        .findFirst()
        .orElse("");
  }

  /// The one day or days that its sentence tells; empty for none or several.
  private String period(Quantity q) {
    List<String> days = reading.moments().stream()
        .filter(m -> q.sentence().covers(m.span()))
        .map(m -> m.from().equals(m.to()) ? m.from().toString() : m.from() + "/" + m.to())
        .distinct()
        .toList();
    return days.size() == 1 ? days.getFirst() : "";
  }

  private static Object number(double value) {
    return value == Math.rint(value) ? (Object) (long) value : (Object) value;
  }

  /// The place in its sentence that is nearest to a number, behind it first.
  private String place(Quantity q) {
    Mention best = null;
    int least = Integer.MAX_VALUE;
    for (Mention m : reading.places()) {
      if (q.sentence().covers(m.span())) {
        int away = m.span().from() >= q.span().to()
            ? m.span().from() - q.span().to()
            : 2 * (q.span().from() - m.span().to());
        boolean others = reading.figures().stream()
            .anyMatch(
                o -> o.span().from() > q.span().to() && o.span().to() < m.span().from());
        if (away < least && !others) {
          least = away;
          best = m;
        }
      }
    }
    return best == null ? NOT_TOLD : best.name();
  }

  private void round(RoundTold r) {
    boolean told = r.day() != null;
    LocalDate day =
        told || page.published() == null ? r.day() : page.published().toLocalDate();
    boolean mentioned = !told && reading.rounds().stream().anyMatch(o -> o.ordinal() > r.ordinal());
    if (day == null || mentioned) {
      // Of a round that is only mentioned nothing can be recorded.
      return;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    String id = id("round", String.valueOf(r.ordinal()), day.toString());
    parts.put("id", "ROUND-" + r.ordinal());
    parts.put("ordinal", r.ordinal());
    parts.put("day", day.toString());
    parts.put("place", r.place().isEmpty() ? NOT_TOLD : r.place());
    parts.put("format", "direct");
    Integer minutes = minutes(r.length());
    put(parts, "lengthMinutes", minutes);
    if (!r.delegations().isEmpty()) {
      parts.put(
          "delegations",
          r.delegations().stream().sorted().map(p -> Map.of("party", p)).toList());
    }
    parts.put("source", source(r.span()));
    add(
        id,
        "round",
        parts,
        r.span(),
        r.span(),
        r.why()
            + (told ? "" : "; its day is that of the publication")
            + (r.outcome().isEmpty()
                ? ""
                : "; it " + (r.outcome().startsWith("with") ? "ended " : "") + r.outcome()));
  }

  private static @Nullable Integer minutes(String length) {
    String[] words = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };
    for (int i = 0; i < words.length; i++) {
      if (length.matches("(?is).*\\b(" + words[i] + "|" + (i + 1) + ")( and a half)? hours?.*")) {
        return 60 * (i + 1) + (length.contains("half") ? 30 : 0);
      }
    }
    return null;
  }

  private void meeting(MeetingTold m) {
    Map<String, Object> parts = new LinkedHashMap<>();
    String id = id("next-meeting", String.valueOf(m.day()), m.place());
    int last = reading.rounds().stream().mapToInt(RoundTold::ordinal).max().orElse(1);
    parts.put("round", "ROUND-" + last);
    put(parts, "day", m.day() == null ? "" : m.day().toString());
    put(parts, "place", m.place());
    parts.put("status", "proposed");
    parts.put(
        "source",
        source(m.span()) + (m.mediator().isEmpty() ? "" : "; mediated by " + m.mediator()));
    add(id, "next-meeting", parts, m.span(), m.span(), m.why());
  }

  /// What became of an attempt is what the report says: a claim of whoever publishes it.
  private void attempt(AttemptTold a) {
    if (page.source().isEmpty()
        || reading.statements().stream().anyMatch(s -> s.span().touches(a.span()))) {
      return;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    String words = a.span().of(page.text());
    String id = id("claim", sourceId(page.source(), page.name()), "attempt", plain(words));
    parts.put("id", "CL-" + id);
    parts.put("speaker", page.source().isEmpty() ? page.name() : page.source());
    parts.put("act", "assert");
    parts.put("proposition", words);
    put(parts, "language", page.language());
    put(parts, "publishedAt", published(page));
    parts.put("source", source(a.span()));
    String days =
        a.from() == null ? "" : ", " + a.from() + (a.from().equals(a.to()) ? "" : " to " + a.to());
    add(
        id,
        "claim",
        parts,
        a.span(),
        a.span(),
        ATTEMPT + ": " + a.count() + (a.place().isEmpty() ? "" : " at " + a.place()) + days + ", "
            + a.outcome());
  }

  private void outcome(OutcomeTold o) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("round", "ROUND-" + o.ordinal());
    parts.put("by", o.by());
    parts.put("outcome", o.outcome());
    parts.put("text", o.span().of(page.text()));
    parts.put("source", source(o.span()));
    String id = id("outcome", String.valueOf(o.ordinal()), o.by(), o.outcome());
    add(id, "outcome", parts, o.span(), o.span(), o.why());
  }

  void add(
      String id, String kind, Map<String, Object> parts, Span words, Span sentence, String why) {
    if (found.stream().anyMatch(p -> p.id().equals("P-" + id))) {
      return;
    }
    Span shown =
        new Span(Math.min(words.from(), sentence.from()), Math.max(words.to(), sentence.to()));
    found.add(new Proposal(
        "P-" + id,
        kind,
        parts,
        words.of(page.text()),
        shown.of(page.text()),
        page.hash(),
        words.from(),
        words.to(),
        why + (page.published() == null && dated(parts) ? UNDATED : ""),
        reading.reader()));
  }

  private static boolean dated(Map<String, Object> parts) {
    return parts.containsKey("period") || parts.containsKey("day") || parts.containsKey("date");
  }

  private static String key(String name) {
    return Spelling.fold(name);
  }

  /// Words without case, marks and spaces: the same on every page that copies them.
  static String plain(String words) {
    return NO_WORD.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  static String id(String... parts) {
    return Digest.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
        .substring(0, ID_DIGITS);
  }
}
