package org.corridor.formats.roads;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.corridor.network.osm.Elements;
import org.corridor.network.osm.Elements.Kind;
import org.corridor.network.osm.Elements.MemberKind;
import org.corridor.network.osm.Tags;
import org.jspecify.annotations.Nullable;

/// Reads `.osm.pbf` with the message classes of the OSM-binary project, block by block.
///
/// Groups that nobody asked for are passed over without being taken apart. Sizes are those that the
/// format allows (<https://wiki.openstreetmap.org/wiki/PBF_Format>): a larger block is refused
/// before memory is set aside for it.
final class PbfReader {
  private static final int HEADER_BYTES_MAX = 64 * 1024;
  private static final int BLOCK_BYTES_MAX = 32 * 1024 * 1024;

  /// Blocks of maps pack to a half or a fifth.
  private static final long RATIO_MAX = 40;

  private final long unpackedMax;
  private long unpackedBytes;
  private static final Set<String> FEATURES_KNOWN =
      Set.of("OsmSchema-V0.6", "DenseNodes", "HistoricalInformation");

  private static final int STRING_TABLE = Osmformat.PrimitiveBlock.STRINGTABLE_FIELD_NUMBER;
  private static final int GROUP = Osmformat.PrimitiveBlock.PRIMITIVEGROUP_FIELD_NUMBER;
  private static final int GRANULARITY = Osmformat.PrimitiveBlock.GRANULARITY_FIELD_NUMBER;
  private static final int DENSE = Osmformat.PrimitiveGroup.DENSE_FIELD_NUMBER;
  private static final int WAYS = Osmformat.PrimitiveGroup.WAYS_FIELD_NUMBER;
  private static final int LATITUDE = Osmformat.PrimitiveBlock.LAT_OFFSET_FIELD_NUMBER;
  private static final int LONGITUDE = Osmformat.PrimitiveBlock.LON_OFFSET_FIELD_NUMBER;

  private final Elements elements;
  private final boolean nodesWanted;
  private final Inflater inflater = new Inflater();
  private byte[] unpacked = new byte[1 << 16];
  private long offset;

  // The block being read.
  private int textCount;
  private int[] textAt = new int[8192];
  private int[] textLength = new int[8192];
  private @Nullable String[] texts = new String[8192];
  private long granularity;
  private long latitudeOffset;
  private long longitudeOffset;
  private long[] refs = new long[256];
  private final BlockTags tags = new BlockTags();
  private final Row ids = new Row();
  private final Row latitudes = new Row();
  private final Row longitudes = new Row();
  private final Row keysAndValues = new Row();
  private final Row keys = new Row();
  private final Row values = new Row();

  private PbfReader(Elements elements, long packedBytes) {
    this.elements = elements;
    unpackedMax = Math.max(BLOCK_BYTES_MAX, RATIO_MAX * packedBytes);
    nodesWanted = elements.wanted() == Kind.NODES;
  }

