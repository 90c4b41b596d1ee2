package org.corridor.server.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.roads.AreaFile;
import org.corridor.formats.roads.OsmFile;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.network.Area;
import org.corridor.network.RoadMap;
import org.corridor.network.osm.ImportReport;
import org.corridor.network.osm.OsmRoads;

/// Road maps on a shelf of scenarios, each a file that a scenario of the shelf may name.
final class RoadMaps {
  static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

  private static final String ENDS = ".bin";
  private static final String AREA_ENDS = ".geojson";
  private static final int MAPS_MAX = 20;
  private static final String SENT = ".sent-";
  private static final Duration SENT_KEPT = Duration.ofHours(1);

  /// An import takes all of the machine that it is given.
  private static final ReentrantLock IMPORT = new ReentrantLock(true);

  private final Path folder;

  RoadMaps(Path shelf) {
    folder = shelf.resolve(".maps");
  }

  /// The names of those that are there.
  List<String> names() {
    return named(ENDS);
  }

  private List<String> named(String ends) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.matches(NAME + "\\" + ends))
          .map(n -> n.substring(0, n.length() - ends.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A map by its name.
  Optional<RoadMap> find(String name) {
    return names().contains(name) ? Optional.of(RoadMapFile.read(file(name))) : Optional.empty();
  }

  private Path file(String name) {
    return folder.resolve(name + ENDS);
  }

  /// The names of the areas that are kept.
  List<String> areas() {
    return named(AREA_ENDS);
  }

  /// An area by its name.
  Optional<Area> findArea(String name) {
    return areas().contains(name)
        ? Optional.of(AreaFile.read(folder.resolve(name + AREA_ENDS)))
        : Optional.empty();
  }

  /// Keeps an area as GeoJSON, in place of the one of that name.
  ///
  /// @throws BadInput where there is no polygon in it
  void keepArea(String name, InputStream sent) throws IOException {
    require(name, areas(), "areas");
    Path part = sent(sent);
    try {
      AreaFile.read(part);
      Files.move(
          part,
          folder.resolve(name + AREA_ENDS),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (BadInput e) {
      throw new BadInput(
          e.problems().stream()
              .map(p -> new Problem(
                  name, p.line(), p.column(), p.field(), p.expected(), p.found(), p.hint()))
              .toList(),
          e.count());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Takes an area away; maps that were made with it stay.
  boolean removeArea(String name) {
    return remove(name, AREA_ENDS);
  }

  /// Keeps what somebody sends until it is imported.
  Path keep(String name, InputStream sent) throws IOException {
    require(name, names(), "road maps");
    return sent(sent);
  }

  private static void require(String name, List<String> there, String what) {
    if (!name.matches(NAME)) {
      throw BadInput.of(new Problem(
          "name", 0, 0, "", "small letters, digits and -, 64 at most", "\"" + name + "\"", ""));
    }
    if (there.size() >= MAPS_MAX && !there.contains(name)) {
      throw BadInput.of(new Problem(
          "name", 0, 0, "", MAPS_MAX + " " + what + " at most", "one more", "replace one of them"));
    }
  }

  private Path sent(InputStream sent) throws IOException {
    Files.createDirectories(folder);
    forgetLeftovers();
    Path file = Files.createTempFile(folder, SENT, "");
    try (OutputStream out = Files.newOutputStream(file)) {
      sent.transferTo(out);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /// Of jobs that were stopped before they began.
  private void forgetLeftovers() throws IOException {
    Instant old = Instant.now().minus(SENT_KEPT);
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.filter(f -> String.valueOf(f.getFileName()).startsWith(SENT)).toList();
    }
    for (Path file : all) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Makes a road map of an extract, in place of the one of that name.
  ///
  /// @param from what it is made of, for those who use it
  /// @throws BadInput where there are no roads in it
  ImportReport take(String name, String from, Path extract, Area within, String country) {
    IMPORT.lock();
    try {
      ImportReport report = OsmRoads.read(
          OsmFile.open(extract), within, country, from + ", © OpenStreetMap contributors, ODbL");
      if (report.map().stretchCount() == 0) {
        throw BadInput.of(new Problem(
            from, 0, 0, "", "roads in the file and the area asked for", "none", "check the box"));
      }
      Path part = Files.createTempFile(folder, SENT, ENDS);
      try (OutputStream out = Files.newOutputStream(part)) {
        RoadMapFile.write(report.map(), out);
      }
      Files.move(
          part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      IMPORT.unlock();
    }
  }

  /// Takes a map away; scenarios that have it keep theirs.
  boolean remove(String name) {
    return remove(name, ENDS);
  }

  private boolean remove(String name, String ends) {
    try {
      return name.matches(NAME) && Files.deleteIfExists(folder.resolve(name + ends));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the maps that a text names beside it, of the shelf or of the folder that it replaces.
  void putBeside(String text, Path replaced, Path draft) throws IOException {
    List<Path> files = new ArrayList<>();
    names().forEach(name -> files.add(file(name)));
    if (Files.isDirectory(replaced)) {
      try (Stream<Path> byHand = Files.list(replaced)) {
        byHand
            .filter(f -> f.toString().endsWith(ENDS) || f.toString().endsWith(".geojson"))
            .forEach(files::add);
      }
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      Path there = draft.resolve(name);
      if (text.contains(name) && !Files.exists(there)) {
        Files.copy(file, there);
      }
    }
  }
}
