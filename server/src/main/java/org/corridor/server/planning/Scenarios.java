package org.corridor.server.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.corridor.feeds.intake.Digest;
import org.corridor.feeds.place.Spot;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.scenario.DisruptionsFile;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.simulate.Disruptions;
import org.corridor.workflows.Simulate;
import org.corridor.workflows.Viewer;
import org.corridor.workflows.Viewer.Duty;

/// Scenario folders, as the terminal has them, on shelves: one of the operation, and one of each
/// delegation, which nobody else sees. A scenario says where people are and wait: it is for those
/// who run the movement.
public final class Scenarios {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
  private static final String OLD = ".old-";
  private static final int SHELF_MAX = 50;
  private static final Set<String> FILES = Set.of(
      "arrangement.yaml",
      "roads.csv",
      "zones.csv",
      "assets.csv",
      "sites.csv",
      DisruptionsFile.NAME);
  private static final Set<Duty> RUN_IT = Set.of(Duty.COORDINATOR, Duty.MONITOR, Duty.OPERATOR);

  private final Path root;
  private final Map<Path, Places> places = new ConcurrentHashMap<>();

  private record Places(FileTime modified, Map<String, Spot> spots) {}

  /// Scenarios in a folder.
  public Scenarios(Path root) {
    this.root = root;
    restore();
  }

