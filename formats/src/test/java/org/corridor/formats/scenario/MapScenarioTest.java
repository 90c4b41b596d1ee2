package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.network.Carriageway;
import org.corridor.network.Earth;
import org.corridor.network.ForbiddenTurn;
import org.corridor.network.Passage;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;
import org.corridor.network.Settlement;
import org.corridor.network.Stretch;
import org.corridor.network.Surface;
import org.corridor.scenario.Segment;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenarios on a small map, calculated with a pencil.
///
/// ```
///   Hill ─ 2 km ─ fork ─ 2 km ─ Border      all at the equator, 60 km/h, 600 an hour
///                  │                         Farm lies on a dead end north of the fork
///                 Farm
/// ```
class MapScenarioTest {
  private static final double METRES_PER_DEGREE = 111_195.08;

  @TempDir
  Path folder;

  private final RoadMap.Builder map = RoadMap.from("drawn", "");
  private final int[] hill = new int[2];
  private int start;
  private int fork;
  private int border;

  @BeforeEach
  void draw() {
    start = junction(0, 0);
    int bend = junction(1000, 0);
    fork = junction(2000, 0);
    border = junction(4000, 0);
    int farm = junction(2000, 500);
    hill[0] = road(start, bend, 60);
    road(bend, fork, 60);
    hill[1] = road(fork, border, 60);
    road(fork, farm, 30);
    map.settlement(new Settlement("Hill", "town", 0, 0, List.of("Гора")));
    map.settlement(new Settlement("Border", "town", 0, e7(4000), List.of()));
    map.settlement(new Settlement("Twin", "village", 0, e7(1000), List.of()));
    map.settlement(new Settlement("Twin", "village", e7(500), e7(2000), List.of()));
    map.settlement(new Settlement("Far", "village", e7(9000), e7(2000), List.of()));
  }

  private static int e7(double metres) {
    return (int) Math.round(metres / METRES_PER_DEGREE * 1e7);
  }

  private int junction(double east, double north) {
    return map.junction(e7(north), e7(east));
  }

