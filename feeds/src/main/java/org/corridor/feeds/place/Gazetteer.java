package org.corridor.feeds.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Towns of the world with a thousand people and more, by all their names (GeoNames, CC BY 4.0), as
/// far as this build has them. Which of several of one name is meant is told by its neighbours on
/// the
/// way.
public final class Gazetteer {
  private static final String FILE = "/org/corridor/gazetteer/cities1000.txt";
  private static final int NAME = 1;
  private static final int ASCII = 2;
  private static final int ALTERNATES = 3;
  private static final int LATITUDE = 4;
  private static final int LONGITUDE = 5;
  private static final int POPULATION = 14;
  /// A place is left out where that saves more than this.
  private static final double LEFT_OUT_KM = 120;

  private static final double END_LEFT_OUT_KM = 600;
  private static final double NEVER_KM = 1e6;

  private static final int KNOWN_MAX = 20_000;

  /// Of one name the largest; longer ways are no way that anybody names.
  private static final int NAMESAKES_MAX = 10;

  private static final int WAY_MAX = 100;
  private static final int LEFT_OUT_IN_A_ROW_MAX = 12;

  /// By so many characters a name becomes longer in small letters, at most.
  private static final int LONGER_IN_SMALL_MAX = 3;

  /// And by so many shorter without the spaces around it.
  private static final int SPACES_MAX = 2;

  /// A town.
  public record Town(String name, Spot spot, long population) {}

  private final Map<String, List<Town>> known = new ConcurrentHashMap<>();
  private volatile @Nullable List<Town> all;

  /// Does this build have it?
  public boolean isThere() {
    return Gazetteer.class.getResource(FILE) != null;
  }

