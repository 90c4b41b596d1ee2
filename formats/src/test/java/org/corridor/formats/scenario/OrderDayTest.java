package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.plan.Kind;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.ZoneOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders for a day, followed bus by bus and sheet by sheet.
class OrderDayTest {
  private static final ShuttleProblem.Limits LIMITS = ShuttleProblem.Limits.USUAL;

  @TempDir
  Path folder;

  private static DayOrders orders(Scenario scenario, double reserve) {
    return OrderDay.of(
        scenario,
        new OrderDay.Question(Terms.ANNOUNCED, 1, 1, LIMITS, reserve),
        () -> false,
        _ -> {});
  }

  private static Scenario example() {
    return ScenarioFolder.read(
        Path.of(System.getProperty("corridor.root")).resolve("examples/shuttle-buses"));
  }

  @Test
  void theExampleByPencil() {
    DayOrders orders = orders(example(), 0);
    // 300 + 200 by bus in loads of 50, 10 + 2 by ambulance, 690 by car: all.
    assertThat(orders.zones().personsOut()).isEqualTo(1_200);
    assertThat(orders.tripsDropped()).isZero();
    follow(orders);
    DayOrders.VehicleDay first = orders.vehicles().getFirst();
    assertThat(first.id()).isEqualTo("b-east 1");
    // 36 km at 40 km/h are 54 minutes; ten to set down, 54 back, ten to board.
    assertThat(first.trips().getFirst().passes().getFirst().first())
        .isEqualTo(Instant.parse("2026-05-04T06:00:00Z"));
    Instant back = first.trips().getFirst().free().plus(Duration.ofMinutes(54));
    assertThat(first.trips().get(1).there()).isBetween(back, back.plus(Duration.ofMinutes(2)));
    assertThat(first.trips()).hasSize(3);
  }

  @Test
  void theReserveStaysWhereItIs() {
    DayOrders orders = orders(example(), 0.5);
    assertThat(orders.vehicles().stream().filter(DayOrders.VehicleDay::inReserve))
        .hasSize(2)
        .allMatch(v -> v.trips().isEmpty() && v.kind() == Kind.BUS);
    follow(orders);
  }

