package org.corridor.feeds.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Towns by all their names, in memory: of countries in which corridors were run all of a thousand
/// people and more, of others the large ones.
public final class PlaceNames {
  private static final Set<String> WHOLE = Set.of(
      "UA", "BY", "MD", "SY", "YE", "PS", "IL", "SD", "SS", "ET", "ER", "LB", "IQ", "LY", "AM",
      "AZ", "GE", "BA", "RS", "HR", "AF", "TD", "CF", "SO", "CD", "ML");
  private static final Set<String> NEAR = Set.of("RU", "PL", "RO", "HU", "SK", "TR", "EG", "JO");
  private static final long NEAR_POPULATION = 10_000;
  private static final long FAR_POPULATION = 150_000;
  private static final int ALIKE_MIN = 5;
  private static final int NAMESAKES_MAX = 8;

  private static final int NAME = 1;
  private static final int ASCII = 2;
  private static final int ALTERNATES = 3;
  private static final int LATITUDE = 4;
  private static final int LONGITUDE = 5;
  private static final int COUNTRY = 8;
  private static final int POPULATION = 14;

  /// A town.
  public record Town(String name, String country, Spot spot, long population) {}

  private final Map<String, List<Town>> byName = new HashMap<>();
  private final Map<String, List<Town>> bySpelling = new HashMap<>();
  private final Set<String> countries = new HashSet<>();

  private PlaceNames() {}

  /// Reads the list of this build; without it only countries are known.
  public static PlaceNames read() {
    PlaceNames names = new PlaceNames();
    Gazetteer.lines(names::take);
    for (String code : Locale.getISOCountries()) {
      for (String language : List.of("en", "uk", "ru")) {
        names.countries.add(
            Locale.of("", code).getDisplayCountry(Locale.of(language)).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private void take(String[] columns) {
    long population = Long.parseLong(columns[POPULATION]);
    String country = columns[COUNTRY];
    boolean whole = WHOLE.contains(country);
    if (!whole && population < (NEAR.contains(country) ? NEAR_POPULATION : FAR_POPULATION)) {
      return;
    }
    Spot spot =
        new Spot(Double.parseDouble(columns[LONGITUDE]), Double.parseDouble(columns[LATITUDE]));
    Town town = new Town(columns[NAME], country, spot, population);
    add(columns[NAME], town);
    add(columns[ASCII], town);
    if (whole) {
      String folded = Spelling.fold(columns[ASCII]);
      List<Town> alike = bySpelling.computeIfAbsent(folded, _ -> new ArrayList<>(1));
      if (!alike.contains(town) && alike.size() < NAMESAKES_MAX) {
        alike.add(town);
      }
    }
    if (whole || NEAR.contains(country)) {
      for (String name : columns[ALTERNATES].split(",", -1)) {
        if (name.length() > 2) {
          add(name, town);
        }
      }
    }
  }

  private void add(String name, Town town) {
    List<Town> towns = byName.computeIfAbsent(key(name), _ -> new ArrayList<>(1));
    if (!towns.contains(town) && towns.size() < NAMESAKES_MAX) {
      towns.add(town);
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /// All towns of a name.
  public List<Town> find(String name) {
    return List.copyOf(byName.getOrDefault(key(name), List.of()));
  }

  /// Towns whose name is written like this in another way: Lysychansk, Lisichansk.
  public List<Town> findAlike(String name) {
    return name.length() < ALIKE_MIN
        ? List.of()
        : List.copyOf(bySpelling.getOrDefault(Spelling.fold(name), List.of()));
  }

  /// Is it the name of a country?
  public boolean isCountry(String name) {
    return countries.contains(key(name));
  }
}
