package org.corridor.formats.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The JSON Schemas that Corridor publishes.
public enum Schemas {
  /// Of `arrangement.yaml`.
  ARRANGEMENT("arrangement.schema.json"),
  /// Of the answer of `corridor plan --json`.
  PLAN("plan.schema.json");

  private final String file;

  Schemas(String file) {
    this.file = file;
  }

  public String text() {
    return resource(file);
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
