package org.corridor.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A map by id is what a linked map is.
class ByIdTest {
  private record Thing(String id, int value) {}

  @Test
  void itIsWhatALinkedMapIs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      Map<String, Thing> expected = new LinkedHashMap<>();
      ById<Thing> actual = new ById<>(Thing::id);
      for (int n = 0; n < 400; n++) {
        // Aa and BB have the same hash.
        String id = (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(1 + 10 * round);
        assertThat(actual.get(id)).isEqualTo(expected.get(id));
        Thing thing = new Thing(id, n);
        assertThat(actual.put(id, thing)).isEqualTo(expected.put(id, thing));
        assertThat(actual.containsKey(id)).isTrue();
      }
      assertThat(actual).hasSize(expected.size()).isEqualTo(expected);
      assertThat(new ArrayList<>(actual.values())).isEqualTo(new ArrayList<>(expected.values()));
      assertThat(new ArrayList<>(actual.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
      actual.clear();
      assertThat(actual).isEmpty();
    }
  }

  @Test
  void aThingIsUnderItsOwnId() {
    ById<Thing> things = new ById<>(Thing::id);
    assertThatThrownBy(() -> things.put("a", new Thing("b", 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
