package org.corridor.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.EnsembleRunner;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.RunResult;
import org.jspecify.annotations.Nullable;

/// Runs on the machines of an Apache Spark cluster.
///
/// **Method.** The plan goes to every machine once; a task is some runs one after the other, each
/// from the seed and its own number, so it does not matter where, when or how often a task is done.
/// A task of a machine that is lost is done again on another.
/// **Cost.** A second or two to begin with; then the results, a few numbers for each run.
public final class SparkRunner implements EnsembleRunner {
  /// So many tasks for each core at once: who is slow, or lost, holds up little.
  private static final int TASKS_PER_CORE = 8;

  private static final int RUNS_PER_TASK_MIN = 10;

  /// Machines may be lost again and again.
  private static final int TRIES_MAX = 32;

  /// So long it is waited for the first core.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int TENTHS = 10;
  private static final int TENTHS_QUIET = 5;

  private final JavaSparkContext spark;
  private final TaskCount tasks = new TaskCount();

  /// Joins a cluster.
  ///
  /// @param master its address, `spark://host:7077`; `local[2]` runs two lanes in this process
  /// @throws IllegalArgumentException if nobody answers there
  public SparkRunner(String master) {
    this(master, System.getenv(Secret.VARIABLE), PATIENCE);
  }

  /// The same with what all of a cluster must know to be heard; null where it asks for nothing.
  SparkRunner(String master, @Nullable String secret, Duration patience) {
    Masters.requireReachable(master);
    SparkConf conf = new SparkConf()
        .setMaster(master)
        .setAppName("corridor")
        .set("spark.ui.enabled", "false")
        .set("spark.task.maxFailures", String.valueOf(TRIES_MAX))
        .set("spark.executor.cores", "1")
        .set("spark.stage.maxConsecutiveAttempts", String.valueOf(TRIES_MAX))
        .setJars(Jars.ours());
    if (Masters.onLoopback(master)) {
      conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    }
    Secret.set(conf, secret);
    spark = joined(conf, master, patience);
    spark.sc().addSparkListener(tasks);
    if (!spark.isLocal()) {
      awaitMachines(master, patience);
    }
  }

  /// Until one is there, and then for a moment as long as more come.
  private void awaitMachines(String master, Duration patience) {
    int there = 0;
    int quiet = 0;
    for (int tenth = 0; tenth < patience.toSeconds() * TENTHS && quiet < TENTHS_QUIET; tenth++) {
      int now = machines();
      quiet = now > 0 && now == there ? quiet + 1 : 0;
      there = now;
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (there <= 0) {
      spark.close();
      throw nobody(master, patience);
    }
  }

  private static IllegalArgumentException nobody(String master, Duration patience) {
    return new IllegalArgumentException("The cluster at " + master + " lends no core within "
        + patience.toSeconds()
        + " s. Are its workers started, with cores and 1 GB of memory free and"
        + " Java 25? Is it Spark 4.2, and does it ask for a secret that " + Secret.VARIABLE
        + " does not have?");
  }

  /// Spark itself would wait for a minute for a master that does not let it in.
  private static JavaSparkContext joined(SparkConf conf, String master, Duration patience) {
    CompletableFuture<JavaSparkContext> joined = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> {
      try {
        JavaSparkContext made = new JavaSparkContext(conf);
        if (!joined.complete(made)) {
          made.close();
        }
      } catch (RuntimeException e) {
        joined.completeExceptionally(e);
      }
    });
    try {
      return joined.orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw nobody(master, patience);
      }
      throw e;
    }
  }

  @Override
  public List<RunResult> run(Ensemble ensemble, IntConsumer done) {
    int size = taskSize(ensemble.runs());
    List<Integer> firsts = new ArrayList<>();
    for (int from = 0; from < ensemble.runs(); from += size) {
      firsts.add(from);
    }
    Broadcast<Ensemble> sent = spark.broadcast(ensemble);
    try {
      tasks.begin(finished -> done.accept(Math.min(ensemble.runs(), finished * size)));
      List<long[]> parts = await(spark
          .parallelize(firsts, firsts.size())
          .map(from -> part(sent, from, size))
          .collectAsync());
      List<RunResult> all = new ArrayList<>(ensemble.runs());
      for (int i = 0; i < parts.size(); i++) {
        int count = Math.min(size, ensemble.runs() - firsts.get(i));
        all.addAll(Results.unpacked(parts.get(i), count));
      }
      return all;
    } finally {
      sent.destroy();
    }
  }

  /// Waits for results as long as there is anybody to compute them.
  private List<long[]> await(JavaFutureAction<List<long[]>> work) {
    Instant lastSeen = Instant.now();
    while (true) {
      try {
        return work.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        boolean there = spark.isLocal() || machines() > 0;
        lastSeen = there ? Instant.now() : lastSeen;
        if (lastSeen.plus(PATIENCE).isBefore(Instant.now())) {
          work.cancel(true);
          throw new IllegalArgumentException("The cluster has lost all its workers, and none came"
              + " back within " + PATIENCE.toSeconds() + " s. What was computed is lost.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      } catch (ExecutionException e) {
        waitWhereStopped();
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /// Whoever stops the program is not told that its work was cancelled by that.
  private static void waitWhereStopped() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException _) {
      LockSupport.park();
    }
  }

  private int machines() {
    return spark.sc().statusTracker().getExecutorInfos().length - 1;
  }

  private int taskSize(int runs) {
    int tasksWanted = TASKS_PER_CORE * Math.max(1, spark.defaultParallelism());
    return Math.max(RUNS_PER_TASK_MIN, Math.ceilDiv(runs, tasksWanted));
  }

  private static long[] part(Broadcast<Ensemble> sent, int from, int size) {
    Ensemble ensemble = sent.value();
    return Results.packed(LocalRunner.part(ensemble, from, Math.min(ensemble.runs(), from + size)));
  }

  @Override
  public void close() {
    spark.close();
  }
}
