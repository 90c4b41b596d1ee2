package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole scenario folders whose answer can be calculated with a pencil.
class HandCasesTest {
  private static final String ROAD =
      "id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested\n";
  private static final String WINDOW = """
      title: by hand
      timeZone: UTC
      corridor: {places: [A, B]}
      windows: [{date: 2026-01-05, from: "10:00", to: "14:00"}]
      """;

  /// The first road is silent on one day, the second on the next: whoever leaves waits between.
  private static final String NIGHT_BETWEEN = """
      title: by hand
      timeZone: UTC
      parties: [{id: X}]
      windows:
        - {id: w0, date: 2026-05-04, from: "10:00", to: "12:00"}
        - {id: w1, date: 2026-05-05, from: "10:00", to: "12:00"}
      suspensions:
        - {id: x, party: X, segments: ["1"], window: w0}
        - {id: y, party: X, segments: ["2"], window: w1}
      """;

  @TempDir
  Path folder;

  private Assessment plan(String arrangement, String roads, String zones) throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), arrangement);
    Files.writeString(folder.resolve("roads.csv"), roads);
    Files.writeString(folder.resolve("zones.csv"), zones);
    return Assess.of(ScenarioFolder.read(folder));
  }

  private void also(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String cars(int persons, double perCar) {
    return "id,place,persons,personsPerCar\nz,A," + persons + "," + perCar + "\n";
  }

  @Test
  void oddSpeedsAndLoadsLoseNothing() throws IOException {
    // 33 km at 47 km/h and 20 at 60 leave 2.9645 h; × 200 = 592 cars; × 2.8 = 1657.6.
    Assessment plan = plan(
        WINDOW.replace("[A, B]", "[A, B, C]"),
        ROAD + "1,A,B,33,47,250,open,no\n2,B,C,20,60,200,open,no\n",
        cars(10_000, 2.8));
    assertThat(plan.announced().personsOut()).isEqualTo(1657);
    assertThat(plan.announced().personsBound()).isEqualTo(1657);
  }

  @Test
  void twoPartiesAreBothSilentOnlyWhereTheirSuspensionsOverlap() throws IOException {
    // X silent 09–13, Y 11–15, margin 15 min: 11:15–12:45; the road takes 30 min; 1 h × 600 × 5.
    Assessment plan = plan("""
            title: by hand
            timeZone: UTC
            parties: [{id: X}, {id: Y}]
            corridor: {places: [A, B], acceptedBy: [X, Y]}
            marginMinutes: 15
            windows:
              - id: w
                date: 2026-01-05
                announced:
                  - {party: X, from: "10:00", to: "14:00"}
                  - {party: Y, from: "10:00", to: "14:00"}
            suspensions:
              - {id: x, party: X, everywhere: yes, from: "09:00", to: "13:00", confirmed: yes}
              - {id: y, party: Y, segments: ["1"], from: "11:00", to: "15:00", confirmed: no}
            """, ROAD + "1,A,B,30,60,600,open,yes\n", cars(10_000, 5));
    assertThat(plan.announced().personsOut()).isEqualTo(3000);
    assertThat(plan.confirmed().personsOut()).isZero();
    assertThat(plan.verdict().get(1)).contains("the suspension by X ends at 13:00");
    assertThat(plan.verdict().get(2)).contains("Y has not confirmed");
    assertThat(plan.confirmations().getFirst().gainFirst()).isEqualTo(3000);
  }

  @Test
  void nobodyIsOnARoadInCurfew() throws IOException {
    // Open 10–14 without 12–13: 2 h and 1 h, less half an hour each: 2 h × 600.
    Assessment plan = plan(
        WINDOW + "curfew: {from: \"12:00\", to: \"13:00\"}\n",
        ROAD + "1,A,B,30,60,600,open,no\n",
        cars(10_000, 1));
    assertThat(plan.announced().personsOut()).isEqualTo(900 + 300);
  }

  @Test
  void firstAndLastEntryBoundTheDepartures() throws IOException {
    Assessment plan = plan(
        WINDOW.replace(
            "to: \"14:00\"", "to: \"14:00\", firstEntry: \"11:00\", lastEntry: \"12:30\""),
        ROAD + "1,A,B,30,60,600,open,no\n",
        cars(10_000, 1));
    assertThat(plan.announced().personsOut()).isEqualTo(900);
    assertThat(plan.announced().zones().getFirst().lastSafeDeparture())
        .isEqualTo(Instant.parse("2026-01-05T12:30:00Z"));
  }

  @Test
  void aCheckpointOfFortyEightCarsADayServesTwoAnHour() throws IOException {
    // Two an hour from 10:30, when the first can be there, to 13:30: six.
    Assessment plan = plan(
        WINDOW.replace("[A, B]", "[A, C, B]") + "checkpoints: [{place: C, vehiclesPerDay: 48}]\n",
        ROAD + "1,A,C,30,60,600,open,no\n2,C,B,30,60,600,open,no\n",
        cars(10_000, 5));
    assertThat(plan.announced().personsOut()).isEqualTo(30);
    assertThat(plan.announced().binding().getFirst().kind()).isEqualTo("checkpoint");
  }

  @Test
  void busesComeFromElsewhereLoadAndLeave() throws IOException {
    // Ready at 10:00 in C, 30 min to A, 20 min to board, on the way 10:50: 5 of 6 buses have a
    // driver; of 300 who need a bus 5 × 40 have a seat.
    also("assets.csv", """
        id,kind,vehicles,seats,place,zone,readyFrom,loadingMinutes,drivers
        b,bus,6,40,C,z,10:00,20,5
        """);
    Assessment plan = plan(
        WINDOW,
        ROAD + "1,A,B,30,60,600,open,no\n2,C,A,30,60,600,open,no\n",
        "id,place,persons,busPersons\nz,A,300,300\n");
    assertThat(plan.announced().personsOut()).isZero();
    also("roads.csv", """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested,feeder
        1,A,B,30,60,600,open,no,no
        2,C,A,30,60,600,open,no,yes
        """);
    Assessment better = Assess.of(ScenarioFolder.read(folder));
    assertThat(better.announced().personsOut()).isEqualTo(200);
    assertThat(better.announced().zones().getFirst().firstDeparture())
        .isEqualTo(Instant.parse("2026-01-05T10:50:00Z"));
    assertThat(better.announced().binding())
        .anyMatch(b -> b.kind().equals("seats") && b.persons() == 100);
  }

  @Test
  void whoWalksWalksAtFourKilometresAnHour() throws IOException {
    // 8 km are 2 h; 60 places an hour × 2 h × 10 people.
    Assessment plan = plan(
        WINDOW, ROAD + "1,A,B,8,60,60,open,no\n", "id,place,persons,footPersons\nz,A,5000,5000\n");
    assertThat(plan.announced().personsOut()).isEqualTo(1200);
  }

  @Test
  void anAlternateIsASecondRoad() throws IOException {
    // 600 an hour for 3.5 h and 300 an hour for 3 h.
    Assessment plan = plan(
        WINDOW.replace(
            "{places: [A, B]}", "{places: [A, B], alternates: [{id: x, places: [A, C, B]}]}"),
        ROAD + "1,A,B,30,60,600,open,no\n2,A,C,30,60,300,open,no\n3,C,B,30,60,300,open,no\n",
        cars(10_000, 1));
    assertThat(plan.announced().personsOut()).isEqualTo(2100 + 900);
  }

  @Test
  void whatIsNotOpenOrOnNoRouteIsNotUsed() throws IOException {
    Assessment plan = plan(
        WINDOW,
        ROAD + "1,A,B,30,60,600,unknown,no\n2,A,C,30,60,300,open,no\n3,C,B,30,60,300,open,no\n",
        cars(10_000, 1));
    assertThat(plan.announced().personsOut()).isZero();
    assertThat(plan.warnings()).anyMatch(w -> w.rule().equals("F5") && w.serious());
  }

  @Test
  void pricesAreWhatAnotherHourIsWorth() throws IOException {
    Assessment plan = plan(WINDOW, ROAD + "1,A,B,30,60,600,open,no\n", cars(2500, 1));
    assertThat(plan.announced().personsOut()).isEqualTo(2100);
    assertThat(plan.prices())
        .contains(
            new Price("window-closes-later", "the window closes an hour later", 400, 0, true));
    assertThat(plan.clearance().days()).isEqualTo(2);
    // The second day brings out the last 400 in 40 minutes and the half hour on the road.
    assertThat(plan.clearance().last()).isEqualTo(Instant.parse("2026-01-06T11:10:00Z"));
  }

  @Test
  void aWindowOverMidnightAndTheDayTheClocksChange() throws IOException {
    // From 22:00 to 05:00 in Kyiv on the night of 27 March 2022 are six hours.
    Assessment plan = plan("""
            title: by hand
            timeZone: Europe/Kyiv
            corridor: {places: [A, B]}
            windows: [{from: "2022-03-26T22:00", to: "2022-03-27T05:00"}]
            """, ROAD + "1,A,B,60,60,600,open,no\n", cars(10_000, 1));
    assertThat(plan.announced().personsOut()).isEqualTo(5 * 600);
  }

  @Test
  void peopleOnFootAreServedOneByOne() throws IOException {
    // Half an hour to the checkpoint and half an hour on: served 09:30–12:30, ten an hour.
    Assessment plan = plan(
        WINDOW.replace("[A, B]", "[A, M, B]")
            + "checkpoints: [{place: M, vehiclesPerHour: 60, footPersonsPerHour: 10}]\n",
        ROAD + "1,A,M,2,60,600,open,no\n2,M,B,2,60,600,open,no\n",
        "id,place,persons,footPersons\nz,A,5000,5000\n");
    assertThat(plan.announced().personsOut()).isEqualTo(30);
    assertThat(plan.announced().binding().getFirst().text()).contains("10 people on foot an hour");
  }

  @Test
  void whoMayStaySixtyFiveMinutesComesFiveMinutesBeforeTheGap() throws IOException {
    also(
        "sites.csv",
        "id,place,duty,roomVehicles,longestStayMinutes\nh,H,haven,100,65\nr,B,reception,,\n");
    String gap = """
        title: by hand
        timeZone: UTC
        corridor: {places: [A, H, B]}
        windows:
          - {date: 2026-01-05, from: "09:00", to: "10:00"}
          - {date: 2026-01-05, from: "11:00", to: "12:00"}
        """;
    String roads = ROAD + "1,A,H,45,60,600,open,no\n2,H,B,45,60,600,open,no\n";
    // At H from 09:55 to 10:00, on from 11:00 to 11:05: 50 cars.
    assertThat(plan(gap, roads, cars(10_000, 4)).announced().personsOut()).isEqualTo(200);
    also(
        "sites.csv",
        "id,place,duty,roomVehicles,longestStayMinutes\nh,H,haven,100,30\nr,B,reception,,\n");
    Assessment nobody = Assess.of(ScenarioFolder.read(folder));
    assertThat(nobody.announced().personsOut()).isZero();
    assertThat(nobody.announced().zones().getFirst().lastSafeDeparture()).isNull();
    assertThat(nobody.warnings()).anyMatch(w -> w.rule().equals("I6"));
  }

  @Test
  void nobodyWaitsLongerAtACheckpointThanAllowed() throws IOException {
    // Five minutes of arrivals, ten a minute, served one a minute until k minutes after the last.
    for (int k : new int[] {0, 1, 5}) {
      Assessment plan = plan(
          """
              title: by hand
              timeZone: UTC
              corridor: {places: [A, M, B]}
              windows: [{date: 2026-01-05, from: "09:00", to: "13:00", lastEntry: "09:05"}]
              checkpoints: [{place: M, vehiclesPerHour: 60, queueVehiclesMax: 20, queueMinutesMax: %d}]
              """.formatted(k),
          ROAD + "1,A,M,30,60,600,open,no\n2,M,B,30,60,600,open,no\n",
          cars(10_000, 4));
      assertThat(plan.announced().personsOut()).as("k = %d", k).isEqualTo((5 + k) * 4L);
    }
  }

  @Test
  void aCheckpointThatServesNobodyLeavesNoSafeDeparture() throws IOException {
    Assessment plan = plan(
        WINDOW.replace("[A, B]", "[A, M, B]") + "checkpoints: [{place: M, vehiclesPerHour: 0}]\n",
        ROAD + "1,A,M,30,60,600,open,no\n2,M,B,30,60,600,open,no\n",
        cars(10_000, 4));
    assertThat(plan.announced().zones().getFirst().lastSafeDeparture()).isNull();
    assertThat(plan.verdict().get(1)).contains("the checkpoint at M serves nobody");
  }

  @Test
  void theLastSafeDepartureIsThatOfTheDestinationAccepted() throws IOException {
    also("sites.csv", "id,place,duty\nnear,N,reception\nfar,B,reception\n");
    // The road to B takes two hours, N is near; these people accept B only.
    Assessment plan = plan(
        WINDOW.replace(
            "{places: [A, B]}", "{places: [A, B], alternates: [{id: n, places: [A, N]}]}"),
        ROAD + "1,A,B,120,60,600,open,no\n2,A,N,10,60,600,open,no\n",
        "id,place,persons,destinations\nz,A,10000,far\n");
    assertThat(plan.announced().zones().getFirst().lastSafeDeparture())
        .isEqualTo(Instant.parse("2026-01-05T12:00:00Z"));
    assertThat(plan.announced().personsOut()).isEqualTo(2 * 600 * 4);
  }

  @Test
  void roadsThatLeadBackCostNothing() throws IOException {
    // 226 km at 50 km/h, both ways, and a reception near home that these people do not accept.
    also("sites.csv", "id,place,duty\nnear,N,reception\nfar,D,reception\n");
    Assessment plan = plan(
        WINDOW
            .replace(
                "{places: [A, B]}", "{places: [A, B, C, D], alternates: [{id: n, places: [A, N]}]}")
            .replace("10:00", "11:00")
            .replace("14:00", "16:00"),
        """
            id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested,bothWays
            1,A,B,71.3,50,600,open,no,yes
            2,B,C,83.7,50,600,open,no,yes
            3,C,D,71,50,600,open,no,yes
            4,A,N,5,50,600,open,no,yes
            """,
        "id,place,persons,personsPerCar,destinations\nz,A,10000,5,far\n");
    assertThat(plan.announced().personsOut()).isEqualTo(288 * 5);
  }

  @Test
  void seatsAreNamedWhereSeatsAreMissing() throws IOException {
    also("assets.csv", "id,kind,vehicles,seats,place,zone\nb,bus,1,50,A,z\n");
    Assessment plan = plan(
        WINDOW, ROAD + "1,A,B,30,60,600,open,no\n", "id,place,persons,busPersons\nz,A,100,100\n");
    assertThat(plan.announced().personsOut()).isEqualTo(50);
    assertThat(plan.verdict().get(1))
        .isEqualTo("What stops the rest: Not enough bus seats in z: 50 people without one.");
    assertThat(plan.prices()).anyMatch(p -> p.term().equals("vehicles-b") && p.gainFirst() == 50);
  }

  @Test
  void aLaterCurfewNeverCosts() throws IOException {
    Assessment plan = plan(
        WINDOW + "curfew: {from: \"12:00\", to: \"12:30\"}\n",
        ROAD + "1,A,B,30,60,600,open,no\n",
        cars(10_000, 1));
    assertThat(plan.prices())
        .anyMatch(p -> p.term().equals("curfew-starts-later") && p.gainFirst() == 600);
  }

  @Test
  void eachOfSeveralDaysCountsToTheSecond() throws IOException {
    // 31 min 12 s of road in a window of 32 min: 48 s × 600 an hour = 8 cars of 4, on each day.
    for (int days : new int[] {1, 3, 7}) {
      StringBuilder windows = new StringBuilder("title: by hand\ntimeZone: UTC\nwindows:\n");
      for (int day = 1; day <= days; day++) {
        windows.append("  - {id: w%d, date: 2026-05-0%d, from: \"10:00\", to: \"10:32\"}\n"
            .formatted(day, day));
      }
      also("sites.csv", "id,place,duty\nr,C,reception\n");
      Assessment plan = plan(
          windows.toString(),
          ROAD + "1,A,B,13,50,600,open,no\n2,B,C,13,50,600,open,no\n",
          cars(10_000, 4));
      assertThat(plan.announced().personsOut()).as(days + " days").isEqualTo(32L * days);
      assertThat(plan.announced().personsBound()).isEqualTo(32L * days);
      assertThat(plan.announced().limitReached()).isEmpty();
    }
  }

  @Test
  void whoeverWaitsOnFootTakesRoomInAHaven() throws IOException {
    // The second road opens on the next day; room for 100 people for the night, walkers in tens.
    also("sites.csv", "id,place,duty,roomPersons\nh,B,haven,100\nr,C,reception,\n");
    Assessment plan = plan(
        NIGHT_BETWEEN,
        ROAD + "1,A,B,2,50,600,open,yes\n2,B,C,2,50,600,open,yes\n",
        "id,place,persons,footPersons\nz,A,500,500\n");
    assertThat(plan.announced().personsOut()).isEqualTo(100);
  }

  @Test
  void aBusTakesNoRoomFromTheCarsThatFitBesideIt() throws IOException {
    // Room for 100 people: a bus of 50 and 12 cars of 4 are the fullest that fit, so 13 vehicles.
    also("sites.csv", "id,place,duty,roomPersons\nh,B,haven,100\nr,C,reception,\n");
    also("assets.csv", "id,kind,vehicles,seats,place,zone\nb,bus,1,50,A,z\n");
    Assessment plan = plan(
        NIGHT_BETWEEN,
        ROAD + "1,A,B,2,50,600,open,yes\n2,B,C,2,50,600,open,yes\n",
        "id,place,persons,personsPerCar,busPersons\nz,A,500,4,50\n");
    assertThat(plan.announced().personsOut()).isEqualTo(50 + 12 * 4);
  }

  @Test
  void fullBusesComeAsFastAsTheReceptionTakesThemInAndCarsBetweenThem() throws IOException {
    // 3.5 h × 240 = 840 vehicles, 9 of them buses of 45; 4 a minute, and 41 persons are taken in.
    also("sites.csv", "id,place,duty,intakePersonsPerHour\nr,B,reception,2500\n");
    also("assets.csv", "id,kind,vehicles,seats,place,zone\nb,bus,9,45,A,z\n");
    Assessment plan = plan(
        WINDOW,
        ROAD + "1,A,B,30,60,240,open,no\n",
        "id,place,persons,personsPerCar,busPersons\nz,A,9000,4,405\n");
    assertThat(plan.announced().personsOut()).isEqualTo(405 + 831 * 4);
    assertThat(plan.announced().personsBound()).isEqualTo(405 + 831 * 4);
  }

  @Test
  void fullBusesOfEveryZoneComeBeforeTheCarsOfAnyWhereverTheyGo() throws IOException {
    // A checkpoint of 20 an hour from 10:10 to 19:49: 193 turns; 20 buses of 50 and 173 cars of 4.
    String terms = """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-05-04, from: "10:00", to: "20:00"}]
        checkpoints: [{id: c, place: C, vehiclesPerHour: 20}]
        """;
    String roads = """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        bc,B,C,10,60,600,open,no
        cd,C,D,10,60,600,open,no
        de,D,E,1,60,600,open,no
        """;
    also("sites.csv", "id,place,duty\nx,D,reception\nx2,E,reception\n");
    also("assets.csv", "id,kind,vehicles,seats,place,zone\nb1,bus,10,50,B,y\nb2,bus,10,50,B,z\n");
    String zones = """
        id,place,persons,personsPerCar,busPersons,destinations
        y,B,2000,4,500,x
        z,B,2000,4,500,x2
        """;
    Assessment plan = plan(terms, roads, zones);
    assertThat(plan.announced().personsOut()).isEqualTo(20 * 50 + 173 * 4);
    assertThat(plan.announced().personsBound()).isEqualTo(plan.announced().personsOut());
  }

  @Test
  void twoKindsCountToTheSecondOnEachOfSeveralDays() throws IOException {
    // As above 8 vehicles a day, of 24 two buses of 50; the reception tells the kinds apart.
    StringBuilder windows = new StringBuilder("title: by hand\ntimeZone: UTC\nwindows:\n");
    for (int day = 1; day <= 3; day++) {
      windows.append(
          "  - {id: w%d, date: 2026-05-0%d, from: \"10:00\", to: \"10:32\"}\n".formatted(day, day));
    }
    also("sites.csv", "id,place,duty,intakePersonsPerHour\nr,C,reception,9000\n");
    also("assets.csv", "id,kind,vehicles,seats,place,zone\nb,bus,2,50,A,z\n");
    Assessment plan = plan(
        windows.toString(),
        ROAD + "1,A,B,13,50,600,open,no\n2,B,C,13,50,600,open,no\n",
        "id,place,persons,personsPerCar,busPersons\nz,A,9000,4,100\n");
    assertThat(plan.announced().personsOut()).isEqualTo(100 + 22 * 4);
    assertThat(plan.announced().personsBound()).isEqualTo(100 + 22 * 4);
  }
}
