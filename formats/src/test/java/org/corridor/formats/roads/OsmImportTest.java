package org.corridor.formats.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.corridor.formats.BadInput;
import org.corridor.network.Access;
import org.corridor.network.Area;
import org.corridor.network.Feature;
import org.corridor.network.Mode;
import org.corridor.network.RoadMap;
import org.corridor.network.Routes;
import org.corridor.network.osm.ImportReport;
import org.corridor.network.osm.OsmRoads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From OpenStreetMap files to road maps: drawn ones, real ones, broken ones.
class OsmImportTest {
  @TempDir
  Path temp;

  private final StringBuilder nodes = new StringBuilder();
  private final StringBuilder others = new StringBuilder();

  /// A node at so many metres east and north of a point at the equator, where both count alike.
  private OsmImportTest node(int id, double east, double north, String... tags) {
    double degree = 111_195;
    nodes.append("<node id='%d' lat='%.7f' lon='%.7f'>%s</node>\n"
        .formatted(id, north / degree, east / degree, tagged(tags)));
    return this;
  }

  private OsmImportTest way(int id, List<Integer> refs, String... tags) {
    others.append("<way id='%d'>".formatted(id));
    refs.forEach(ref -> others.append("<nd ref='%d'/>".formatted(ref)));
    others.append(tagged(tags)).append("</way>\n");
    return this;
  }

  private OsmImportTest turn(String kind, int from, String via, int to, String... tags) {
    others.append(
        "<relation id='1'><member type='way' ref='%d' role='from'/>%s".formatted(from, via));
    others.append("<member type='way' ref='%d' role='to'/>".formatted(to));
    others.append("<tag k='type' v='restriction'/><tag k='restriction' v='%s'/>".formatted(kind));
    others.append(tagged(tags)).append("</relation>\n");
    return this;
  }

