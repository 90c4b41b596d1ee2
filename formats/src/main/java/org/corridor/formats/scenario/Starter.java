package org.corridor.formats.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;

/// The commented scenario that `corridor new` writes.
public final class Starter {
  private static final List<String> NAMES = List.of(
      ArrangementFile.NAME,
      RoadsFile.NAME,
      ScenarioFolder.ZONES,
      ScenarioFolder.ASSETS,
      ScenarioFolder.SITES);

  private Starter() {}

  /// File names and texts.
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : NAMES) {
      files.put(name, Schemas.resource("starter/" + name));
    }
    return files;
  }

  /// Makes sure that nothing is overwritten.
  ///
  /// @throws BadInput if the folder holds anything or is a file
  public static void requireFree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    String found = "a file";
    try (Stream<Path> entries =
        Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
      long count = entries.count();
      if (Files.isDirectory(folder) && count == 0) {
        return;
      }
      found = Files.isDirectory(folder) ? "a folder with " + count + " entries" : found;
    } catch (IOException e) {
      found = e.toString();
    }
    Problem problem = new Problem(
        folder.toString(), 0, 0, "", "a folder that is new or empty", found, "another name");
    throw new BadInput(List.of(problem), 1);
  }
}
