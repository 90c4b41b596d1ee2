package org.corridor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Runs in this process, on a few lanes.
public final class LocalRunner implements EnsembleRunner {
  private static final int CHUNK = 50;

  private final int lanes;

  /// @param lanes computing at once
  public LocalRunner(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public List<RunResult> run(Ensemble ensemble, IntConsumer done) {
    AtomicInteger finished = new AtomicInteger();
    List<Future<List<RunResult>>> parts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(lanes)) {
      for (int from = 0; from < ensemble.runs(); from += CHUNK) {
        int first = from;
        int until = Math.min(ensemble.runs(), from + CHUNK);
        parts.add(pool.submit(() -> {
          List<RunResult> results = part(ensemble, first, until);
          done.accept(finished.addAndGet(until - first));
          return results;
        }));
      }
      List<RunResult> all = new ArrayList<>();
      for (Future<List<RunResult>> part : parts) {
        all.addAll(part.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Some of the runs, one after the other.
  public static List<RunResult> part(Ensemble ensemble, int from, int until) {
    Simulation simulation = new Simulation(ensemble.traffic());
    List<RunResult> results = new ArrayList<>();
    for (int i = from; i < until; i++) {
      results.add(simulation.run(ensemble.disruptions(), ensemble.rules(), ensemble.seed(), i));
    }
    return results;
  }
}
