package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.report.DayFiles;
import org.corridor.formats.report.ZoneNotices;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.Rules;
import org.corridor.workflows.Answer;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Comparison;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.Progress;
import org.corridor.workflows.Simulate;
import org.corridor.workflows.Simulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A halt on the way: 20 km at 40 km/h to it, twenty minutes there, 20 km on, in a window of three
/// hours: by pencil 30 + 20 + 30 minutes, so that the last sets off at 10:40.
class HaltsTest {
  @TempDir
  Path folder;

  private Scenario scenario(String sites, String zones) throws IOException {
    Files.writeString(folder.resolve("arrangement.yaml"), """
        title: a halt
        timeZone: UTC
        windows: [{id: w, date: 2026-01-05, from: "09:00", to: "12:00"}]
        """);
    Files.writeString(folder.resolve("roads.csv"), """
        id,from,to,lengthKm,speedKmh,vehiclesPerHour,access,contested
        a,T,H,20,40,600,open,no
        b,H,N,20,40,600,open,no
        back-b,N,H,20,40,600,open,no
        back-a,H,T,20,40,600,open,no
        """);
    Files.writeString(folder.resolve("sites.csv"), sites);
    Files.writeString(folder.resolve("zones.csv"), zones);
    Files.writeString(folder.resolve("assets.csv"), """
        id,kind,vehicles,seats,place,zone,loadingMinutes,drivers
        x,bus,1,50,T,t,10,1
        """);
    return ScenarioFolder.read(folder);
  }

  private static final String SITES = """
      id,place,duty,roomVehicles,haltMinutes
      n,N,reception,,
      h,H,haven,%s,%s
      """;
  private static final String ZONES = "id,place,persons,personsPerCar,busPersons\nt,T,%s,4,%s\n";

  private static DayOrders orders(Scenario scenario) {
    return OrderDay.of(
        scenario,
        new OrderDay.Question(Terms.ANNOUNCED, 1, 1, ShuttleProblem.Limits.USUAL, 0),
        () -> false,
        _ -> {});
  }

  @Test
  void everybodyStopsAndGoesOnByTheSheets() throws IOException {
    DayOrders orders = orders(scenario(SITES.formatted("100", "20"), ZONES.formatted("200", "50")));
    assertThat(orders.zones().personsOut()).isEqualTo(200);
    assertThat(orders.convoys()).isNotEmpty();
    for (DayOrders.Convoy convoy : orders.convoys()) {
      follow(convoy.passes());
      assertThat(convoy.mayHalt()).as("they halt there anyway").isEmpty();
    }
    orders.vehicles().stream()
        .flatMap(v -> v.trips().stream())
        .forEach(trip -> follow(trip.passes()));
    Map<String, String> files = DayFiles.of(orders, List.of("en", "ar"), Instant.EPOCH);
    assertThat(files.get("convoys-en.html"))
        .contains("Stop for 20 minutes")
        .contains("Stop nowhere else.");
    assertThat(files.get("vehicles-en.html")).contains("Stop for 20 minutes");
    assertThat(files.get("convoys.csv")).contains("haltMinutes");
    assertThat(orders.posts())
        .extracting(DayOrders.Post::place, DayOrders.Post::what)
        .containsExactlyInAnyOrder(
            tuple("H", DayOrders.Post.What.HALT), tuple("N", DayOrders.Post.What.RECEPTION));
    assertThat(orders.posts())
        .allSatisfy(post -> assertThat(
                post.slots().stream().mapToLong(DayOrders.Slot::persons).sum())
            .isEqualTo(200));
    // The first sets off at 9:00 and drives half an hour.
    orders.posts().stream()
        .filter(post -> post.place().equals("H"))
        .forEach(post -> assertThat(post.slots().getFirst().from())
            .isEqualTo(Instant.parse("2026-01-05T09:30:00Z")));
    assertThat(ZoneNotices.of(orders.zones(), "en"))
        .as("a notice says how long and not where people wait")
        .contains("On the way everybody stops for 20 minutes");
  }

