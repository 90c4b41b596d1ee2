package org.corridor.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Roads that are cut lead where they led before.
class RoadCutsTest {
  private static final int SIDE = 5;

  private static RoadMap grid(SplittableRandom random) {
    RoadMap.Builder map = RoadMap.from("a test", "");
    for (int i = 0; i < SIDE * SIDE; i++) {
      map.junction(100_000 * (i / SIDE), 100_000 * (i % SIDE));
    }
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int to : new int[] {i + 1, i + SIDE}) {
        boolean there = to < SIDE * SIDE && (to != i + 1 || to % SIDE != 0);
        if (there && random.nextInt(8) > 0) {
          stretch(map, i, to, random);
        }
      }
    }
    for (int t = 0; t < 30; t++) {
      int arc = random.nextInt(2 * map.stretchCount());
      List<Integer> turn = new ArrayList<>(List.of(arc));
      while (turn.size() < 3) {
        int last = turn.getLast();
        List<Integer> next = new ArrayList<>();
        for (int a = 0; a < 2 * map.stretchCount(); a++) {
          if (map.from(a) == map.to(last) && a != RoadMap.back(last)) {
            next.add(a);
          }
        }
        if (next.isEmpty()) {
          break;
        }
        turn.add(next.get(random.nextInt(next.size())));
      }
      int length = Math.min(turn.size(), 2 + random.nextInt(2));
      if (length >= 2) {
        map.forbid(new ForbiddenTurn(turn.subList(0, length), true, true));
      }
    }
    return map.build();
  }

  private static void stretch(RoadMap.Builder map, int from, int to, SplittableRandom random) {
    int bends = random.nextInt(3);
    List<int[]> points = new ArrayList<>();
    points.add(new int[] {map.latitudeE7(from), map.longitudeE7(from)});
    for (int b = 1; b <= bends; b++) {
      int lat =
          map.latitudeE7(from) + (map.latitudeE7(to) - map.latitudeE7(from)) * b / (bends + 1);
      int lon =
          map.longitudeE7(from) + (map.longitudeE7(to) - map.longitudeE7(from)) * b / (bends + 1);
      int[] bend = {lat + random.nextInt(9_000), lon + random.nextInt(9_000)};
      points.add(bend);
      map.bend(bend[0], bend[1]);
    }
    points.add(new int[] {map.latitudeE7(to), map.longitudeE7(to)});
    double metres = 0;
    for (int p = 1; p < points.size(); p++) {
      metres += Earth.metres(
          points.get(p - 1)[0], points.get(p - 1)[1], points.get(p)[0], points.get(p)[1]);
    }
    Carriageway open = new Carriageway(Passage.OPEN, 50, 1, 600);
    Carriageway back = random.nextInt(5) == 0 ? new Carriageway(Passage.CLOSED, 50, 1, 600) : open;
    map.stretch(new Stretch(
        from,
        to,
        (int) Math.round(metres * 1000),
        1,
        RoadClass.PRIMARY,
        Surface.PAVED,
        0,
        0,
        "",
        open,
        back));
  }

  private static long metres(Routes routes, int from, int to) {
    return routes
        .findShortest(from, to)
        .map(p -> Math.round(p.lengthMillimetres() / 1000.0))
        .orElse(-1L);
  }

  @Test
  void allWaysAreAsLongAsBeforeAndNoForbiddenTurnIsFree() {
    SplittableRandom random = new SplittableRandom(7);
    for (int world = 0; world < 60; world++) {
      RoadMap map = grid(random);
      NearestRoad nearest = new NearestRoad(map, _ -> true);
      List<NearestRoad.Spot> spots = new ArrayList<>();
      while (spots.size() < 6) {
        NearestRoad.Spot spot = nearest.to(random.nextInt(400_000), random.nextInt(400_000));
        if (spot.share() > 0.01 && spot.share() < 0.99) {
          spots.add(spot);
        }
      }
      RoadMap cut = RoadCuts.cut(map, spots);
      assertThat(cut.junctionCount()).isEqualTo(map.junctionCount() + 6);
      assertThat(cut.stretchCount()).isEqualTo(map.stretchCount() + 6);
      Routes before = new Routes(map, Mode.CAR);
      Routes after = new Routes(cut, Mode.CAR);
      for (int pair = 0; pair < 60; pair++) {
        int from = random.nextInt(map.junctionCount());
        int to = random.nextInt(map.junctionCount());
        if (from != to) {
          assertThat(metres(after, from, to))
              .as("world %d, %d to %d", world, from, to)
              .isCloseTo(metres(before, from, to), org.assertj.core.data.Offset.offset(1L));
        }
      }
      for (int k = 0; k < spots.size(); k++) {
        // The piece before it is as long as the share says.
        NearestRoad.Spot spot = spots.get(k);
        int at = map.junctionCount() + k;
        long piece = 0;
        for (int s = 0; s < cut.stretchCount(); s++) {
          boolean whole = cut.to(2 * s) == at;
          piece = whole ? cut.lengthMillimetres(s) : piece;
        }
        boolean onlyCut =
            spots.stream().filter(o -> o.stretch() == spot.stretch()).count() == 1;
        if (onlyCut) {
          assertThat((double) piece)
              .isCloseTo(
                  map.lengthMillimetres(spot.stretch()) * spot.share(),
                  org.assertj.core.data.Offset.offset(1.0));
        }
      }
    }
  }

  @Test
  void theNearestRoadIsAsNearAsAnyPointOnIt() {
    SplittableRandom random = new SplittableRandom(8);
    for (int world = 0; world < 20; world++) {
      RoadMap map = grid(random);
      int lat = random.nextInt(400_000);
      int lon = random.nextInt(400_000);
      NearestRoad.Spot spot = new NearestRoad(map, _ -> true).to(lat, lon);
      assertThat(Earth.metres(lat, lon, spot.latitudeE7(), spot.longitudeE7()))
          .isCloseTo(spot.metresOff(), org.assertj.core.data.Offset.offset(0.1));
      for (int j = 0; j < map.junctionCount(); j++) {
        assertThat(Earth.metres(lat, lon, map.latitudeE7(j), map.longitudeE7(j)))
            .isGreaterThan(spot.metresOff() - 0.1);
      }
    }
  }
}
