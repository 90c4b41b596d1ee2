package org.corridor.cluster;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.corridor.simulate.Ensemble;

/// `corridor cluster`: a Spark cluster on this machine until it is stopped, to try `--cluster` on.
public final class ClusterMain {
  private static final int WORKERS_MAX = 64;

  private ClusterMain() {}

  private static final int RUNS_MEASURED = 40_000;

  /// The program.
  ///
  /// @param arguments `--workers N` (2), or `--measure` with `--runs N`
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    Path libraries = Path.of(System.getProperty("corridor.cluster.lib", "lib"));
    boolean measured = arguments.length > 0 && arguments[0].equals("--measure");
    int runs = measured ? number(arguments, 1, "--runs", RUNS_MEASURED, Ensemble.RUNS_MAX) : 0;
    int workers = measured ? 0 : number(arguments, 0, "--workers", 2, WORKERS_MAX);
    if (runs > 0) {
      Measure.print(out, libraries, runs);
    } else if (workers > 0) {
      stay(out, libraries, workers);
    } else {
      boolean asked = arguments.length == 1 && List.of("-h", "--help").contains(arguments[0]);
      usage(asked ? out : System.err);
      System.exit(asked ? 0 : 2);
    }
  }

  private static void usage(PrintStream out) {
    out.print("""
        Usage: corridor cluster [--workers N]
               corridor cluster --measure [--runs N]
        Starts a Spark master and N workers (2, at most %d) of one core each on this machine only, and
        tells the address for corridor simulate --cluster. Ctrl-C stops them. --measure tells how much
        faster two are than one.
        Where the environment has %s, only those who have it too are heard, and what
        they say is encrypted.
        """.formatted(WORKERS_MAX, Secret.VARIABLE));
  }

  private static void stay(PrintStream out, Path libraries, int workers)
      throws InterruptedException {
    Standalone cluster = Standalone.of(libraries, workers, System.getenv(Secret.VARIABLE));
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    out.println(cluster.master());
    for (int i = 0; i < workers; i++) {
      out.println(
          "  worker " + (i + 1) + ": process " + cluster.workers().get(i).pid());
    }
    out.println("Ctrl-C stops it.");
    out.flush();
    Thread.currentThread().join();
  }

  /// The number behind an option, if that is all there is from a place on; 0 where it makes no
  /// sense.
  private static int number(String[] arguments, int from, String name, int usual, int most) {
    if (arguments.length == from) {
      return usual;
    }
    boolean named = arguments.length == from + 2
        && arguments[from].equals(name)
        && arguments[from + 1].matches("[0-9]{1,7}");
    int number = named ? Integer.parseInt(arguments[from + 1]) : 0;
    return number <= most ? number : 0;
  }
}