  @Test
  void madeUpDaysHoldHoweverSlowTheCheckpointIs() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int trips = 0;
    int several = 0;
    for (int round = 0; round < 30; round++) {
      Scenario scenario = madeUp(random);
      DayOrders orders = orders(scenario, 0.1);
      follow(orders);
      for (DayOrders.VehicleDay day : orders.vehicles()) {
        trips += day.trips().size();
        several += day.trips().size() > 1 ? 1 : 0;
      }
    }
    assertThat(trips).isGreaterThan(50);
    assertThat(several).isGreaterThan(10);
  }

  /// A hospital behind a quarter of the town that has cars, and one slow checkpoint for both: who
  /// lies and who needs a bus comes before the cars of anybody.
  @Test
  void whoCannotWaitComesBeforeTheCarsOfAnyZone() throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-05-04, from: "08:00", to: "15:00"}]
        checkpoints:
          - {place: G, vehiclesPerHour: 12, queueVehiclesMax: 6, queueMinutesMax: 20,
             opens: "09:00", closes: "13:00", serviceMinutes: 2}
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        d,D,I,5,30,600,open,no
        h,H,I,2,30,600,open,no
        hb,I,H,2,30,600,open,no
        i,I,G,12,40,600,open,no
        ib,G,I,12,40,600,open,no
        g,G,N,29,40,600,open,no
        gb,N,G,29,40,600,open,no
        """);
    Files.writeString(folder.resolve("zones.csv"), """
        id,place,persons,personsPerCar,busPersons,ambulancePersons,stretcherPersons
        north,I,230,3,95,5,3
        hosp,H,40,3,28,6,5
        """);
    Files.writeString(folder.resolve("assets.csv"), """
        id,kind,vehicles,seats,stretchers,place,zone,loadingMinutes,drivers
        b,bus,2,30,,D,north,10,2
        bh,bus,1,20,,D,hosp,15,1
        amb,ambulance,2,2,2,D,hosp,10,2
        """);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nx,N,reception\n");
    DayOrders orders = orders(ScenarioFolder.read(folder), 0);
    follow(orders);
    Map<Kind, Long> ofHospital = new HashMap<>();
    orders.zones().departures().stream()
        .filter(d -> d.zone().equals("hosp"))
        .forEach(d -> ofHospital.merge(d.kind(), d.persons(), Long::sum));
    assertThat(ofHospital.getOrDefault(Kind.AMBULANCE, 0L)).isEqualTo(11);
    assertThat(ofHospital.getOrDefault(Kind.BUS, 0L)).isEqualTo(28);
  }

  @Test
  void nobodySetsOffAfterTheLastEntryHoweverTurnsAreCounted() throws IOException {
    for (String rate : List.of("90", "98.3", "150")) {
      Files.writeString(folder.resolve("arrangement.yaml"), """
          title: by hand
          timeZone: UTC
          windows: [{id: w, date: 2026-01-05, from: "09:00", to: "17:00", lastEntry: "09:57"}]
          """);
      Files.writeString(folder.resolve("roads.csv"), """
          id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
          u,U,T,5,60,%s,open,no
          t,T,N,6,60,90,open,no
          """.formatted(rate));
      Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nx,N,reception\n");
      Files.writeString(
          folder.resolve("zones.csv"), "id,place,persons,personsPerCar\nu,U,80,4\na,T,4000,4\n");
      follow(orders(ScenarioFolder.read(folder), 0));
    }
  }

  @Test
  void aBusComesBackFromWhereItsZoneIsTakenIn() throws IOException {
    // Near takes an hour of sixty people; the route of the zone leads to Far, 60 km: 90 minutes.
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: by hand
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "09:00", to: "17:00"}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        tn,T,N,20,40,600,open,no
        nt,N,T,20,40,600,open,no
        tf,T,F,60,40,600,open,no
        ft,F,T,60,40,600,open,no
        """);
    Files.writeString(
        folder.resolve("sites.csv"),
        "id,place,duty,intakePersonsPerHour\nn,N,reception,60\nf,F,reception,\n");
    Files.writeString(
        folder.resolve("zones.csv"), "id,place,persons,personsPerCar,busPersons\nt,T,1300,4,300\n");
    Files.writeString(folder.resolve("assets.csv"), """
        id,kind,vehicles,seats,place,zone,loadingMinutes,drivers
        x 1,bus,1,50,T,t,10,1
        x,bus,2,50,T,t,10,2
        """);
    DayOrders orders = orders(ScenarioFolder.read(folder), 0);
    follow(orders);
    assertThat(orders.vehicles()).extracting(DayOrders.VehicleDay::id).doesNotHaveDuplicates();
    for (DayOrders.VehicleDay day : orders.vehicles()) {
      for (DayOrders.Trip trip : day.trips().subList(1, day.trips().size())) {
        long minutes = trip.leavesFrom().equals("F") ? 90 : 30;
        assertThat(trip.there()).isAfterOrEqualTo(trip.leaves().plus(Duration.ofMinutes(minutes)));
      }
    }
  }

  /// 200 km to them and 100 km with them, at 60 km/h: 200 and 100 minutes, more than the 270
  /// after which a driver rests.
  @Test
  void theDriverRestsBeforePeopleBoard() throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: a depot far away
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "06:00", to: "20:00"}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        du,D,U,200,60,600,open,no
        un,U,N,100,60,600,open,no
        """);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nn,N,reception\n");
    Files.writeString(
        folder.resolve("zones.csv"), "id,place,persons,personsPerCar,busPersons\nu,U,131,2.5,50\n");
    Files.writeString(folder.resolve("assets.csv"), """
        id,kind,vehicles,seats,place,zone,loadingMinutes,drivers
        x,bus,1,50,D,u,10,1
        """);
    DayOrders orders = orders(ScenarioFolder.read(folder), 0);
    follow(orders);
    DayOrders.Trip trip = orders.vehicles().getFirst().trips().getFirst();
    assertThat(trip.restThereMinutes()).isEqualTo(45);
    assertThat(trip.there()).isEqualTo(Instant.parse("2026-01-05T09:20:00Z"));
    assertThat(trip.boards()).isAfterOrEqualTo(Instant.parse("2026-01-05T10:05:00Z"));
    assertThat(orders.zones().personsOut()).isBetween(130L, 131L);
  }

  /// East may go to Haven through the checkpoint that is the only way of West, or to Port, which
  /// has
  /// room for 700 of its 1,300.
  @Test
  void whoMayChooseIsNotWorseOffForIt() throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: two receptions
        timeZone: UTC
        windows:
          - {id: w, date: 2026-01-05, from: "09:00", to: "11:30"}
          - {id: v, date: 2026-01-05, from: "13:00", to: "16:00"}
        checkpoints: [{place: C, vehiclesPerHour: 60, queueVehiclesMax: 20, queueMinutesMax: 20}]
        marginMinutes: 7
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested,bothWays
        east,E,X,6,40,600,open,no,yes
        west,W,X,4,40,600,open,no,yes
        middle,X,C,20,40,600,open,no,yes
        last,C,H,10,40,600,open,no,yes
        s1,E,S,12,40,400,open,no,yes
        s2,S,P,35,50,400,open,no,yes
        """);
    Files.writeString(
        folder.resolve("sites.csv"),
        "id,place,duty,roomPersons\nh,H,reception,\np,P,reception,700\n");
    Files.writeString(folder.resolve("assets.csv"), """
        id,kind,vehicles,seats,place,zone,loadingMinutes,drivers
        x,bus,3,50,E,east,10,3
        y,bus,4,40,H,west,15,8
        """);
    String zones = """
        id,place,persons,personsPerCar,busPersons,destinations
        east,E,1300,4,300,%s
        west,W,1500,4,200,h
        """;
    Files.writeString(folder.resolve("zones.csv"), zones.formatted("p"));
    long told = orders(ScenarioFolder.read(folder), 0).zones().personsOut();
    Files.writeString(folder.resolve("zones.csv"), zones.formatted("h|p"));
    Scenario free = ScenarioFolder.read(folder);
    AtomicInteger asked = new AtomicInteger();
    DayOrders orders = OrderDay.of(
        free,
        new OrderDay.Question(Terms.ANNOUNCED, 1, 1, LIMITS, 0),
        () -> asked.incrementAndGet() < 20,
        _ -> {});
    follow(orders);
    assertThat(orders.zones().personsOut()).isGreaterThanOrEqualTo(told);
  }

  private Scenario madeUp(SplittableRandom random) throws IOException {
    int hours = random.nextInt(4, 10);
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: made up
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "08:00", to: "%02d:00"}]
        checkpoints: [{place: C, vehiclesPerHour: %d, serviceMinutes: %d}]
        """.formatted(
            8 + hours, random.nextInt(4, 90), random.nextInt(0, 4)));
    StringBuilder roads =
        new StringBuilder("id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested\n");
    for (String[] ends : new String[][] {{"A", "C"}, {"B", "C"}, {"C", "D"}, {"A", "B"}}) {
      double km = random.nextInt(3, 30);
      for (int way = 0; way < 2; way++) {
        roads.append("%s%s,%s,%s,%.1f,%d,600,open,no%n"
            .formatted(ends[way], ends[1 - way], ends[way], ends[1 - way], km, 40));
      }
    }
    Files.writeString(folder.resolve("roads.csv"), roads);
    Files.writeString(folder.resolve("zones.csv"), """
        id,place,persons,personsPerCar,busPersons,ambulancePersons,stretcherPersons
        a,A,%d,4,%d,%d,%d
        b,B,%d,3,%d,0,0
        """.formatted(
            500 + random.nextInt(500),
            random.nextInt(400),
            random.nextInt(9),
            random.nextInt(5),
            400 + random.nextInt(500),
            random.nextInt(300)));
    StringBuilder assets =
        new StringBuilder("id,kind,vehicles,seats,stretchers,place,zone,loadingMinutes,drivers\n");
    assets.append("x,bus,%d,50,,A,a,%d,%d%n"
        .formatted(random.nextInt(1, 5), random.nextInt(20), random.nextInt(1, 9)));
    assets.append("y,bus,%d,40,,%s,b,5,4%n"
        .formatted(random.nextInt(1, 4), random.nextBoolean() ? "D" : "B"));
    assets.append("z,ambulance,1,3,2,D,a,10,1\n");
    Files.writeString(folder.resolve("assets.csv"), assets);
    Files.writeString(folder.resolve("sites.csv"), "id,place,duty\nr,D,reception\n");
    return ScenarioFolder.read(folder);
  }

  private static void follow(DayOrders orders) {
    assertThat(orders.zones().personsOut()).isLessThanOrEqualTo(orders.zones().personsBound());
    Map<String, List<Integer>> convoysOf = new HashMap<>();
    for (DayOrders.Convoy convoy : orders.convoys()) {
      assertThat(convoy.size()).isBetween(1, 10);
      assertThat(convoy.leader()).isEqualTo(convoy.size() > 5);
      convoy
          .named()
          .forEach(n -> convoysOf.computeIfAbsent(n, _ -> new ArrayList<>()).add(convoy.number()));
    }
    Map<String, Long> byVehicle = new HashMap<>();
    for (DayOrders.VehicleDay day : orders.vehicles()) {
      followVehicle(orders, day);
      assertThat(convoysOf.getOrDefault(day.id(), List.of()))
          .as(day.id())
          .containsExactlyElementsOf(
              day.trips().stream().map(DayOrders.Trip::convoy).toList());
      for (DayOrders.Trip trip : day.trips()) {
        byVehicle.merge(trip.zone() + " " + day.kind(), trip.persons(), Long::sum);
        // Its people are told the quarter hour in which it boards.
        assertThat(orders.zones().departures()).as(day.id()).anySatisfy(told -> {
          assertThat(told.zone()).isEqualTo(trip.zone());
          assertThat(told.kind()).isEqualTo(day.kind());
          assertThat(told.from()).isEqualTo(trip.passes().getFirst().first());
          assertThat(trip.boards())
              .isBetween(told.toldFrom(), told.toldFrom().plusSeconds(15 * 60L - 1));
        });
      }
    }
    orders.scenario().zones().forEach(z -> {
      assertThat(byVehicle.getOrDefault(z.id() + " BUS", 0L)).isLessThanOrEqualTo(z.busPersons());
      assertThat(byVehicle.getOrDefault(z.id() + " AMBULANCE", 0L))
          .isLessThanOrEqualTo(z.ambulancePersons() + z.stretcherPersons());
    });
    orders
        .scenario()
        .arrangement()
        .checkpoints()
        .forEach(c -> orders.posts().stream()
            .filter(p -> p.what() == DayOrders.Post.What.CHECKPOINT && p.name().equals(c.name()))
            .flatMap(p -> p.slots().stream())
            .forEach(s -> assertThat(
                    s.vehicles().values().stream().mapToInt(Integer::intValue).sum())
                .as(c.name() + " " + s.from())
                .isLessThanOrEqualTo((int) Math.ceil(c.vehiclesPerHour().value() / 4) + 1)));
    long inConvoys =
        orders.convoys().stream().mapToLong(DayOrders.Convoy::persons).sum();
    long taken = orders.posts().stream()
        .filter(p -> p.what() == DayOrders.Post.What.RECEPTION)
        .flatMap(p -> p.slots().stream())
        .mapToLong(DayOrders.Slot::persons)
        .sum();
    long depart = orders.zones().departures().stream()
        .mapToLong(ZoneOrders.Departure::persons)
        .sum();
    long stay =
        orders.zones().stay().stream().mapToLong(ZoneOrders.Stay::persons).sum();
    assertThat(List.of(taken, inConvoys, depart)).containsOnly(orders.zones().personsOut());
    assertThat(depart + stay).isEqualTo(orders.zones().personsTotal());
  }

  private static void followVehicle(DayOrders orders, DayOrders.VehicleDay day) {
    Instant free = Instant.MIN;
    long wheel = 0;
    long driven = 0;
    Fleet fleet = orders.scenario().fleets().stream()
        .filter(f -> day.id().equals(f.id()) || day.id().startsWith(f.id() + " "))
        .findFirst()
        .orElseThrow();
    long loading = Math.round(fleet.loadingMinutes().value());
    long seats = (long) fleet.seats().value() + fleet.stretchers();
    int crews = fleet.drivers() / fleet.vehicles();
    for (DayOrders.Trip trip : day.trips()) {
      if (!free.equals(Instant.MIN)) {
        assertThat(trip.leaves())
            .as(day.id())
            .isAfterOrEqualTo(free.plus(Duration.ofMinutes(trip.restMinutes())));
      }
      Instant setOff = trip.passes().getFirst().first();
      assertThat(trip.leaves()).isBeforeOrEqualTo(trip.there());
      assertThat(trip.boards())
          .isAfterOrEqualTo(trip.there().plus(Duration.ofMinutes(trip.restThereMinutes())));
      assertThat(setOff).isAfterOrEqualTo(trip.boards().plus(Duration.ofMinutes(loading)));
      assertThat(trip.persons()).isBetween(1L, seats);
      Instant arrives = trip.passes().getLast().last();
      assertThat(trip.free()).isEqualTo(arrives.plus(Duration.ofMinutes(loading)));
      long empty = trip.leavesFrom().equals(trip.passes().getFirst().place())
          ? 0
          : Duration.between(trip.leaves(), trip.there()).toMinutes();
      long loaded = Duration.between(setOff, trip.passes().getLast().first()).toMinutes();
      wheel = trip.restThereMinutes() > 0
          ? loaded
          : trip.restMinutes() > 0 ? empty + loaded : wheel + empty + loaded;
      driven += empty + loaded;
      assertThat(trip.overLong()).as(day.id()).isEqualTo(crews < 2 && loaded > 270);
      if (crews < 2 && !trip.overLong()) {
        assertThat(wheel).as(day.id()).isLessThanOrEqualTo(270);
      }
      assertThat(driven).as(day.id()).isLessThanOrEqualTo(9L * 60 * Math.max(1, crews));
      free = trip.free();
    }
  }
}
