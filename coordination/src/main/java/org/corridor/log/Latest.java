package org.corridor.log;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Of what was said of each key, that which was said last, not that which was written down last.
/// Of two things said in one moment the one written down later counts.
public final class Latest<K, V> {
  private final Map<K, Said<V>> said = new LinkedHashMap<>();

  private record Said<V>(V what, Instant at) {}

  /// Takes in what was said at a moment.
  public void put(K key, V what, Instant at) {
    if (counts(key, at)) {
      said.put(key, new Said<>(what, at));
    }
  }

  /// Would something said at a moment count?
  public boolean counts(K key, Instant at) {
    Said<V> known = said.get(key);
    return known == null || !at.isBefore(known.at());
  }

  public Optional<V> find(K key) {
    return Optional.ofNullable(said.get(key)).map(Said::what);
  }

  /// When the last was said of a key.
  public Optional<Instant> when(K key) {
    return Optional.ofNullable(said.get(key)).map(Said::at);
  }

  /// In the order in which the keys were named first.
  public Collection<V> values() {
    return List.copyOf(said.values().stream().map(Said::what).toList());
  }

  /// Forgets what was said of a key up to a moment.
  public void forgetUpTo(K key, Instant at) {
    Said<V> known = said.get(key);
    if (known != null && !known.at().isAfter(at)) {
      said.remove(key);
    }
  }

  /// Forgets all that was said up to a moment.
  public void forgetUpTo(Instant at) {
    said.values().removeIf(s -> !s.at().isAfter(at));
  }

  /// The last moment at which anything was said.
  public Optional<Instant> lastWhen() {
    return said.values().stream().map(Said::at).max(Instant::compareTo);
  }
}