  static void read(Path file, Elements elements) throws IOException, BrokenFile {
    PbfReader reader = new PbfReader(elements, Files.size(file));
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        DataInputStream in = new DataInputStream(raw)) {
      reader.blocks(in);
    } catch (InvalidProtocolBufferException e) {
      throw BrokenFile.at(reader.offset, "a block of an .osm.pbf file", "damaged data");
    } finally {
      reader.inflater.end();
    }
  }

  private void blocks(DataInputStream in) throws IOException, BrokenFile {
    boolean first = true;
    while (true) {
      int start = in.read();
      if (start < 0) {
        break;
      }
      int headerBytes = start << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
      if (headerBytes < 0 || headerBytes > HEADER_BYTES_MAX) {
        throw broken("a block header of at most " + HEADER_BYTES_MAX + " bytes", headerBytes);
      }
      Fileformat.BlobHeader header = Fileformat.BlobHeader.parseFrom(whole(in, headerBytes));
      int size = header.getDatasize();
      if (size < 0 || size > BLOCK_BYTES_MAX) {
        throw broken("a block of at most " + BLOCK_BYTES_MAX + " bytes", size);
      }
      byte[] data = whole(in, size);
      if (first && !header.getType().equals("OSMHeader")) {
        throw BrokenFile.at(offset, "the block OSMHeader", header.getType());
      }
      first = false;
      switch (header.getType()) {
        case "OSMHeader" -> requireFeatures(header(unpack(data)));
        case "OSMData" -> primitives(unpack(data));
        default -> {}
      }
      offset += 4L + headerBytes + size;
    }
  }

  private Osmformat.HeaderBlock header(int size) throws IOException {
    return Osmformat.HeaderBlock.parseFrom(CodedInputStream.newInstance(unpacked, 0, size));
  }

  private BrokenFile broken(String expected, long bytes) {
    return BrokenFile.at(offset, expected, bytes + " bytes");
  }

  private static byte[] whole(DataInputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new java.io.EOFException();
    }
    return bytes;
  }

  private void requireFeatures(Osmformat.HeaderBlock header) throws BrokenFile {
    for (String feature : header.getRequiredFeaturesList()) {
      if (!FEATURES_KNOWN.contains(feature)) {
        throw new BrokenFile(
            0,
            0,
            "a file that needs "
                + String.join(", ", FEATURES_KNOWN.stream().sorted().toList()),
            "one that needs " + feature,
            "osmium cat FILE -o roads.osm.pbf");
      }
    }
  }

  /// Unpacks a block into `unpacked` and returns its size.
  private int unpack(byte[] data) throws IOException, BrokenFile {
    Fileformat.Blob blob = Fileformat.Blob.parseFrom(data);
    if (blob.hasRaw()) {
      unpacked = blob.getRaw().toByteArray();
      return unpacked.length;
    }
    if (!blob.hasZlibData()) {
      throw BrokenFile.at(offset, "a block packed by zlib", "one packed in another way");
    }
    int size = blob.getRawSize();
    if (size < 0 || size > BLOCK_BYTES_MAX) {
      throw broken("a block of at most " + BLOCK_BYTES_MAX + " bytes unpacked", size);
    }
    unpackedBytes += size;
    if (unpackedBytes > unpackedMax) {
      throw BrokenFile.at(
          offset,
          "at most " + RATIO_MAX + " times the size of the file unpacked",
          "more: no map is like that, it may be a zip bomb");
    }
    if (unpacked.length < size) {
      unpacked = new byte[size];
    }
    inflater.reset();
    inflater.setInput(blob.getZlibData().asReadOnlyByteBuffer());
    int length = 0;
    try {
      int more = 1;
      while (length < size && more > 0) {
        more = inflater.inflate(unpacked, length, size - length);
        length += more;
      }
    } catch (DataFormatException e) {
      throw BrokenFile.at(offset, "a block packed by zlib", "damaged data");
    }
    if (length != size) {
      throw broken("a block of " + size + " bytes unpacked", length);
    }
    return size;
  }

  /// First what all groups need, then the groups that are wanted.
  private void primitives(int size) throws IOException, BrokenFile {
    granularity = 100;
    latitudeOffset = 0;
    longitudeOffset = 0;
    int[] groups = new int[16];
    int count = 0;
    CodedInputStream in = CodedInputStream.newInstance(unpacked, 0, size);
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case STRING_TABLE -> {
          int outer = in.pushLimit(in.readRawVarint32());
          readTexts(in);
          in.popLimit(outer);
        }
        case GROUP -> {
          int length = in.readRawVarint32();
          int at = in.getTotalBytesRead();
          in.skipRawBytes(length);
          if (length > 0 && wanted(unpacked[at])) {
            groups = count == groups.length ? Arrays.copyOf(groups, 2 * count) : groups;
            groups[count++] = at;
            groups[count++] = length;
          }
        }
        case GRANULARITY -> granularity = in.readInt32();
        case LATITUDE -> latitudeOffset = in.readInt64();
        case LONGITUDE -> longitudeOffset = in.readInt64();
        default -> in.skipField(tag);
      }
    }
    for (int g = 0; g < count; g += 2) {
      CodedInputStream group = CodedInputStream.newInstance(unpacked, groups[g], groups[g + 1]);
      switch (WireFormat.getTagFieldNumber(unpacked[groups[g]])) {
        case DENSE -> each(group, DENSE, this::dense);
        case WAYS -> each(group, WAYS, this::way);
        default -> group(Osmformat.PrimitiveGroup.parseFrom(group));
      }
    }
  }

  /// Only where the texts lie: most are never asked for.
  private void readTexts(CodedInputStream in) throws IOException {
    textCount = 0;
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (WireFormat.getTagFieldNumber(tag) == Osmformat.StringTable.S_FIELD_NUMBER) {
        int length = in.readRawVarint32();
        if (textCount == textAt.length) {
          textAt = Arrays.copyOf(textAt, 2 * textCount);
          textLength = Arrays.copyOf(textLength, 2 * textCount);
          texts = new String[2 * textCount];
        }
        textAt[textCount] = in.getTotalBytesRead();
        textLength[textCount] = length;
        textCount++;
        in.skipRawBytes(length);
      } else {
        in.skipField(tag);
      }
    }
    Arrays.fill(texts, null);
  }

  /// A group holds elements of one kind: its first byte says which.
  private boolean wanted(byte first) {
    return switch (WireFormat.getTagFieldNumber(first)) {
      case Osmformat.PrimitiveGroup.NODES_FIELD_NUMBER, DENSE -> nodesWanted;
      case WAYS, Osmformat.PrimitiveGroup.RELATIONS_FIELD_NUMBER -> !nodesWanted;
      default -> false;
    };
  }

  private void group(Osmformat.PrimitiveGroup group) throws BrokenFile {
    for (Osmformat.Node node : group.getNodesList()) {
      tags.of(node.getKeysCount(), node.getValsCount(), node::getKeys, node::getVals);
      node(node.getId(), node.getLat(), node.getLon());
    }
    for (Osmformat.Relation relation : group.getRelationsList()) {
      relation(relation);
    }
  }

  /// Reads one message of a group.
  private interface Message {
    void read(CodedInputStream in) throws IOException, BrokenFile;
  }

  /// Dense nodes and ways are most of a file: they are read into rows that are used again, and who
  /// drew them is passed over.
  private static void each(CodedInputStream in, int field, Message message)
      throws IOException, BrokenFile {
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (WireFormat.getTagFieldNumber(tag) == field) {
        int outer = in.pushLimit(in.readRawVarint32());
        message.read(in);
        in.popLimit(outer);
      } else {
        in.skipField(tag);
      }
    }
  }

  private void node(long id, long latitude, long longitude) throws BrokenFile {
    // Nanodegrees to degrees × 10⁷.
    long north = Math.floorDiv(latitudeOffset + granularity * latitude + 50, 100);
    long east = Math.floorDiv(longitudeOffset + granularity * longitude + 50, 100);
    if (Math.abs(north) > 900_000_000L || Math.abs(east) > 1_800_000_000L) {
      throw BrokenFile.at(offset, "degrees of latitude and longitude", "a node off the globe");
    }
    elements.node(id, (int) north, (int) east, tags);
  }

  private void dense(CodedInputStream in) throws IOException, BrokenFile {
    ids.clear();
    latitudes.clear();
    longitudes.clear();
    keysAndValues.clear();
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case Osmformat.DenseNodes.ID_FIELD_NUMBER -> ids.addDeltas(in);
        case Osmformat.DenseNodes.LAT_FIELD_NUMBER -> latitudes.addDeltas(in);
        case Osmformat.DenseNodes.LON_FIELD_NUMBER -> longitudes.addDeltas(in);
        case Osmformat.DenseNodes.KEYS_VALS_FIELD_NUMBER -> keysAndValues.addNumbers(in);
        default -> in.skipField(tag);
      }
    }
    if (latitudes.count != ids.count || longitudes.count != ids.count) {
      throw BrokenFile.at(offset, "a place for each node", "another number of them");
    }
    int at = 0;
    for (int i = 0; i < ids.count; i++) {
      tags.clear();
      while (at < keysAndValues.count && keysAndValues.rows[at] != 0) {
        if (at + 1 == keysAndValues.count) {
          throw BrokenFile.at(offset, "a value for each key of a node", "a key without");
        }
        tags.add((int) keysAndValues.rows[at], (int) keysAndValues.rows[at + 1]);
        at += 2;
      }
      at++;
      node(ids.rows[i], latitudes.rows[i], longitudes.rows[i]);
    }
  }

  /// A packed row of numbers.
  private static final class Row {
    private long[] rows = new long[8192];
    private int count;

    void clear() {
      count = 0;
    }

    /// Each number is written as the difference to the one before.
    void addDeltas(CodedInputStream in) throws IOException {
      int outer = in.pushLimit(in.readRawVarint32());
      long value = 0;
      while (!in.isAtEnd()) {
        value += in.readSInt64();
        add(value);
      }
      in.popLimit(outer);
    }

    void addNumbers(CodedInputStream in) throws IOException {
      int outer = in.pushLimit(in.readRawVarint32());
      while (!in.isAtEnd()) {
        add(in.readInt32());
      }
      in.popLimit(outer);
    }

    private void add(long value) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = value;
    }
  }

  private void way(CodedInputStream in) throws IOException, BrokenFile {
    long id = 0;
    ids.clear();
    keys.clear();
    values.clear();
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case Osmformat.Way.ID_FIELD_NUMBER -> id = in.readInt64();
        case Osmformat.Way.KEYS_FIELD_NUMBER -> keys.addNumbers(in);
        case Osmformat.Way.VALS_FIELD_NUMBER -> values.addNumbers(in);
        case Osmformat.Way.REFS_FIELD_NUMBER -> ids.addDeltas(in);
        default -> in.skipField(tag);
      }
    }
    tags.of(keys.count, values.count, i -> (int) keys.rows[i], i -> (int) values.rows[i]);
    elements.way(id, ids.rows, ids.count, tags);
  }

  private void relation(Osmformat.Relation relation) throws BrokenFile {
    int count = relation.getMemidsCount();
    if (relation.getRolesSidCount() != count || relation.getTypesCount() != count) {
      throw BrokenFile.at(offset, "a role and a kind for each member", "another number of them");
    }
    if (refs.length < count) {
      refs = new long[count];
    }
    long id = 0;
    for (int i = 0; i < count; i++) {
      id += relation.getMemids(i);
      refs[i] = id;
      text(relation.getRolesSid(i));
    }
    tags.of(relation.getKeysCount(), relation.getValsCount(), relation::getKeys, relation::getVals);
    elements.relation(relation.getId(), new Members(relation), tags);
  }

  /// A text of the block, made when it is first asked for.
  private String text(int index) throws BrokenFile {
    if (index < 0 || index >= textCount) {
      throw BrokenFile.at(offset, "a text of the block", "number " + index + " of " + textCount);
    }
    return made(index);
  }

  private String made(int index) {
    String text = texts[index];
    if (text == null) {
      text = new String(unpacked, textAt[index], textLength[index], StandardCharsets.UTF_8);
      texts[index] = text;
    }
    return text;
  }

  private final class Members implements Elements.Members {
    private final Osmformat.Relation relation;

    Members(Osmformat.Relation relation) {
      this.relation = relation;
    }

    @Override
    public int count() {
      return relation.getMemidsCount();
    }

    @Override
    public MemberKind kind(int index) {
      return switch (relation.getTypes(index)) {
        case NODE -> MemberKind.NODE;
        case WAY -> MemberKind.WAY;
        case RELATION -> MemberKind.RELATION;
      };
    }

    @Override
    public long id(int index) {
      return refs[index];
    }

    @Override
    public String role(int index) {
      return made(relation.getRolesSid(index));
    }
  }

  /// Tags of the element being read: numbers of texts of the block.
  private final class BlockTags implements Tags {
    private int[] words = new int[64];
    private int count;

    void clear() {
      count = 0;
    }

    void add(int key, int value) throws BrokenFile {
      if (Math.min(key, value) < 0 || Math.max(key, value) >= textCount) {
        throw BrokenFile.at(
            offset, "texts of the block", "numbers " + key + ", " + value + " of " + textCount);
      }
      if (2 * count + 2 > words.length) {
        words = Arrays.copyOf(words, 2 * words.length);
      }
      words[2 * count] = key;
      words[2 * count + 1] = value;
      count++;
    }

    void of(int keyCount, int valueCount, IntUnaryOperator keys, IntUnaryOperator values)
        throws BrokenFile {
      if (keyCount != valueCount) {
        throw BrokenFile.at(offset, "a value for each key", valueCount + " for " + keyCount);
      }
      clear();
      for (int i = 0; i < keyCount; i++) {
        add(keys.applyAsInt(i), values.applyAsInt(i));
      }
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public String key(int index) {
      return made(words[2 * index]);
    }

    @Override
    public String value(int index) {
      return made(words[2 * index + 1]);
    }
  }
}
