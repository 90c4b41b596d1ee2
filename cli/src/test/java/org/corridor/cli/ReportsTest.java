package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.feeds.Page;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.corridor.formats.record.ItemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a folder of reports to the record, by a person's word.
class ReportsTest {
  private static final Pattern ID = Pattern.compile("P-[0-9a-f]{8}");

  @TempDir
  Path temp;

  private static Run run(String... arguments) {
    return Run.of(arguments);
  }

  private Path report(String name, String text) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("news"));
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> ids(String text) {
    List<String> ids = new ArrayList<>();
    Matcher m = ID.matcher(text);
    while (m.find()) {
      if (!ids.contains(m.group())) {
        ids.add(m.group());
      }
    }
    return ids;
  }

  @Test
  void whoSaysNotWhenIsReadAsOfTheDayThatIsSaid() throws IOException {
    report("undated.txt", "A corridor from Sumy will open on Thursday, the governor said.");
    String file = temp.resolve("news").resolve("undated.txt").toString();
    for (String day : List.of("05", "12")) {
      String read = run(
              "reports", "add", file, "--dry-run", "--json", "--published", "2022-03-" + day)
          .out();
      assertThat(read).contains(day.equals("05") ? "2022-03-10" : "2022-03-17");
    }
  }

  @Test
  void whatWasReadWaitsUntilAPersonSaysYes() throws IOException {
    String talks = temp.resolve("talks").toString();
    assertThat(run("record", "new", talks, "--title", "T", "--time-zone", "Europe/Kyiv")
            .status())
        .isZero();
    report("a.txt", """
        The Wire
        5 March 2022, 13:22

        The city council accused Russian forces of shelling the road to Zaporizhzhia.

        More than 10 million people may flee, including four million who may cross borders, the UN said.
        """);
    report("b.zip", "PK\u0003\u0004");
    Run dry = run("reports", "add", temp.resolve("news").resolve("a.txt").toString(), "--dry-run");
    assertThat(dry.out()).contains("city council — accuse of Russian forces");
    Run added = run("reports", "add", temp.resolve("news").toString(), "--record", talks);
    assertThat(added.out()).contains("Read 1 report: 4 new in the inbox");
    assertThat(added.status()).isEqualTo(2);
    assertThat(added.err()).contains("b.zip").contains("archive");
    assertThat(run("record", "timeline", talks).out()).doesNotContain("shelling");
    assertThat(run("reports", "add", temp.resolve("news").toString(), "--record", talks)
            .out())
        .contains("1 file was read before");

    assertThat(
            run("reports", "inbox", "--json", "--limit", "1", "--record", talks).out())
        .contains("\"total\" : ")
        .contains("\"state\" : \"OPEN\"")
        .containsOnlyOnce("\"sentence\"");
    Run inbox = run("reports", "inbox", "--record", talks);
    List<String> all = ids(inbox.out());
    assertThat(all).hasSize(4);
    assertThat(inbox.out()).contains("«shelling the road to Zaporizhzhia»");
    Path original = temp.resolve("original.txt");
    assertThat(run(
                "reports",
                "show",
                all.getFirst(),
                "--original",
                original.toString(),
                "--record",
                talks)
            .status())
        .isZero();
    assertThat(original).hasSameBinaryContentAs(temp.resolve("news").resolve("a.txt"));
    List<String> figures =
        ids(run("reports", "inbox", "--kind", "figures", "--record", talks).out());
    // The part is named first; the whole is recorded first.
    Run confirmed = run(
        "reports",
        "confirm",
        figures.getLast(),
        figures.getFirst(),
        all.getFirst(),
        "--record",
        talks);
    assertThat(confirmed.status()).as(confirmed.err()).isZero();
    assertThat(run("record", "account", talks).out()).contains("shelling the road");
    assertThat(run("reports", "confirm", all.getFirst(), "--record", talks).out())
        .contains("was confirmed before");
    String last = ids(run("reports", "inbox", "--record", talks).out()).getFirst();
    assertThat(
            run("reports", "reject", last, "--reason", "old", "--record", talks).status())
        .isZero();
    assertThat(run("reports", "inbox", "--record", talks).out()).contains("Nothing waits");
    assertThat(run("reports", "inbox", "--all", "--record", talks).out()).contains("rejected by");
    assertThat(run("record", "verify", talks).status()).isZero();

    assertThat(run("reports", "groups", "--record", talks).out())
        .contains("Fewer than two reports");
    Path later = report("later.txt", """
        The Gazette
        6 March 2022, 09:00

        The road to Zaporizhzhia was shelled again, the city council said. Russian forces denied \
        shelling the road.
        """);
    assertThat(run("reports", "add", later.toString(), "--record", talks).status())
        .isZero();
    assertThat(run("reports", "groups", "--record", talks).out())
        .containsSubsequence(
            "2022-03-05 13:22",
            "«shelling the road to Zaporizhzhia»",
            "2022-03-06 09:00",
            "city council");
  }

  /// One after another at the keyboard; what was decided in error is taken back.
  @Test
  void thoseThatWaitAreGoneThroughOneByOne() throws IOException {
    String talks = temp.resolve("review").toString();
    run("record", "new", talks, "--title", "T", "--time-zone", "Europe/Kyiv");
    report("c.txt", """
        The Wire
        5 March 2022, 13:22

        The governor said that the road to Sumy was closed. Some 3,400 people left Sumy on Friday.

        The city council accused Russian forces of shelling the road to Zaporizhzhia.
        """);
    Path added = temp.resolve("news").resolve("c.txt");
    run("reports", "add", added.toString(), "--record", talks, "--rules-alone");
    Run review = reviewed("""
        x
        r not ours
        u
        c
        u
        c
        m speaker=Dmytro Zhyvytskyi act=nonsense
        m speaker=Dmytro Zhyvytskyi
        c
        = P-0
        s
        q
        """, "--record", talks);
    assertThat(review.status()).as(review.err()).isZero();
    assertThat(review.out())
        .contains("| The Wire / 5 March 2022, 13:22")
        .contains("expected a proposal, found \"P-0\"")
        .contains("Dmytro Zhyvytskyi (UA) — assert is recorded")
        .contains("is retracted (confirmed by mistake)")
        .contains("2 decided; 1 wait.");
    assertThat(run("reports", "inbox", "--record", talks, "--summary").out())
        .contains("1 report: 1 claim.");
    assertThat(run("reports", "reject", "--report", "c.txt", "--kind", "figures", "--record", talks)
            .out())
        .contains("Nothing of that waits");
    Run rejected = run("reports", "reject", "--speaker", "council", "--record", talks);
    String id = ids(rejected.out()).getFirst();
    assertThat(run("reports", "reopen", id, "--record", talks).out()).contains("open again");
    Run confirmed = run("reports", "confirm", "--act", "accuse", "--record", talks);
    assertThat(confirmed.status()).as(confirmed.err()).isZero();
    assertThat(run("reports", "reopen", id, "--record", talks).err())
        .contains("why what is in the record is retracted");
    assertThat(run("reports", "reopen", id, "--reason", "another road", "--record", talks)
            .out())
        .contains("is open again: in the record CL-" + id.substring(2) + " is retracted");
    assertThat(run("reports", "confirm", id, "--record", talks).out()).contains("is recorded");
    assertThat(run("record", "timeline", talks).out())
        .containsPattern("(?s)claim CL-" + id.substring(2)
            + " is retracted by .*: another road\\R[^\\n]*claim: city council accuses");
    assertThat(run("record", "verify", talks).status()).isZero();
    assertThat(run("record", "account", talks).out())
        .as("each names its report, of which a copy is kept (I20)")
        .doesNotContain("are not to be published yet");
  }

  @Test
  void aReportIsShownWithAllThatWasReadAndWhatWasMendedIsUndone() throws IOException {
    String talks = temp.resolve("shown").toString();
    run("record", "new", talks, "--title", "T", "--time-zone", "Europe/Kyiv");
    Path file = report("d.txt", """
        The Wire
        5 March 2022, 13:22

        The governor said that the road to Sumy was closed.
        """);
    report("e.txt", "Nothing is said here.");
    String news = temp.resolve("news").toString();
    assertThat(run("reports", "add", news, "--json", "--record", talks).err())
        .contains("--dry-run");
    run("reports", "add", news, "--record", talks, "--rules-alone");
    assertThat(run(
                "reports",
                "add",
                news,
                "--published",
                "2022-03-05",
                "--rules-alone",
                "--record",
                talks)
            .out())
        .contains("--published changes nothing");
    String summary = run("reports", "inbox", "--summary", "--record", talks).out();
    Matcher ids = Pattern.compile("R-[0-9a-f]{8}").matcher(summary);
    assertThat(ids.find()).isTrue();
    Run shown = run("reports", "show", ids.group(), "--record", talks);
    assertThat(shown.out())
        .contains("| The governor said that the road to Sumy was closed.")
        .contains("«the road to Sumy was closed»")
        .contains("1 claim.");
    Path original = temp.resolve("d-again.txt");
    assertThat(run("reports", "show", "e.txt", "--record", talks).out())
        .contains("Nothing was found in it.");
    run("reports", "show", "d.txt", "--original", original.toString(), "--record", talks);
    assertThat(original).hasSameBinaryContentAs(file);
    assertThat(run("reports", "show", "R-00000000", "--record", talks).err())
        .contains("a report in the inbox");
    String id = ids(shown.out()).getFirst();
    assertThat(run("reports", "mend", id, "--record", talks).err()).contains("--undo");
    run("reports", "mend", id, "--set", "speaker=a driver", "--record", talks);
    assertThat(run("reports", "show", id, "--record", talks).out()).contains("mended:");
    assertThat(run("reports", "mend", id, "--undo", "--record", talks).out())
        .contains("governor")
        .contains("as it was read");
    assertThat(run("reports", "mend", id, "--undo", "--record", talks).out())
        .contains("is as it was read");
  }

  private static Run reviewed(String keys, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
    try {
      List<String> all = new ArrayList<>(List.of("reports", "review"));
      all.addAll(List.of(arguments));
      return run(all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void withoutARecordItSaysWhatToDo() throws IOException {
    Path file = report("a.txt", "The mayor said that the road was open.");
    Run run = run("reports", "add", file.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--record").contains("--dry-run");
  }

  private static boolean hasLabels(Path text) {
    String name = text.getFileName().toString();
    return name.endsWith(".txt")
        && Files.exists(text.resolveSibling(name.replaceFirst("txt$", "json")));
  }

  /// Whatever is proposed for the labelled reports is an item that the record can read.
  @Test
  void everyProposalIsAnItem() throws IOException {
    ReportReader reader = ReportReader.open();
    Originals originals = new Originals();
    Path labelled = Path.of(System.getProperty("corridor.root", ".."), "benchmarks", "reports");
    int items = 0;
    try (Stream<Path> files = Files.walk(labelled)) {
      for (Path file : files.filter(ReportsTest::hasLabels).sorted().toList()) {
        Page page = originals
            .read(file.getFileName().toString(), Files.readAllBytes(file))
            .getFirst();
        for (Proposal p : Proposals.of(reader.read(page, java.time.LocalDate.of(2022, 3, 7)))) {
          Paper paper = new Paper(
              page.hash(),
              page.hash(),
              page.name(),
              page.source(),
              page.title(),
              page.language(),
              "",
              "",
              "2026-01-01T00:00:00Z",
              null);
          String text = Confirmation.items(p, paper, (_, _) -> false);
          items += ItemReader.read(p.id(), text, java.time.ZoneOffset.UTC).size();
        }
      }
    }
    assertThat(items).isGreaterThan(500);
  }
}
