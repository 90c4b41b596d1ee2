package org.corridor.cli;

/// Who sends what is recorded here: the user of the machine, unless `--as` says otherwise.
final class Sender {
  private Sender() {}

  static String name() {
    return System.getProperty("user.name", "unknown");
  }
}