  @Test
  void aHaltThatIsOpenForTooShortIsNamedAndOneThatDiffersCompared() throws IOException {
    String sites = """
        id,place,duty,roomVehicles,haltMinutes,opens,closes
        n,N,reception,,,,
        h,H,haven,100,%s,"2026-01-05T09:30","2026-01-05T09:45"
        """;
    Scenario tooLong = scenario(sites.formatted("20"), ZONES.formatted("200", "0"));
    Answer nobody = answer(tooLong);
    assertThat(nobody.personsOut()).isZero();
    assertThat(nobody.binding().toString())
        .contains("nobody may stop at h for as long as the halt there takes");
    Scenario shorter = scenario(sites.formatted("10"), ZONES.formatted("200", "0"));
    assertThat(Comparison.of(tooLong, shorter).differences()).singleElement().satisfies(d -> {
      assertThat(d.what()).isEqualTo("sites");
      assertThat(d.inFirst()).contains("where everybody stops for 20 minutes");
      assertThat(d.inSecond()).contains("where everybody stops for 10 minutes");
      assertThat(d.gainAlone()).hasValueSatisfying(gain -> assertThat(gain).isPositive());
    });
    assertThat(Assess.of(shorter).assumptions())
        .filteredOn(a -> a.what().equals("halt on the way"))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.values()).isEqualTo("10 minutes");
          assertThat(a.outIfMore()).isLessThanOrEqualTo(a.outIfLess());
        });
  }

  private static void follow(List<DayOrders.Pass> passes) {
    assertThat(passes).extracting(DayOrders.Pass::haltMinutes).containsExactly(0L, 20L, 0L);
    assertThat(Duration.between(passes.get(1).first(), passes.get(2).first()))
        .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(51));
  }

  /// A driver who may drive forty minutes at once has driven thirty when they stop.
  @Test
  void aHaltThatIsLongEnoughIsABreak() throws IOException {
    Scenario scenario = scenario(SITES.formatted("100", "20"), ZONES.formatted("50", "50"));
    for (long breakMinutes : List.of(15L, 30L)) {
      ShuttleProblem.Limits usual = ShuttleProblem.Limits.USUAL;
      ShuttleProblem.Limits limits = new ShuttleProblem.Limits(
          usual.drivingMillisMax(),
          Duration.ofMinutes(40).toMillis(),
          Duration.ofMinutes(breakMinutes).toMillis(),
          usual.rangeMetres(),
          usual.refuelMillis());
      DayOrders orders = OrderDay.of(
          scenario, new OrderDay.Question(Terms.ANNOUNCED, 1, 1, limits, 0), () -> false, _ -> {});
      assertThat(orders.vehicles().getFirst().trips())
          .isNotEmpty()
          .allMatch(trip -> trip.overLong() == (breakMinutes == 30));
    }
  }

  @Test
  void theLastSetsOffEarlierByTheHalt() throws IOException {
    Answer with = answer(scenario(SITES.formatted("1000", "20"), ZONES.formatted("4000", "0")));
    Answer without = answer(scenario(SITES.formatted("1000", ""), ZONES.formatted("4000", "0")));
    // 600 an hour from 9:00 to 10:40, and to 11:00.
    assertThat(with.personsOut()).isEqualTo(4_000);
    assertThat(without.personsOut()).isEqualTo(4_000);
    with = answer(scenario(SITES.formatted("1000", "20"), ZONES.formatted("8000", "0")));
    without = answer(scenario(SITES.formatted("1000", ""), ZONES.formatted("8000", "0")));
    assertThat(with.personsOut()).isEqualTo(4_000);
    assertThat(without.personsOut()).isEqualTo(4_800);
  }

  @Test
  void asManyStopAtOnceAsThereIsRoom() throws IOException {
    // Ten at once for twenty minutes: thirty an hour, from 9:30 to 11:10 when the last goes on at
    // 11:30: a hundred minutes, fifty cars.
    Answer answer = answer(scenario(SITES.formatted("10", "20"), ZONES.formatted("8000", "0")));
    assertThat(answer.personsOut()).isEqualTo(200);
    assertThat(answer.binding().toString()).contains("room to halt at");
    // Whoever fills the room at once does better than one after the other: ten from 9:30 on, six
    // times until 11:10 and once more is what no rate can tell, and nothing is proven of it.
    assertThat(answer.personsBound()).isEqualTo(4_000);
    Answer all = answer(scenario(SITES.formatted("100", "60"), ZONES.formatted("400", "0")));
    assertThat(all.personsOut()).as("all find room").isEqualTo(400);
    assertThat(all.personsBound()).isEqualTo(400);
  }

  private static Answer answer(Scenario scenario) {
    return Assess.of(scenario).announced();
  }

  @Test
  void drivenWithNothingGoingWrongItComesToThePlan() throws IOException {
    Scenario scenario = scenario(SITES.formatted("30", "20"), ZONES.formatted("1000", "0"));
    Simulate.Question question = new Simulate.Question(
        Terms.ANNOUNCED, Simulate.USUAL, new Rules(Rules.Policy.HOLD, 1, 0), 100, 7, 0, 0.05);
    Simulated simulated = Simulate.of(scenario, question, new LocalRunner(1), Progress.NONE);
    assertThat(simulated.personsPlanned()).isPositive();
    assertThat((double) simulated.undisturbed())
        .isBetween(0.99 * simulated.personsPlanned(), 1.0 * simulated.personsPlanned());
  }

  @Test
  void aHaltThatIsNoneIsTold() {
    BadInput refused =
        catchThrowableOfType(BadInput.class, () -> scenario("""
            id,place,duty,roomVehicles,longestStayMinutes,haltMinutes
            n,N,reception,,,5
            h,H,haven,10,15,20
            t,T,assembly,10,,20
            """, ZONES.formatted("100", "0")));
    assertThat(refused.problems())
        .extracting(Problem::expected)
        .containsExactlyInAnyOrder(
            "nothing where people are out",
            "at most longestStayMinutes",
            "a place where no zone sets off");
  }
}
