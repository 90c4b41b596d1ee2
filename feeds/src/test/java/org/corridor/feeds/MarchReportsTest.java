package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.junit.jupiter.api.Test;

/// The two reports of March 2022 on the second and third round of talks.
class MarchReportsTest {
  private static Reading read(String name) throws IOException {
    Path file = Path.of(System.getProperty("corridor.data", "../../shared/data"), "reports", name);
    assumeTrue(Files.exists(file), () -> "NOT TESTED: " + file + " is not there");
    return Reports.read(name, Files.readAllBytes(file));
  }

  @Test
  void theSecondRound() throws IOException {
    Reading reading = read("just-earth-news-2022-03-03.txt");
    assertThat(reading.page().source()).isEqualTo("Just Earth News");
    assertThat(reading.page().published()).isEqualTo("2022-03-03T16:05");
    assertThat(reading.statements())
        .extracting(s -> s.speaker().name())
        .containsExactly(
            "both the sides",
            "Mykhailo Podolyak",
            "Mykhailo Podolyak",
            "Mykhailo Podolyak",
            "Mykhailo Podolyak",
            "Sergei Lavrov",
            "Russia",
            "Ukrainian negotiators",
            "Kyiv",
            "Russia",
            "Volodymyr Zelenskyy",
            "Volodymyr Zelenskyy",
            "United Nations",
            "Stephane Dujarric",
            "Vladimir Putin");
    assertThat(reading.figures()).extracting(Quantity::value).containsExactly(1e7, 1e7, 4e6);
    assertThat(reading.figures().get(2).within()).isEqualTo(1);
    assertThat(reading.rounds()).singleElement().satisfies(r -> {
      assertThat(r.ordinal()).isEqualTo(2);
      assertThat(r.day()).hasToString("2022-03-03");
      assertThat(r.length()).isEqualTo("several hours");
      assertThat(r.delegations()).containsExactlyInAnyOrder("UA", "RU");
    });
  }

  @Test
  void theThirdRound() throws IOException {
    Reading reading = read("limited-times-2022-03-07.txt");
    assertThat(reading.page().source()).isEqualTo("The Limited Times");
    assertThat(reading.page().published()).hasToString("2022-03-07T20:51");
    assertThat(reading.statements()).hasSize(12);
    assertThat(reading.figures()).isEmpty();
    assertThat(reading.meetings()).singleElement().satisfies(m -> {
      assertThat(m.day()).hasToString("2022-03-10");
      assertThat(m.place()).isEqualTo("Ankara");
      assertThat(m.mediator()).isEqualTo("Turkey");
    });
    assertThat(reading.attempts()).first().satisfies(a -> {
      assertThat(a.count()).isEqualTo(2);
      assertThat(a.place()).isEqualTo("Mariupol");
      assertThat(a.from()).hasToString("2022-03-05");
    });
    List<Proposal> proposals = Proposals.of(reading);
    assertThat(proposals).extracting(Proposal::kind).contains("round", "next-meeting");
  }
}
