package org.corridor.network.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spellings of <https://wiki.openstreetmap.org/wiki/Key:maxspeed> and of its national tables.
class SpeedRulesTest {
  @ParameterizedTest
  @CsvSource({
    "50, 50",
    "50 km/h, 50",
    "50 kmh, 50",
    "30 mph, 48",
    "30mph, 48",
    "30 MPH, 48",
    "10 knots, 18",
    "none, 130",
    "walk, 7",
    "UA:urban, 50",
    "ua:rural, 90",
    "UA:motorway, 130",
    "RO:urban, 50",
    "RU:rural, 90",
    "RU:living_street, 20",
    "UA:living_street, 20",
    "DE:living_street, 7",
    "DE:30, 30",
    "FR:30, 30",
    "GB:zone20, 32",
    "GB:20_zone, 32",
    "GB:20, 32",
    "zone:30, 30",
    "DE:zone:30, 30",
    "DE:zone30, 30",
    "FR:zone30, 30",
    "DE:rural, 100",
    "DE:motorway, 130",
    "GB:nsl_single, 97",
    "UK:nsl_dual, 113",
    "GB:nsl_restricted, 48",
    "AT:city_limit, 50",
    "BE-VLG:rural, 70",
    "BE-WAL:rural, 90",
    "PL:rural, 90",
    "50;30, 30",
    "70|50, 50",
    "50.5, 50"
  })
  void isRead(String text, int kmh) {
    assertThat(SpeedRules.kmh(text, "")).isEqualTo(OptionalInt.of(kmh));
  }

  @ParameterizedTest
  @CsvSource({"signals", "variable", "''", "fast", "0", "-30", "1000", "XX:urbanish"})
  void saysNothing(String text) {
    assertThat(SpeedRules.kmh(text, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UA, 50, 90", "RU, 60, 90", "PL, 50, 90", "'', 50, 80"})
  void withoutACountryThatOfTheMapCounts(String country, int urban, int rural) {
    assertThat(SpeedRules.kmh("urban", country)).hasValue(urban);
    assertThat(SpeedRules.kmh("national", country)).hasValue(rural);
  }

  @ParameterizedTest
  @CsvSource({
    "forward, maxspeed:forward, 40",
    "backward, maxspeed:forward, 60",
    "forward, maxspeed:motorcar, 40",
    "forward, maxspeed:hgv, 60"
  })
  void theMostSpecialKeyDecides(String direction, String key, int kmh) {
    Tags tags = Tags.of(List.of("maxspeed", "60", key, "40"));
    assertThat(SpeedRules.limit(tags, direction, "")).hasValue(kmh);
  }
}
