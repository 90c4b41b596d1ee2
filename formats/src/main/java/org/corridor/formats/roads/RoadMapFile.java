package org.corridor.formats.roads;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.network.Carriageway;
import org.corridor.network.ForbiddenTurn;
import org.corridor.network.Mode;
import org.corridor.network.Passage;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;
import org.corridor.network.Settlement;
import org.corridor.network.Stretch;
import org.corridor.network.Surface;

/// A road map as a file: `roads.bin`.
///
/// After the words `CORRIDOR ROADS 1` come the source and the country, the words for classes and
/// surfaces, junctions, names, stretches with their bends, forbidden turns, settlements, and a
/// CRC-32C of all that. Coordinates are differences to the one before.
public final class RoadMapFile {
  private static final byte[] WORDS = "CORRIDOR ROADS 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int COUNT_MAX = 100_000_000;
  private static final int FEATURES_MAX = 63;

  private RoadMapFile() {}

  /// Writes a map.
  public static void write(RoadMap map, OutputStream to) throws IOException {
    PackedOutput out = new PackedOutput(to);
    out.bytes(WORDS);
    out.text(map.source());
    out.text(map.country());
    out.number(RoadClass.values().length);
    for (RoadClass roadClass : RoadClass.values()) {
      out.text(roadClass.word());
    }
    out.number(Surface.values().length);
    for (Surface surface : Surface.values()) {
      out.text(surface.name());
    }
    writeJunctions(map, out);
    writeStretches(map, out);
    writeTurns(map, out);
    out.number(map.settlements().size());
    for (Settlement place : map.settlements()) {
      out.text(place.name());
      out.text(place.kind());
      out.signed(place.latitudeE7());
      out.signed(place.longitudeE7());
      out.number(place.otherNames().size());
      for (String name : place.otherNames()) {
        out.text(name);
      }
    }
    out.end();
  }

  private static void writeJunctions(RoadMap map, PackedOutput out) throws IOException {
    out.number(map.junctionCount());
    int latitude = 0;
    int longitude = 0;
    for (int j = 0; j < map.junctionCount(); j++) {
      out.signed(map.latitudeE7(j) - latitude);
      out.signed(map.longitudeE7(j) - longitude);
      latitude = map.latitudeE7(j);
      longitude = map.longitudeE7(j);
    }
  }

  private static void writeStretches(RoadMap map, PackedOutput out) throws IOException {
    Map<RoadClass, Integer> classes = numbers(List.of(RoadClass.values()));
    Map<Surface, Integer> surfaces = numbers(List.of(Surface.values()));
    Map<String, Integer> names = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (int s = 0; s < map.stretchCount(); s++) {
      if (names.putIfAbsent(map.name(s), inOrder.size()) == null) {
        inOrder.add(map.name(s));
      }
    }
    out.number(inOrder.size());
    for (String name : inOrder) {
      out.text(name);
    }
    out.number(map.stretchCount());
    for (int s = 0; s < map.stretchCount(); s++) {
      Stretch stretch = map.stretch(s);
      out.number(stretch.from());
      out.number(stretch.to());
      out.number(stretch.lengthMillimetres());
      out.number(stretch.wayId());
      out.number(classes.getOrDefault(stretch.roadClass(), 0));
      out.number(surfaces.getOrDefault(stretch.surface(), 0));
      out.number(stretch.features());
      out.number(stretch.maxWeightKilograms());
      out.number(names.getOrDefault(stretch.name(), 0));
      writeCarriageway(stretch.forward(), out);
      writeCarriageway(stretch.backward(), out);
      writeBends(map, s, out);
    }
  }

  private static <T> Map<T, Integer> numbers(List<T> all) {
    Map<T, Integer> numbers = new HashMap<>();
    all.forEach(one -> numbers.put(one, numbers.size()));
    return numbers;
  }

  private static void writeCarriageway(Carriageway way, PackedOutput out) throws IOException {
    out.number(way.passage().code());
    out.number(way.speedKmh());
    out.number(way.lanes());
    out.number(way.vehiclesPerHour());
  }

  private static void writeBends(RoadMap map, int s, PackedOutput out) throws IOException {
    out.number(map.bendCount(s));
    int latitude = map.latitudeE7(map.from(2 * s));
    int longitude = map.longitudeE7(map.from(2 * s));
    for (int b = 0; b < map.bendCount(s); b++) {
      out.signed(map.bendLatitudeE7(s, b) - latitude);
      out.signed(map.bendLongitudeE7(s, b) - longitude);
      latitude = map.bendLatitudeE7(s, b);
      longitude = map.bendLongitudeE7(s, b);
    }
  }

  private static void writeTurns(RoadMap map, PackedOutput out) throws IOException {
    out.number(map.forbiddenTurns().size());
    for (ForbiddenTurn turn : map.forbiddenTurns()) {
      out.number((turn.forbids(Mode.CAR) ? 1 : 0) | (turn.forbids(Mode.BUS) ? 2 : 0));
      out.number(turn.arcs().size());
      for (int arc : turn.arcs()) {
        out.number(arc);
      }
    }
  }

