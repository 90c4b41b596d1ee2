package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.corridor.plan.Outcome;
import org.corridor.plan.solve.Planner;
import org.corridor.reports.Standing;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;

/// The use case of the table: will this corridor work, who gets out, what stops the rest, and which
/// term is worth fighting for?
public final class Assess {
  /// The machines at a table have two cores; more would not be faster for so many small problems.
  private static final int THREADS_MAX = 4;

  /// On more roads than this every price takes as long as the answer did, a second and more.
  private static final int SEGMENTS_PRICED_MAX = 500;

  private static final double FIFTH_LESS = 0.8;
  private static final double FIFTH_MORE = 1.2;

  private final Scenario scenario;
  private final Progress progress;
  private final boolean priced;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();

  private Assess(Scenario scenario, Progress progress, boolean priced) {
    this.scenario = scenario;
    this.progress = progress;
    this.priced = priced;
  }

  public static Assessment of(Scenario scenario) {
    return of(scenario, Progress.NONE, false);
  }

  /// The whole answer; what each term is worth where that does not take long, or on request.
  ///
  /// @param everyPrice calculate what each term is worth on large maps too, where it takes long
  public static Assessment of(Scenario scenario, Progress progress, boolean everyPrice) {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_MAX);
    try (ExecutorService lanes = Executors.newFixedThreadPool(threads)) {
      boolean priced = everyPrice || scenario.segments().size() <= SEGMENTS_PRICED_MAX;
      return new Assess(scenario, progress, priced).run(lanes);
    }
  }

  /// A term or column with the people out at each of its moved values; empty where it cannot move.
  private record Moved<T>(T what, List<Future<Optional<Long>>> personsOut) {
    long out(int index) {
      return get(personsOut.get(index)).orElse(-1L);
    }
  }

  private Assessment run(ExecutorService lanes) {
    Layout asAnnounced = new Layout(scenario, Terms.ANNOUNCED);
    Layout asConfirmed = new Layout(scenario, Terms.CONFIRMED);
    // Where all is confirmed both ask the same.
    boolean same = asAnnounced.problem().equals(asConfirmed.problem());
    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(counted(() -> Answers.solve(asAnnounced)), lanes);
    // Day after day on the lane that has found the first.
    Future<Clearance> clearance = outcome.thenApply(
        day -> counted(() -> Clearing.of(scenario, day.plan())).get());
    Future<Outcome> onConfirmed = same ? outcome : start(lanes, () -> Answers.solve(asConfirmed));
    List<Moved<Pricing.Term>> terms = new ArrayList<>();
    for (Pricing.Term term : priced ? Pricing.negotiable(scenario) : List.<Pricing.Term>of()) {
      terms.add(moved(lanes, term, Terms.ANNOUNCED));
    }
    List<Moved<Pricing.Term>> confirmations = new ArrayList<>();
    for (Pricing.Term term : priced ? Pricing.confirmations(scenario) : List.<Pricing.Term>of()) {
      confirmations.add(moved(lanes, term, Terms.CONFIRMED));
    }
    List<Moved<Assumptions.Column>> columns = new ArrayList<>();
    for (Assumptions.Column column : Assumptions.of(scenario)) {
      boolean assumed = priced && column.standing() == Standing.ASSUMED;
      columns.add(new Moved<>(
          column,
          List.of(
              start(lanes, () -> out(assumed, column, FIFTH_LESS)),
              start(lanes, () -> out(assumed, column, FIFTH_MORE)))));
    }
    Answer announced = Answers.of(asAnnounced, get(outcome));
    Answer confirmed = Answers.of(asConfirmed, get(onConfirmed));
    return new Assessment(
        scenario,
        announced,
        confirmed,
        Verdict.of(scenario, announced, confirmed),
        get(clearance),
        prices(terms, announced.personsOut()),
        prices(confirmations, confirmed.personsOut()),
        columns.stream().map(Assess::assumption).toList(),
        Warnings.of(scenario, announced, confirmed, get(clearance)),
        priced);
  }

  private Moved<Pricing.Term> moved(ExecutorService lanes, Pricing.Term term, Terms basis) {
    return new Moved<>(
        term,
        List.of(
            start(lanes, () -> term.moved().apply(1).map(s -> out(s, basis))),
            start(lanes, () -> term.moved().apply(2).map(s -> out(s, basis)))));
  }

  private <T> Future<T> start(ExecutorService lanes, Supplier<T> work) {
    return lanes.submit(counted(work)::get);
  }

  private <T> Supplier<T> counted(Supplier<T> work) {
    started.incrementAndGet();
    return () -> {
      progress.begins();
      T value = work.get();
      progress.done(done.incrementAndGet(), started.get());
      return value;
    };
  }

  private static long out(Scenario moved, Terms basis) {
    return Planner.personsOut(new Layout(moved, basis).problem());
  }

  private static Optional<Long> out(boolean assumed, Assumptions.Column column, double factor) {
    return assumed
        ? Optional.of(out(column.moved().apply(factor), Terms.ANNOUNCED))
        : Optional.empty();
  }

  private static List<Price> prices(List<Moved<Pricing.Term>> moved, long before) {
    List<Price> prices = new ArrayList<>();
    for (Moved<Pricing.Term> term : moved) {
      // The plan found before is still a plan when a term is widened.
      long first = term.out(0) < 0 ? -1 : Math.max(before, term.out(0));
      long second = term.out(1) < 0 ? -1 : Math.max(first, term.out(1));
      if (first >= 0) {
        prices.add(new Price(
            term.what().id(),
            term.what().text(),
            first - before,
            second < 0 ? 0 : second - first,
            second >= 0));
      }
    }
    prices.sort(Comparator.comparingLong(Price::gainFirst)
        .thenComparingLong(Price::gainSecond)
        .reversed());
    return prices;
  }

  private static Assumption assumption(Moved<Assumptions.Column> column) {
    Assumptions.Column values = column.what();
    return new Assumption(
        values.what(),
        values.standing(),
        values.written(),
        values.source(),
        column.out(0),
        column.out(1));
  }

  private static <T> T get(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    }
  }
}
