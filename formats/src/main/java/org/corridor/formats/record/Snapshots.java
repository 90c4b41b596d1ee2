package org.corridor.formats.record;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.EnumMapSerializer;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.corridor.log.Snapshot;
import org.corridor.operations.OperationEvent;
import org.corridor.workflows.RecordOfTalks;
import org.objenesis.strategy.StdInstantiatorStrategy;

/// Snapshots of a record as bytes, and back.
///
/// The bytes are the objects as they are; only the very code that wrote them reads them
/// ([#code()]). They name classes, and none but ours and those of collections and times are made
/// from them.
final class Snapshots {
  static {
    // The faster way of it is deprecated in Java, which says so on the user's terminal.
    System.setProperty("kryo.unsafe", "false");
  }

  private static final Logger LOGGER = Logger.getLogger(Snapshots.class.getName());
  private static final int BUFFER = 1 << 16;

  /// What is kept.
  ///
  /// @param versions of the streams taken in
  record Kept(RecordOfTalks.Table table, Map<String, Long> versions) {}

  private Snapshots() {}

  static Snapshot.Bytes write(Kept kept) {
    try (Output output = new Output(BUFFER, -1)) {
      Kryo kryo = kryo();
      kryo.writeObject(output, kept.table());
      kryo.writeObject(output, new LinkedHashMap<>(kept.versions()));
      return new Snapshot.Bytes(output.toBytes());
    }
  }

  /// Empty where they cannot be understood: then the entries are read.
  static Optional<Kept> read(Snapshot.Bytes bytes) {
    try (Input input = new Input(bytes.array())) {
      Kryo kryo = kryo();
      RecordOfTalks.Table table = kryo.readObject(input, RecordOfTalks.Table.class);
      Map<String, Long> versions = new LinkedHashMap<>();
      Map<?, ?> kept = kryo.readObject(input, LinkedHashMap.class);
      kept.forEach((stream, version) -> versions.put((String) stream, (Long) version));
      return Optional.of(new Kept(table, versions));
    } catch (KryoException | ClassCastException | IllegalArgumentException e) {
      LOGGER.log(Level.FINE, "The snapshot cannot be understood", e);
      return Optional.empty();
    }
  }

  private static Kryo kryo() {
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    kryo.addDefaultSerializer(
        Collections.unmodifiableMap(Map.of()).getClass(), new UnmodifiableMap());
    // The only ones there are; it has to be told of which keys.
    kryo.addDefaultSerializer(EnumMap.class, new EnumMapSerializer(OperationEvent.Headcount.class));
    kryo.setClassLoader(new OurClasses(Snapshots.class.getClassLoader()));
    return kryo;
  }

  /// Ours are made of [Collections#unmodifiableMap] where their order matters, which the library
  /// would fill after making.
  private static final class UnmodifiableMap extends MapSerializer<Map<Object, Object>> {
    @Override
    protected Map<Object, Object> create(
        Kryo kryo, Input input, Class<? extends Map<Object, Object>> type, int size) {
      return new LinkedHashMap<>();
    }

    @Override
    public Map<Object, Object> read(
        Kryo kryo, Input input, Class<? extends Map<Object, Object>> type) {
      return Collections.unmodifiableMap(super.read(kryo, input, type));
    }
  }

  private static final class OurClasses extends ClassLoader {
    private static final List<String> PACKAGES =
        List.of("org.corridor.", "java.util.", "java.time.", "java.lang.");

    private OurClasses(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (PACKAGES.stream().noneMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /// Tells this code from every other: the digest of the files it is in.
  static String code() {
    return Code.DIGEST;
  }

  private static final class Code {
    private static final String DIGEST = digest();

    private static String digest() {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Class<?> one : List.of(RecordOfTalks.class, Snapshots.class, Kryo.class)) {
          add(
              Path.of(URI.create(
                  one.getProtectionDomain().getCodeSource().getLocation().toString())),
              digest);
        }
        return HexFormat.of().formatHex(digest.digest());
      } catch (IOException e) {
        throw new UncheckedIOException("The program's own files cannot be read", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void add(Path place, MessageDigest digest) throws IOException {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(Files.readAllBytes(file));
        }
      }
    }
  }
}
