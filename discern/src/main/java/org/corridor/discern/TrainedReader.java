package org.corridor.discern;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.corridor.discern.Wordpieces.Piece;
import org.corridor.feeds.read.SecondReader;

/// Reads with a network that has learned from labelled passages (`docs/decisions/0015`).
public final class TrainedReader implements SecondReader {
  private final Wordpieces wordpieces;
  private final Network network;

  /// Opens the network that comes with the program: some 0.3 seconds.
  ///
  /// @throws IllegalStateException if it cannot run on this machine
  public TrainedReader() {
    try {
      wordpieces = new Wordpieces(
          List.of(new String(resource("vocabulary.txt"), StandardCharsets.UTF_8).split("\n", -1)));
      network = new Network(resource("network.onnx"));
    } catch (OrtException e) {
      throw new IllegalStateException("the second reader cannot run here: " + e.getMessage(), e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream file = TrainedReader.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not in this build");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return "discern/4";
  }

  @Override
  public Insight read(String text) {
    List<Piece> pieces = wordpieces.of(text);
    List<View> views = new ArrayList<>();
    try {
      for (Window window : Window.over(text, pieces)) {
        views.add(new View(window, network.see(window)));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the second reader failed: " + e.getMessage(), e);
    }
    return new Views(views);
  }
}
