package org.corridor.formats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Collects everything wrong with an input, so that it is all told at once.
public final class Problems {
  /// Of more problems than this nobody reads the rest; how many there are is told.
  private static final int SHOWN_MAX = 200;

  private final List<Problem> problems = new ArrayList<>();

  public void add(Problem problem) {
    problems.add(problem);
  }

  public int count() {
    return problems.size();
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /// In the order of the files.
  public List<Problem> all() {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column))
        .toList();
  }

  /// Ends the reading if anything is wrong.
  ///
  /// @throws BadInput if there is any problem
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new BadInput(all().stream().limit(SHOWN_MAX).toList(), problems.size());
    }
  }

  /// The most similar of some known words, as a hint; empty when none is near.
  public static String didYouMean(String word, Collection<String> known) {
    return known.stream()
        .filter(k -> near(word, k))
        .min(Comparator.comparingInt(k -> distance(word, k)))
        .map(k -> "did you mean \"" + k + "\"?")
        .orElseGet(() -> known.isEmpty()
            ? ""
            : "one of "
                + known.stream()
                    .filter(k -> !k.isEmpty())
                    .sorted()
                    .limit(30)
                    .collect(Collectors.joining(", ")));
  }

  /// The same but for a slip of the pen.
  public static boolean near(String one, String other) {
    int slips = distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    return slips <= Math.min(2, Math.max(one.length(), other.length()) / 3);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
