package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    for (String rule : List.of("F1", "F3", "F4", "F5", "F6")) {
      assertThat(check.out()).as(rule).contains("\"rule\" : \"" + rule + "\"");
    }
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
  void peopleAreCountedAndWhoIsInNoCountIsShown() {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - arrangement: {instrument: A, title: Out, parties: [UA]}
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
  void somethingPersonalIsNowhereInTheClearAndGoneWithItsKeyWhileTheChainStaysWhole()
      throws IOException {
    begin();
    add("""
        - party: {id: UA, name: Ukraine, kind: state, timeZone: Europe/Kyiv}
        - arrangement: {instrument: A, title: t, parties: [UA]}
        - liaison: {instrument: A, id: L1, party: UA, office: duty officer, contact: +380 99 1234, source: s}
        """);
    assertThat(run("record", "show", talks()).out()).contains("duty officer: +380 99 1234");
    Path file = temp.resolve("record.jsonl");
    run("record", "export", talks(), "--out", file.toString());
    assertThat(Files.readString(file)).contains("duty officer").doesNotContain("1234");
    assertThat(run("record", "timeline", talks(), "--json").out()).doesNotContain("380 99 1234");
    String head = lastLine(run("record", "verify", talks()).out());

    assertThat(run("record", "forget", talks(), "A/L1").status()).isZero();
    assertThat(run("record", "forget", talks(), "A/L1").status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run("record", "show", talks()).out()).contains("duty officer: [destroyed]");
    assertThat(lastLine(run("record", "verify", talks()).out())).isEqualTo(head);
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
    assertThat(run("record", "add", talks(), days.toString()).out()).contains("Recorded 4 items");
    assertThat(run("record", "offers", talks(), "--csv").out())
        .contains("2022-03-08-sumy-poltava,UA,Sumy | Poltava,out,RU,accepted,")
        .contains("2022-03-07-kyiv-homel,RU,Kyiv | Homel,out,UA,nothing recorded,");
    assertThat(run("record", "account", talks()).out())
        .contains("5,000 persons")
        .contains("claimed");
    assertThat(run("record", "add", talks(), days.toString()).err())
        .contains("the offer 2022-03-08-sumy-poltava is recorded already");

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
