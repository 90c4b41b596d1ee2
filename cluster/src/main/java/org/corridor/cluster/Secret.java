package org.corridor.cluster;

import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;

/// What the machines of a cluster must know to be heard. With it what they say is encrypted too.
final class Secret {
  /// Of the environment, so that it stands in no list of processes.
  static final String VARIABLE = "CORRIDOR_CLUSTER_SECRET";

  private Secret() {}

  static void set(SparkConf conf, @Nullable String secret) {
    if (secret != null && !secret.isBlank()) {
      conf.set("spark.authenticate", "true")
          .set("spark.authenticate.secret", secret)
          .set("spark.network.crypto.enabled", "true")
          .set("spark.network.crypto.saslFallback", "false");
    }
  }
}
