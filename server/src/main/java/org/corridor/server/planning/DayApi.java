package org.corridor.server.planning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.report.DayFiles;
import org.corridor.formats.report.DayJson;
import org.corridor.formats.report.DaySheets;
import org.corridor.formats.report.RunJson;
import org.corridor.formats.report.SimulationJson;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.server.Person;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Rules;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.Simulate;
import org.corridor.workflows.Simulated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a plan becomes for those who follow it, and on a day when things go wrong, over HTTP.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Planning")
public class DayApi {
  private static final int RUNS = 10_000;
  private static final int RUNS_MAX = 100_000;
  private static final double SECONDS_MAX = 300;
  private static final double CAUGHT_MAX = 1_000_000_000;
  private static final ShuttleProblem.Limits LIMITS = ShuttleProblem.Limits.USUAL;

  private final Desk desk;
  private final Machines machines;
  private final InstantSource clock;

  /// At a desk.
  public DayApi(Desk desk, Machines machines, InstantSource clock) {
    this.desk = desk;
    this.machines = machines;
    this.clock = clock;
  }

  /// How a simulation is asked for; what is not said is as at the terminal.
  ///
  /// @param orders is what `orders` tells everybody driven, instead of the exact plan?
  /// @param cluster on the cluster of the room, not on its own machine?
  record Runs(
      @Nullable Integer runs,
      @Nullable Long seed,
      @Nullable String policy,
      @Nullable Integer convoy,
      @Nullable Integer cutOffMinutes,
      @Nullable Long caught,
      @Nullable Double chance,
      @Nullable Boolean confirmed,
      @Nullable Boolean orders,
      @Nullable Boolean cluster) {
    private static final Runs USUAL =
        new Runs(null, null, null, null, null, null, null, null, null, null);
  }

  @Operation(
      summary = "Drives the plan of a scenario many times with what can go wrong: a job. Its result"
          + " has the answer and one run to be drawn.")
  @PostMapping("/scenarios/{name}/simulations")
  ResponseEntity<Map<String, Object>> simulate(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody(required = false) @Nullable Runs asked)
      throws InterruptedException {
    desk.requireName(person, name);
    desk.note(person, "simulation of " + name);
    Runs runs = asked == null ? Runs.USUAL : asked;
    Rules.Policy policy = policy(or(runs.policy, "hold"));
    int count = within("runs", or(runs.runs, RUNS), 1, RUNS_MAX);
    int convoy = within("convoy", or(runs.convoy, 1), 1, 1_000);
    int cutOff = within("cutOffMinutes", or(runs.cutOffMinutes, 0), 0, 100_000);
    double chance = within("chance", or(runs.chance, 0.05), 0, 1);
    long caught = (long) within("caught", (double) or(runs.caught, 0L), 0, CAUGHT_MAX);
    long seed = or(runs.seed, 7L);
    return desk.started(person, prefer, Jobs.Length.LONG, "simulate " + name, job -> {
      job.begins();
      Scenario scenario = desk.require(person, name);
      Disruptions disruptions =
          Desk.present(desk.scenarios().disruptions(person.sees(), name), name);
      Simulate.Question question = new Simulate.Question(
          Boolean.TRUE.equals(runs.confirmed) ? Terms.CONFIRMED : Terms.ANNOUNCED,
          disruptions,
          new Rules(policy, convoy, cutOff * 60_000L),
          count,
          seed,
          caught,
          chance);
      Simulated simulated = machines.with(
          Boolean.TRUE.equals(runs.cluster),
          runner -> Boolean.TRUE.equals(runs.orders)
              ? Simulate.ofOrders(
                  scenario,
                  question,
                  asked(question.terms(), 1, 1, LIMITS),
                  () -> !job.isEnough(),
                  runner,
                  job)
              : Simulate.of(scenario, question, runner, job));
      return "{\"simulation\": " + SimulationJson.of(simulated, count, seed) + ", \"run\": "
          + RunJson.of(simulated) + "}";
    });
  }

  private static OrderDay.Question asked(
      Terms terms, int routes, long seed, ShuttleProblem.Limits limits) {
    return new OrderDay.Question(terms, routes, seed, limits, OrderDay.RESERVE_SHARE);
  }

