package org.corridor.cli;

import java.util.concurrent.Callable;
import org.corridor.formats.scenario.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corridor schema`: the JSON Schemas, for editors and programs.
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints a JSON Schema: of arrangement.yaml, or of the answer of plan --json.",
    footer = {"", "Example:", "  corridor schema arrangement > arrangement.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Schemas schema = Schemas.ARRANGEMENT;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(schema.text());
    return Main.ALL_OUT;
  }
}
