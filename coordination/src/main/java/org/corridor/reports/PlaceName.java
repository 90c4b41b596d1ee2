package org.corridor.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the name of a place tells of where it lies. There is no map behind it: where names do not
/// tell, two places may lie in one another.
///
/// @param words in small letters
/// @param extent how large it is by its name
/// @param country its code where it is one; empty for others
record PlaceName(List<String> words, Extent extent, String country) {
  private enum Extent {
    COUNTRY,
    REGION,
    PLACE
  }

  /// Words by which regions call themselves in the languages of records.
  private static final Set<String> REGION = Set.of(
      "oblast",
      "region",
      "district",
      "raion",
      "rayon",
      "province",
      "governorate",
      "county",
      "область",
      "області",
      "област",
      "район",
      "край",
      "région",
      "محافظة");

  /// Codes by name, in the languages of records.
  private static final Map<String, String> COUNTRIES = countries();

  private static Map<String, String> countries() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      for (String language : List.of("en", "uk", "ru", "fr", "ar")) {
        String name = Locale.of("", code).getDisplayCountry(Locale.of(language));
        codes.put(name.toLowerCase(Locale.ROOT), code);
      }
    }
    return Map.copyOf(codes);
  }

  static PlaceName of(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    List<String> words = List.of(small.split("[^\\p{L}\\p{N}]+", -1));
    return new PlaceName(
        words,
        COUNTRIES.containsKey(small)
            ? Extent.COUNTRY
            : words.stream().anyMatch(REGION::contains) ? Extent.REGION : Extent.PLACE,
        COUNTRIES.getOrDefault(small, ""));
  }

  /// May one lie in the other? As Sumy in `Sumy oblast`, and Mariupol in Ukraine.
  boolean mayTouch(PlaceName other) {
    return words.containsAll(other.words)
        || other.words.containsAll(words)
        || extent != other.extent
        || (!country.isEmpty() && country.equals(other.country));
  }
}
