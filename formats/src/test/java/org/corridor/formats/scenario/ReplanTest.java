package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.plan.Kind;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.Replan;
import org.corridor.workflows.Replanned;
import org.corridor.workflows.Reported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans under way that something happens to, calculated with a pencil.
class ReplanTest {
  @TempDir
  Path folder;

  private static Replanned replan(Scenario scenario, String at, String... changes) {
    ChangeText.Read read = ChangeText.read(scenario, at, List.of(changes));
    return Replan.of(scenario, Terms.ANNOUNCED, read.at(), read.changes(), List.of());
  }

  private static Scenario oneRoad() {
    // 60 km at 40 km/h: 90 minutes; 600 cars an hour with 5 people each from 11:00 on.
    return ScenarioFolder.read(Examples.folder("one-road"));
  }

  private Scenario twoRoads() throws IOException {
    // North takes 30 minutes, south 60; a car a minute on each; window 10:00–12:00. By 10:30 there
    // are 30 cars on each.
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "10:00", to: "12:00"}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        start,A,F,10,60,120,open,no
        north,F,N,20,60,60,open,no
        south,F,S,50,60,60,open,no
        n2,N,B,1,60,600,open,no
        s2,S,B,1,60,600,open,no
        """);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nr,B,reception\n");
    Files.writeString(folder.resolve("zones.csv"), "id,place,persons,personsPerCar\nz,A,10000,1\n");
    return ScenarioFolder.read(folder);
  }

  @Test
  void whereNothingChangesNothingChanges() {
    for (String example :
        List.of("one-road", "ten-zones", "two-rounds/first", "two-rounds/second")) {
      Scenario scenario = ScenarioFolder.read(Examples.folder(example));
      for (String at : List.of(
          "11:30", "12:00", "12:00:01", "12:00:20", "12:34:56", "13:07", "13:59:59", "15:00")) {
        Replanned now = replan(scenario, at);
        assertThat(now.personsOut()).as("%s at %s", example, at).isEqualTo(now.personsOutBefore());
        assertThat(now.nobodyLost()).isTrue();
        assertThat(now.underWay()).noneMatch(Replanned.UnderWay::newWay);
        assertThat(now.zones()).allSatisfy(z -> assertThat(z.outNow()).isEqualTo(z.outBefore()));
      }
    }
  }

  @Test
  void whereNothingChangesNobodyIsLaterThoughKindsShareACheckpointAndAReceptionCounts()
      throws IOException {
    twoStretches(
        "600",
        "checkpoints: [{id: g, place: B, vehiclesPerHour: 70, queueVehiclesMax: 50,"
            + " busesPerHour: 20}]\n");
    Files.writeString(
        folder.resolve("sites.csv"), "id,place,duty,intakePersonsPerHour\nr,C,reception,310\n");
    Files.writeString(
        folder.resolve("zones.csv"), "id,place,persons,personsPerCar,busPersons\nz,A,900,4,160\n");
    Files.writeString(
        folder.resolve("assets.csv"),
        "id,kind,vehicles,seats,place,zone,readyFrom,loadingMinutes\nb,bus,4,40,A,z,10:10,12\n");
    Scenario scenario = ScenarioFolder.read(folder);
    for (String at : List.of("10:37:13", "10:45", "10:52:20", "10:52:41", "10:58:20", "11:20:03")) {
      Replanned now = replan(scenario, at);
      assertThat(now.personsOut()).as(at).isEqualTo(now.personsOutBefore());
      assertThat(now.zones())
          .as(at)
          .allSatisfy(z -> assertThat(z.lastLeavesNow()).isEqualTo(z.lastLeavesBefore()));
      assertThat(now.underWay()).noneMatch(Replanned.UnderWay::newWay);
    }
  }

  @Test
  void whereNothingChangesTheBoundHoldsThoughLoadsDifferAndAReceptionCounts() throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "10:00", to: "13:03"}]
        checkpoints: [{id: c, place: C, vehiclesPerHour: 30}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        r1,B,C,5,30,20,open,no
        r2,C,D,3,30,20,open,no
        """);
    Files.writeString(
        folder.resolve("sites.csv"), "id,place,duty,intakePersonsPerHour\nx,D,reception,60\n");
    Files.writeString(
        folder.resolve("zones.csv"), "id,place,persons,personsPerCar\nz0,B,200,2\nz1,B,200,1\n");
    Scenario scenario = ScenarioFolder.read(folder);
    // A car every three minutes from 10:10 to 12:57, that is 55 of two, is what no plan can beat;
    // the first turn of the road is over before the checkpoint has served the first.
    for (String at : List.of("10:06", "10:20", "10:21", "11:00:30")) {
      Replanned now = replan(scenario, at);
      assertThat(now.personsOut()).as(at).isEqualTo(108);
      assertThat(now.personsBound()).as(at).isBetween(108L, 110L);
    }
  }

  /// One stretch of ten minutes behind a checkpoint; feeders of ten minutes in front of it.
  private Scenario checkpoint(String rate, String zones) throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "10:00", to: "20:00"}]
        checkpoints: [{id: c, place: G, vehiclesPerHour: %s}]
        """.formatted(rate));
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        ag,A,G,10,60,600,open,no
        bg,B,G,10,60,600,open,no
        gx,G,X,10,60,600,open,no
        """);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nr,X,reception\n");
    Files.writeString(folder.resolve("zones.csv"), zones);
    return ScenarioFolder.read(folder);
  }

  @Test
  void aCheckpointThatServesLessBringsOutLess() throws IOException {
    Scenario scenario = checkpoint("6", "id,place,persons,personsPerCar\nb,B,100,1\n");
    Replanned before = replan(scenario, "15:00");
    assertThat(before.personsOut()).isEqualTo(58);
    // At 15:00 28 are out, one is on the last road and one at the checkpoint; from then to 19:50 it
    // serves 4 an hour: 19, the one who waits among them.
    Replanned now = replan(scenario, "15:00", "checkpoint c 4/h");
    assertThat(now.personsOut()).isEqualTo(28 + 1 + 19);
    assertThat(now.nobodyLost()).isFalse();
  }

  @Test
  void aCheckpointThatServesMoreBringsOutEarlier() throws IOException {
    Scenario scenario = checkpoint("60", "id,place,persons,personsPerCar\nb,B,90,1\n");
    assertThat(replan(scenario, "10:20").zones().getFirst().lastLeavesNow())
        .isEqualTo(Instant.parse("2026-01-05T11:30:00Z"));
    // 70 are at home at 10:20; 600 an hour, that is ten a minute: seven minutes.
    Replanned now = replan(scenario, "10:20", "checkpoint c 600/h");
    assertThat(now.personsOut()).isEqualTo(90);
    assertThat(now.zones().getFirst().lastLeavesNow())
        .isEqualTo(Instant.parse("2026-01-05T10:27:00Z"));
  }

  @Test
  void aCheckpointThatServedNobodyServes() throws IOException {
    Scenario scenario = checkpoint("0", "id,place,persons,personsPerCar\nb,B,90,1\n");
    assertThat(replan(scenario, "10:00").personsOut()).isZero();
    assertThat(replan(scenario, "10:00", "checkpoint c 60/h").personsOut()).isEqualTo(90);
  }

  @Test
  void whoIsOnTheRoadComesBeforeWhoIsAtHome() throws IOException {
    Scenario scenario = checkpoint("60", "id,place,persons,personsPerCar\na,A,10,1\nb,B,2000,1\n");
    Instant at = Instant.parse("2026-01-05T19:30:00Z");
    Reported seen = new Reported("a", Kind.CAR, 5, "G", Instant.parse("2026-01-05T19:45:00Z"));
    Replanned now = Replan.of(scenario, Terms.ANNOUNCED, at, List.of(), List.of(seen));
    assertThat(now.underWay()).filteredOn(u -> u.zone().equals("a")).isNotEmpty();
    assertThat(now.underWay())
        .filteredOn(u -> u.zone().equals("a"))
        .allSatisfy(u -> assertThat(u.held()).isZero());
  }

  @Test
  void twoWordsOnOneThingAndATimeThatIsOverAreRefused() throws IOException {
    Scenario scenario = checkpoint("60", "id,place,persons,personsPerCar\nb,B,90,1\n");
    assertThat(refused(scenario, "road bg closed", "road bg open"))
        .contains("one change of the same thing");
    assertThat(refused(scenario, "road bg closed until 10:00")).contains("a time after --at");
  }

  private static List<String> refused(Scenario scenario, String... changes) {
    return catchThrowableOfType(BadInput.class, () -> replan(scenario, "10:20", changes))
        .problems()
        .stream()
        .map(Problem::expected)
        .toList();
  }

  @Test
  void aRoadThatClosesAndOpensAgainLosesTheTimeBetween() {
    // 600 cars entered by 12:00; from 12:30 to 14:30 another 1,200.
    Replanned now = replan(oneRoad(), "12:00", "road road closed until 12:30");
    assertThat(now.personsOut()).isEqualTo((600 + 1200) * 5);
    assertThat(now.personsBound()).isEqualTo(now.personsOut());
    // Those who are on it when it closes are told of.
    assertThat(now.underWay()).allSatisfy(u -> assertThat(u.caughtOn()).isEqualTo("road"));
    assertThat(now.nobodyLost()).isFalse();
  }

  @Test
  void aRoadThatOpensIsUsedFromThenOn() throws IOException {
    // South was closed; from 10:30 cars set off to it too, are at the fork from 10:40 on, and have
    // to be past it before 11:09 to be at B by 12:00: 29 more, one a minute.
    twoRoads();
    Examples.change(folder, "roads.csv", "south,F,S,50,60,60,open", "south,F,S,50,60,60,closed");
    Scenario scenario = ScenarioFolder.read(folder);
    Replanned now = replan(scenario, "10:30", "road south open");
    assertThat(now.personsOut()).isEqualTo(now.personsOutBefore() + 29);
    assertThat(now.nobodyLost()).isTrue();
    assertThat(replan(scenario, "10:30", "road north open").personsOut())
        .isEqualTo(now.personsOutBefore());
  }

  @Test
  void aWindowThatClosesEarlierLetsTheLastInEarlier() {
    // Until 15:00: the last enters before 13:30. 600 before 12:00 and 900 after.
    Replanned now = replan(oneRoad(), "12:00", "window window-1 until 15:00");
    assertThat(now.personsOut()).isEqualTo((600 + 900) * 5);
    assertThat(now.underWay()).allSatisfy(u -> assertThat(u.caughtOn()).isEmpty());
  }

  @Test
  void aCapacityThatFallsToZeroInMidStepLetsNobodyElseIn() {
    Replanned now = replan(oneRoad(), "12:00:30", "road road 0/h");
    // 60 minutes and a half at 10 cars a minute have entered.
    assertThat(now.personsOut()).isEqualTo(605 * 5);
    assertThat(now.personsBound()).isEqualTo(now.personsOut());
  }

  private Scenario twoStretches(String perHour, String checkpoints) throws IOException {
    // 10 minutes each; window 10:00–12:00: into the first until 11:40, into the second until 11:50.
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "10:00", to: "12:00"}]
        """ + checkpoints);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        ab,A,B,10,60,PER,open,no
        bc,B,C,10,60,PER,open,no
        ba,B,A,10,60,PER,open,no
        """.replace("PER", perHour));
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nr,C,reception\n");
    Files.writeString(folder.resolve("zones.csv"), "id,place,persons,personsPerCar\nz,A,5000,1\n");
    return ScenarioFolder.read(folder);
  }

  @Test
  void whoIsUnderWayWaitsWhereItIsSafeAndGoesOnWhenTheRoadOpensAgain() throws IOException {
    Scenario scenario = twoStretches("600", "");
    for (int second : new int[] {0, 1, 20, 30, 59}) {
      Replanned now =
          replan(scenario, "10:30:%02d".formatted(second), "road bc closed until 10:45");
      // Into the second stretch from 10:10 until it closes, and from 10:45 until 11:50.
      int before = (20 * 60 + second) / 6;
      assertThat(now.personsOut()).as("at second %d", second).isEqualTo(before + 650);
      assertThat(heldPersons(now)).isZero();
      assertThat(now.trips()).noneMatch(t -> t.places().lastIndexOf("A") > 0);
    }
  }

  @Test
  void aReceptionThatIsClosedForAnHourIsWaitedForWhereItIsSafe() throws IOException {
    // Out from 10:20 on, ten a minute: 103. Of those under way 100 are on the second stretch and
    // wait at its end, 100 on the first wait at B. Who is not at the reception may be there from
    // 11:30 on: 300 more pass the second stretch from 11:20 to 11:50.
    Scenario scenario = twoStretches("600", "");
    Replanned now = replan(scenario, "10:30:20", "reception r closed until 11:30");
    assertThat(now.personsOut()).isEqualTo(103 + 100 + 300);
    assertThat(now.personsBound()).isEqualTo(now.personsOut());
    assertThat(heldPersons(now)).isZero();
  }

  @Test
  void whoIsServedWhenTheRoadBehindClosesStaysInFrontOfTheCheckpoint() throws IOException {
    // Served for 30 minutes, one a minute from 10:10 on: into the second stretch from 10:40 on. At
    // 11:00:30 20 have entered it; 30 are being served, and the others cannot be through any more.
    Scenario scenario = twoStretches(
        "600",
        "checkpoints: [{id: g, place: B, vehiclesPerHour: 60, serviceMinutes: 30,"
            + " queueVehiclesMax: 100}]\n");
    Replanned now = replan(scenario, "11:00:30", "road bc closed");
    assertThat(now.personsOut()).isBetween(20L, 21L);
    assertThat(now.underWay()).filteredOn(u -> u.place().equals("C")).noneMatch(u -> u.held() > 0);
    assertThat(heldPersons(now)).isGreaterThanOrEqualTo(29);
  }

  @Test
  void whoWasSeenOnTheWayHasNotArrivedWhateverThePlanSays() throws IOException {
    Scenario scenario = twoStretches("600", "");
    Path seen = folder.resolve("seen.csv");
    // By 11:00 600 have left and 400 are out by the plan; all are seen at B.
    Files.writeString(seen, "zone,kind,vehicles,place,from\nz,car,600,B,11:00\n");
    ChangeText.Read read = ChangeText.read(scenario, "11:00", List.of());
    Replanned now = Replan.of(
        scenario, Terms.ANNOUNCED, read.at(), read.changes(), ReportedFile.read(seen, scenario));
    assertThat(now.personsOutAlready()).isZero();
    assertThat(now.personsUnderWay()).isEqualTo(600);
    // 500 more can enter the second stretch until 11:50.
    assertThat(now.personsOut()).isEqualTo(500);
    assertThat(now.limitReached()).doesNotContain("more than left");
  }

  @Test
  void slowRatesKeepTheirTime() throws IOException {
    String gate = "checkpoints: [{id: g, place: B, vehiclesPerHour: 7, queueVehiclesMax: 50}]\n";
    Scenario scenario = twoStretches("600", gate);
    for (String at : List.of("10:20", "10:33:20", "10:40", "10:44:10", "11:00", "11:17:30")) {
      Replanned now = replan(scenario, at, "road ba closed");
      assertThat(now.personsOut()).as(at).isEqualTo(now.personsOutBefore());
    }
  }

  @Test
  void aDestinationClosedForAnHourIsWaitedFor() throws IOException {
    // Closed 10:45–11:45: who is out by 10:45, and who is at the border between 11:45 and 12:00;
    // nothing is contested, so those under way wait where they are.
    Replanned now = replan(twoRoads(), "10:45", "reception r closed until 11:45");
    assertThat(now.personsOut()).isEqualTo(now.personsBound());
    assertThat(now.personsOut()).isLessThan(now.personsOutBefore());
    long arriving = now.trips().stream()
        .filter(t -> t.arriveFrom().isBefore(Instant.parse("2026-01-05T11:45:00Z")))
        .count();
    assertThat(arriving).isZero();
  }

  @Test
  void whoCanTakesTheOtherRoad() throws IOException {
    Scenario scenario = twoRoads();
    Replanned same = replan(scenario, "10:30");
    Replanned now = replan(scenario, "10:30", "road north closed");
    // All that is left of the hour and a half goes south; nobody who has not begun the northern
    // road is sent there.
    assertThat(now.personsOut()).isLessThan(same.personsOut()).isEqualTo(now.personsBound());
    assertThat(now.trips())
        .noneMatch(t -> t.places().contains("F") && t.places().contains("N"));
    assertThat(now.underWay()).anyMatch(u -> u.newWay() || u.held() > 0);
    long before = now.personsOutAlready() + now.personsUnderWay();
    assertThat(now.personsOut()).isGreaterThanOrEqualTo(before - heldPersons(now));
  }

  private static long heldPersons(Replanned now) {
    return now.underWay().stream().mapToLong(Replanned.UnderWay::held).sum();
  }

  @Test
  void vehiclesAreWhereTheyWereReported() throws IOException {
    Scenario scenario = oneRoad();
    Path seen = folder.resolve("seen.csv");
    // 600 cars left; 100 of them are seen at home again, the rest nowhere.
    Files.writeString(seen, "zone,kind,vehicles,place,from\ntown,car,100,Town,12:10\n");
    ChangeText.Read read = ChangeText.read(scenario, "12:00", List.of());
    Replanned now = Replan.of(
        scenario, Terms.ANNOUNCED, read.at(), read.changes(), ReportedFile.read(seen, scenario));
    assertThat(now.personsUnderWay()).isEqualTo(500);
    // From 12:00 to 14:30 the road takes 1,500 cars, those 100 among them.
    assertThat(now.personsOut()).isEqualTo(1500 * 5);
  }

  @Test
  void whatIsNoChangeIsTold() {
    BadInput bad = catchThrowableOfType(
        BadInput.class,
        () -> replan(
            oneRoad(),
            "25:00",
            "road rod closed",
            "window window-1 until 09:00",
            "tear down the bridge"));
    assertThat(bad.count()).isEqualTo(4);
  }

  @Test
  void aRoadThatOpensLetsPeopleBeThereBeforeAnybodyWasReckonedWith() throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "09:00", to: "11:00"}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        long,A,M,40,40,600,open,no
        short,A,K,5,40,600,unknown,no
        short2,K,M,5,40,600,open,no
        last,M,Z,10,40,30,open,no
        """);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nx,Z,reception\n");
    Files.writeString(folder.resolve("zones.csv"), "id,place,persons,personsPerCar\na,A,4000,4\n");
    Replanned now = replan(ScenarioFolder.read(folder), "09:05", "road short open");
    // Over the short road the first is at M after 15 minutes instead of an hour.
    assertThat(now.personsOut()).isGreaterThan(now.personsOutBefore());
    assertThat(now.personsBound()).isGreaterThanOrEqualTo(now.personsOut());
  }
}
