package org.corridor.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.RunResult;
import org.junit.jupiter.api.Test;

class SparkRunnerTest {
  private static final Path LIBRARIES = Path.of("target", "lib");

  @Test
  void sparkInThisProcessGivesTheSameAsOneLaneAndTwo() {
    Ensemble ensemble = Measure.ensemble(503);
    List<RunResult> one = new LocalRunner(1).run(ensemble, _ -> {});
    assertThat(one).hasSize(503);
    assertThat(one.stream().distinct().count()).isGreaterThan(50);
    assertThat(new LocalRunner(2).run(ensemble, _ -> {})).isEqualTo(one);
    AtomicInteger last = new AtomicInteger();
    try (SparkRunner spark = new SparkRunner("local[2]", null, Duration.ofSeconds(30))) {
      assertThat(spark.run(ensemble, last::set)).isEqualTo(one);
      assertThat(spark.run(Measure.ensemble(3), _ -> {})).isEqualTo(one.subList(0, 3));
    }
    assertThat(last.get()).isEqualTo(503);
  }

  @Test
  void aWorkerThatIsKilledCostsTimeAndNoResult() {
    Ensemble ensemble = Measure.ensemble(4_000);
    List<RunResult> here = new LocalRunner(2).run(ensemble, _ -> {});
    try (Standalone cluster = Standalone.of(LIBRARIES, 2, "of this test only");
        SparkRunner spark =
            new SparkRunner(cluster.master(), "of this test only", Duration.ofSeconds(30))) {
      assertThat(spark.run(ensemble, _ -> {})).isEqualTo(here);
      // kill -9 of one worker and of what it runs, once some tasks are done.
      Process victim = cluster.workers().getFirst();
      AtomicBoolean killed = new AtomicBoolean();
      List<RunResult> after = spark.run(ensemble, done -> {
        if (done > 0 && done < 4_000 && killed.compareAndSet(false, true)) {
          victim.descendants().forEach(ProcessHandle::destroyForcibly);
          victim.destroyForcibly();
        }
      });
      assertThat(killed).isTrue();
      assertThat(victim.isAlive()).isFalse();
      assertThat(after).isEqualTo(here);
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotHeard() {
    try (Standalone cluster = Standalone.of(LIBRARIES, 1, "known to the workers")) {
      assertThatThrownBy(
              () -> new SparkRunner(cluster.master(), "another", Duration.ofSeconds(6)).close())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("CORRIDOR_CLUSTER_SECRET");
    }
  }

  @Test
  void anAddressWhereNobodyIsAnswersAtOnce() {
    assertThatThrownBy(() -> new SparkRunner("spark://127.0.0.1:1", null, Duration.ofSeconds(6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("Is it started");
    assertThatThrownBy(() -> new SparkRunner("http://127.0.0.1:7077", null, Duration.ofSeconds(6)))
        .hasMessageContaining("spark://host:7077");
  }
}
