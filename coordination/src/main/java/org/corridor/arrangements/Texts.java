package org.corridor.arrangements;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.arrangements.InstrumentEvent.TermsAccepted;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.InstrumentEvent.TermsFoundComplete;
import org.corridor.log.Hash;

/// The versions of an arrangement's text: none replaces another.
final class Texts {
  private final SequencedMap<Hash, TermsDrafted> versions = new LinkedHashMap<>();
  private final Map<Hash, Instant> draftedAt = new LinkedHashMap<>();
  private final Set<Hash> complete = new LinkedHashSet<>();

  void decide(TermsDrafted drafted, List<String> reasons) {
    TermsDrafted same = versions.get(drafted.hash());
    if (same != null) {
      reasons.add("this text is recorded already, as version " + same.version());
    }
    if (versions.values().stream().anyMatch(v -> v.version().equals(drafted.version()))) {
      reasons.add("the version " + drafted.version() + " is recorded already, with another text");
    }
    reasons.addAll(drafted.faults());
  }

  /// Whoever accepts names a text that was on the table then.
  void decide(TermsAccepted accepted, Instant at, List<String> reasons) {
    TermsDrafted text = find(accepted.hash()).orElse(null);
    if (text == null) {
      String names = versions.entrySet().stream()
          .map(v -> v.getValue().version() + " " + v.getKey().hex())
          .collect(Collectors.joining(", "));
      reasons.add("no version has the hash " + accepted.hash() + "; there are "
          + (names.isEmpty() ? "none" : names));
    } else if (at.isBefore(draftedAt.getOrDefault(text.hash(), at))) {
      reasons.add(
          "this text was put on the table at " + draftedAt.get(text.hash()) + ", after this");
    }
  }

  void isLeg(String leg, List<String> reasons) {
    List<String> legs = versions.values().stream()
        .flatMap(v -> v.route().stream())
        .map(InstrumentEvent.Leg::name)
        .distinct()
        .toList();
    if (!legs.contains(leg)) {
      reasons.add("no version has the stretch " + leg
          + (legs.isEmpty()
              ? "; put a route into the terms"
              : "; there are " + String.join(", ", legs)));
    }
  }

  void evolve(TermsDrafted drafted, Instant at) {
    versions.put(drafted.hash(), drafted);
    draftedAt.put(drafted.hash(), at);
  }

  void evolve(TermsFoundComplete found) {
    complete.add(new Hash(found.hash()));
  }

  /// In the order in which they were put on the table.
  SequencedMap<Hash, TermsDrafted> versions() {
    return Collections.unmodifiableSequencedMap(versions);
  }

  /// Has a text every term it needs?
  boolean complete(Hash text) {
    return complete.contains(text);
  }

  /// The version with a hash, all of its digits.
  private Optional<TermsDrafted> find(String hash) {
    return versions.entrySet().stream()
        .filter(v -> v.getKey().hex().equals(hash))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The version with a hash that is recorded.
  TermsDrafted require(String hash) {
    return find(hash)
        .orElseThrow(() -> new IllegalStateException("No version has the hash " + hash));
  }
}