  /// How orders are asked for; what is not said is as at the terminal.
  ///
  /// @param drivingHours a driver drives in all
  /// @param breakAfter hours at the wheel after which a break is due
  /// @param breakMinutes of it
  /// @param rangeKm on one filling
  /// @param refuelMinutes to fill up
  /// @param reserve share of buses and of ambulances that stay for who breaks down
  record Ordered(
      @Nullable Integer routes,
      @Nullable Double seconds,
      @Nullable Long seed,
      @Nullable Boolean confirmed,
      @Nullable List<@Nullable String> languages,
      @Nullable Double drivingHours,
      @Nullable Double breakAfter,
      @Nullable Double breakMinutes,
      @Nullable Double rangeKm,
      @Nullable Double refuelMinutes,
      @Nullable Double reserve) {
    private static final int DAY_MINUTES = 24 * 60;

    private ShuttleProblem.Limits limits() {
      return new ShuttleProblem.Limits(
          drivingHours == null
              ? LIMITS.drivingMillisMax()
              : millis(60 * within("drivingHours", drivingHours, 0, 24)),
          breakAfter == null
              ? LIMITS.drivingBeforeBreakMillis()
              : millis(60 * within("breakAfter", breakAfter, 0, 24)),
          breakMinutes == null
              ? LIMITS.breakMillis()
              : millis(within("breakMinutes", breakMinutes, 0, DAY_MINUTES)),
          rangeKm == null
              ? LIMITS.rangeMetres()
              : (long) (1_000 * within("rangeKm", rangeKm, 1, 100_000)),
          refuelMinutes == null
              ? LIMITS.refuelMillis()
              : millis(within("refuelMinutes", refuelMinutes, 0, DAY_MINUTES)));
    }

    private static long millis(double minutes) {
      return Math.round(minutes * 60_000);
    }
  }

  @Operation(
      summary =
          "Orders for everybody: zones, buses that come back, convoys, checkpoints, as JSON and"
              + " as sheets to print. A job that goes on looking for a better plan until its seconds are"
              + " over or POST /api/jobs/{id}/enough.")
  @PostMapping("/scenarios/{name}/orders")
  ResponseEntity<Map<String, Object>> order(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody(required = false) @Nullable Ordered asked)
      throws InterruptedException {
    desk.requireName(person, name);
    desk.note(person, "orders of " + name);
    Ordered ordered = asked == null
        ? new Ordered(null, null, null, null, null, null, null, null, null, null, null)
        : asked;
    List<String> languages = languages(ordered.languages);
    double seconds = within("seconds", or(ordered.seconds, 10.0), 0, SECONDS_MAX);
    OrderDay.Question question = new OrderDay.Question(
        Boolean.TRUE.equals(ordered.confirmed) ? Terms.CONFIRMED : Terms.ANNOUNCED,
        within("routes", or(ordered.routes, 1), 1, 10),
        or(ordered.seed, 1L),
        ordered.limits(),
        within("reserve", or(ordered.reserve, OrderDay.RESERVE_SHARE), 0, 1));
    return desk.started(person, prefer, Jobs.Length.LONG, "orders of " + name, job -> {
      job.begins();
      long began = System.nanoTime();
      DayOrders orders = OrderDay.of(
          desk.require(person, name),
          question,
          () -> {
            job.begins();
            double spent = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
            job.done((int) Math.min(100, 100 * spent / Math.max(0.001, seconds)), 100);
            return spent < seconds && !job.isEnough();
          },
          job::gap);
      return "{\"orders\": " + DayJson.of(orders) + ", \"files\": "
          + JsonMapper.shared().writeValueAsString(DayFiles.of(orders, languages, clock.instant()))
          + "}";
    });
  }

  private static <T> T or(@Nullable T said, T usual) {
    return said == null ? usual : said;
  }

  private static List<String> languages(@Nullable List<@Nullable String> said) {
    List<String> languages = new ArrayList<>();
    for (String language : said == null ? List.<String>of() : said) {
      if (!DaySheets.languages().contains(String.valueOf(language))) {
        throw bad("languages", String.join(", ", DaySheets.languages()), String.valueOf(language));
      }
      languages.add(String.valueOf(language));
    }
    return languages.isEmpty() ? DaySheets.languages() : languages;
  }

  private static Rules.Policy policy(String said) {
    return Arrays.stream(Rules.Policy.values())
        .filter(p -> word(p).equals(said))
        .findFirst()
        .orElseThrow(() -> bad(
            "policy",
            String.join(
                ", ", Arrays.stream(Rules.Policy.values()).map(DayApi::word).toList()),
            said));
  }

  private static String word(Rules.Policy policy) {
    return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int within(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw bad(what, least + " to " + most, String.valueOf(number));
    }
    return number;
  }

  private static double within(String what, double number, double least, double most) {
    if (!(number >= least && number <= most)) {
      throw bad(what, plain(least) + " to " + plain(most), String.valueOf(number));
    }
    return number;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static BadInput bad(String what, String expected, String found) {
    return BadInput.of(new Problem(what, 0, 0, "", expected, found, ""));
  }
}
