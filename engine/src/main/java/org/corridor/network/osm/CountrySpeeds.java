package org.corridor.network.osm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// General speed limits of a country for cars, km/h, from
/// <https://wiki.openstreetmap.org/wiki/Default_speed_limits>.
///
/// @param urban within built-up areas
/// @param rural outside them
/// @param trunk on roads for motor vehicles only
/// @param motorway on motorways; where there is no general limit, what is advised
record CountrySpeeds(int urban, int rural, int trunk, int motorway) {
  /// Where the country is not known: careful in every class.
  static final CountrySpeeds ANY = new CountrySpeeds(50, 80, 100, 120);

  private static final String[] TABLE = {
    "AD 50 90 90 90", "AL 40 80 90 110", "AM 60 90 90 110", "AT 50 100 100 130",
    "AZ 60 90 90 110", "BA 50 80 100 130", "BE 50 70 120 120", "BG 50 90 90 140",
    "BY 60 90 90 110", "CH 50 80 100 120", "CY 50 80 80 100", "CZ 50 90 110 130",
    "DE 50 100 100 130", "DK 50 80 80 130", "EE 50 90 90 110", "ES 50 90 90 120",
    "FI 50 80 80 120", "FR 50 80 110 130", "GB 48 97 113 113", "GE 60 80 90 110",
    "GR 50 90 110 130", "HR 50 90 110 130", "HU 50 90 110 130", "IE 50 80 100 120",
    "IL 50 80 90 110", "IS 50 90 90 90", "IT 50 90 110 130", "KZ 60 100 110 140",
    "LI 50 80 80 80", "LT 50 90 120 130", "LU 50 90 90 130", "LV 50 90 90 110",
    "MC 50 50 50 50", "MD 50 90 110 110", "ME 50 80 100 130", "MK 50 80 110 130",
    "MT 50 80 80 80", "NL 50 80 100 100", "NO 50 80 80 80", "PL 50 90 100 140",
    "PT 50 90 100 120", "RO 50 90 100 130", "RS 50 80 100 130", "RU 60 90 90 110",
    "SE 50 70 70 110", "SI 50 90 110 130", "SK 50 90 90 130", "TR 50 90 110 130",
    "UA 50 90 110 130", "XK 50 80 110 130"
  };

  private static final Map<String, CountrySpeeds> OF = new HashMap<>();

  static {
    for (String row : TABLE) {
      String[] cells = row.split(" ", -1);
      OF.put(
          cells[0],
          new CountrySpeeds(
              Integer.parseInt(cells[1]),
              Integer.parseInt(cells[2]),
              Integer.parseInt(cells[3]),
              Integer.parseInt(cells[4])));
    }
  }

  /// The limits of a country by its ISO 3166 code of two letters.
  static Optional<CountrySpeeds> find(String country) {
    return Optional.ofNullable(OF.get(country));
  }

  /// All countries of the table, by their codes.
  static List<String> known() {
    return OF.keySet().stream().sorted().toList();
  }

  static CountrySpeeds of(String country) {
    return find(country).orElse(ANY);
  }
}