  /// Where the places of a way are, in their order; null for those that are not found.
  ///
  /// @param names of the places
  /// @param sure those that are known otherwise, by name
  public List<@Nullable Spot> locate(List<String> names, Map<String, Spot> sure) {
    if (names.size() > WAY_MAX) {
      return Collections.nCopies(names.size(), null);
    }
    learn(names.stream().filter(n -> !sure.containsKey(n)).toList());
    List<List<Town>> candidates = new ArrayList<>();
    for (String name : names) {
      Spot spot = sure.get(name);
      candidates.add(
          spot == null
              ? known.getOrDefault(key(name), List.of())
              : List.of(new Town(name, spot, 0)));
    }
    return nearest(candidates, names.stream().map(sure::containsKey).toList());
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// A candidate, and the one before it on the shortest way to it.
  private record Step(
      int place, Town town, double cost, @Nullable Step before) {}

  /// The shortest way through one candidate of each, leaving out those of which only namesakes far
  /// away are known: better none than a wrong one. Of single ones the most populous.
  private static List<@Nullable Spot> nearest(List<List<Town>> candidates, List<Boolean> sure) {
    int last = candidates.size() - 1;
    // What it costs to leave out all before a place.
    double[] leftOut = new double[last + 2];
    for (int place = 0; place <= last; place++) {
      boolean end = place == 0 || place == last;
      double cost = sure.get(place) ? NEVER_KM : end ? END_LEFT_OUT_KM : LEFT_OUT_KM;
      leftOut[place + 1] = leftOut[place] + cost;
    }
    List<Step> steps = new ArrayList<>();
    for (int place = 0; place < candidates.size(); place++) {
      List<Step> here = new ArrayList<>();
      for (Town town : candidates.get(place)) {
        // A little for the larger town, where distance does not tell.
        double small = 1 / (1.0 + town.population());
        Step best = new Step(place, town, leftOut[place] + small, null);
        for (Step before : steps.subList(reach(steps, place), steps.size())) {
          double cost = before.cost
              + before.town.spot().kmTo(town.spot())
              + leftOut[place]
              - leftOut[before.place + 1]
              + small;
          if (cost < best.cost) {
            best = new Step(place, town, cost, before);
          }
        }
        here.add(best);
      }
      steps.addAll(here);
    }
    @Nullable Spot[] spots = new @Nullable Spot[candidates.size()];
    Step best = steps.stream()
        .min(Comparator.comparingDouble(s -> s.cost + leftOut[last + 1] - leftOut[s.place + 1]))
        .orElse(null);
    for (Step step = best; step != null; step = step.before) {
      spots[step.place] = step.town.spot();
    }
    List<@Nullable Spot> list = new ArrayList<>();
    for (Spot spot : spots) {
      list.add(spot);
    }
    return list;
  }

  /// From which step on a place can be reached without leaving out too many.
  private static int reach(List<Step> steps, int place) {
    int from = steps.size();
    while (from > 0 && steps.get(from - 1).place >= place - LEFT_OUT_IN_A_ROW_MAX) {
      from--;
    }
    return from;
  }

  /// Looks up names, all at once, for [#locate].
  public void learn(Collection<String> names) {
    if (!unknown(names).isEmpty()) {
      lookUp(names);
    }
  }

  private Set<String> unknown(Collection<String> names) {
    Set<String> keys = new HashSet<>();
    names.stream().map(Gazetteer::key).filter(k -> !known.containsKey(k)).forEach(keys::add);
    return keys;
  }

  /// One at a time: who comes second mostly finds what they look for.
  private synchronized void lookUp(Collection<String> names) {
    Set<String> keys = unknown(names);
    if (keys.isEmpty()) {
      return;
    }
    if (known.size() > KNOWN_MAX) {
      known.clear();
    }
    Map<String, List<Town>> found = new ConcurrentHashMap<>();
    keys.forEach(k -> found.put(k, new ArrayList<>()));
    BitSet lengths = new BitSet();
    keys.forEach(k ->
        lengths.set(Math.max(0, k.length() - LONGER_IN_SMALL_MAX), k.length() + SPACES_MAX + 1));
    List<Town> every = new ArrayList<>();
    lines(columns -> {
      every.add(town(columns));
      Set<String> called = new HashSet<>();
      call(columns[NAME], lengths, keys, called);
      call(columns[ASCII], lengths, keys, called);
      String others = columns[ALTERNATES];
      for (int from = 0; from < others.length(); ) {
        int comma = others.indexOf(',', from);
        int to = comma < 0 ? others.length() : comma;
        if (lengths.get(to - from)) {
          call(others.substring(from, to), lengths, keys, called);
        }
        from = to + 1;
      }
      called.forEach(k -> found.getOrDefault(k, new ArrayList<>()).add(every.getLast()));
    });
    // Who looks up names draws the towns around them next.
    all = all == null ? largestFirst(every) : all;
    found.replaceAll((_, towns) -> towns.stream()
        .sorted(Comparator.comparingLong(Town::population).reversed())
        .limit(NAMESAKES_MAX)
        .toList());
    known.putAll(found);
  }

  /// Most of two million names have another length than any that is looked for.
  private static void call(String name, BitSet lengths, Set<String> keys, Set<String> called) {
    if (lengths.get(name.length())) {
      String key = key(name);
      if (keys.contains(key)) {
        called.add(key);
      }
    }
  }

  private static Town town(String[] columns) {
    return new Town(
        columns[NAME],
        new Spot(Double.parseDouble(columns[LONGITUDE]), Double.parseDouble(columns[LATITUDE])),
        Long.parseLong(columns[POPULATION]));
  }

  /// The towns of the list of this build, each as its columns; none where it has no list.
  static void lines(Consumer<String[]> reader) {
    try (InputStream file = Gazetteer.class.getResourceAsStream(FILE)) {
      if (file == null) {
        return;
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        if (columns.length > POPULATION) {
          reader.accept(columns);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The largest towns between two corners.
  public List<Town> within(Spot southWest, Spot northEast, int limit) {
    return all().stream()
        .filter(t -> t.spot().longitude() >= southWest.longitude()
            && t.spot().longitude() <= northEast.longitude()
            && t.spot().latitude() >= southWest.latitude()
            && t.spot().latitude() <= northEast.latitude())
        .limit(limit)
        .toList();
  }

  private static List<Town> largestFirst(List<Town> towns) {
    return towns.stream()
        .sorted(Comparator.comparingLong(Town::population).reversed())
        .toList();
  }

  private List<Town> all() {
    List<Town> towns = all;
    if (towns == null) {
      List<Town> read = new ArrayList<>();
      lines(columns -> read.add(town(columns)));
      towns = largestFirst(read);
      all = towns;
    }
    return towns;
  }
}
