package org.corridor.server.map;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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
  private static final int KNOWN_MAX = 20_000;

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
    learn(names.stream().filter(n -> !sure.containsKey(n)).toList());
    List<List<Town>> candidates = new ArrayList<>();
    for (String name : names) {
      Spot spot = sure.get(name);
      candidates.add(
          spot == null
              ? known.getOrDefault(key(name), List.of())
              : List.of(new Town(name, spot, 0)));
    }
    return nearest(candidates);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// The shortest way through one candidate of each; of single ones the most populous.
  private static List<@Nullable Spot> nearest(List<List<Town>> candidates) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (!candidates.get(i).isEmpty()) {
        found.add(i);
      }
    }
    double[] best = {};
    List<int[]> before = new ArrayList<>();
    for (int k = 0; k < found.size(); k++) {
      List<Town> here = candidates.get(found.get(k));
      double[] reach = new double[here.size()];
      int[] from = new int[here.size()];
      for (int h = 0; h < reach.length; h++) {
        // A little for the larger town, where distance does not tell.
        double small = 1 / (1.0 + here.get(h).population());
        reach[h] = k == 0 ? small : Double.MAX_VALUE;
        for (int p = 0; p < best.length; p++) {
          double km =
              candidates.get(found.get(k - 1)).get(p).spot().kmTo(here.get(h).spot());
          if (best[p] + km + small < reach[h]) {
            reach[h] = best[p] + km + small;
            from[h] = p;
          }
        }
      }
      best = reach;
      before.add(from);
    }
    @Nullable Spot[] spots = new @Nullable Spot[candidates.size()];
    int at = 0;
    for (int h = 1; h < best.length; h++) {
      at = best[h] < best[at] ? h : at;
    }
    for (int k = found.size() - 1; k >= 0; k--) {
      spots[found.get(k)] = candidates.get(found.get(k)).get(at).spot();
      at = before.get(k)[at];
    }
    List<@Nullable Spot> list = new ArrayList<>();
    for (Spot spot : spots) {
      list.add(spot);
    }
    return list;
  }

  /// Looks up names, all at once, for [#locate].
  public void learn(Collection<String> names) {
    Set<String> keys = new HashSet<>();
    names.stream().map(Gazetteer::key).filter(k -> !known.containsKey(k)).forEach(keys::add);
    if (keys.isEmpty()) {
      return;
    }
    if (known.size() > KNOWN_MAX) {
      known.clear();
    }
    Map<String, List<Town>> found = new ConcurrentHashMap<>();
    keys.forEach(k -> found.put(k, new ArrayList<>()));
    lines(columns -> {
      Set<String> called = new HashSet<>(List.of(key(columns[NAME]), key(columns[ASCII])));
      for (String name : columns[ALTERNATES].split(",", -1)) {
        called.add(key(name));
      }
      called.retainAll(keys);
      called.forEach(k -> found.getOrDefault(k, new ArrayList<>()).add(town(columns)));
    });
    known.putAll(found);
  }

  private static Town town(String[] columns) {
    return new Town(
        columns[NAME],
        new Spot(Double.parseDouble(columns[LONGITUDE]), Double.parseDouble(columns[LATITUDE])),
        Long.parseLong(columns[POPULATION]));
  }

  private static void lines(Consumer<String[]> reader) {
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

  /// Largest first.
  private List<Town> all() {
    List<Town> towns = all;
    if (towns == null) {
      List<Town> read = new ArrayList<>();
      lines(columns -> read.add(town(columns)));
      read.sort(Comparator.comparingLong(Town::population).reversed());
      towns = List.copyOf(read);
      all = towns;
    }
    return towns;
  }
}
