package org.corridor.network.osm;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `maxspeed` says, in all its spellings, km/h.
///
/// Numbers in km/h, `mph` or `knots`; `none`, `walk`; a country and a zone (`UA:urban`,
/// `DE:zone:30`, `FR:zone30`, `DE:30`); several values, of which the lowest counts. Signs that
/// change
/// (`signals`, `variable`) say nothing.
final class SpeedRules {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3})(?:[.,]\\d+)? ?(km/h|kmh|kph|mph|knots)?");
  private static final Pattern COUNTRY =
      Pattern.compile("([a-z]{2})(?:-([a-z0-9]+))?:([a-z0-9_]*[a-z0-9]):?(\\d*)");
  private static final Pattern ZONE = Pattern.compile("zone:?(\\d{1,3})|(\\d{1,3})(?:_?zone)?");

  /// Without a limit nobody is advised to go faster.
  static final int NO_LIMIT_KMH = 130;

  static final int WALK_KMH = 7;
  private static final double KMH_PER_MPH = 1.609344;
  private static final double KMH_PER_KNOT = 1.852;
  private static final int SLOWEST_KMH = 1;

  /// The table of countries has the limit of Flanders and Brussels.
  private static final int WALLONIA_RURAL_KMH = 90;

  /// Where a number in the name of a zone is in miles an hour.
  private static final String MILES = "GB";

  /// Where the limit of living streets is 20 km/h and not walking pace, from
  /// <https://wiki.openstreetmap.org/wiki/Default_speed_limits>.
  private static final Set<String> LIVING_20 = Set.of(
      "BE", "BY", "CH", "CZ", "EE", "ES", "FR", "HU", "KZ", "LT", "LV", "PL", "PT", "RU", "SK",
      "UA");

  private static final int LIVING_KMH = 20;

  private SpeedRules() {}

  /// The limit in a direction of a way; empty where the tags say nothing that can be read.
  ///
  /// @param direction `forward` or `backward`
  static OptionalInt limit(Tags tags, String direction, String country) {
    String[] keys = {
      "maxspeed:motorcar:" + direction,
      "maxspeed:motorcar",
      "maxspeed:motor_vehicle",
      "maxspeed:" + direction,
      "maxspeed",
      "maxspeed:type",
      "zone:maxspeed",
      "source:maxspeed",
      "zone:traffic"
    };
    for (String key : keys) {
      String text = tags.get(key);
      OptionalInt kmh = text == null ? OptionalInt.empty() : kmh(text, country);
      if (kmh.isPresent()) {
        return kmh;
      }
    }
    return OptionalInt.empty();
  }

  /// What one value says.
  static OptionalInt kmh(String text, String country) {
    int lowest = Integer.MAX_VALUE;
    for (String part : text.toLowerCase(Locale.ROOT).split("[;|]", -1)) {
      OptionalInt one = one(part.strip(), country);
      lowest = one.isPresent() ? Math.min(lowest, one.getAsInt()) : lowest;
    }
    return lowest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(lowest);
  }

  private static OptionalInt one(String text, String country) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      String unit = number.group(2) == null ? "" : number.group(2);
      double factor = unit.equals("mph") ? KMH_PER_MPH : unit.equals("knots") ? KMH_PER_KNOT : 1;
      int kmh = (int) Math.floor(Integer.parseInt(number.group(1)) * factor);
      return kmh < SLOWEST_KMH ? OptionalInt.empty() : OptionalInt.of(kmh);
    }
    Matcher zone = ZONE.matcher(text);
    if (zone.matches()) {
      return inZone(zone, country);
    }
    Matcher ofCountry = COUNTRY.matcher(text);
    if (ofCountry.matches()) {
      String code = code(ofCountry);
      String digits = ofCountry.group(4);
      String inZone = ofCountry.group(3);
      if (!digits.isEmpty()) {
        return one(digits + (code.equals(MILES) ? " mph" : ""), code);
      }
      if ("wal".equals(ofCountry.group(2)) && inZone.equals("rural")) {
        return OptionalInt.of(WALLONIA_RURAL_KMH);
      }
      Matcher zoneOf = ZONE.matcher(inZone);
      return zoneOf.matches() ? inZone(zoneOf, code) : word(inZone, code);
    }
    return word(text, country);
  }

  private static OptionalInt inZone(Matcher zone, String country) {
    String number = zone.group(1) == null ? zone.group(2) : zone.group(1);
    return one(number + (country.equals(MILES) ? " mph" : ""), country);
  }

  private static OptionalInt word(String word, String country) {
    CountrySpeeds speeds = CountrySpeeds.of(country);
    return switch (word) {
      case "none", "unlimited" -> OptionalInt.of(NO_LIMIT_KMH);
      case "walk", "walking", "pedestrian_zone" -> OptionalInt.of(WALK_KMH);
      case "living_street" -> OptionalInt.of(LIVING_20.contains(country) ? LIVING_KMH : WALK_KMH);
      case "urban", "urban_primary", "urban_secondary", "nsl_restricted", "city_limit", "city" ->
        OptionalInt.of(speeds.urban());
      case "rural", "nsl_single", "nsl", "national" -> OptionalInt.of(speeds.rural());
      case "trunk", "nsl_dual", "expressway" -> OptionalInt.of(speeds.trunk());
      case "motorway" -> OptionalInt.of(speeds.motorway());
      case "bicycle_road", "cyclestreet" -> OptionalInt.of(30);
      case "school" -> OptionalInt.of(30);
      default -> OptionalInt.empty();
    };
  }

  /// Written UK by many, GB in ISO 3166-1.
  private static String code(Matcher ofCountry) {
    String code = ofCountry.group(1).toUpperCase(Locale.ROOT);
    return code.equals("UK") ? "GB" : code;
  }

  /// The country named in a value, empty where none is.
  static String country(String text) {
    Matcher ofCountry = COUNTRY.matcher(text.toLowerCase(Locale.ROOT));
    String code = ofCountry.matches() ? code(ofCountry) : "";
    return CountrySpeeds.find(code).isPresent() ? code : "";
  }
}
