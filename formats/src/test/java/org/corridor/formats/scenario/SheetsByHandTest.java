package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.corridor.formats.report.DayFiles;
import org.corridor.plan.Kind;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Terms;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.ZoneOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on sheets, held against what a pencil finds.
class SheetsByHandTest {
  private static final String ROADS = """
      id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
      a,A,G,10,60,600,open,no
      ab,G,A,10,60,600,open,no
      n,G,N,10,60,600,open,no
      nb,N,G,10,60,600,open,no
      """;

  private static final String GATE =
      "checkpoints: [{place: G, vehiclesPerHour: 60, opens: \"08:00\", closes: \"14:00\"}]\n";

  private static final String THIRTY_BY_CAR = "id,place,persons,personsPerCar\nz,A,30,3\n";

  private static final String NO_FLEET = "id,kind,vehicles,seats,place,zone,loadingMinutes\n";

  @TempDir
  Path folder;

  private DayOrders orders(String terms, String zones, String assets) throws IOException {
    return orders(terms, zones, assets, ROADS);
  }

  private DayOrders orders(String terms, String zones, String assets, String roads)
      throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-05-04, from: "08:00", to: "15:00"}]
        """ + terms);
    Files.writeString(folder.resolve("roads.csv"), roads);
    Files.writeString(folder.resolve("zones.csv"), zones);
    Files.writeString(folder.resolve("assets.csv"), assets);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nx,N,reception\n");
    return OrderDay.of(
        ScenarioFolder.read(folder),
        new OrderDay.Question(Terms.ANNOUNCED, 1, 1, ShuttleProblem.Limits.USUAL, 0),
        () -> false,
        _ -> {});
  }

  private static Instant at(String time) {
    return Instant.parse("2026-05-04T" + time + ":00Z");
  }

  @Test
  void theNoticeNamesTheQuarterHourInWhichTheBusBoards() throws IOException {
    DayOrders orders = orders(
        "",
        "id,place,persons,personsPerCar,busPersons\nz,A,30,3,30\n",
        "id,kind,vehicles,seats,place,zone,loadingMinutes\nb,bus,1,30,N,z,40\n");
    // From N at 8:00, 20 minutes to A, 40 to board: it boards at 8:20 and sets off at 9:00.
    DayOrders.Trip trip = orders.vehicles().getFirst().trips().getFirst();
    assertThat(trip.boards()).isEqualTo(at("08:20"));
    assertThat(trip.passes().getFirst().first()).isEqualTo(at("09:00"));
    ZoneOrders.Departure told = orders.zones().departures().getFirst();
    assertThat(told.toldFrom()).isEqualTo(at("08:15"));
    assertThat(told.from()).isEqualTo(at("09:00"));
  }

  @Test
  void whoSetsOffTenMinutesLaterIsInNoConvoyWithTheOneBefore() throws IOException {
    DayOrders slow = orders(
        "checkpoints: [{place: G, vehiclesPerHour: 6, opens: \"08:00\", closes: \"14:00\"}]\n",
        THIRTY_BY_CAR,
        NO_FLEET);
    // Six an hour: one every ten minutes.
    assertThat(slow.convoys()).hasSize(10).allMatch(c -> c.size() == 1 && c.columnMetres() == 0);
  }

  @Test
  void theColumnIsAsLongAsItsTimesMakeIt() throws IOException {
    DayOrders orders = orders(GATE, THIRTY_BY_CAR, NO_FLEET);
    DayOrders.Convoy convoy = orders.convoys().getFirst();
    Duration behind = Duration.between(
        convoy.passes().getFirst().first(), convoy.passes().getFirst().last());
    // A minute from one to the next, a kilometre at 60 km/h.
    assertThat(convoy.size()).isGreaterThan(2);
    assertThat(behind).isCloseTo(Duration.ofMinutes(convoy.size() - 1), Duration.ofSeconds(10));
    assertThat((double) convoy.columnMetres())
        .isBetween(1_000.0 * (convoy.size() - 1) - 200, 1_000.0 * (convoy.size() - 1) + 200);
    DayOrders together = orders("", THIRTY_BY_CAR, NO_FLEET);
    // 600 an hour: six seconds, a hundred metres.
    assertThat(together.convoys().getFirst().columnMetres()).isBetween(880L, 920L);
  }

  @Test
  void noScoutGoesToACheckpointThatIsNotOpenYet() throws IOException {
    String early = """
        evacuationStart: 2026-05-04T10:00
        checkpoints: [{place: G, vehiclesPerHour: 60, opens: "08:00", closes: "14:00"}]
        """;
    DayOrders.Convoy first = orders(early, THIRTY_BY_CAR, NO_FLEET).convoys().getFirst();
    assertThat(first.scoutLeaves()).isEqualTo(at("09:30"));
    DayOrders.Convoy shut = orders(
            early.replace("08:00\", closes", "10:00\", closes"), THIRTY_BY_CAR, NO_FLEET)
        .convoys()
        .getFirst();
    assertThat(shut.scoutLeaves()).isNull();
    assertThat(shut.noScout()).isTrue();
  }

  @Test
  void aVehicleWithoutATripSaysWhy() throws IOException {
    DayOrders orders = orders(
        "", "id,place,persons,personsPerCar,busPersons,ambulancePersons\nz,A,45,3,40,2\n", """
        id,kind,vehicles,seats,stretchers,place,zone,loadingMinutes,drivers
        few,bus,2,20,,A,z,10,2
        more,bus,1,20,,A,z,10,1
        undriven,bus,1,20,,A,z,10,0
        empty,bus,1,0,,A,z,10,1
        """);
    Map<String, DayOrders.Idle> idle = orders.vehicles().stream()
        .filter(v -> v.idle() != null)
        .collect(Collectors.toMap(DayOrders.VehicleDay::id, v -> Objects.requireNonNull(v.idle())));
    assertThat(idle)
        .containsEntry("undriven", DayOrders.Idle.NO_DRIVER)
        .containsEntry("empty", DayOrders.Idle.NO_SEATS)
        .containsValue(DayOrders.Idle.NOT_NEEDED)
        .hasSize(3);
    // Two must lie or sit in an ambulance, and there is none.
    assertThat(orders.zones().stay()).containsExactly(new ZoneOrders.Stay("z", 2, 0, 2));

    DayOrders late = orders("", "id,place,persons,personsPerCar,busPersons\nz,A,40,3,40\n", """
        id,kind,vehicles,seats,place,zone,loadingMinutes,drivers,readyFrom
        late,bus,1,20,N,z,10,1,2026-05-04T14:50
        """);
    assertThat(late.vehicles().getFirst().idle()).isEqualTo(DayOrders.Idle.TOO_LATE);
    String files = String.join("", DayFiles.of(late, List.of("en"), at("08:00")).values());
    assertThat(files).contains("Nobody is taken out from here in this window");
    assertThat(files).doesNotContain("Leave at no other time");
  }

  @Test
  void theCheckpointExpectsEmptyBusesToo() throws IOException {
    DayOrders orders = orders(
        GATE,
        "id,place,persons,personsPerCar,busPersons\nz,A,60,3,60\n",
        "id,kind,vehicles,seats,place,zone,loadingMinutes\nb,bus,1,30,A,z,10\n");
    DayOrders.VehicleDay day = orders.vehicles().getFirst();
    assertThat(day.trips()).hasSize(2);
    DayOrders.Trip second = day.trips().get(1);
    // N, G ten minutes later, A after ten more.
    assertThat(second.empty()).extracting(DayOrders.Pass::place).containsExactly("N", "G", "A");
    assertThat(second.between().getFirst().first())
        .isEqualTo(second.leaves().plus(Duration.ofMinutes(10)));
    DayOrders.Post gate = orders.posts().getFirst();
    assertThat(gate.slots().stream().mapToInt(DayOrders.Slot::empty).sum()).isEqualTo(1);
    assertThat(gate.slots().stream()
            .mapToInt(s -> s.vehicles().getOrDefault(Kind.BUS, 0))
            .sum())
        .isEqualTo(2);
  }

  @Test
  void whoStandsForAsLongAsABreakHasHadOne() throws IOException {
    // The checkpoint opens at 11:00: the bus, there at 8:20, waits until it may go at 10:50.
    DayOrders orders = orders(
        "checkpoints: [{place: G, vehiclesPerHour: 60, opens: \"11:00\", closes: \"14:00\"}]\n",
        "id,place,persons,personsPerCar,busPersons\nz,A,30,3,30\n",
        "id,kind,vehicles,seats,place,zone,loadingMinutes\nb,bus,1,30,N,z,10\n");
    DayOrders.Trip trip = orders.vehicles().getFirst().trips().getFirst();
    assertThat(trip.passes().getFirst().first()).isBetween(at("10:50"), at("10:52"));
    assertThat(trip.restThereMinutes()).isEqualTo(45);
    assertThat(trip.boards()).isAfterOrEqualTo(at("09:05"));
  }

  @Test
  void whereNoWayLeadsOutNoBusIsWanting() throws IOException {
    DayOrders orders = orders(
        GATE,
        "id,place,persons,personsPerCar,busPersons\nz,N2,30,3,30\n",
        "id,kind,vehicles,seats,place,zone,loadingMinutes\nb,bus,1,30,N2,z,10\n",
        ROADS + "n2,N,N2,10,60,600,open,no\nn2b,N2,N,10,60,600,closed,no\n");
    assertThat(orders.vehicles().getFirst().idle()).isEqualTo(DayOrders.Idle.NO_WAY);
    assertThat(orders.zones().stay()).containsExactly(new ZoneOrders.Stay("z", 30, 0, 0));
  }
}
