package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Dated;
import org.corridor.operations.OperationEvent;
import org.corridor.operations.OperationEvent.Headcount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Counts come late all day: whenever they are written down and looked at, what they come to is
/// what
/// it would be in their order.
class LateCountsTest {
  private static final String IT = "MRP";
  private static final Instant BEGAN = Instant.parse("2022-03-05T07:00:00Z");

  static List<Long> seeds() {
    return new Random(5).longs(200).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void areWhatTheyWouldBeInTheirOrder(long seed) {
    Random random = new Random(seed);
    Course course = course();
    List<Dated> written = new ArrayList<>();
    for (int n = 1 + random.nextInt(40); n > 0; n--) {
      Dated d = new Dated(event(random), BEGAN.plusSeconds(random.nextInt(12)));
      written.add(d);
      course.take(d);
      if (random.nextInt(3) == 0) {
        assertThat(told(course)).isEqualTo(byHand(written));
      }
    }
    assertThat(told(course)).isEqualTo(byHand(written));
  }

  private static Course course() {
    return new Course(
        new InstrumentEvent.InstrumentOpened(IT, "Mariupol", List.of("RU", "UA"), ""), false);
  }

  private static OperationEvent event(Random random) {
    String point = "P" + random.nextInt(3);
    Headcount what = random.nextBoolean() ? Headcount.BOARDED : Headcount.ALIGHTED;
    int persons = 1 + random.nextInt(50);
    return random.nextInt(4) == 0
        ? new OperationEvent.CountCorrected(IT, point, what, persons, "s")
        : new OperationEvent.PersonsCounted(IT, point, what, persons, "s");
  }

  /// With the order of the points.
  private static String told(Course course) {
    Map<String, Map<Headcount, Long>> counts = course.operation().ledger().byPoint();
    return counts.toString();
  }

  /// All of it in its order, added up with paper and pencil.
  private static String byHand(List<Dated> written) {
    Map<String, Map<Headcount, Long>> counts = new LinkedHashMap<>();
    written.stream().sorted(Comparator.comparing(Dated::at)).forEach(d -> {
      if (d.event() instanceof OperationEvent.PersonsCounted c) {
        counts
            .computeIfAbsent(c.point(), _ -> new TreeMap<>())
            .merge(c.what(), (long) c.persons(), Long::sum);
      } else if (d.event() instanceof OperationEvent.CountCorrected c) {
        counts.computeIfAbsent(c.point(), _ -> new TreeMap<>()).put(c.what(), (long) c.persons());
      }
    });
    return counts.toString();
  }
}
