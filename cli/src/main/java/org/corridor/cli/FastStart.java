package org.corridor.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Does what most commands do, once, so that Java can keep what it loaded for the next start: run
/// by
/// `./corridor` when it has built the program.
final class FastStart {
  private FastStart() {}

  /// Plans, and re-plans.
  ///
  /// @param arguments the folder of the examples, and one to write to
  public static void main(String[] arguments) {
    String examples = arguments[0];
    String out = arguments[1];
    run("plan", examples + "/ten-zones", "--out", out);
    String second = examples + "/two-rounds/second";
    run("plan", second, "--out", out);
    run("replan", second, "--issued", out, "--at", "12:00", "--change", "checkpoint Bridge 60/h");
    System.out.flush();
  }

  private static void run(String... arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int status = Main.run(out, System.err, arguments);
    if (status != Main.ALL_OUT && status != Main.NOT_ALL_OUT) {
      throw new IllegalStateException("Status " + status + " of " + String.join(" ", arguments));
    }
  }
}