  /// Does a file begin like a road map?
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(WORDS.length), WORDS);
    }
  }

  /// Reads a map.
  ///
  /// @throws BadInput if the file is none, or damaged
  public static RoadMap read(Path file) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      PackedInput packed = new PackedInput(in);
      if (!Arrays.equals(packed.bytes(WORDS.length), WORDS)) {
        throw new BrokenFile(
            0,
            0,
            "a road map written by corridor roads import",
            "something else",
            "corridor roads import EXTRACT.osm.pbf --out roads.bin");
      }
      RoadMap map = readMap(packed);
      packed.requireEnd();
      return map;
    } catch (BrokenFile broken) {
      throw BadInput.of(broken.problem(name));
    } catch (EOFException e) {
      throw BadInput.of(BrokenFile.endsEarly().problem(name));
    } catch (IOException e) {
      throw BadInput.of(new Problem(
          name, 0, 0, "", "a road map that can be read", FileTrouble.of(e), "check the path"));
    }
  }

  private static RoadMap readMap(PackedInput in) throws IOException, BrokenFile {
    RoadMap.Builder map = RoadMap.from(in.text(), in.text());
    List<RoadClass> classes = new ArrayList<>();
    for (int i = in.number(1000); i > 0; i--) {
      classes.add(RoadClass.find(in.text()).orElse(RoadClass.ROAD));
    }
    List<Surface> surfaces = new ArrayList<>();
    for (int i = in.number(1000); i > 0; i--) {
      surfaces.add(surface(in.text()));
    }
    try {
      readJunctions(in, map);
      readStretches(in, map, classes, surfaces);
      readTurns(in, map);
      for (int i = in.number(COUNT_MAX); i > 0; i--) {
        String name = in.text();
        String kind = in.text();
        int latitude = in.signed();
        int longitude = in.signed();
        List<String> others = new ArrayList<>();
        for (int n = in.number(1000); n > 0; n--) {
          others.add(in.text());
        }
        map.settlement(new Settlement(name, kind, latitude, longitude, others));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw BrokenFile.at(in.position(), "roads", "damaged data");
    }
    return map.build();
  }

  private static Surface surface(String word) {
    for (Surface surface : Surface.values()) {
      if (surface.name().equals(word)) {
        return surface;
      }
    }
    return Surface.UNKNOWN;
  }

  private static void readJunctions(PackedInput in, RoadMap.Builder map)
      throws IOException, BrokenFile {
    int latitude = 0;
    int longitude = 0;
    for (int i = in.number(COUNT_MAX); i > 0; i--) {
      latitude += in.signed();
      longitude += in.signed();
      map.junction(latitude, longitude);
    }
  }

  private static void readStretches(
      PackedInput in, RoadMap.Builder map, List<RoadClass> classes, List<Surface> surfaces)
      throws IOException, BrokenFile {
    List<String> names = new ArrayList<>();
    for (int i = in.number(COUNT_MAX); i > 0; i--) {
      names.add(in.text());
    }
    for (int i = in.number(COUNT_MAX); i > 0; i--) {
      Stretch stretch = new Stretch(
          in.number(Integer.MAX_VALUE),
          in.number(Integer.MAX_VALUE),
          in.number(Integer.MAX_VALUE),
          in.number(),
          classes.get(in.number(Integer.MAX_VALUE)),
          surfaces.get(in.number(Integer.MAX_VALUE)),
          in.number(FEATURES_MAX),
          in.number(Integer.MAX_VALUE),
          names.get(in.number(Integer.MAX_VALUE)),
          carriageway(in),
          carriageway(in));
      int latitude = map.latitudeE7(stretch.from());
      int longitude = map.longitudeE7(stretch.from());
      for (int b = in.number(COUNT_MAX); b > 0; b--) {
        latitude += in.signed();
        longitude += in.signed();
        map.bend(latitude, longitude);
      }
      map.stretch(stretch);
    }
  }

  private static Carriageway carriageway(PackedInput in) throws IOException, BrokenFile {
    return new Carriageway(
        Passage.ofCode(in.number(Integer.MAX_VALUE)),
        in.number(Integer.MAX_VALUE),
        in.number(Integer.MAX_VALUE),
        in.number(Integer.MAX_VALUE));
  }

  private static void readTurns(PackedInput in, RoadMap.Builder map)
      throws IOException, BrokenFile {
    for (int i = in.number(COUNT_MAX); i > 0; i--) {
      int whom = in.number(3);
      List<Integer> arcs = new ArrayList<>();
      for (int n = in.number(1000); n > 0; n--) {
        arcs.add(in.number(Integer.MAX_VALUE));
      }
      map.forbid(new ForbiddenTurn(arcs, (whom & 1) != 0, (whom & 2) != 0));
    }
  }
}
