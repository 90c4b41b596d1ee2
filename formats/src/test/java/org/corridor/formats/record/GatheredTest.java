package org.corridor.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever asks is answered, once, whatever happens.
class GatheredTest {
  private static final int ASKED = 100_000;

  /// Work that takes no time is where hand-overs meet.
  @Test
  @Timeout(60)
  void everybodyIsAnsweredTheirOwn() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    Gathered<Integer, Integer> doubled = new Gathered<>(all -> {
      assertThat(atOnce.incrementAndGet()).isEqualTo(1);
      List<Integer> answers = all.stream().map(n -> 2 * n).toList();
      atOnce.decrementAndGet();
      return answers;
    });
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int p = 0; p < 8; p++) {
        int first = p * ASKED;
        all.add(people.submit(() -> {
          for (int n = first; n < first + ASKED; n++) {
            assertThat(doubled.ask(n)).isEqualTo(2 * n);
          }
        }));
      }
      for (Future<?> one : all) {
        one.get(50, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  @Timeout(20)
  void whatGoesWrongIsToldToAllAndTheNextGoOn() {
    Gathered<Integer, Integer> work = new Gathered<>(all -> {
      if (all.contains(7)) {
        throw new IllegalArgumentException("seven");
      }
      if (all.contains(8)) {
        throw new StackOverflowError();
      }
      return all;
    });
    assertThatThrownBy(() -> work.ask(7)).hasMessage("seven");
    assertThatThrownBy(() -> work.ask(8)).isInstanceOf(StackOverflowError.class);
    assertThat(work.ask(9)).isEqualTo(9);
  }
}
