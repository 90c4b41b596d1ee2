package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose own words a page is: told by its head, its greeting or the name below it, never guessed.
class AuthorTest {
  private static final String OWN =
      "\n\nI was on the road to Sumy on Friday. We will open two roads tomorrow. I ask you to wait.\n";

  @Test
  void whoSaysIIsNamedAbove() {
    assertThat(Reports.speakers("Dmytro Zhyvytskyi | Telegram" + OWN))
        .containsExactly("Dmytro Zhyvytskyi");
    assertThat(Reports.speakers("Statement by the governor Dmytro Zhyvytskyi" + OWN))
        .containsExactly("Dmytro Zhyvytskyi");
  }

  @Test
  void whoIsNamedInAHeadlineNeedNotBeWhoSpeaks() {
    for (String head : List.of(
        "Sergei Lavrov on the corridors: my answer",
        "My reply to the statement of Sergei Lavrov",
        "What I think about Sergei Lavrov")) {
      assertThat(Reports.speakers(head + OWN))
          .as(head)
          .doesNotContain("Sergei Lavrov", "Sergey Lavrov");
    }
  }

  /// A whole sentence is no entry of a list of ways.
  @Test
  void trainsThatRunAreNoCorridor() {
    assertThat(Reports.read("""
            The Wire
            8 March 2022

            Russia and Ukraine agreed on humanitarian corridors for March 9, 9:00 to 18:00. Shelling \
            continued. From Kharkiv to Poltava the trains were full.
            """).corridors()).isEmpty();
    assertThat(Reports.read("""
            Ministry of Reintegration
            17 March 2022, 20:15

            Two humanitarian corridors have been agreed for tomorrow, 18 March, from 9:00 to 18:00:

            1. From Mariupol to Zaporizhzhia
            2. From Sumy to Poltava

            The buses carry the sign of the Red Cross.
            """).corridors()).hasSize(2).allSatisfy(c -> {
      assertThat(c.outcome()).isEqualTo("agreed");
      assertThat(c.opens()).contains("09:00");
      assertThat(c.day()).hasToString("2022-03-18");
    });
  }
}
