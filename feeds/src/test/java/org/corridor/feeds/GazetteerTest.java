package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.corridor.feeds.place.Gazetteer;
import org.corridor.feeds.place.Spot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where places are, by GeoNames.
class GazetteerTest {
  private final Gazetteer gazetteer = new Gazetteer();

  @BeforeEach
  void isThere() {
    if (!gazetteer.isThere()) {
      System.err.println("NOT TESTED: places on the map. This build could not fetch them.");
    }
    Assumptions.assumeTrue(gazetteer.isThere(), "no gazetteer in this build");
  }

  /// Three places are called Rozivka; meant is the one on the way (GeoNames 695594: 47.385 N,
  /// 37.068 E).
  @Test
  void theNeighboursTellWhichOfManyIsMeant() {
    List<Spot> spots =
        gazetteer
            .locate(List.of("Mariupol", "Rozivka", "Polohy", "Zaporizhzhia"), Map.of())
            .stream()
            .map(Objects::requireNonNull)
            .toList();
    assertThat(spots.get(1).kmTo(new Spot(37.068, 47.385))).isLessThan(5);
    assertThat(spots.get(3).kmTo(new Spot(35.19, 47.82))).isLessThan(10);
  }

  @Test
  void aNamesakeFarAwayIsNotTheOne() {
    List<@Nullable Spot> spots =
        gazetteer.locate(List.of("Volnovakha", "Novoandriivka", "Kyrylivka", "Pokrovsk"), Map.of());
    assertThat(spots.get(0)).isNotNull();
    assertThat(spots.get(1)).isNull();
    assertThat(spots.get(2)).isNull();
    assertThat(spots.get(3)).isNotNull();
  }

  @Test
  void whatSomebodyKnowsOtherwiseIsNotLookedUp() {
    Spot mine = new Spot(1, 2);
    assertThat(gazetteer.locate(List.of("Mariupol"), Map.of("Mariupol", mine)))
        .containsExactly(mine);
    assertThat(gazetteer.locate(List.of("Nosuchplaceanywhere"), Map.of())).containsOnlyNulls();
  }

  @Test
  void theLargestTownsAreShownFirst() {
    assertThat(gazetteer.within(new Spot(34, 46), new Spot(39, 49), 3))
        .extracting(Gazetteer.Town::name)
        .contains("Dnipro", "Donetsk");
  }
}
