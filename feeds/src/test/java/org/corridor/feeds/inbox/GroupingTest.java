package org.corridor.feeds.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Groups against the plain definition: all pairs weighed anew before each merging.
class GroupingTest {
  private static final double ENOUGH = 0.3;
  private static final double DAY_COSTS = 0.05;

  @Test
  void theMostAlikeBecomeOneFirst() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Map<String, Double>> texts = texts(random, 2 + random.nextInt(14));
      long[] days = random.longs(texts.size(), 0, 6).toArray();
      assertThat(grouped(texts, days).all()).as("round %d", round).isEqualTo(plainly(texts, days));
    }
  }

  @Test
  void whatSpeaksOfTwoMattersMakesNotOneOfBoth() {
    List<Map<String, Double>> texts = List.of(
        Map.of("sumy", 1.0),
        Map.of("sumy", 1.0),
        Map.of("sumy", 0.7, "round", 0.7),
        Map.of("round", 1.0),
        Map.of("round", 1.0));
    assertThat(grouped(texts, new long[5]).all()).hasSize(2).contains(List.of(3, 4));
  }

  @Test
  void whatIsFarApartInTimeStaysApart() {
    List<Map<String, Double>> texts = List.of(Map.of("sumy", 1.0), Map.of("sumy", 1.0));
    assertThat(grouped(texts, new long[] {0, 1}).all()).containsExactly(List.of(0, 1));
    assertThat(grouped(texts, new long[] {0, 20}).all()).containsExactly(List.of(0), List.of(1));
  }

  private static Grouping grouped(List<Map<String, Double>> texts, long[] days) {
    Grouping grouping = new Grouping(ENOUGH, 0, DAY_COSTS);
    for (int i = 0; i < texts.size(); i++) {
      grouping.add(texts.get(i), new float[0], days[i]);
    }
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        grouping.mayBeOne(i, j);
      }
    }
    return grouping;
  }

  private static List<Map<String, Double>> texts(Random random, int count) {
    List<Map<String, Double>> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> weights = new HashMap<>();
      for (int t = 0; t < 4; t++) {
        weights.put("t" + random.nextInt(8), random.nextDouble());
      }
      double length =
          Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
      weights.replaceAll((_, w) -> w / length);
      texts.add(weights);
    }
    return texts;
  }

  private static List<List<Integer>> plainly(List<Map<String, Double>> texts, long[] days) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      groups.add(List.of(i));
    }
    while (true) {
      double best = 0;
      int one = -1;
      int other = -1;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = 0; b < a; b++) {
          double mean = mean(groups.get(a), groups.get(b), texts, days);
          if (mean >= ENOUGH && mean > best) {
            best = mean;
            one = a;
            other = b;
          }
        }
      }
      if (one < 0) {
        return groups.stream()
            .map(g -> g.stream().sorted().toList())
            .sorted((a, b) -> Integer.compare(a.getFirst(), b.getFirst()))
            .toList();
      }
      List<Integer> both = new ArrayList<>(groups.get(one));
      both.addAll(groups.get(other));
      groups.remove(one);
      groups.set(other, both);
    }
  }

  private static double mean(
      List<Integer> one, List<Integer> other, List<Map<String, Double>> texts, long[] days) {
    double sum = 0;
    for (int i : one) {
      for (int j : other) {
        sum -= DAY_COSTS * Math.abs(days[i] - days[j]);
        for (Map.Entry<String, Double> term : texts.get(i).entrySet()) {
          sum += term.getValue() * texts.get(j).getOrDefault(term.getKey(), 0.0);
        }
      }
    }
    return sum / (one.size() * other.size());
  }
}
