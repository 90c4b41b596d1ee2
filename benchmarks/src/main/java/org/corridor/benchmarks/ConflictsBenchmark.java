package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Conflicts;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `benchmarks/run conflicts FILE…`: how many of the pairs of claims that cannot both be so are set
/// side by side, and how many others; each case an inbox of its own, then all of a file in one.
final class ConflictsBenchmark {
  private int right;
  private int wrong;
  private int missed;

  private ConflictsBenchmark() {}

  public static void main(String[] args) throws IOException {
    boolean isShowing = List.of(args).contains("--differences");
    List<String> files = List.of(args).stream().filter(a -> !a.startsWith("--")).toList();
    if (files.isEmpty()) {
      System.err.println("benchmarks/run conflicts FILE… [--differences]");
      System.exit(2);
    }
    System.out.printf("%-40s %9s %6s%n", "", "precision", "recall");
    for (String file : files) {
      ConflictsBenchmark apart = new ConflictsBenchmark();
      ConflictsBenchmark together = new ConflictsBenchmark();
      List<Waiting> all = new ArrayList<>();
      Set<String> allPairs = new TreeSet<>();
      for (String line : Files.readAllLines(Path.of(file))) {
        JsonNode told = JsonMapper.shared().readTree(line);
        List<Waiting> claims = claims(told);
        Set<String> pairs = pairs(told);
        apart.count(claims, pairs, isShowing);
        all.addAll(claims);
        allPairs.addAll(pairs);
      }
      together.count(all, allPairs, false);
      apart.print(file);
      together.print("  all in one inbox");
    }
  }

  private static List<Waiting> claims(JsonNode told) {
    List<Waiting> claims = new ArrayList<>();
    for (JsonNode claim : told.path("claims")) {
      Map<String, Object> parts = new LinkedHashMap<>();
      for (String part : List.of("speaker", "act", "accused")) {
        parts.put(part, claim.path(part).asString(""));
      }
      parts.put("onBehalfOf", claim.path("behalf").asString(""));
      parts.put("publishedAt", claim.path("published").asString());
      String id = id(told, claim.path("id").asString());
      claims.add(new Waiting(
          new Proposal(
              id,
              "claim",
              parts,
              claim.path("words").asString(),
              claim.path("sentence").asString(),
              id,
              0,
              1,
              "",
              ""),
          Waiting.State.OPEN,
          List.of(),
          "",
          ""));
    }
    return claims;
  }

  private static Set<String> pairs(JsonNode told) {
    Set<String> pairs = new TreeSet<>();
    for (JsonNode pair : told.path("conflicts")) {
      pairs.add(pair(id(told, pair.get(0).asString()), id(told, pair.get(1).asString())));
    }
    return pairs;
  }

  private static String id(JsonNode told, String claim) {
    return told.path("case").asString() + claim;
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private void count(List<Waiting> claims, Set<String> wanted, boolean isShowing) {
    Map<String, Conflict> found = new TreeMap<>();
    for (Conflict c : Conflicts.of(claims)) {
      found.put(pair(c.one().proposal().id(), c.other().proposal().id()), c);
    }
    for (Map.Entry<String, Conflict> pair : found.entrySet()) {
      boolean isRight = wanted.contains(pair.getKey());
      right += isRight ? 1 : 0;
      wrong += isRight ? 0 : 1;
      if (isShowing && !isRight) {
        System.out.println(
            "not wanted: " + pair.getKey() + ": " + pair.getValue().why());
      }
    }
    for (String pair : wanted) {
      missed += found.containsKey(pair) ? 0 : 1;
      if (isShowing && !found.containsKey(pair)) {
        System.out.println("missed: " + pair);
      }
    }
  }

  private void print(String name) {
    System.out.printf(
        "%-40s %9.2f %6.2f   %d right, %d wrong, %d missed%n",
        name,
        right / (double) Math.max(1, right + wrong),
        right / (double) Math.max(1, right + missed),
        right,
        wrong,
        missed);
  }
}