  private static String tagged(String... tags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tags.length; i += 2) {
      text.append("<tag k='%s' v='%s'/>".formatted(tags[i], tags[i + 1]));
    }
    return text.toString();
  }

  private String xml() {
    return "<?xml version='1.0'?>\n<osm version='0.6'>\n" + nodes + others + "</osm>\n";
  }

  private RoadMap drawn() {
    return read(write("drawn.osm", xml().getBytes(StandardCharsets.UTF_8))).map();
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(temp.resolve(name), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ImportReport read(Path file) {
    return OsmRoads.read(OsmFile.open(file), Area.EVERYWHERE, "", "a test");
  }

  private static byte[] bytes(RoadMap map) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RoadMapFile.write(map, out);
    return out.toByteArray();
  }

  private static int arc(RoadMap map, long way) {
    for (int arc = 0; arc < map.arcCount(); arc += 2) {
      if (map.wayId(RoadMap.stretchOf(arc)) == way && !map.has(arc / 2, Feature.BARRIER)) {
        return arc;
      }
    }
    throw new IllegalArgumentException("No way " + way);
  }

  private static long metres(RoadMap map, int from, int to) {
    return new Routes(map, Mode.CAR)
        .findShortest(from, to)
        .map(path -> Math.round(path.lengthMillimetres() / 1000.0))
        .orElse(-1L);
  }

  private OsmImportTest cross() {
    // A cross of four roads of 100 m: 1 in the middle, 2 east, 3 north, 4 west, 5 south.
    return node(1, 0, 0).node(2, 100, 0).node(3, 0, 100).node(4, -100, 0).node(5, 0, -100);
  }

  @Test
  void whereRoadsCrossIsAJunctionAndWhereOneBendsIsNot() {
    RoadMap map = node(1, 0, 0)
        .node(2, 100, 0)
        .node(3, 100, 100)
        .node(4, 200, 100)
        .node(5, 100, 200)
        .way(10, List.of(1, 2, 3, 4), "highway", "primary", "name", "Main Road")
        .way(11, List.of(3, 5), "highway", "residential")
        .drawn();
    assertThat(map.junctionCount()).isEqualTo(4);
    assertThat(map.stretchCount()).isEqualTo(3);
    int first = arc(map, 10);
    assertThat(map.lengthMillimetres(first / 2)).isBetween(199_900, 200_100);
    assertThat(map.bendCount(first / 2)).isEqualTo(1);
    assertThat(map.name(first / 2)).isEqualTo("Main Road");
    assertThat(map.vehiclesPerHour(first)).isEqualTo(600);
  }

  @Test
  void oneWaysAreSaidOrImplied() {
    RoadMap map = cross()
        .way(10, List.of(1, 2), "highway", "primary", "oneway", "yes")
        .way(11, List.of(1, 3), "highway", "primary", "oneway", "-1")
        .way(12, List.of(1, 4), "highway", "motorway")
        .way(13, List.of(1, 5), "highway", "primary", "junction", "roundabout")
        .drawn();
    for (long way : new long[] {10, 12, 13}) {
      assertThat(map.access(arc(map, way), Mode.CAR)).as("way %d", way).isEqualTo(Access.OPEN);
      assertThat(map.access(arc(map, way) + 1, Mode.CAR)).isEqualTo(Access.CLOSED);
    }
    assertThat(map.access(arc(map, 11), Mode.CAR)).isEqualTo(Access.CLOSED);
    assertThat(map.access(arc(map, 11) + 1, Mode.CAR)).isEqualTo(Access.OPEN);
    // On foot a one-way street is none.
    assertThat(map.access(arc(map, 10) + 1, Mode.FOOT)).isEqualTo(Access.OPEN);
  }

  @Test
  void whatIsNotKnownIsNotOpen() {
    RoadMap map = cross()
        .node(6, 50, 0, "barrier", "gate")
        .node(7, 0, 50, "barrier", "bollard")
        .node(8, -50, 0, "barrier", "contraption")
        .node(9, 0, -50, "barrier", "toll_booth")
        .way(10, List.of(1, 6, 2), "highway", "primary")
        .way(11, List.of(1, 7, 3), "highway", "primary")
        .way(12, List.of(1, 8, 4), "highway", "primary")
        .way(13, List.of(1, 9, 5), "highway", "primary")
        .drawn();
    // In the order of the file: east, north, west are shut by what stands there, south is not.
    int middle = map.from(arc(map, 10));
    int[] reached = new int[map.junctionCount()];
    Arrays.setAll(reached, j -> j == middle ? 0 : (int) metres(map, middle, j));
    assertThat(Arrays.stream(reached).max().orElseThrow()).isEqualTo(100);
    assertThat(Arrays.stream(reached).filter(m -> m == 100).count()).isEqualTo(1);
    for (int s = 0; s < map.stretchCount(); s++) {
      if (map.has(s, Feature.BARRIER)) {
        boolean bollard = map.wayId(s) == 11;
        assertThat(map.access(2 * s, Mode.CAR)).isEqualTo(bollard ? Access.CLOSED : Access.UNKNOWN);
        assertThat(map.access(2 * s, Mode.FOOT)).isEqualTo(bollard ? Access.OPEN : Access.UNKNOWN);
      }
    }
  }

  @Test
  void aRoadForEmergenciesIsNotKnownToBeOpenUnlessItSaysSo() {
    RoadMap map = cross()
        .way(10, List.of(1, 2), "highway", "service", "service", "emergency_access")
        .way(
            11,
            List.of(1, 3),
            "highway",
            "service",
            "service",
            "emergency_access",
            "motor_vehicle",
            "yes")
        .drawn();
    assertThat(map.access(arc(map, 10), Mode.CAR)).isEqualTo(Access.UNKNOWN);
    assertThat(map.access(arc(map, 10), Mode.BUS)).isEqualTo(Access.UNKNOWN);
    assertThat(map.access(arc(map, 10), Mode.FOOT)).isEqualTo(Access.OPEN);
    assertThat(map.access(arc(map, 11), Mode.CAR)).isEqualTo(Access.OPEN);
  }

  @Test
  void whatIsTooNarrowOrTooLowLetsNobodyPassWhereverItIsSaid() {
    RoadMap map = cross()
        .node(6, 50, 0, "barrier", "bollard", "motor_vehicle", "yes", "maxwidth", "1.2")
        .node(7, 0, 50, "barrier", "height_restrictor", "maxheight", "1.2")
        .node(8, -50, 0, "maxheight", "3.5")
        .way(10, List.of(1, 6, 2), "highway", "primary")
        .way(11, List.of(1, 7, 3), "highway", "primary")
        .way(12, List.of(1, 8, 4), "highway", "primary")
        .way(13, List.of(1, 5), "highway", "primary", "maxwidth", "1.2")
        .drawn();
    assertThat(leastOpen(map, 10, Mode.CAR)).isEqualTo(Access.CLOSED);
    assertThat(leastOpen(map, 11, Mode.CAR)).isEqualTo(Access.CLOSED);
    assertThat(leastOpen(map, 12, Mode.CAR)).isEqualTo(Access.OPEN);
    assertThat(leastOpen(map, 12, Mode.BUS)).isEqualTo(Access.UNKNOWN);
    assertThat(leastOpen(map, 13, Mode.CAR)).isEqualTo(Access.CLOSED);
    assertThat(leastOpen(map, 13, Mode.FOOT)).isEqualTo(Access.OPEN);
  }

  private static Access leastOpen(RoadMap map, long way, Mode mode) {
    Access least = Access.OPEN;
    for (int s = 0; s < map.stretchCount(); s++) {
      Access access = map.access(2 * s, mode);
      boolean closer = access == Access.CLOSED || least == Access.OPEN;
      least = map.wayId(s) == way && closer ? access : least;
    }
    return least;
  }

  @Test
  void objectsThatWereNeverUploadedHaveIdsBelowZero() throws IOException {
    RoadMap map = node(-1, 0, 0)
        .node(-2, 100, 0)
        .way(-10, List.of(-1, -2), "highway", "primary")
        .drawn();
    Path file = write("never.bin", bytes(map));
    RoadMap read = RoadMapFile.read(file);
    assertThat(read.wayId(0)).isEqualTo(-10);
  }

  @Test
  void aForbiddenTurnSendsRoundTheBlock() {
    // From 4 over 1 to 3 is 200 m; with the left turn forbidden it goes on to 2 and round by 6.
    cross()
        .node(6, 100, 100)
        .way(10, List.of(4, 1), "highway", "primary")
        .way(11, List.of(1, 2), "highway", "primary")
        .way(12, List.of(1, 3), "highway", "primary")
        .way(13, List.of(2, 6), "highway", "primary")
        .way(14, List.of(6, 3), "highway", "primary");
    RoadMap free = drawn();
    int west = free.from(arc(free, 10));
    int north = free.to(arc(free, 12));
    assertThat(metres(free, west, north)).isEqualTo(200);
    turn("no_left_turn", 10, "<member type='node' ref='1' role='via'/>", 12);
    assertThat(metres(drawn(), west, north)).isEqualTo(400);
    turn("no_straight_on", 10, "<member type='way' ref='11' role='via'/>", 13);
    assertThat(metres(drawn(), west, north)).isEqualTo(-1);
  }

  @Test
  void anOnlyTurnForbidsAllOthersButNotToBuses() {
    cross()
        .way(10, List.of(4, 1), "highway", "primary")
        .way(11, List.of(1, 2), "highway", "primary")
        .way(12, List.of(1, 3), "highway", "primary")
        .turn(
            "only_straight_on",
            10,
            "<member type='node' ref='1' role='via'/>",
            11,
            "except",
            "bus");
    RoadMap map = drawn();
    int west = map.from(arc(map, 10));
    assertThat(metres(map, west, map.to(arc(map, 11)))).isEqualTo(200);
    assertThat(metres(map, west, map.to(arc(map, 12)))).isEqualTo(-1);
    assertThat(new Routes(map, Mode.BUS).findShortest(west, map.to(arc(map, 12))))
        .isPresent();
  }

  @Test
  void whatIsBeingBuiltOrMinedIsNoWayOut() {
    ImportReport report = read(write(
        "x.osm",
        cross()
            .way(10, List.of(1, 2), "highway", "construction", "construction", "primary")
            .way(11, List.of(1, 3), "highway", "proposed")
            .way(12, List.of(1, 4), "highway", "primary", "hazard", "minefield")
            .way(13, List.of(1, 5), "highway", "primary", "ford", "yes")
            .xml()
            .getBytes(StandardCharsets.UTF_8)));
    assertThat(report.waysLeftOut()).isEqualTo(2);
    RoadMap map = report.map();
    assertThat(map.stretchCount()).isEqualTo(2);
    assertThat(map.access(arc(map, 12), Mode.FOOT)).isEqualTo(Access.CLOSED);
    assertThat(map.has(arc(map, 12) / 2, Feature.MINEFIELD)).isTrue();
    assertThat(map.access(arc(map, 13), Mode.CAR)).isEqualTo(Access.UNKNOWN);
  }

  private OsmImportTest relation(int id, List<Integer> ways, String... tags) {
    others.append("<relation id='%d'>".formatted(id));
    ways.forEach(w -> others.append("<member type='way' ref='%d' role='outer'/>".formatted(w)));
    others.append(tagged(tags)).append("</relation>\n");
    return this;
  }

  @Test
  void aRoadInOrAcrossAMinefieldIsClosed() {
    // A field around the eastern end, one of two ways in a relation across the northern road, a
    // shooting range over the western one, a line of mines across the southern one; 16 is outside.
    cross().node(6, 300, 300).node(7, 400, 300);
    node(20, 50, -30).node(21, 150, -30).node(22, 150, 30).node(23, 50, 30);
    node(30, -20, 40).node(31, 20, 40).node(32, 20, 60).node(33, -20, 60);
    node(40, -200, -50).node(41, -50, -50).node(42, -50, 50).node(43, -200, 50);
    node(50, -30, -60).node(51, 30, -60);
    way(10, List.of(1, 2), "highway", "primary");
    way(11, List.of(1, 3), "highway", "primary");
    way(12, List.of(1, 4), "highway", "primary");
    way(13, List.of(1, 5), "highway", "primary");
    way(16, List.of(6, 7), "highway", "primary");
    way(60, List.of(20, 21, 22, 23, 20), "hazard", "minefield", "boundary", "hazard");
    way(61, List.of(30, 31, 32));
    way(62, List.of(32, 33, 30));
    relation(70, List.of(61, 62), "type", "multipolygon", "hazard", "minefield");
    way(63, List.of(40, 41, 42, 43, 40), "landuse", "military", "military", "range");
    ImportReport report = read(write(
        "x.osm",
        way(64, List.of(50, 51), "hazard", "mines").xml().getBytes(StandardCharsets.UTF_8)));
    RoadMap map = report.map();
    for (int way : new int[] {10, 11, 13}) {
      for (Mode mode : Mode.values()) {
        assertThat(map.access(arc(map, way), mode)).as("%d", way).isEqualTo(Access.CLOSED);
      }
      assertThat(map.has(arc(map, way) / 2, Feature.MINEFIELD)).isTrue();
    }
    assertThat(map.access(arc(map, 12), Mode.CAR)).isEqualTo(Access.UNKNOWN);
    assertThat(map.access(arc(map, 16), Mode.CAR)).isEqualTo(Access.OPEN);
    assertThat(report.hazardAreas()).isEqualTo(4);
    assertThat(report.dangerousStretches()).isEqualTo(4);
  }

  @Test
  void aMinefieldDrawnAsARestAreaIsOneTooAndSoIsATrackInARing() {
    cross().node(20, 50, -30).node(21, 150, -30).node(22, 150, 30).node(23, 50, 30);
    node(30, -20, 40).node(31, 20, 40).node(32, 20, 60).node(33, -20, 60);
    RoadMap map = way(10, List.of(1, 2), "highway", "primary")
        .way(11, List.of(1, 3), "highway", "primary")
        .way(60, List.of(20, 21, 22, 23, 20), "highway", "rest_area", "hazard", "minefield")
        .way(61, List.of(30, 31, 32, 33, 30), "highway", "track", "hazard", "minefield")
        .drawn();
    assertThat(map.access(arc(map, 10), Mode.CAR)).isEqualTo(Access.CLOSED);
    assertThat(map.access(arc(map, 11), Mode.CAR)).isEqualTo(Access.CLOSED);
  }

  @Test
  void whatIsNoRoadForVehiclesIsOneOnlyByName() {
    String[][] closed = {
      {"steps", "access", "yes"},
      {"footway", "access", "permissive"},
      {"path", "access", "yes"},
      {"busway", "access", "yes"},
      {"pedestrian", "access", "destination"},
      {"cycleway", "vehicle", "yes"},
      {"steps", "motor_vehicle", "yes"},
      {"primary", "access", "no"}
    };
    cross();
    for (int t = 0; t < closed.length; t++) {
      way(20 + t, List.of(1, 2), "highway", closed[t][0], closed[t][1], closed[t][2]);
    }
    RoadMap map = way(10, List.of(1, 3), "highway", "footway", "motor_vehicle", "yes")
        .way(11, List.of(1, 4), "highway", "path", "access", "no", "motorcar", "yes")
        .drawn();
    for (int t = 0; t < closed.length; t++) {
      assertThat(map.access(arc(map, 20 + t), Mode.CAR))
          .as(String.join(" ", closed[t]))
          .isNotEqualTo(Access.OPEN);
    }
    assertThat(map.access(arc(map, 10), Mode.CAR)).isEqualTo(Access.OPEN);
    assertThat(map.access(arc(map, 11), Mode.CAR)).isEqualTo(Access.OPEN);
  }

  @Test
  void lanesForBusesAreNotForColumnsOfCars() {
    RoadMap map = cross()
        .way(10, List.of(1, 2), "highway", "primary", "lanes", "4", "lanes:psv", "2")
        .way(11, List.of(1, 3), "highway", "primary", "lanes", "4", "lanes:psv:forward", "1")
        .way(
            12,
            List.of(1, 4),
            "highway",
            "primary",
            "lanes",
            "4",
            "psv:lanes:forward",
            "|designated")
        .way(13, List.of(1, 5), "highway", "primary", "lanes:forward", "3", "lanes", "4")
        .drawn();
    assertThat(map.vehiclesPerHour(arc(map, 10))).isEqualTo(600);
    assertThat(map.vehiclesPerHour(arc(map, 11))).isEqualTo(600);
    assertThat(map.vehiclesPerHour(RoadMap.back(arc(map, 11)))).isEqualTo(1200);
    assertThat(map.vehiclesPerHour(arc(map, 12))).isEqualTo(600);
    assertThat(map.vehiclesPerHour(arc(map, 13))).isEqualTo(1800);
  }

  private static Fileformat.Blob packed(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length / 100 + 1_000];
    int size = deflater.deflate(packed);
    deflater.end();
    return Fileformat.Blob.newBuilder()
        .setRawSize(bytes.length)
        .setZlibData(ByteString.copyFrom(packed, 0, size))
        .build();
  }

  @Test
  void aFileThatUnpacksBeyondAllMapsIsRefused() throws IOException {
    // Blocks with a field that nobody knows, of nothing but zeros.
    byte[] block = new byte[30_000_000];
    CodedOutputStream field = CodedOutputStream.newInstance(block);
    field.writeTag(100, 2);
    field.writeUInt32NoTag(block.length - 6);
    Fileformat.Blob zeros = packed(block);
    Path bomb = temp.resolve("bomb.osm.pbf");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(bomb))) {
      for (int i = 0; i < 40; i++) {
        Fileformat.Blob blob =
            i == 0 ? packed(Osmformat.HeaderBlock.getDefaultInstance().toByteArray()) : zeros;
        Fileformat.BlobHeader header = Fileformat.BlobHeader.newBuilder()
            .setType(i == 0 ? "OSMHeader" : "OSMData")
            .setDatasize(blob.getSerializedSize())
            .build();
        out.writeInt(header.getSerializedSize());
        header.writeTo(out);
        blob.writeTo(out);
      }
    }
    BadInput bad = catchThrowableOfType(BadInput.class, () -> read(bomb));
    assertThat(bad.problems().getFirst().toString()).contains("zip bomb");
  }

  @Test
  void whatMayBeDeadlyOrGoneIsNeverOpen() {
    String[][] tags = {
      {"hazard", "flood;minefield"},
      {"hazard", "unexploded_ordnance"},
      {"landmines", "yes"},
      {"military", "danger_area"},
      {"impassable", "yes"},
      {"destroyed", "yes"},
      {"bridge", "collapsed"},
      {"winter_road", "yes"},
      {"motor_vehicle", "perhaps"},
      {"motor_vehicle:conditional", "no @ (22:00-06:00)"},
      {"maxweight", "unsigned"},
      {"maxweight:forward", "0.5"},
      {"maxaxleload", "0.3"},
      {"oneway", "foo"},
      {"oneway:conditional", "yes @ (06:00-10:00)"},
      {"ford", "yes"}
    };
    cross();
    for (int t = 0; t < tags.length; t++) {
      way(20 + t, List.of(1, 2), "highway", "primary", tags[t][0], tags[t][1]);
    }
    RoadMap map =
        way(10, List.of(1, 2), "highway", "primary", "hazard", "curve").drawn();
    assertThat(map.access(arc(map, 10), Mode.CAR)).isEqualTo(Access.OPEN);
    for (int t = 0; t < tags.length; t++) {
      assertThat(map.access(arc(map, 20 + t), Mode.CAR))
          .as(String.join("=", tags[t]))
          .isNotEqualTo(Access.OPEN);
    }
  }

  @Test
  void aWeakBridgeCarriesCarsAndNoBus() {
    RoadMap map = cross()
        .way(10, List.of(1, 2), "highway", "primary", "bridge", "yes", "maxweight", "7.5 t")
        .way(11, List.of(1, 3), "highway", "primary", "maxheight", "2.5")
        .way(12, List.of(1, 4), "highway", "primary", "maxspeed", "30 mph", "lanes", "4")
        .way(13, List.of(1, 5), "highway", "residential", "surface", "sand", "lanes", "1")
        .drawn();
    assertThat(map.access(arc(map, 10), Mode.CAR)).isEqualTo(Access.OPEN);
    assertThat(map.access(arc(map, 10), Mode.BUS)).isEqualTo(Access.CLOSED);
    assertThat(map.access(arc(map, 11), Mode.BUS)).isEqualTo(Access.CLOSED);
    // 30 miles an hour are 48.28 km/h; four lanes are two each way; on one lane two ways meet.
    assertThat(map.speedKmh(arc(map, 12))).isEqualTo(48);
    assertThat(map.vehiclesPerHour(arc(map, 12))).isEqualTo(1200);
    assertThat(map.speedKmh(arc(map, 13))).isEqualTo(20);
    assertThat(map.vehiclesPerHour(arc(map, 13))).isEqualTo(300);
  }

  @Test
  void allSpellingsOfAFileGiveTheSameMap() throws IOException {
    byte[] plain = cross()
        .way(10, List.of(4, 1, 2), "highway", "primary", "name", "Вулиця Миру")
        .way(12, List.of(1, 3), "highway", "residential")
        .xml()
        .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gz)) {
      out.write(plain);
    }
    ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bz2)) {
      out.write(plain);
    }
    byte[] expected = bytes(read(write("a.osm", plain)).map());
    assertThat(bytes(read(write("named-wrongly.osm.pbf", gz.toByteArray())).map()))
        .isEqualTo(expected);
    assertThat(bytes(read(write("b.osm.bz2", bz2.toByteArray())).map())).isEqualTo(expected);
    Path written = write("roads.bin", expected);
    assertThat(bytes(RoadMapFile.read(written))).isEqualTo(expected);
  }

  private static Path data(String name) {
    Path file =
        Path.of(System.getProperty("corridor.data", "../../shared/data")).resolve("osm/" + name);
    assumeTrue(Files.exists(file), "NOT TESTED: no real extract at " + file);
    return file;
  }

  /// Kilometres open to cars for each way.
  private static Map<Long, Long> openMillimetres(RoadMap map) {
    Map<Long, Long> sums = new TreeMap<>();
    for (int s = 0; s < map.stretchCount(); s++) {
      long length = map.lengthMillimetres(s);
      boolean open = map.access(2 * s, Mode.CAR) == Access.OPEN;
      sums.merge(map.wayId(s), open ? length : 0, Long::sum);
    }
    return sums;
  }

  @Test
  void andorraIsTheSameInTwoFormats() {
    Map<Long, Long> pbf = openMillimetres(read(data("andorra.osm.pbf")).map());
    Map<Long, Long> xml = openMillimetres(read(data("andorra.osm.gz")).map());
    // One footpath, way 128167681, is in the .pbf only.
    assertThat(pbf.remove(128_167_681L)).isZero();
    assertThat(pbf).isEqualTo(xml).hasSizeGreaterThan(1000);
  }

  private static void refusedOrRead(Path file) {
    try {
      read(file);
    } catch (BadInput refused) {
      assertThat(refused.problems()).isNotEmpty();
    }
  }

  @Test
  void aDamagedFileIsToldWhereverItIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(data("andorra.osm.pbf"));
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 30; i++) {
      byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
      Path file = write("cut.osm.pbf", cut);
      BadInput bad = catchThrowableOfType(BadInput.class, () -> read(file));
      assertThat(bad).as("cut at %d", cut.length).isNotNull();
      byte[] changed = whole.clone();
      for (int b = 0; b < 3; b++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      refusedOrRead(write("changed.osm.pbf", changed));
    }
  }

  @Test
  void aDamagedMapIsToldWhereverItIsDamaged() throws IOException {
    byte[] whole = bytes(cross()
        .way(10, List.of(4, 1, 2), "highway", "primary")
        .way(12, List.of(1, 3), "highway", "residential")
        .drawn());
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 500; i++) {
      byte[] changed =
          i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
      if (i % 2 == 0) {
        int at = random.nextInt(changed.length);
        changed[at] ^= (byte) (1 + random.nextInt(255));
      }
      Path file = write("x.bin", changed);
      assertThat(catchThrowableOfType(BadInput.class, () -> RoadMapFile.read(file)))
          .as("damage %d", i)
          .isNotNull();
    }
  }

  @Test
  void whatIsNoMapIsRefused() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      out.write("<osm>".getBytes(StandardCharsets.UTF_8));
      byte[] line =
          "<node id='1' lat='0' lon='0'/>".repeat(30_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        out.write(line);
      }
    }
    Map<String, byte[]> files = new TreeMap<>();
    files.put("empty.osm", new byte[0]);
    files.put("picture.osm.pbf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    files.put("page.osm", "<html><body/></html>".getBytes(StandardCharsets.UTF_8));
    files.put("half.osm", "<osm><node id='1' lat='0' lon='0'".getBytes(StandardCharsets.UTF_8));
    files.put(
        "off.osm", "<osm><node id='1' lat='91' lon='0'/></osm>".getBytes(StandardCharsets.UTF_8));
    files.put(
        "id.osm", "<osm><node id='x' lat='9' lon='0'/></osm>".getBytes(StandardCharsets.UTF_8));
    files.put(
        "entity.osm",
        "<!DOCTYPE osm [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><osm>&a;</osm>"
            .getBytes(StandardCharsets.UTF_8));
    files.put("bomb.osm.gz", bomb.toByteArray());
    files.put("cut.osm.gz", Arrays.copyOf(bomb.toByteArray(), 1000));
    files.forEach((name, bytes) -> {
      Path file = write(name, bytes);
      assertThat(catchThrowableOfType(BadInput.class, () -> read(file)))
          .as(name)
          .isNotNull();
    });
    assertThat(catchThrowableOfType(BadInput.class, () -> OsmFile.open(temp))).isNotNull();
  }
}
