package org.corridor.likeness;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import org.corridor.feeds.inbox.Likeness;

/// By bge-small-en-v1.5 (English), which comes in a jar and runs on this machine. A text counts
/// with
/// its beginning: some 1,500 letters.
public final class SentenceLikeness implements Likeness {
  private static final int LETTERS_MAX = 1_500;

  private final EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();

  @Override
  public float[] direction(String text) {
    String begin = text.isBlank() ? "." : text.substring(0, Math.min(LETTERS_MAX, text.length()));
    float[] vector = model.embed(begin).content().vector();
    double length = 0;
    for (float v : vector) {
      length += v * v;
    }
    float[] direction = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      direction[i] = (float) (vector[i] / Math.sqrt(length));
    }
    return direction;
  }
}
