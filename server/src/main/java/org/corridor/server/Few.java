package org.corridor.server;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// A few times in a while, for each name.
final class Few implements Predicate<String> {
  private final int times;
  private final Duration in;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  Few(int times, Duration in) {
    this.times = times;
    this.in = in;
  }

  /// Once more; false where it is too often.
  @Override
  public boolean test(String name) {
    return bucket(name).tryConsume(1);
  }

  /// Was it too often already?
  boolean spent(String name) {
    return bucket(name).getAvailableTokens() == 0;
  }

  private Bucket bucket(String name) {
    return buckets.computeIfAbsent(
        name,
        _ -> Bucket.builder()
            .addLimit(limit -> limit.capacity(times).refillGreedy(times, in))
            .build());
  }
}
