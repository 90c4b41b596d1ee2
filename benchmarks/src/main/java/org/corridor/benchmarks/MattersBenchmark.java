package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.corridor.feeds.Page;
import org.corridor.feeds.inbox.Likeness;
import org.corridor.feeds.inbox.Matter;
import org.corridor.feeds.inbox.Matters;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.jspecify.annotations.Nullable;

/// `benchmarks/run matters FILE… [--differences]`: how many of the pairs of reports that are on one
/// matter are put together, and how many others; all of a file in one inbox.
///
/// A file holds reports apart by lines of `=====`, each with `matter: NAME` as its first line.
final class MattersBenchmark {
  private static final String HEAD = "matter:";

  private final Originals originals = new Originals();
  private final ReportReader reader = ReportReader.open();
  private final List<Paper> papers = new ArrayList<>();
  private final List<Waiting> read = new ArrayList<>();
  private final Map<String, String> matterOf = new HashMap<>();

  private MattersBenchmark() {}

  public static void main(String[] args) throws IOException {
    boolean isShowing = List.of(args).contains("--differences");
    List<String> files = List.of(args).stream().filter(a -> !a.startsWith("--")).toList();
    if (files.isEmpty()) {
      System.err.println("benchmarks/run matters FILE… [--differences]");
      System.exit(2);
    }
    System.out.printf("%-44s %9s %6s%n", "pairs on one matter", "precision", "recall");
    for (String file : files) {
      MattersBenchmark benchmark = new MattersBenchmark();
      for (String report : Files.readString(Path.of(file)).split("(?m)^=====\\s*$", -1)) {
        if (!report.isBlank()) {
          benchmark.take(report.strip());
        }
      }
      benchmark.measure(file, null, isShowing);
      // Where the part for it is there.
      ServiceLoader.load(Likeness.class)
          .findFirst()
          .ifPresent(
              likeness -> benchmark.measure("  with likeness in sense", likeness, isShowing));
    }
  }

  private void take(String report) throws IOException {
    String[] parts = report.split("\\R", 2);
    if (!parts[0].startsWith(HEAD)) {
      throw new IllegalArgumentException("expected " + HEAD + " NAME, found: " + parts[0]);
    }
    String name = "report " + (papers.size() + 1) + ".txt";
    Page page =
        originals.read(name, parts[1].strip().getBytes(StandardCharsets.UTF_8)).getFirst();
    String published = page.published() == null ? "" : page.published().toString();
    papers.add(new Paper(
        page.hash(),
        page.hash(),
        name,
        page.source(),
        page.title(),
        page.language(),
        published,
        page.address(),
        "",
        null));
    matterOf.put(page.hash(), parts[0].substring(HEAD.length()).strip());
    LocalDate today =
        page.published() == null ? LocalDate.of(2022, 3, 31) : page.published().toLocalDate();
    Proposals.of(reader.read(page, today)).stream()
        .map(p -> new Waiting(p, Waiting.State.OPEN, List.of(page.hash()), "", ""))
        .forEach(read::add);
  }

  private void measure(String called, @Nullable Likeness likeness, boolean isShowing) {
    List<Matter> matters = Matters.groups(papers, read, likeness);
    Map<String, Integer> found = new HashMap<>();
    for (int m = 0; m < matters.size(); m++) {
      for (Paper paper : matters.get(m).reports()) {
        found.put(paper.key(), m);
      }
    }
    int right = 0;
    int wrong = 0;
    int missed = 0;
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < papers.size(); i++) {
      for (int j = 0; j < i; j++) {
        String a = papers.get(i).key();
        String b = papers.get(j).key();
        String matter = matterOf.getOrDefault(a, "");
        String other = matterOf.getOrDefault(b, "");
        boolean one = matter.equals(other);
        boolean together = found.containsKey(a) && found.get(a).equals(found.get(b));
        right += one && together ? 1 : 0;
        wrong += !one && together ? 1 : 0;
        missed += one && !together ? 1 : 0;
        if (one != together) {
          shown.add((one ? "apart:    " : "together: ") + matter + ": "
              + papers.get(i).title() + " | " + other + ": "
              + papers.get(j).title());
        }
      }
    }
    System.out.printf(
        "%-44s %9.2f %6.2f   %d reports, %d right, %d wrong, %d missed%n",
        called,
        right / (double) Math.max(1, right + wrong),
        right / (double) Math.max(1, right + missed),
        papers.size(),
        right,
        wrong,
        missed);
    if (isShowing) {
      shown.stream().sorted().forEach(line -> System.out.println("  " + line));
    }
  }
}
