package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.corridor.feeds.Mention;
import org.corridor.feeds.Moment;
import org.corridor.feeds.Page;
import org.corridor.feeds.Quantity;
import org.corridor.feeds.Reading;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import tools.jackson.databind.JsonNode;

/// `benchmarks/run reports DIR`: what the reader finds against what people labelled.
///
/// A piece counts as found if it shares more than half of its characters with what was labelled,
/// counted on both together. Speaker, act, accused and medium are right or wrong on such pieces;
/// what is missed or invented counts against them too.
final class ReportsBenchmark {
  private static final String USAGE =
      "benchmarks/run reports DIR [--texts DIR] [--misses] [--language CODE] [--speed] [--rules-alone]";
  private static final int ROUNDS = 4;
  private static final int REPEATS = 20;

  private final Map<String, int[]> counts = new LinkedHashMap<>();
  private boolean misses;
  private boolean speed;
  private boolean rulesAlone;

  public static void main(String[] args) throws IOException {
    if (args.length == 0 || args[0].startsWith("-")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    ReportsBenchmark benchmark = new ReportsBenchmark();
    Path gold = Path.of(args[0]);
    Path texts = gold;
    String language = "";
    for (int i = 1; i < args.length; i++) {
      switch (args[i]) {
        case "--texts" -> texts = Path.of(args[++i]);
        case "--misses" -> benchmark.misses = true;
        case "--speed" -> benchmark.speed = true;
        case "--rules-alone" -> benchmark.rulesAlone = true;
        case "--language" -> language = args[++i];
        default -> {
          System.err.println(USAGE);
          System.exit(2);
        }
      }
    }
    benchmark.run(gold, texts, language);
  }

  private void run(Path gold, Path texts, String language) throws IOException {
    long start = System.nanoTime();
    ReportReader reader = rulesAlone ? ReportReader.openWithoutSecond() : ReportReader.open();
    Originals originals = new Originals();
    double open = (System.nanoTime() - start) / 1e9;
    for (String what : List.of(
        "span",
        "speaker",
        "act",
        "accused",
        "addressed",
        "medium",
        "figure",
        "figure kind",
        "date",
        "place")) {
      counts.put(what, new int[3]);
    }
    List<LabelledReport> all = LabelledReport.in(gold, texts);
    if (speed) {
      speed(all, originals, reader);
      return;
    }
    int reports = 0;
    long reading = 0;
    for (LabelledReport report : all) {
      JsonNode label = report.label();
      if (!language.isEmpty() && !report.isIn(language)) {
        continue;
      }
      long before = System.nanoTime();
      Page page = originals.read(report.name(), report.text()).getFirst();
      if (!report.fits(page.text())) {
        System.out.println(report.name() + " is left out: its labels do not stand in its text");
        continue;
      }
      // As if it were read on the day on which it came out.
      LocalDate day = LocalDate.parse(label.path("published").asString().substring(0, 10));
      Reading read = reader.read(page, day);
      reading += System.nanoTime() - before;
      reports++;
      score(report.name(), label, read);
    }
    System.out.printf(
        Locale.ROOT,
        "%d reports; opened in %.2f s, read in %.2f s (the first ones slowly)%n%-12s %10s %8s %9s %9s %9s%n",
        reports,
        open,
        reading / 1e9,
        "",
        "precision",
        "recall",
        "right",
        "proposed",
        "labelled");
    // Not all folders have labels of all kinds.
    counts.values().removeIf(c -> c[2] == 0);
    counts.forEach((what, c) -> System.out.printf(
        Locale.ROOT,
        "%-12s %10.3f %8.3f %9d %9d %9d%n",
        what,
        share(c[0], c[1]),
        share(c[0], c[2]),
        c[0],
        c[1],
        c[2]));
  }

  /// The same reports again and again on two threads, each time as another text.
  private static void speed(
      List<LabelledReport> reports, Originals originals, ReportReader reader) {
    List<byte[]> bytes = reports.stream().map(LabelledReport::text).toList();
    for (int round = 0; round < ROUNDS; round++) {
      int count = bytes.size() * REPEATS;
      long start = System.nanoTime();
      try (ForkJoinPool pool = new ForkJoinPool(2)) {
        pool.submit(() -> IntStream.range(0, count)
                .parallel()
                .mapToLong(i -> reader
                    .read(
                        originals.read("r", bytes.get(i % bytes.size())).getFirst(),
                        LocalDate.of(2022, 3, 7))
                    .statements()
                    .size())
                .sum())
            .join();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Runtime memory = Runtime.getRuntime();
      System.out.printf(
          Locale.ROOT,
          "%,d reports in %.2f s on two threads: %.0f a second; heap %d MB%n",
          count,
          seconds,
          count / seconds,
          (memory.totalMemory() - memory.freeMemory()) / 1_000_000);
    }
  }

  private static double share(int right, int of) {
    return of == 0 ? 1 : (double) right / of;
  }

  private void score(String name, JsonNode label, Reading read) {
    String text = read.page().text();
    List<JsonNode> gold = Labels.list(label.path("statements"));
    Map<Integer, Statement> matched = Labels.matched(gold, read.statements());
    List<Statement> free = new ArrayList<>(read.statements());
    free.removeAll(matched.values());
    for (int i = 0; i < gold.size(); i++) {
      if (!matched.containsKey(i)) {
        miss(
            name,
            "missed span",
            Labels.span(gold.get(i)).of(text),
            gold.get(i).path("speaker").asString() + " "
                + gold.get(i).path("act").asString());
      }
    }
    free.forEach(s -> miss(
        name,
        "invented span",
        s.span().of(text),
        s.speaker().name() + " " + s.act() + " (" + s.why() + ")"));
    count("span", matched.size(), read.statements().size(), gold.size());
    attribute(
        name,
        text,
        "speaker",
        gold,
        matched,
        free,
        "speaker",
        s -> s.speaker().name(),
        ReportsBenchmark::sameSpeaker);
    attribute(
        name,
        text,
        "act",
        gold,
        matched,
        free,
        "act",
        s -> s.act().name().toLowerCase(Locale.ROOT),
        String::equals);
    attribute(
        name,
        text,
        "accused",
        gold,
        matched,
        free,
        "accused",
        Statement::accused,
        ReportsBenchmark::sameSpeaker);
    attribute(
        name,
        text,
        "addressed",
        gold,
        matched,
        free,
        "addressed",
        Statement::addressed,
        ReportsBenchmark::sameSpeaker);
    attribute(
        name,
        text,
        "medium",
        gold,
        matched,
        free,
        "medium",
        s -> {
          String kind = s.medium() == null
              ? ""
              : s.medium().name().toLowerCase(Locale.ROOT).replace('_', '-');
          return s.chain().isEmpty() ? kind : kind + "/" + String.join("/", s.chain());
        },
        ReportsBenchmark::sameMedium);
    figures(name, text, Labels.list(label.path("figures")), read.figures());
    dates(name, text, Labels.list(label.path("dates")), read.moments());
    places(name, text, Labels.list(label.path("places")), read.places());
  }

  /// Kinds that the record does not tell apart.
  private static final Map<String, String> KINDS = Map.ofEntries(
      Map.entry("twitter", "tweet"),
      Map.entry("x", "tweet"),
      Map.entry("tv", "television"),
      Map.entry("post", "facebook"),
      Map.entry("press conference", "briefing"),
      Map.entry("news conference", "briefing"),
      Map.entry("press briefing", "briefing"),
      Map.entry("bulletin", "statement"),
      Map.entry("communiqué", "statement"),
      Map.entry("declaration", "statement"),
      Map.entry("press release", "statement"),
      Map.entry("telephone", "other"),
      Map.entry("radio", "other"),
      Map.entry("video", "other"),
      Map.entry("website", "other"),
      Map.entry("e-mail", "other"),
      Map.entry("skype", "other"),
      Map.entry("whatsapp", "other"),
      Map.entry("viber", "other"),
      Map.entry("youtube", "other"));

  /// A kind of medium, or the name of one that stands in the chain.
  private static boolean sameMedium(String wanted, String found) {
    String kind =
        KINDS.getOrDefault(wanted.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
    for (String part : found.split("/", -1)) {
      if (part.equalsIgnoreCase(kind) || ReportReader.sameActor(part, wanted)) {
        return true;
      }
    }
    return false;
  }

  private interface Read {
    String of(Statement s);
  }

  private void attribute(
      String name,
      String text,
      String what,
      List<JsonNode> gold,
      Map<Integer, Statement> matched,
      List<Statement> free,
      String field,
      Read read,
      BiPredicate<String, String> same) {
    int right = 0;
    int labelled = 0;
    int proposed = (int) free.stream().filter(s -> !read.of(s).isEmpty()).count();
    for (int i = 0; i < gold.size(); i++) {
      String wanted = gold.get(i).path(field).asString("");
      Statement s = matched.get(i);
      String found = s == null ? "" : read.of(s);
      labelled += wanted.isEmpty() ? 0 : 1;
      proposed += found.isEmpty() ? 0 : 1;
      if (!wanted.isEmpty() && !found.isEmpty() && same.test(wanted, found)) {
        right++;
      } else if (s != null && !(wanted.isEmpty() && found.isEmpty())) {
        miss(
            name,
            what,
            s.span().of(text),
            "wanted \"" + wanted + "\", found \"" + found + "\" (" + s.why() + ")");
      }
    }
    count(what, right, proposed, labelled);
  }

  private void figures(String name, String text, List<JsonNode> gold, List<Quantity> found) {
    List<Quantity> free = new ArrayList<>(found);
    int right = 0;
    int kinds = 0;
    for (JsonNode g : gold) {
      Quantity best = free.stream()
          .filter(q -> q.span().touches(Labels.span(g))
              && q.value() == g.path("value").asDouble()
              && q.unit().name().toLowerCase(Locale.ROOT).equals(g.path("unit").asString()))
          .findFirst()
          .orElse(null);
      if (best == null) {
        miss(name, "missed figure", Labels.span(g).of(text), around(text, Labels.span(g)));
      } else {
        right++;
        free.remove(best);
        String kind = best.kind()
            .name()
            .toLowerCase(Locale.ROOT)
            .replace("projected_conditional", "projected");
        kinds += kind.equals(g.path("kind").asString()) ? 1 : 0;
      }
    }
    free.forEach(q -> miss(
        name,
        "invented figure",
        q.span().of(text),
        q.value() + " " + q.unit() + " " + around(text, q.span()) + " (" + q.why() + ")"));
    count("figure", right, found.size(), gold.size());
    count("figure kind", kinds, found.size(), gold.size());
  }

  private void dates(String name, String text, List<JsonNode> gold, List<Moment> found) {
    List<Moment> free = new ArrayList<>(found);
    int right = 0;
    int proposed = 0;
    for (JsonNode g : gold) {
      Span span = Labels.span(g);
      String wanted = g.path("date").asString();
      List<Moment> near = free.stream().filter(m -> m.span().touches(span)).toList();
      Moment best = near.stream().filter(m -> same(wanted, m)).findFirst().orElse(null);
      Moment window = near.stream().filter(m -> endOf(wanted, m)).findFirst().orElse(null);
      boolean together = near.size() > 1
          && wanted.equals(near.getFirst().from() + "/" + near.getLast().to())
          && near.stream().allMatch(m -> m.hour() == null);
      if (best != null) {
        free.remove(best);
      } else if (together) {
        // "5 and 6 March" may be labelled as one time.
        free.removeAll(near);
      } else if (window == null && found.stream().noneMatch(m -> partOf(span, wanted, m))) {
        miss(name, "missed date", span.of(text), wanted + "; " + around(text, span));
        continue;
      }
      right++;
    }
    // "From 9:00 to 18:00" may be labelled as two times: each is an end of the window.
    for (Moment m : List.copyOf(free)) {
      int ends = (int) gold.stream()
          .filter(g -> Labels.span(g).touches(m.span()) && endOf(g.path("date").asString(), m))
          .count();
      if (ends > 0) {
        // The other end, where it bears no label, is one too many.
        proposed += ends == 1 ? 1 : 0;
        free.remove(m);
      }
    }
    proposed += right;
    // An hour and its day may be labelled as one time: then both are parts of it.
    // Datelines and stamps bear a label in some passages only.
    free.removeIf(m -> m.why().endsWith("beside the text"));
    free.removeIf(m -> gold.stream()
        .anyMatch(g -> Labels.span(g).from() <= m.span().from()
            && m.span().to() <= Labels.span(g).to()
            && g.path("date").asString().startsWith(m.from().toString())));
    proposed += free.size();
    free.forEach(m -> miss(
        name,
        "invented date",
        m.span().of(text),
        m.iso() + " " + around(text, m.span()) + " (" + m.why() + ")"));
    count("date", right, proposed, gold.size());
  }

  /// "Monday evening" may be labelled as two times of one day.
  private static boolean partOf(Span span, String wanted, Moment m) {
    return m.span().from() <= span.from()
        && span.to() <= m.span().to()
        && wanted.equals(m.from().toString());
  }

  /// The same time: as it is told, on whatever clock, or on that of the place.
  private static boolean same(String wanted, Moment m) {
    String iso = m.iso();
    return minutes(wanted).equals(minutes(iso))
        || (m.hour() != null
            && !m.clock().isEmpty()
            && wanted.length() == iso.length()
            && onItsClock(wanted, m));
  }

  /// "10:00 Moscow time": the hour that the words say.
  private static boolean onItsClock(String wanted, Moment m) {
    LocalDateTime told = wanted.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:00)?")
        ? LocalDateTime.parse(wanted)
        : null;
    ZoneId clock = m.clock().equals("Moscow") ? ZoneId.of("Europe/Moscow") : ZoneOffset.UTC;
    return told != null
        && m.hour() != null
        && PLACES.stream()
            .anyMatch(place -> m.from()
                .atTime(m.hour())
                .atZone(place)
                .withZoneSameInstant(clock)
                .toLocalDateTime()
                .equals(told));
  }

  /// Where passages of ours play.
  private static final List<ZoneId> PLACES = List.of(
      ZoneId.of("Europe/Kyiv"),
      ZoneId.of("Asia/Gaza"),
      ZoneId.of("Asia/Damascus"),
      ZoneId.of("Asia/Aden"),
      ZoneId.of("Africa/Khartoum"),
      ZoneId.of("Africa/Addis_Ababa"));

  private static boolean endOf(String wanted, Moment m) {
    boolean days = m.hour() == null
        && !m.from().equals(m.to())
        && (wanted.equals(m.from().toString()) || wanted.equals(m.to().toString()));
    boolean hours = m.hour() != null
        && m.hourTo() != null
        && (same(
                wanted,
                new Moment(m.span(), m.from(), m.from(), m.hour(), null, m.clock(), m.why()))
            || same(
                wanted,
                new Moment(m.span(), m.to(), m.to(), m.hourTo(), null, m.clock(), m.why())));
    return days || hours;
  }

  private static String minutes(String iso) {
    return iso.replaceAll(":00(?=/|$)", "");
  }

  private void places(String name, String text, List<JsonNode> gold, List<Mention> found) {
    List<Mention> free = new ArrayList<>(found);
    int right = 0;
    for (JsonNode g : gold) {
      Mention best = free.stream()
          .filter(p -> p.span().touches(Labels.span(g)))
          .findFirst()
          .orElse(null);
      if (best == null) {
        miss(name, "missed place", Labels.span(g).of(text), around(text, Labels.span(g)));
      } else {
        right++;
        free.remove(best);
      }
    }
    free.forEach(p -> miss(
        name, "invented place", p.span().of(text), around(text, p.span()) + " (" + p.why() + ")"));
    count("place", right, found.size(), gold.size());
  }

  private void count(String what, int right, int proposed, int labelled) {
    int[] c = counts.computeIfAbsent(what, _ -> new int[3]);
    c[0] += right;
    c[1] += proposed;
    c[2] += labelled;
  }

  private void miss(String name, String what, String words, String more) {
    if (misses) {
      System.out.println(name + ": " + what + ": \"" + words.replace('\n', ' ') + "\" — " + more);
    }
  }

  private static String around(String text, Span span) {
    return "…"
        + text.substring(Math.max(0, span.from() - 30), Math.min(text.length(), span.to() + 30))
            .replace('\n', ' ')
        + "…";
  }

  /// The same words but for articles and spelling; of a person the surname decides.
  private static boolean sameSpeaker(String wanted, String found) {
    return sameWords(wanted, found)
        || ReportReader.sameActor(wanted, found)
        || sameStems(wanted, found);
  }

  /// In Ukrainian and Russian the same words end in another way: "у міській раді", "міська рада".
  private static boolean sameStems(String wanted, String found) {
    String[] a = plain(wanted).split(" ", -1);
    String[] b = plain(found).split(" ", -1);
    if (a.length != b.length || wanted.charAt(0) < 0x400) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      int stem = Math.max(2, Math.min(a[i].length(), b[i].length()) - 3);
      if (!a[i].regionMatches(0, b[i], 0, stem)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameWords(String wanted, String found) {
    String a = plain(wanted);
    String b = plain(found);
    return !b.isEmpty()
        && (a.equals(b)
            || a.endsWith(" " + b)
            || b.endsWith(" " + a)
            || a.startsWith(b + " ")
            || b.startsWith(a + " "));
  }

  private static String plain(String words) {
    return words
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\"“”«»'’,]", "")
        .replaceAll("^(the|a|an|its|his|her|their) ", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
