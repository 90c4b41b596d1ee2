package org.corridor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No change of a log goes unseen.
class ChainTest {
  private static final Instant NOON = Instant.parse("2022-03-05T10:00:00Z");

  private static List<Entry> log(int count) {
    List<Entry> entries = new ArrayList<>();
    Hash last = Hash.NONE;
    for (int i = 1; i <= count; i++) {
      Draft draft = new Draft("talks", NOON, "claim", 1, "{\"i\":" + i + "}");
      Entry entry = Entry.after(last, i, i, "c" + i, "tester", NOON.plusMillis(i), draft);
      entries.add(entry);
      last = entry.hash();
    }
    return entries;
  }

  private static boolean whole(List<Entry> entries) {
    Chain chain = new Chain();
    return entries.stream().map(chain::add).allMatch(Optional::isEmpty);
  }

  @Test
  void aLogThatNobodyTouchedIsWhole() {
    assertThat(whole(log(50))).isTrue();
    assertThat(whole(List.of())).isTrue();
  }

  @Test
  void anyEntryTakenOutMovedOrDoubledIsSeen() {
    for (int i = 0; i < 20; i++) {
      List<Entry> without = new ArrayList<>(log(20));
      without.remove(i);
      assertThat(whole(without)).as("without %d", i).isEqualTo(i == 19);
      List<Entry> doubled = new ArrayList<>(log(20));
      doubled.add(i, doubled.get(i));
      assertThat(whole(doubled)).as("doubled %d", i).isFalse();
    }
    List<Entry> turned = new ArrayList<>(log(20)).reversed();
    assertThat(whole(turned)).isFalse();
  }

  @Test
  void anyPartOfAnEntryThatIsChangedIsSeen() {
    SplittableRandom random = new SplittableRandom(7);
    for (int part = 0; part < 10; part++) {
      List<Entry> entries = new ArrayList<>(log(20));
      int at = random.nextInt(20);
      entries.set(at, changed(entries.get(at), part));
      assertThat(whole(entries)).as("part %d of entry %d", part, at).isFalse();
    }
  }

  private static Entry changed(Entry e, int part) {
    return new Entry(
        part == 0 ? e.position() + 1 : e.position(),
        part == 1 ? "reports" : e.stream(),
        part == 2 ? e.version() + 1 : e.version(),
        part == 3 ? "x" : e.command(),
        part == 4 ? "x" : e.sender(),
        part == 5 ? e.at().plusNanos(1000) : e.at(),
        part == 6 ? e.recordedAt().plusNanos(1000) : e.recordedAt(),
        part == 7 ? "x" : e.type(),
        part == 8 ? 2 : e.schema(),
        part == 9 ? e.body() + " " : e.body(),
        e.previous(),
        e.hash());
  }

  @Test
  void partsCannotPassForOneAnother() {
    assertThat(Hash.of(List.of("ab", "c"))).isNotEqualTo(Hash.of(List.of("a", "bc")));
    assertThat(Hash.of(List.of("abc"))).isNotEqualTo(Hash.of(List.of("abc", "")));
    assertThat(IntStream.range(0, 100).mapToObj(i -> Hash.of(List.of("" + i))).distinct())
        .hasSize(100);
    // Of the text "abc" alone, with its length before it, calculated by another program.
    assertThat(Hash.of(List.of("abc")).hex()).isEqualTo(EXPECTED_ABC);
  }

  /// `printf '\000\000\000\003abc' | sha256sum`
  private static final String EXPECTED_ABC =
      "d04b72a650ce0f8ce4963330a53ee2832733d2baeffff3c1d8e256cca096d120";
}