  private int road(int from, int to, int kmh) {
    double metres = Earth.metres(
        map.latitudeE7(from), map.longitudeE7(from), map.latitudeE7(to), map.longitudeE7(to));
    Carriageway way = new Carriageway(Passage.OPEN, kmh, 1, 600);
    return map.stretch(new Stretch(
        from,
        to,
        (int) Math.round(metres * 1000),
        1,
        RoadClass.PRIMARY,
        Surface.PAVED,
        0,
        0,
        "",
        way,
        way));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void scenario(String roads, String more, String zones) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("roads.bin"))) {
      RoadMapFile.write(map.build(), out);
    }
    write("arrangement.yaml", """
        title: on a map
        timeZone: UTC
        roads: %s
        windows: [{date: 2026-01-05, from: "10:00", to: "11:00"}]
        %s
        """.formatted(roads, more));
    write("zones.csv", "id,place,persons,personsPerCar\n" + zones);
    write("sites.csv", "id,place,duty\nout,Border,reception\n");
  }

  private List<Problem> problems() {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> ScenarioFolder.read(folder));
    assertThat(bad).isNotNull();
    return bad.problems();
  }

  @Test
  void theRoadFromHillToTheBorderIsOneSegment() throws IOException {
    scenario("{map: roads.bin, contested: no}", "", "z,Hill,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    // The dead end to the farm and the bend are gone; both ways from Hill to the border.
    assertThat(scenario.segments()).hasSize(2);
    // 4 km at 60 km/h: 4 minutes; entries from 10:00 to 10:56, 600 an hour, 4 people each.
    Assessment plan = Assess.of(scenario);
    assertThat(plan.announced().personsOut()).isBetween(4L * 559, 4L * 560);
    assertThat(plan.announced().personsBound()).isEqualTo(plan.announced().personsOut());
  }

  @Test
  void whatNobodySaysIsContested() throws IOException {
    scenario("roads.bin", "", "z,Гора,10000,4\n");
    assertThat(Assess.of(ScenarioFolder.read(folder)).announced().personsOut()).isZero();
  }

  @Test
  void aCorridorLeadsThroughItsPlaces() throws IOException {
    scenario(
        "{map: roads.bin, contested: no, feederKm: 0}",
        "corridor: {places: [Hill, Border]}",
        "z,Hill,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    assertThat(scenario.arrangement().routes().getFirst().places())
        .containsExactly("Hill", "Border");
    assertThat(Assess.of(scenario).announced().personsOut()).isGreaterThan(2200);
  }

  @Test
  void nobodyDrivesRoundACheckpointBesideTheCorridor() throws IOException {
    // A street beside the corridor, from Hill past the fork to the border, as fast as it.
    int west = junction(0, 300);
    int middle = junction(2000, 300);
    int east = junction(4000, 300);
    road(start, west, 60);
    road(west, middle, 60);
    road(middle, east, 60);
    road(east, border, 60);
    map.settlement(new Settlement("Fork", "village", 0, e7(2000), List.of()));
    scenario("{map: roads.bin, contested: no, feederKm: 5}", """
        corridor: {places: [Hill, Fork, Border]}
        checkpoints: [{id: c, place: Fork, vehiclesPerHour: 60, queueVehiclesMax: 10}]
        """, "z,Hill,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    // The checkpoint is reached at 10:02, and left so that the border is reached by 11:00.
    assertThat(Assess.of(scenario).announced().personsOut()).isBetween(4L * 55, 4L * 56);
  }

  @Test
  void aPlaceOfTheCorridorBesideTheRoadIsPassedWhereItsStreetBranchesOff() throws IOException {
    // Farm lies 500 m off the corridor: its checkpoint is at the fork.
    map.settlement(new Settlement("Farm", "hamlet", e7(500), e7(2000), List.of()));
    scenario("{map: roads.bin, contested: no, snapMetresMax: 600}", """
        corridor: {places: [Hill, Farm, Border]}
        checkpoints: [{id: c, place: Farm, vehiclesPerHour: 60, queueVehiclesMax: 10}]
        """, "z,Hill,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    assertThat(scenario.place("Farm").metresOff()).isEqualTo(500);
    assertThat(Assess.of(scenario).announced().personsOut()).isBetween(4L * 55, 4L * 56);
  }

  @Test
  void aCorridorIsWholeThoughNobodyStartsAtItsBeginning() throws IOException {
    // 500 m behind Hill, 1 km before the fork.
    scenario("{map: roads.bin, contested: no}", """
        places: [{id: mill, latitude: 0.0, longitude: 0.0044966}]
        corridor: {places: [Hill, Border]}
        """, "z,mill,400,4\n");
    assertThat(Assess.of(ScenarioFolder.read(folder)).announced().personsOut()).isEqualTo(400);
  }

  @Test
  void aHavenBesideTheCorridorIsNoWayRoundItsCheckpoint() throws IOException {
    // Streets lead from before and from behind the fork to a yard.
    int before = junction(1500, 0);
    int behind = junction(2500, 0);
    int yard = junction(2000, -400);
    road(start, before, 60);
    road(before, fork, 60);
    road(fork, behind, 60);
    road(behind, border, 60);
    road(before, yard, 60);
    road(yard, behind, 60);
    map.settlement(new Settlement("Fork", "village", 0, e7(2000), List.of()));
    map.settlement(new Settlement("Yard", "hamlet", e7(-400), e7(2000), List.of()));
    scenario("{map: roads.bin, contested: no}", """
        corridor: {places: [Hill, Fork, Border]}
        checkpoints: [{id: c, place: Fork, vehiclesPerHour: 60, queueVehiclesMax: 10}]
        """, "z,Hill,10000,4\n");
    write("sites.csv", "id,place,duty,roomVehicles\nout,Border,reception,\nhav,Yard,haven,100\n");
    assertThat(Assess.of(ScenarioFolder.read(folder)).announced().personsOut())
        .isBetween(4L * 55, 4L * 57);
  }

  @Test
  void theWayOfAnEmptyFleetIsNoRoadForAnybodyElse() throws IOException {
    // A bus stands at Hill and serves the hamlet behind the checkpoint; its way is the fast road.
    int north = junction(2000, 300);
    road(start, north, 100);
    road(north, border, 100);
    int hamlet = junction(3600, 0);
    road(fork, hamlet, 60);
    road(hamlet, border, 60);
    map.settlement(new Settlement("Fork", "village", 0, e7(2000), List.of()));
    map.settlement(new Settlement("Hamlet", "hamlet", 0, e7(3600), List.of()));
    scenario("{map: roads.bin, contested: no}", """
        corridor: {places: [Hill, Fork, Border]}
        checkpoints: [{id: c, place: Fork, vehiclesPerHour: 60, queueVehiclesMax: 10}]
        """, "z,Hill,10000,4\n");
    write("zones.csv", """
        id,place,persons,personsPerCar,busPersons
        z,Hill,10000,4,0
        y,Hamlet,20,4,20
        """);
    write("assets.csv", "id,kind,vehicles,seats,place,zone\nb,bus,1,20,Hill,y\n");
    assertThat(Assess.of(ScenarioFolder.read(folder)).announced().personsOut())
        .isBetween(4L * 55, 4L * 57 + 20);
  }

  @Test
  void whoStartsBesideTheCorridorMayUseEveryStreetTowardsIt() throws IOException {
    // From the hamlet two streets of 600 an hour lead down to the corridor, at its start and at the
    // fork; the corridor itself takes 600 at each.
    int hamlet = junction(1000, 700);
    road(hamlet, start, 60);
    road(hamlet, fork, 60);
    map.settlement(new Settlement("Hamlet", "hamlet", e7(700), e7(1000), List.of()));
    scenario(
        "{map: roads.bin, contested: no, feederKm: 2}",
        "corridor: {places: [Hill, Border]}",
        "z,Hamlet,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    assertThat(scenario.segments().stream().filter(Segment::feeder)).isNotEmpty();
    assertThat(Assess.of(scenario).announced().personsOut()).isGreaterThan(4 * 500);
  }

  @Test
  void aPlaceMayStandOnARoadThatOnlyLeadsAway() throws IOException {
    // One way from the spring down to Hill, 2 km.
    int spring = junction(-2000, 0);
    Carriageway down = new Carriageway(Passage.OPEN, 60, 1, 600);
    Carriageway up = new Carriageway(Passage.CLOSED, 60, 1, 600);
    map.stretch(new Stretch(
        spring, start, 2_000_000, 1, RoadClass.PRIMARY, Surface.PAVED, 0, 0, "", down, up));
    map.settlement(new Settlement("Spring", "hamlet", 0, e7(-2000), List.of()));
    scenario("{map: roads.bin, contested: no}", "", "z,Spring,400,4\n");
    assertThat(Assess.of(ScenarioFolder.read(folder)).announced().personsOut()).isEqualTo(400);
    write("sites.csv", "id,place,duty\nout,Spring,reception\n");
    write("zones.csv", "id,place,persons,personsPerCar\nz,Hill,400,4\n");
    assertThat(problems().getFirst().found()).contains("cut off");
  }

  @Test
  void onePlaceIsInOneSpot() throws IOException {
    scenario("{map: roads.bin, contested: no}", "", "a,home,100,4\n");
    write("zones.csv", """
        id,place,persons,personsPerCar,latitude,longitude
        a,home,100,4,0,0.009
        b,home,100,4,0,0.02
        c,Hill,100,4,0,0.02
        """);
    write("arrangement.yaml", """
        title: on a map
        timeZone: UTC
        roads: {map: roads.bin, contested: no}
        corridor: {places: [Hill, Border]}
        windows: [{date: 2026-01-05, from: "10:00", to: "11:00"}]
        """);
    assertThat(problems()).hasSize(2);
    assertThat(problems()).allSatisfy(p -> assertThat(p.expected()).contains("in one spot"));
  }

  @Test
  void aZoneAtAJunctionDoesNotFreeOthersFromItsForbiddenTurns() throws IOException {
    map.forbid(new ForbiddenTurn(List.of(2 * hill[0] + 2, 2 * hill[1]), true, true));
    map.settlement(new Settlement("Fork", "village", 0, e7(2000), List.of()));
    scenario("{map: roads.bin, contested: no}", "", "z,Hill,10000,4\nf,Fork,10,1\n");
    assertThat(problems()).extracting(Problem::file).containsExactly("zones.csv");
    assertThat(problems().getFirst().found()).contains("Hill").contains("cut off");
  }

  @Test
  void aForbiddenTurnShutsTheOnlyWay() throws IOException {
    map.forbid(new ForbiddenTurn(List.of(2 * hill[0] + 2, 2 * hill[1]), true, true));
    scenario("{map: roads.bin, contested: no}", "", "z,Hill,10000,4\n");
    assertThat(problems()).extracting(Problem::file).containsExactly("zones.csv");
    assertThat(problems().getFirst().found()).contains("cut off");
  }

  @Test
  void aPlaceIsFoundByItsCoordinatesAndHowFarItIsOffIsTold() throws IOException {
    scenario(
        "{map: roads.bin, contested: no}",
        "places: [{id: camp, latitude: 0.001, longitude: 0.0}]",
        "z,camp,10000,4\n");
    var scenario = ScenarioFolder.read(folder);
    assertThat(scenario.place("camp").metresOff()).isEqualTo(111);
  }

  @Test
  void aPlaceBesideALongRoadStandsOnTheRoadWhereItIs() throws IOException {
    // 20 m north of the road from the fork to the border, 500 m behind the fork; and two more.
    scenario("{map: roads.bin, contested: no}", """
        places:
          - {id: mill, latitude: 0.00018, longitude: 0.0224833}
          - {id: shed, latitude: 0.0, longitude: 0.0314766}
        """, "z,mill,10000,4\ny,shed,4,4\nx,Hill,4,4\n");
    var scenario = ScenarioFolder.read(folder);
    assertThat(scenario.place("mill").metresOff()).isEqualTo(20);
    assertThat(scenario.place("mill").longitude().orElseThrow())
        .isCloseTo(0.0224833, org.assertj.core.data.Offset.offset(1e-6));
    // From the mill on it is 1 km to the shed and 500 m on to the border, as before 2 km in all.
    double toBorder = scenario.segments().stream()
        .filter(s -> List.of("mill shed", "shed Border").contains(s.from() + " " + s.to()))
        .mapToDouble(s -> s.lengthKm().value())
        .sum();
    assertThat(toBorder).isCloseTo(1.5, org.assertj.core.data.Offset.offset(0.001));
    // 1.5 km at 60 km/h: 90 seconds; 600 cars an hour until 10:58:30; the other zones are few.
    assertThat(Assess.of(scenario).announced().personsOut()).isBetween(4L * 583, 4L * 586);
  }

  @Test
  void whereNoPlaceCanBeFoundIsTold() throws IOException {
    scenario(
        "{map: roads.bin, contested: no}", "", "a,Twin,1,4\nb,Far,1,4\nc,Hil,1,4\nd,Hill,1,4\n");
    assertThat(problems()).hasSize(3);
    assertThat(problems().get(0).found()).contains("has 2").contains("village at 0.0000");
    assertThat(problems().get(1).expected()).contains("within 1000 m");
    assertThat(problems().get(2).hint()).contains("Hill");
  }

  @Test
  void aMapThatIsNoneIsTold() throws IOException {
    scenario("{map: roads.bin, contestd: no}", "", "z,Hill,10000,4\n");
    assertThat(problems()).extracting(Problem::field).containsExactly("contestd");
    write("roads.bin", "no map");
    assertThat(problems()).extracting(Problem::file).contains("roads.bin");
  }

  @Test
  void roadsComeFromOneSource() throws IOException {
    scenario("{map: roads.bin, contested: no}", "", "z,Hill,10000,4\n");
    write("roads.csv", "id,from,to,lengthKm,speedKmh,access\n1,A,B,1,50,open\n");
    assertThat(problems()).extracting(Problem::file).containsExactly("roads.csv");
  }

  @Test
  void aRoadOfTheAnswerFollowsTheBendsOfTheMapInTheOrderOfTravel() throws IOException {
    // Another way from Hill to Border, drawn from Border to Hill: north over two bends, shorter in
    // time than the straight one.
    int west = 0;
    int east = 3;
    map.bend(e7(3000), e7(4000));
    map.bend(e7(3000), 0);
    Carriageway way = new Carriageway(Passage.OPEN, 120, 1, 600);
    map.stretch(new Stretch(
        east, west, 10_000_000, 1, RoadClass.PRIMARY, Surface.PAVED, 0, 0, "", way, way));
    scenario("{map: roads.bin, contested: no}", "", "h,Hill,100,1\n");
    List<Segment> there = ScenarioFolder.read(folder).segments().stream()
        .filter(s -> s.from().equals("Hill") && s.to().equals("Border"))
        .filter(s -> s.lengthKm().value() > 5)
        .toList();
    assertThat(there)
        .singleElement()
        .satisfies(s -> assertThat(s.bends())
            .containsExactly(
                new Segment.Bend(e7(3000) / 1e7, 0),
                new Segment.Bend(e7(3000) / 1e7, e7(4000) / 1e7)));
  }
}
