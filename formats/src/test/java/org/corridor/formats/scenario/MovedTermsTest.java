package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.scenario.Scenario;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.MovedTerms;
import org.corridor.workflows.Price;
import org.corridor.workflows.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Terms that somebody at the table moves, and what becomes of the plan.
class MovedTermsTest {
  private static Scenario mariupol() {
    return ScenarioFolder.read(Examples.folder("mariupol-2022-03-05"));
  }

  private static long out(Scenario scenario) {
    return Assess.of(scenario).announced().personsOut();
  }

  /// By hand: 600 vehicles an hour with five people each, every hour more; the road takes 4 h 31
  /// min.
  @Test
  void anHourMoreIsThreeThousandPeople() {
    assertThat(out(MovedTerms.of(mariupol(), Map.of("window-closes-later", 2)))).isEqualTo(7_440);
    assertThat(out(MovedTerms.of(mariupol(), Map.of("window-closes-later", -1))))
        .isZero();
    Map<String, Integer> both = new LinkedHashMap<>();
    both.put("window-closes-later", 1);
    both.put("second-road", 1);
    assertThat(out(MovedTerms.of(mariupol(), both))).isEqualTo(8_880);
  }

  /// What a term is worth is what comes of moving it.
  @ParameterizedTest
  @ValueSource(strings = {"mariupol-2022-03-05", "one-road", "ten-zones"})
  void aPriceIsWhatMovingTheTermBrings(String example) {
    Scenario scenario = ScenarioFolder.read(Examples.folder(example));
    Assessment plan = Assess.of(scenario);
    for (Price price : plan.prices().subList(0, Math.min(6, plan.prices().size()))) {
      long moved = out(MovedTerms.of(scenario, Map.of(price.term(), 1)));
      assertThat(
              Math.max(moved, plan.announced().personsOut()) - plan.announced().personsOut())
          .as(price.text())
          .isEqualTo(price.gainFirst());
    }
  }

  @Test
  void allThatCannotBeMovedIsToldAtOnce() {
    Map<String, Integer> asked = new LinkedHashMap<>();
    asked.put("no-such-term", 1);
    asked.put("window-closes-later", 99);
    asked.put("window-opens-earlier", 0);
    assertThatThrownBy(() -> MovedTerms.of(mariupol(), asked))
        .isInstanceOfSatisfying(
            MovedTerms.CannotMove.class,
            e -> assertThat(e.reasons()).hasSize(2).anyMatch(r -> r.contains("-12 to 12")));
    assertThatThrownBy(() -> MovedTerms.of(mariupol(), Map.of("window-closes-later", -12)))
        .isInstanceOf(MovedTerms.CannotMove.class);
  }

  @Test
  void everyHandleCanBeMovedByOne() {
    Scenario scenario = mariupol();
    List<MovedTerms.Handle> handles = MovedTerms.of(scenario);
    assertThat(handles).extracting(MovedTerms.Handle::term).contains("window-closes-later");
    for (MovedTerms.Handle handle : handles) {
      assertThat(MovedTerms.of(scenario, Map.of(handle.term(), 1)))
          .as(handle.text())
          .isNotEqualTo(scenario);
    }
  }

  /// Whoever no longer wants the answer is not made to wait for it.
  @Test
  void aPlanIsStoppedBetweenTwoSteps() {
    AtomicInteger steps = new AtomicInteger();
    Progress stopped = new Progress() {
      @Override
      public void done(int done, int of) {}

      @Override
      public void begins() {
        if (steps.incrementAndGet() > 3) {
          throw new CancellationException();
        }
      }
    };
    Scenario scenario = mariupol();
    assertThatThrownBy(() -> Assess.of(scenario, stopped, false))
        .isInstanceOf(CancellationException.class);
  }
}
