package org.corridor.discern;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.corridor.discern.Wordpieces.Piece;

/// The network: a BERT of twelve small layers, taught further on labelled passages, in eight bits.
final class Network {
  private static final long BEGIN = 101;
  private static final long END = 102;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /// @throws OrtException if the network cannot run on this machine
  Network(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Who reads many reports reads several at the same time, each in its own thread.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model, options);
    }
  }

  Sight see(Window window) throws OrtException {
    List<Piece> pieces = window.pieces();
    int n = pieces.size() + 2;
    long[][] ids = new long[1][n];
    long[][] kinds = new long[1][n];
    ids[0][0] = BEGIN;
    ids[0][n - 1] = END;
    for (int i = 0; i < pieces.size(); i++) {
      ids[0][i + 1] = pieces.get(i).id();
    }
    for (int i = 0; i < n; i++) {
      kinds[0][i] = i > window.before() ? 1 : 0;
    }
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
        OnnxTensor kindTensor = OnnxTensor.createTensor(environment, kinds);
        OrtSession.Result result = session.run(Map.of("ids", idTensor, "kinds", kindTensor))) {
      return new Sight(
          n, floats(result, "parts"), floats(result, "acts"), floats(result, "points"));
    }
  }

  private static float[] floats(OrtSession.Result result, String name) {
    if (result.get(name).orElseThrow() instanceof OnnxTensor tensor) {
      FloatBuffer buffer = tensor.getFloatBuffer();
      float[] floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    }
    throw new IllegalStateException("the network gives no " + name);
  }
}
