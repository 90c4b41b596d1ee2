package org.corridor.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final int MOMENTS = 40;

  /// The slow twin: one bit per moment.
  private static BitSet bits(Spans spans) {
    BitSet bits = new BitSet();
    for (int i = 0; i < spans.count(); i++) {
      bits.set((int) spans.start(i), (int) spans.end(i));
    }
    return bits;
  }

  private static Spans random(SplittableRandom random) {
    Spans spans = Spans.NONE;
    for (int i = random.nextInt(4); i > 0; i--) {
      int start = random.nextInt(MOMENTS);
      spans = spans.union(Spans.of(start, start + random.nextInt(10)));
    }
    return spans;
  }

  @Test
  void setsOfMomentsBehaveLikeSetsOfBits() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Spans one = random(random);
      Spans other = random(random);
      BitSet union = bits(one);
      union.or(bits(other));
      BitSet common = bits(one);
      common.and(bits(other));
      BitSet rest = bits(one);
      rest.andNot(bits(other));
      assertThat(bits(one.union(other))).as("seed %d", seed).isEqualTo(union);
      assertThat(bits(one.intersect(other))).as("seed %d", seed).isEqualTo(common);
      assertThat(bits(one.minus(other))).as("seed %d", seed).isEqualTo(rest);
      assertThat(one.lengthMillis()).as("seed %d", seed).isEqualTo(bits(one).cardinality());
    }
  }

  @Test
  void aStayFitsWhereItBeginsEarlyEnough() {
    Spans open = Spans.of(100, 200).union(Spans.of(300, 320));
    assertThat(open.shrink(0, 30)).isEqualTo(Spans.of(100, 170));
    assertThat(open.covers(170, 200)).isTrue();
    assertThat(open.covers(190, 310)).isFalse();
  }

  @Test
  void touchingSpansAreOne() {
    assertThat(Spans.of(0, 10).union(Spans.of(10, 20))).isEqualTo(Spans.of(0, 20));
    assertThat(Spans.of(5, 5)).isEqualTo(Spans.NONE);
  }
}