  /// What was being replaced when the power went is there again as it was.
  private void restore() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root, 2)) {
      for (Path old :
          all.filter(f -> f.getFileName().toString().startsWith(OLD)).toList()) {
        Path there = old.resolveSibling(old.getFileName().toString().substring(OLD.length()));
        if (Files.exists(there)) {
          delete(old);
        } else {
          Files.move(old, there, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// May somebody see any scenario at all?
  public static boolean sees(Viewer viewer) {
    return RUN_IT.contains(viewer.duty()) || viewer.duty() == Duty.DELEGATION;
  }

  /// May somebody put one there?
  public static boolean writes(Viewer viewer) {
    return viewer.duty() == Duty.COORDINATOR || viewer.duty() == Duty.DELEGATION;
  }

  /// The road maps that scenarios of somebody may name.
  RoadMaps maps(Viewer viewer) {
    return new RoadMaps(shelf(viewer));
  }

  /// The names of those that somebody sees.
  public List<String> names(Viewer viewer) {
    Path shelf = shelf(viewer);
    if (!sees(viewer) || !Files.isDirectory(shelf)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(shelf)) {
      return folders
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.matches(NAME))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A scenario that somebody sees.
  ///
  /// @throws BadInput with every problem found in its files
  public Optional<Scenario> find(Viewer viewer, String name) {
    return folder(viewer, name).map(ScenarioFolder::read);
  }

  /// A scenario and its files.
  public record Read(Scenario scenario, Map<String, String> files) {
    public Read {
      files = Collections.unmodifiableMap(new TreeMap<>(files));
    }
  }

  /// A scenario that somebody sees, and its files at the same moment.
  ///
  /// @throws BadInput with every problem found in its files
  public Optional<Read> read(Viewer viewer, String name) {
    synchronized (this) {
      return find(viewer, name)
          .map(scenario -> new Read(scenario, files(viewer, name).orElse(Map.of())));
    }
  }

  /// What can go wrong in it.
  ///
  /// @throws BadInput with every problem found in the file
  public Optional<Disruptions> disruptions(Viewer viewer, String name) {
    return folder(viewer, name).map(f -> DisruptionsFile.read(f, Simulate.USUAL));
  }

  /// Its files, as they are.
  public Optional<Map<String, String>> files(Viewer viewer, String name) {
    return folder(viewer, name).map(folder -> {
      Map<String, String> files = new TreeMap<>();
      for (String file : FILES) {
        Path path = folder.resolve(file);
        try {
          if (Files.isRegularFile(path)) {
            files.put(file, Files.readString(path));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return files;
    });
  }

  /// Tells files from all others.
  static String mark(Map<String, String> files) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(files)
        .forEach((name, text) ->
            all.append(name).append(' ').append(text.length()).append(' ').append(text));
    return Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Path> folder(Viewer viewer, String name) {
    if (!sees(viewer) || !name.matches(NAME)) {
      return Optional.empty();
    }
    return Optional.of(shelf(viewer).resolve(name)).filter(Files::isDirectory);
  }

  private Path shelf(Viewer viewer) {
    return viewer.party().isEmpty()
        ? root.resolve("operation")
        : root.resolve("of-" + URLEncoder.encode(viewer.party(), StandardCharsets.UTF_8));
  }

  /// Where the places are of the scenarios that somebody sees, as far as their roads are not from a
  /// map.
  public Map<String, Spot> places(Viewer viewer) {
    Map<String, Spot> spots = new HashMap<>();
    for (String name : names(viewer)) {
      folder(viewer, name).map(this::placesOf).ifPresent(spots::putAll);
    }
    return spots;
  }

  private Map<String, Spot> placesOf(Path folder) {
    try {
      FileTime modified = Files.getLastModifiedTime(folder.resolve("arrangement.yaml"));
      Places known = places.get(folder);
      if (known == null || !known.modified.equals(modified)) {
        known = new Places(modified, read(folder));
        places.put(folder, known);
      }
      return known.spots;
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Map<String, Spot> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(f -> f.toString().endsWith(".bin"))) {
        // Whoever looks at the map of the record does not wait for a map of roads.
        return Map.of();
      }
    }
    Map<String, Spot> spots = new HashMap<>();
    try {
      ScenarioFolder.readSent(folder).places().forEach(place -> {
        if (place.located()) {
          spots.put(
              place.name(),
              new Spot(place.longitude().orElseThrow(), place.latitude().orElseThrow()));
        }
      });
    } catch (BadInput e) {
      // What is wrong with it is told where it is planned.
      return Map.of();
    }
    return spots;
  }

  /// Puts a scenario there, in place of the one of that name; only one that can be read.
  ///
  /// @param files text by name
  /// @param meant is given the files that are there, none where there is no such scenario, and
  ///     throws where others were meant
  /// @throws BadInput with every problem found
  public Scenario put(
      Viewer viewer, String name, Map<String, String> files, Consumer<Map<String, String>> meant) {
    Problems problems = new Problems();
    if (names(viewer).size() >= SHELF_MAX && !names(viewer).contains(name)) {
      problems.add(new Problem(
          "name", 0, 0, "", SHELF_MAX + " scenarios at most", "one more", "replace one of them"));
    }
    if (!name.matches(NAME)) {
      problems.add(new Problem(
          "name", 0, 0, "", "small letters, digits and -, 64 at most", "\"" + name + "\"", ""));
    }
    files.forEach((file, text) -> {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        problems.add(new Problem(
            file, 0, 0, "", "letters", "half a letter (a surrogate) that stands alone", ""));
      }
    });
    for (String file : files.keySet()) {
      if (!FILES.contains(file)) {
        problems.add(new Problem(
            "files",
            0,
            0,
            "",
            String.join(", ", FILES.stream().sorted().toList()),
            "\"" + file + "\"",
            "a road map is named in arrangement.yaml, as roads: NAME.bin"));
      }
    }
    problems.throwIfAny();
    try {
      Path shelf = Files.createDirectories(shelf(viewer));
      Path draft = Files.createTempDirectory(shelf, ".draft-");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Files.writeString(draft.resolve(file.getKey()), file.getValue());
        }
        maps(viewer)
            .putBeside(files.getOrDefault("arrangement.yaml", ""), shelf.resolve(name), draft);
        Scenario scenario = ScenarioFolder.readSent(draft);
        DisruptionsFile.read(draft, Simulate.USUAL);
        synchronized (this) {
          meant.accept(files(viewer, name).orElse(Map.of()));
          replace(shelf.resolve(name), draft);
        }
        return scenario;
      } catch (BadInput e) {
        throw e.in(name);
      } finally {
        delete(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes a scenario away; false where somebody has none of that name.
  ///
  /// @param meant is given the files that are there, and throws where others were meant
  boolean remove(Viewer viewer, String name, Consumer<Map<String, String>> meant) {
    synchronized (this) {
      Optional<Path> there = folder(viewer, name);
      files(viewer, name).ifPresent(meant);
      try {
        if (there.isPresent()) {
          Path gone = there.get().resolveSibling(".gone-" + name);
          delete(gone);
          Files.move(there.get(), gone, StandardCopyOption.ATOMIC_MOVE);
          delete(gone);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return there.isPresent();
    }
  }

  private static void replace(Path there, Path draft) throws IOException {
    // Under its name, so that it is found again should the power go between the two moves.
    Path old = there.resolveSibling(OLD + there.getFileName());
    delete(old);
    if (Files.exists(there)) {
      Files.move(there, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, there, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}
