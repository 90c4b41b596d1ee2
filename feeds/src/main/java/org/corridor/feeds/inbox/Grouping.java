package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together what is alike: two groups become one, the most alike first, while those in the one
/// are alike enough to those in the other on average. So one report that speaks of two matters does
/// not make one matter of both.
final class Grouping {
  /// Two groups, and how alike they are.
  private record Pair(int one, int other, double alike) {}

  /// What is in a group, with the sums by which it is held against others.
  private static final class Group {
    final List<Integer> members;
    final Map<String, Double> terms;
    final float[] sense;
    /// Of those whose day is known.
    final List<Long> days;

    Group(List<Integer> members, Map<String, Double> terms, float[] sense, List<Long> days) {
      this.members = members;
      this.terms = terms;
      this.sense = sense;
      this.days = days;
    }
  }

  private final double enough;
  private final double senseWeighs;
  private final double dayCosts;
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Map<Integer, Set<Integer>> near = new HashMap<>();
  private final PriorityQueue<Pair> pairs =
      new PriorityQueue<>((a, b) -> Double.compare(b.alike, a.alike));
  private int next;

  /// Nothing yet.
  ///
  /// @param enough how alike two groups are at least that become one
  /// @param senseWeighs what likeness in sense counts beside a likeness of terms of 1
  /// @param dayCosts what each day apart takes off
  Grouping(double enough, double senseWeighs, double dayCosts) {
    this.enough = enough;
    this.senseWeighs = senseWeighs;
    this.dayCosts = dayCosts;
  }

  /// Takes something in; those that are taken in are counted from 0.
  ///
  /// @param terms with weights of length 1
  /// @param sense of length 1; empty where that is not looked at
  /// @param day null where it is not known: near to all
  void add(Map<String, Double> terms, float[] sense, @Nullable Long day) {
    groups.put(
        next, new Group(List.of(next), terms, sense, day == null ? List.of() : List.of(day)));
    next++;
  }

  /// Says that two may belong together; after all are taken in.
  void mayBeOne(int one, int other) {
    if (one != other && near.computeIfAbsent(one, _ -> new HashSet<>()).add(other)) {
      near.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
      offer(one, other);
    }
  }

  private void offer(int one, int other) {
    Group a = groups.get(one);
    Group b = groups.get(other);
    double alike = a == null || b == null ? 0 : alike(a, b);
    if (alike >= enough) {
      pairs.add(new Pair(one, other, alike));
    }
  }

  /// The groups in the end, those of one too, each in the order of its members.
  List<List<Integer>> all() {
    while (!pairs.isEmpty()) {
      Pair pair = pairs.poll();
      Group one = groups.get(pair.one);
      Group other = groups.get(pair.other);
      if (one != null && other != null) {
        merge(pair, one, other);
      }
    }
    return groups.values().stream()
        .map(g -> g.members.stream().sorted().toList())
        .sorted((a, b) -> Integer.compare(a.getFirst(), b.getFirst()))
        .toList();
  }

  private void merge(Pair pair, Group one, Group other) {
    int id = next++;
    groups.remove(pair.one);
    groups.remove(pair.other);
    groups.put(id, both(one, other));
    Set<Integer> around = new HashSet<>(near.getOrDefault(pair.one, Set.of()));
    around.addAll(near.getOrDefault(pair.other, Set.of()));
    around.retainAll(groups.keySet());
    near.remove(pair.one);
    near.remove(pair.other);
    near.put(id, around);
    for (int neighbour : around) {
      near.computeIfAbsent(neighbour, _ -> new HashSet<>()).add(id);
      offer(id, neighbour);
    }
  }

  private static Group both(Group one, Group other) {
    List<Integer> members = new ArrayList<>(one.members);
    members.addAll(other.members);
    Map<String, Double> terms = new HashMap<>(one.terms);
    other.terms.forEach((term, weight) -> terms.merge(term, weight, Double::sum));
    float[] sense = one.sense.clone();
    for (int i = 0; i < sense.length; i++) {
      sense[i] += other.sense[i];
    }
    List<Long> days = new ArrayList<>(one.days);
    days.addAll(other.days);
    return new Group(members, terms, sense, days);
  }

  /// The mean over all pairs of the one and the other.
  private double alike(Group one, Group other) {
    boolean fewer = one.terms.size() <= other.terms.size();
    Map<String, Double> few = fewer ? one.terms : other.terms;
    Map<String, Double> many = fewer ? other.terms : one.terms;
    double sum = senseWeighs * Likeness.cosine(one.sense, other.sense);
    for (Map.Entry<String, Double> term : few.entrySet()) {
      sum += term.getValue() * many.getOrDefault(term.getKey(), 0.0);
    }
    for (long day : one.days) {
      for (long theirs : other.days) {
        sum -= dayCosts * Math.abs(day - theirs);
      }
    }
    return sum / ((double) one.members.size() * other.members.size());
  }
}
