package org.corridor.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Turns against the plainest reading: no forbidden sequence stands anywhere in what was driven.
class TurnsTest {
  private static final int JUNCTIONS = 4;

  private static RoadMap random(SplittableRandom random) {
    RoadMap.Builder map = RoadMap.from("", "");
    for (int j = 0; j < JUNCTIONS; j++) {
      map.junction(j * 1000, random.nextInt(1000));
    }
    Carriageway open = new Carriageway(Passage.OPEN, 50, 1, 600);
    for (int from = 0; from < JUNCTIONS; from++) {
      for (int to = from + 1; to < JUNCTIONS; to++) {
        map.stretch(new Stretch(
            from,
            to,
            1 + random.nextInt(9),
            0,
            RoadClass.PRIMARY,
            Surface.PAVED,
            0,
            0,
            "",
            open,
            open));
      }
    }
    for (int t = 0; t < 12; t++) {
      map.forbid(new ForbiddenTurn(walk(map, random, 2 + random.nextInt(3)), true, false));
    }
    return map.build();
  }

  private static List<Integer> walk(RoadMap.Builder map, SplittableRandom random, int length) {
    List<Integer> arcs = new ArrayList<>();
    int at = random.nextInt(JUNCTIONS);
    while (arcs.size() < length) {
      int arc = random.nextInt(2 * map.stretchCount());
      if (map.from(arc) == at) {
        arcs.add(arc);
        at = map.to(arc);
      }
    }
    return arcs;
  }

  @Test
  void aWalkEndsWhereASequenceIsForbidden() {
    int refused = 0;
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RoadMap map = random(random);
      Turns turns = new Turns(map, Mode.CAR);
      List<Integer> driven = new ArrayList<>(List.of(random.nextInt(map.arcCount())));
      int state = driven.getFirst();
      for (int step = 0; step < 200; step++) {
        int at = map.to(driven.getLast());
        int arc = random.nextInt(map.arcCount());
        if (map.from(arc) != at) {
          continue;
        }
        List<Integer> longer = new ArrayList<>(driven);
        longer.add(arc);
        boolean forbidden = map.forbiddenTurns().stream()
            .anyMatch(turn -> Collections.indexOfSubList(longer, turn.arcs()) >= 0);
        int next = turns.restricts(state) ? turns.next(state, arc) : arc;
        assertThat(next == Turns.FORBIDDEN).as("seed %d step %d", seed, step).isEqualTo(forbidden);
        refused += forbidden ? 1 : 0;
        if (!forbidden) {
          driven = longer;
          state = next;
          assertThat(turns.arc(state)).isEqualTo(arc);
        }
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void distancesAreThoseOfTheGlobe() {
    // A degree of the mean meridian: 2 π 6,371,008.8 m / 360; Kyiv to Lviv some 469 km.
    assertThat(Earth.metres(0, 0, 10_000_000, 0)).isBetween(111_195.0, 111_195.2);
    assertThat(Earth.metres(504_500_000, 305_233_000, 498_383_000, 240_232_000))
        .isBetween(465_000.0, 472_000.0);
    // Where the short form takes over, both agree.
    assertThat(Earth.metres(0, 0, 300_000, 0)).isBetween(3335.84, 3335.87);
  }
}
