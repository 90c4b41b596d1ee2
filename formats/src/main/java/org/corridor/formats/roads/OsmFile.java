package org.corridor.formats.roads;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.network.osm.Elements;
import org.corridor.network.osm.OsmSource;

/// An OpenStreetMap file: `.osm.pbf`, `.osm`, `.osm.gz` or `.osm.bz2`, told apart by its first
/// bytes, not by its name.
public final class OsmFile implements OsmSource {
  private static final byte[] PBF_HEADER = "OSMHeader".getBytes(StandardCharsets.US_ASCII);
  private static final int PBF_HEADER_AT = 6;
  private static final int FIRST_BYTES = 64;

  private final Path file;
  private final Kind kind;

  private enum Kind {
    PBF,
    XML,
    XML_GZ,
    XML_BZ2
  }

  private OsmFile(Path file, Kind kind) {
    this.file = file;
    this.kind = kind;
  }

  /// Opens a file.
  ///
  /// @throws BadInput if it is none that can be read
  public static OsmFile open(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw refused(name, Files.isDirectory(file) ? "a folder" : "nothing", "");
    }
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(FIRST_BYTES);
    } catch (IOException e) {
      throw refused(name, FileTrouble.of(e), "");
    }
    return new OsmFile(file, kind(name, first));
  }

  private static Kind kind(String name, byte[] first) {
    if (first.length == 0) {
      throw refused(name, "an empty file", "get it again");
    }
    if (starts(first, PBF_HEADER_AT, PBF_HEADER)) {
      return Kind.PBF;
    }
    if (starts(first, 0, new byte[] {0x1f, (byte) 0x8b})) {
      return Kind.XML_GZ;
    }
    if (starts(first, 0, new byte[] {'B', 'Z', 'h'})) {
      return Kind.XML_BZ2;
    }
    int at = starts(first, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}) ? 3 : 0;
    while (at < first.length && Character.isWhitespace(first[at])) {
      at++;
    }
    if (at < first.length && first[at] == '<') {
      return Kind.XML;
    }
    if (starts(first, 0, new byte[] {'P', 'K', 3, 4})) {
      throw refused(name, "a zip archive", "unpack it and give the .osm file in it");
    }
    if (starts(first, 0, new byte[] {(byte) 0xff, (byte) 0xe0})) {
      throw refused(name, "an .o5m file", "convert it: osmconvert FILE -o=roads.osm.pbf");
    }
    throw refused(name, "something else", "an extract of OpenStreetMap as .osm.pbf");
  }

  private static boolean starts(byte[] bytes, int at, byte[] with) {
    return bytes.length >= at + with.length
        && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
  }

  private static BadInput refused(String name, String found, String hint) {
    return BadInput.of(new Problem(
        name,
        0,
        0,
        "",
        "a file of OpenStreetMap: .osm.pbf, .osm, .osm.gz or .osm.bz2",
        found,
        hint));
  }

  @Override
  public void read(Elements elements) {
    String name = String.valueOf(file.getFileName());
    try {
      switch (kind) {
        case PBF -> PbfReader.read(file, elements);
        case XML, XML_GZ, XML_BZ2 -> readXml(elements);
      }
    } catch (BrokenFile broken) {
      throw BadInput.of(broken.problem(name));
    } catch (EOFException e) {
      throw BadInput.of(BrokenFile.endsEarly().problem(name));
    } catch (ZipException e) {
      throw refused(name, "gzip data that are damaged: " + e.getMessage(), "get the file again");
    } catch (IOException e) {
      throw refused(name, FileTrouble.of(e), "get the file again");
    }
  }

  private void readXml(Elements elements) throws IOException, BrokenFile {
    long size = Files.size(file);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream unpacked = unpack(raw)) {
      XmlReader.read(new Guarded(unpacked, kind == Kind.XML ? Long.MAX_VALUE : size), elements);
    }
  }

  private InputStream unpack(InputStream raw) throws IOException {
    return switch (kind) {
      case XML_GZ -> new GZIPInputStream(raw, 1 << 16);
      case XML_BZ2 -> new BZip2CompressorInputStream(raw, true);
      case XML, PBF -> raw;
    };
  }
}
