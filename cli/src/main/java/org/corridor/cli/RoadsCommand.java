package org.corridor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corridor roads`: maps of roads.
@Command(
    name = "roads",
    mixinStandardHelpOptions = true,
    description = "Makes a road map of an OpenStreetMap extract, and says what is in one.",
    footer = {
      "",
      "Examples:",
      "  corridor roads import region.osm.pbf --out roads.bin",
      "  corridor roads info roads.bin"
    })
final class RoadsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  RoadsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "import or info?");
  }
}
