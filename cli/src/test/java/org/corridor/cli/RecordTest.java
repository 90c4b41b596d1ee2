package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.formats.record.RecordFile;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record as a coordinator with a laptop keeps it, on its own database.
class RecordTest {
  @TempDir
  Path temp;

  private static Run run(String... arguments) {
    return Run.of(arguments);
  }

  private static Path example(String name) {
    return Run.example(name);
  }

  private String talks() {
    return temp.resolve("talks").toString();
  }

  private void begin() {
    Run run = run("record", "new", talks(), "--title", "Talks", "--time-zone", "Europe/Kyiv");
    assertThat(run.status()).as(run.err()).isZero();
  }

  private Run add(String yaml) {
    try {
      Path file = Files.createTempFile(temp, "items", ".yaml");
      Files.writeString(file, yaml);
      return run("record", "add", talks(), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> talksOf2022() {
    try (Stream<Path> files = Files.list(example("talks-2022"))) {
      return files.map(Path::toString).filter(f -> f.endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aNewcomerRecordsARoundAnOfferTwoAnswersAndAClaimAndSeesTheMatrix() {
    begin();
    Run added = add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - party: {id: X, name: a third side, kind: state, timeZone: UTC}
        - round: {id: R1, ordinal: 1, day: 2022-03-03, place: Brest, format: direct, source: s}
        - offer: {id: O1, by: UA, places: [A, B], direction: out, source: s}
        - answer: {offer: O1, by: RU, answer: accept with change, changed: later, source: s}
        - claim: {id: C1, speaker: one, act: accuse, accused: other, proposition: p, source: s}
        """);
    assertThat(added.out()).contains("Recorded 7 items (entries 2 to 8).");
    Run offers = run("record", "offers", talks());
    assertThat(offers.out())
        .contains("O1 A – B")
        .contains("accepted with change")
        .contains("nothing recorded");
    assertThat(run("record", "offers", talks(), "--csv").out())
        .contains("O1,UA,A | B,out,X,nothing recorded");
    assertThat(run("record", "offers", talks(), "--json").out())
        .contains("\"acceptedByAll\" : false");
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndNothingIsRecorded() {
    begin();
    Run refused = add("""
        - party: {id: UA, name: Ukraine, kind: realm, timeZone: Europe/Kiew}
        - clam: {id: C1}
        - claim: {id: C1, speaker: one, act: accuse, proposition: p, colour: red}
        """);
    assertThat(refused.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(refused.err())
        .contains("5 problems")
        .contains("state, non state armed group")
        .contains("Europe/Kyiv")
        .contains("did you mean \"claim\"?")
        .contains("a value for source")
        .contains("\"colour\"");
    Run against = add("""
        - offer: {id: O1, by: UA, places: [A, B], direction: out, source: s}
        - answer: {offer: O7, by: RU, answer: accept, source: s}
        """);
    assertThat(against.err()).contains("no party \"UA\" is recorded").contains("no offer \"O7\"");
    assertThat(run("record", "verify", talks()).out()).contains("Whole: 1 entries");
  }

  @Test
  void theTalksOf2022ReplayedAreNotReadyBeforeElevenOnTheFifthOfMarch() {
    begin();
    List<String> add = new ArrayList<>(List.of("record", "add", talks()));
    add.addAll(talksOf2022());
    Run added = run(add.toArray(String[]::new));
    assertThat(added.status()).as(added.err()).isZero();
    Run again = run(add.toArray(String[]::new));
    assertThat(again.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(again.err()).contains("the party UA is recorded already");

    Run check = run(
        "check",
        talks(),
        "--at",
        "2022-03-05T10:59",
        "--scenario",
        example("mariupol-2022-03-05").toString(),
        "--json");
    assertThat(check.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(check.out()).contains("\"ready\" : false");
    // F6 is I7: more people than the window can move.
    for (String rule : List.of("F1", "F3", "F4", "F5", "F6")) {
      assertThat(check.out()).as(rule).contains("\"rule\" : \"" + rule + "\"");
    }
    assertThat(run("record", "show", talks(), "--csv").out())
        .startsWith("what,about,who,standing,text,source")
        .contains("arrangement,MRP-0305,,ENDED,")
        .contains("position,");
    assertThat(check.out()).contains("Nikolske–Rozivka").contains("guarantor of the ceasefire");
    Run early = run("check", talks(), "--at", "2022-03-05T09:05", "--json");
    assertThat(early.out()).doesNotContain("guarantor of the ceasefire");

    Run sum = run("record", "account", talks(), "--sum", "UN-10M,UN-4M");
    assertThat(sum.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(sum.out()).contains("UN-4M is included in UN-10M already");
    assertThat(run("record", "account", talks()).out()).contains("contradicts CL-1");
    assertThat(run("record", "timeline", talks()).out())
        .contains("Russia: 2022-03-05 10:00 to 17:00 in Europe/Moscow");
    assertThat(run("record", "timeline", talks(), "--csv").out().lines().count())
        .isEqualTo(1 + 53L);
  }

  @Test
  void aWholeRecordGoesThroughAFileAndBackAndACutOrChangedFileDoesNot() throws IOException {
    begin();
    add("- party: {id: UA, name: Україна, kind: state, timeZone: Europe/Kyiv}\n");
    add("- party: {id: RU, name: Россия, kind: state, timeZone: Europe/Moscow}\n");
    String head = lastLine(run("record", "verify", talks()).out());
    Path file = temp.resolve("record.jsonl");
    assertThat(run("record", "export", talks(), "--out", file.toString()).status())
        .isZero();

    String copy = temp.resolve("copy").toString();
    assertThat(run("record", "import", copy, file.toString()).status()).isZero();
    Run verified = run("record", "verify", copy, "--head", head);
    assertThat(verified.status()).isZero();
    assertThat(lastLine(verified.out())).isEqualTo(head);
    assertThat(run("record", "verify", copy, "--head", "0".repeat(64)).status())
        .isEqualTo(Main.NOT_ALL_OUT);

    String whole = Files.readString(file);
    Path broken = temp.resolve("broken.jsonl");
    String other = temp.resolve("other").toString();
    for (String text : List.of(
        whole.substring(0, whole.length() / 2),
        whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1),
        whole.replace("Україна", "Украина"),
        "",
        "something else\n")) {
      Files.writeString(broken, text);
      Run refused = run("record", "import", other, broken.toString());
      assertThat(refused.status()).as(text).isEqualTo(Main.BAD_INPUT);
      assertThat(Files.exists(Path.of(other))).as("nothing was written").isFalse();
    }
  }

  private static String lastLine(String text) {
    return text.strip().lines().toList().getLast();
  }

  @Test
  void aScenarioIsCheckedToo() {
    Run mariupol = run("check", example("mariupol-2022-03-05").toString());
    assertThat(mariupol.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(mariupol.out()).contains("Not READY").contains("Clears: ");
    Run nothing = run("check", temp.toString());
    assertThat(nothing.status()).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void figuresGoOutAndInWithHashtagsAndNoticesOnlyOfWhatIsAgreed() throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - figure: {id: F1, about: people, best: 723, kind: claimed, unit: persons, place: Sumy, source: s}
        - arrangement: {instrument: A, title: Out of Sumy, parties: [UA, RU]}
        - terms:
            instrument: A
            version: "1"
            by: UA
            opens: "2022-03-08T09:00"
            closes: "2022-03-08T21:00"
            source: s
            texts: {en: {T1: "Sumy, Poltava", T3: "09:00 to 21:00", T5: civilians, T15: by radio}}
        """);
    Path figures = temp.resolve("figures.csv");
    String csv = run("record", "account", talks(), "--csv").out();
    assertThat(csv).contains("#value+best").contains("723");
    Files.writeString(figures, csv.replace("F1,", "F2,"));
    assertThat(run("record", "add", talks(), figures.toString()).out())
        .contains("Recorded 1 item ");
    Path workbook = temp.resolve("figures.xlsx");
    run("record", "account", talks(), "--hxl", workbook.toString());
    Run twice = run("record", "add", talks(), workbook.toString());
    assertThat(twice.err()).contains("the figure F1 is recorded already").contains("the figure F2");
    add("- offer: {id: O1, by: UA, places: [Sumy, Lubny, Poltava], direction: out, source: s,"
        + " from: \"2022-03-08T09:00\"}\n");
    Path days = temp.resolve("days.csv");
    run("record", "offers", talks(), "--hxl", days.toString());
    assertThat(Files.readString(days))
        .contains("#adm4+name+origin")
        .contains("2022-03-08,Sumy,,Poltava,,Ukraine,,2022-03-08T07:00:00Z,,proposed");
    assertThat(run("record", "account", talks(), "--sum", "F1,F2").out())
        .contains("count the same people");

    Run notice = run("record", "notice", talks(), "--arrangement", "A");
    assertThat(notice.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(notice.err()).contains("that is agreed");
    assertThat(
            run("record", "notice", talks(), "--arrangement", "A", "--exercise").out())
        .contains("<status>Exercise</status>")
        .contains("<onset>2022-03-08T09:00:00+02:00</onset>");
    assertThat(run("record", "notice", talks(), "--arrangement", "A", "--exercise", "--ics")
            .out())
        .contains("DTSTART:20220308T070000Z")
        .contains("STATUS:TENTATIVE");

    Path hours = temp.resolve("hours.ics");
    Files.writeString(
        hours,
        run("record", "notice", talks(), "--arrangement", "A", "--exercise", "--ics")
            .out());
    assertThat(run("record", "add", talks(), hours.toString()).err()).contains("--by");
    assertThat(run("record", "add", talks(), hours.toString(), "--by", "UA").status())
        .isZero();
    assertThat(run("record", "timeline", talks()).out()).contains("Ukraine: 2022-03-08 09:00 to");
  }

  @Test
  void corridorDaysGoOutAsTheyCameInWhoeverTellsOfThem() throws IOException {
    begin();
    String parties = """
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        """;
    add(parties);
    String header =
        "date,from,c1,to,c2,by,accepted,start,end,outcome,out,kind,at,children,way,url\n"
            + "#date,#adm4+name+origin,#adm4+code+origin,#adm4+name+dest,#adm4+code+dest,"
            + "#org+proposer,#org+acceptor,#date+start,#date+end,#status+outcome,"
            + "#affected+evacuated,#meta+kind,#loc+counting,#affected+evacuated+children,"
            + "#x_route,#meta+source+url\n";
    Path one = temp.resolve("one.csv");
    Files.writeString(
        one,
        header
            + "2022-03-08,Sumy,UA59,Poltava,UA53,Ukraine,Russia,2022-03-08T07:00:00Z,,successful,"
            + "5000,claimed,Poltava,1200,Sumy | Lubny | Poltava,https://one\n"
            + "2022-03-09,Irpin,,Kyiv,UA80,Ukraine,,,,unknown,,,,,,https://one\n");
    Path other = temp.resolve("other.csv");
    Files.writeString(
        other,
        header + "2022-03-08,Sumy,UA59,Poltava,UA53,Ukraine,Russia,,,partial,723,observed,,,,"
            + "https://other\n");
    for (Path file : List.of(one, other)) {
      Run added = run("record", "add", talks(), file.toString());
      assertThat(added.status()).as(added.err()).isZero();
    }
    assertThat(run("record", "add", talks(), one.toString()).err()).contains("recorded already");
    Path back = temp.resolve("back.csv");
    run("record", "offers", talks(), "--hxl", back.toString());
    assertThat(Files.readString(back).lines().skip(2))
        .containsExactly(
            "2022-03-08,Sumy,UA59,Poltava,UA53,Ukraine,Russia,2022-03-08T07:00:00Z,,successful,"
                + "5000,claimed,Poltava,1200,,Sumy | Lubny | Poltava,,not named,"
                + "https://one",
            "2022-03-09,Irpin,,Kyiv,UA80,Ukraine,,,,unknown,,,,,,,,not named,https://one",
            "2022-03-08,Sumy,UA59,Poltava,UA53,Ukraine,Russia,,,partial,723,observed,,,,,,not named,"
                + "https://other");
    // Of a day it is known what was so when it ended, not when it began.
    assertThat(run("record", "offers", talks(), "--at", "2022-03-08T23:00", "--json")
            .out())
        .doesNotContain("Sumy");
    assertThat(run("record", "offers", talks()).out()).contains("Sumy – Lubny – Poltava");

    Path second = temp.resolve("second");
    run("record", "new", second.toString(), "--title", "T", "--time-zone", "Europe/Kyiv");
    Path items = Files.writeString(temp.resolve("parties.yaml"), parties);
    run("record", "add", second.toString(), items.toString());
    Run again = run("record", "add", second.toString(), back.toString());
    assertThat(again.status()).as(again.err()).isZero();
    Path twice = temp.resolve("twice.csv");
    run("record", "offers", second.toString(), "--hxl", twice.toString());
    assertThat(Files.readString(twice)).isEqualTo(Files.readString(back));
  }

  @Test
  void everybodySeesWhatIsTheirs() {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - issue: {id: I, title: corridors}
        - position: {issue: I, party: UA, strength: red line, text: never by Homel, source: s}
        - position: {issue: I, party: RU, strength: asked, text: by Homel, source: s}
        - offer: {id: O1, by: RU, places: [Kyiv, Homel], direction: out, source: s}
        - incident: {id: IN1, kind: mine, place: P, from: "2022-03-05T08:00", to: "2022-03-05T08:00", source: a driver}
        """);
    assertThat(run("record", "show", talks(), "--seen-by", "delegation:RU").out())
        .contains("by Homel")
        .doesNotContain("never by Homel");
    assertThat(run("record", "offers", talks(), "--seen-by", "delegation:UA").out())
        .doesNotContain("Homel");
    String timeline = run("record", "timeline", talks(), "--seen-by", "delegation:UA", "--json")
        .out();
    assertThat(timeline)
        .contains("IN1")
        .doesNotContain("a driver")
        .doesNotContain("Kyiv\", \"Homel");
    Run nobody = run("record", "show", talks(), "--seen-by", "delegation:XY");
    assertThat(nobody.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(nobody.err()).contains("delegation:UA");
  }

  @Test
  void whatIsYetToComeAndWhatIsNoTextIsRefused() throws IOException {
    begin();
    Run future = add("- issue: {id: I, title: t, at: \"2999-01-01T00:00\"}\n");
    assertThat(future.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(future.err()).contains("yet to come");
    Path file = temp.resolve("cyrillic.yaml");
    Files.write(
        file, "- issue: {id: I, title: Токмак}\n".getBytes(Charset.forName("windows-1251")));
    assertThat(run("record", "add", talks(), file.toString()).err()).contains("UTF-8");
    assertThat(add("- issue: {id: I, title: \"\\uD800\"}\n").status()).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void aFileThatTheRulesWouldNotHaveWrittenIsTakenInOnlyWhenAskedFor() throws IOException {
    begin();
    add("- party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}\n");
    Path file = temp.resolve("record.jsonl");
    run("record", "export", talks(), "--out", file.toString());
    List<Entry> entries;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      entries = new ArrayList<>(RecordFile.read("record.jsonl", in));
    }
    // The party once more, with a hash of its own: the chain is whole, the rules refuse it.
    Entry last = entries.getLast();
    Draft twice = new Draft(last.stream(), last.at(), last.type(), last.schema(), last.body());
    entries.add(Entry.after(
        last.hash(),
        last.position() + 1,
        last.version() + 1,
        "forged",
        last.sender(),
        last.recordedAt(),
        twice));
    try (Writer out = Files.newBufferedWriter(file)) {
      RecordFile.write(entries, out);
    }
    String copy = temp.resolve("copy").toString();
    Run refused = run("record", "import", copy, file.toString());
    assertThat(refused.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(refused.err()).contains("recorded already");
    Run taken = run("record", "import", copy, file.toString(), "--as-recorded");
    assertThat(taken.status()).as(taken.err()).isZero();
    assertThat(taken.out()).contains("1 of them are not what the rules");
  }

  @Test
  void peopleAreCountedAndWhoIsInNoCountIsShown() {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - arrangement: {instrument: A, title: Out, parties: [UA, RU]}
        - destination: {instrument: A, place: Rostov, refusedBy: [UA], source: s}
        - headcount: {instrument: A, point: P1, what: boarded, persons: 120, source: s}
        - headcount: {instrument: A, point: P2, what: referred medical, persons: 4, source: s}
        - halt: {instrument: A, id: H1, place: P2, exposed: yes, source: s}
        """);
    assertThat(run("record", "show", talks()).out())
        .contains("to Rostov, refused by UA")
        .contains("P1: boarded 120")
        .contains("a convoy waits at P2")
        .contains("of 120 people taken, 116 are under way or in no count");
    assertThat(run("record", "show", talks(), "--json").out()).contains("\"inNoCount\" : 116");
    assertThat(run("check", talks()).out()).contains("F9").contains("F13");
  }

  @Test
  void aRequestWithANameIsRecordedOnceAndTheSameWordsWithoutOneEveryTime() throws IOException {
    begin();
    add("- party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}\n");
    add("- issue: {id: I, title: corridors}\n");
    String words = "- position: {issue: I, party: UA, strength: asked, text: t, source: s}\n";
    Path file = temp.resolve("position.yaml");
    Files.writeString(file, words);
    for (int i = 0; i < 2; i++) {
      run("record", "add", talks(), file.toString(), "--request", "p1");
    }
    assertThat(run("record", "verify", talks()).out()).contains("Whole: 4 entries");
    add(words);
    add(words);
    assertThat(run("record", "verify", talks()).out()).contains("Whole: 6 entries");
    Files.writeString(file, words.replace("asked", "demanded"));
    assertThat(run("record", "add", talks(), file.toString(), "--request", "p1").status())
        .isEqualTo(Main.BAD_INPUT);
    assertThat(run("record", "new", talks(), "--title", "Other").err())
        .contains("a place where no record is yet");
  }

  @Test
  void agreedIsSoFromTheMomentAtWhichTheLastAccepted() throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv, at: "2022-03-01T00:00"}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow, at: "2022-03-01T00:00"}
        - arrangement: {instrument: A, title: t, parties: [UA, RU], at: "2022-03-01T00:00"}
        - terms: {instrument: A, version: "1", by: UA, source: s, at: "2022-03-02T00:00", texts: {en:
            {T1: a, T2: a, T3: a, T4: a, T5: a, T6: a, T8: a, T9: a, T11: a, T12: a, T13: a, T15: a, T19: a, T20: a}}}
        """);
    String shown = run("record", "show", talks(), "--json").out();
    String hash = shown.replaceAll("(?s).*\"1\" : \"([0-9a-f]{64})\".*", "$1");
    Run agreed = add("""
        - acceptance: {instrument: A, by: UA, hash: HASH, source: s, at: "2022-03-05T12:00"}
        - acceptance: {instrument: A, by: RU, hash: HASH, source: s, at: "2022-03-05T09:00"}
        """.replace("HASH", hash));
    assertThat(agreed.out()).contains("By rule: agreed");
    assertThat(run("record", "show", talks()).out()).contains("(A): AGREED");
    assertThat(run("record", "show", talks(), "--at", "2022-03-05T10:00").out())
        .contains("(A): PARTLY ACCEPTED");
    assertThat(run("record", "show", talks(), "--at", "2022-02-05T10:00").status())
        .isZero();

    Path file = temp.resolve("record.jsonl");
    run("record", "export", talks(), "--out", file.toString());
    String copy = temp.resolve("copy").toString();
    assertThat(run("record", "import", copy, file.toString()).status()).isZero();
  }

  @Test
  void i11SomethingPersonalIsNowhereInTheClearAndGoneWithItsKeyWhileTheChainStaysWhole()
      throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - arrangement: {instrument: A, title: t, parties: [UA, RU]}
        - liaison: {instrument: A, id: L1, party: UA, office: duty officer, contact: +380 99 1234, source: s}
        """);
    assertThat(run("record", "show", talks()).out()).contains("duty officer: +380 99 1234");
    Path file = temp.resolve("record.jsonl");
    run("record", "export", talks(), "--out", file.toString());
    assertThat(Files.readString(file)).contains("duty officer").doesNotContain("99 1234");
    assertThat(run("record", "timeline", talks(), "--json").out()).doesNotContain("380 99 1234");
    String head = lastLine(run("record", "verify", talks()).out());

    assertThat(run("record", "forget", talks(), "A/L1").status()).isZero();
    assertThat(run("record", "forget", talks(), "A/L1").status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run("record", "show", talks()).out()).contains("duty officer: [destroyed,");
    assertThat(lastLine(run("record", "verify", talks()).out())).isEqualTo(head);
  }

  @Test
  void whatComesTooLateToCountIsKeptAndSaidToBe() throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        - arrangement: {instrument: A, title: t, parties: [UA, RU], at: "2022-03-01T10:00"}
        - notification: {instrument: A, id: N, kind: movement, recipients: [UA], source: s, at: "2022-03-02T10:00"}
        - notification-withdrawn: {notification: N, by: UA, reason: r, source: s, at: "2022-03-02T11:00"}
        """);
    Path file = temp.resolve("late.yaml");
    Files.writeString(
        file,
        "- receipt: {notification: N, by: UA, receipt: acknowledged, source: s,"
            + " at: \"2022-03-02T10:30\"}");
    Run added = run("record", "add", talks(), file.toString());
    assertThat(added.status()).as(added.err()).isZero();
    assertThat(added.out()).contains("is kept and changes nothing").contains("no longer counts");
  }

  @Test
  void aFigureOfATimeToComeGoesOutAndComesBack() throws IOException {
    begin();
    add("- figure: {id: F, about: people who may flee, best: 10000000, kind: projected"
        + " conditional, unit: persons, place: Ukraine, asOf: \"2099-12-31T00:00\", source: s}");
    Path file = temp.resolve("figures.csv");
    run("record", "account", talks(), "--hxl", file.toString());
    String copy = temp.resolve("copy").toString();
    assertThat(run("record", "new", copy, "--title", "T").status()).isZero();
    Run back = run("record", "add", copy, file.toString());
    assertThat(back.status()).as(back.err()).isZero();
    assertThat(run("record", "account", copy, "--json").out()).contains("2099-12-3");
  }

  @Test
  void whatIsRetractedIsShownAsSuchAndPassedOnNoMore() throws IOException {
    begin();
    add("""
        - figure: {id: F, about: people out, best: 10, kind: claimed, unit: persons, place: Sumy, source: s}
        - figure: {id: G, about: people out, best: 5, kind: claimed, unit: persons, place: Irpin, source: s}
        - retraction: {what: figure, id: F, by: the office, reason: counted twice, replacedBy: G, source: s}
        """);
    assertThat(run("record", "account", talks()).out()).contains("RETRACTED by the office");
    assertThat(run("record", "account", talks(), "--csv").out())
        .contains("G,")
        .doesNotContain("F,");
    assertThat(run("record", "account", talks(), "--sum", "F,G").out()).contains("was retracted");
  }

  @Test
  void i19ACodeOfAPlaceSaysOfWhichListItIs() throws IOException {
    begin();
    add("- party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}");
    String day = "- corridor-day: {id: D, date: 2022-03-08, origin: Sumy, originCode: UA59,"
        + " destination: Poltava, source: s";
    Path file = temp.resolve("day.yaml");
    Files.writeString(file, day + "}");
    assertThat(run("record", "add", talks(), file.toString()).err()).contains("(I19)");
    add(day + ", codes: COD-AB}");
    assertThat(run("record", "account", talks(), "--json").out()).contains("\"COD-AB\"");
    Path table = temp.resolve("days.csv");
    Files.writeString(
        table,
        "date,origin,origin_pcode,destination,proposed_by,source_url\n"
            + "#date,#adm4+name+origin,#adm4+code+origin,#adm4+name+dest,#org+proposer,"
            + "#meta+source+url\n2022-03-09,Irpin,UA32,Kyiv,Ukraine,https://one\n");
    assertThat(run("record", "add", talks(), table.toString()).status()).isZero();
    assertThat(run("record", "account", talks(), "--json").out().split("COD-AB", -1))
        .hasSize(3);
  }

  @Test
  void corridorDaysComeInFromATableAndWhatIsNotInItIsNothing() throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - party: {id: RU, name: Russia, kind: state, timeZone: Europe/Moscow}
        """);
    Path days = temp.resolve("days.csv");
    String header = "#date,#adm4+name+origin,#adm4+name+dest,#org+proposer,#org+acceptor,"
        + "#date+start,#date+end,#affected+evacuated,#meta+kind,#meta+source+url\n";
    Files.writeString(
        days,
        header
            + "2022-03-08,Sumy,Poltava,Ukraine,RU,2022-03-08T07:00Z,2022-03-08T19:00Z,5000,,u1\n"
            + "2022-03-07,Kyiv,Homel,RU,,2022-03-07T07:00Z,,,,u2\n");
    assertThat(run("record", "add", talks(), days.toString()).out()).contains("Recorded 6 items");
    assertThat(run("record", "offers", talks(), "--csv").out())
        .contains("2022-03-08-sumy-poltava,UA,Sumy | Poltava,out,RU,accepted,")
        .contains("2022-03-07-kyiv-homel,RU,Kyiv | Homel,out,UA,nothing recorded,");
    assertThat(run("record", "account", talks()).out())
        .contains("5,000 persons")
        .contains("claimed");
    assertThat(run("record", "add", talks(), days.toString()).err())
        .contains("the corridor-day 2022-03-08-sumy-poltava-3ca5f63b is recorded already");

    Files.writeString(days, header + "8 March,Sumy,Poltava,Utopia,,07:00,,many,,\n");
    assertThat(run("record", "add", talks(), days.toString()).err())
        .contains("5 problems")
        .contains("a party of the record")
        .contains("8 March")
        .contains("07:00")
        .contains("many")
        .contains("#meta+source+url");
  }
}
