package org.corridor.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the name of a place tells of where it lies. There is no map behind it: where names do not
/// tell, two places may lie in one another.
///
/// @param words in small letters
/// @param extent how large it is by its name
record PlaceName(List<String> words, Extent extent) {
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

  private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
      .flatMap(code -> Stream.of("en", "uk", "ru", "fr", "ar")
          .map(language ->
              Locale.of("", code).getDisplayCountry(Locale.of(language)).toLowerCase(Locale.ROOT)))
      .collect(Collectors.toUnmodifiableSet());

  static PlaceName of(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    List<String> words = List.of(small.split("[^\\p{L}\\p{N}]+", -1));
    return new PlaceName(
        words,
        COUNTRIES.contains(small)
            ? Extent.COUNTRY
            : words.stream().anyMatch(REGION::contains) ? Extent.REGION : Extent.PLACE);
  }

  /// May one lie in the other? As Sumy in `Sumy oblast`, and Mariupol in Ukraine.
  boolean mayTouch(PlaceName other) {
    return words.containsAll(other.words)
        || other.words.containsAll(words)
        || extent != other.extent;
  }
}
