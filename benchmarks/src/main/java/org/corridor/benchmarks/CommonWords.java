package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.feeds.inbox.Wording;

/// `benchmarks/run words DIR…`: prints terms of labelled reports with the share of reports in which
/// they stand, where that is more than one in a hundred: `common-words.tsv` of `feeds`.
final class CommonWords {
  private static final double LEAST = 0.01;

  private CommonWords() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("benchmarks/run words DIR…");
      System.exit(2);
    }
    Map<String, Integer> in = new TreeMap<>();
    List<LabelledReport> all = new ArrayList<>();
    for (String folder : args) {
      all.addAll(LabelledReport.in(Path.of(folder), Path.of(".")));
    }
    for (LabelledReport report : all) {
      String text = new String(report.text(), StandardCharsets.UTF_8);
      new HashSet<>(Wording.of(text)).forEach(term -> in.merge(term, 1, Integer::sum));
    }
    System.out.println("# Share of the labelled reports of the field in which a term stands:"
        + " benchmarks/run words benchmarks/reports/whole");
    in.forEach((term, count) -> {
      double share = count / (double) all.size();
      if (share > LEAST && term.chars().allMatch(Character::isLetter)) {
        System.out.printf("%s\t%.3f%n", term, share);
      }
    });
  }
}
