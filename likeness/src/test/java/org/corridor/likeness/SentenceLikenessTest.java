package org.corridor.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.corridor.feeds.inbox.Likeness;
import org.junit.jupiter.api.Test;

class SentenceLikenessTest {
  private final Likeness likeness =
      ServiceLoader.load(Likeness.class).findFirst().orElseThrow();

  private double alike(String one, String other) {
    return Likeness.cosine(likeness.direction(one), likeness.direction(other));
  }

  @Test
  void theSameNewsInOtherWordsIsNearAndOtherNewsIsFar() {
    String news =
        "The evacuation of civilians from Mariupol was halted after shelling on the road.";
    double same =
        alike(news, "Shells fell on the route, so residents of Mariupol could not be taken out.");
    double other = alike(news, "The central bank raised its rate by half a point on Thursday.");
    assertThat(same).isGreaterThan(other + 0.2);
    assertThat(alike(news, news)).isBetween(0.999, 1.001);
  }

  /// Why conflicts are never told by likeness.
  @Test
  void whatContradictsIsVeryAlike() {
    assertThat(alike("The corridor will open at nine.", "The corridor will not open at nine."))
        .isGreaterThan(0.7);
  }
}
