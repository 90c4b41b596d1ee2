package org.corridor.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void fourTenthsAMinuteGiveNoughtNoughtOneNoughtOne() {
    Rate rate = Rate.perHour(24);
    int[] perMinute = IntStream.range(0, 5)
        .map(m -> (int) (rate.wholeIn((m + 1) * 60_000L) - rate.wholeIn(m * 60_000L)))
        .toArray();
    assertThat(perMinute).containsExactly(0, 0, 1, 0, 1);
  }

  @Test
  void aRateBelowNothingIsRefused() {
    assertThatThrownBy(() -> Rate.perHour(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twentyCarsADayAreTwentyInADay() {
    assertThat(new Rate(20_000 / 24).wholeIn(24 * 3_600_000L)).isEqualTo(19);
    assertThat(Rate.perHour(20 / 24.0).wholeIn(25 * 3_600_000L)).isEqualTo(20);
  }
}
