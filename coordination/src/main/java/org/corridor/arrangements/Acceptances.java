package org.corridor.arrangements;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.log.Hash;
import org.jspecify.annotations.Nullable;

/// Who said yes, and to which words. Nobody is in it who was silent (I2).
final class Acceptances {
  private final Map<String, Hash> textBy = new LinkedHashMap<>();
  private final Map<String, InstrumentEvent.TermsAccepted> words = new LinkedHashMap<>();

  /// When each party last accepted a text or took its acceptance back.
  private final Map<String, Instant> lastWord = new LinkedHashMap<>();

  /// Who said yes without saying to which words.
  private final Set<String> consented = new LinkedHashSet<>();

  void consent(String party) {
    consented.add(party);
  }

  void accept(InstrumentEvent.TermsAccepted accepted, Hash text, Instant when) {
    lastWord.put(accepted.by(), when);
    words.put(accepted.by(), accepted);
    textBy.put(accepted.by(), text);
  }

  /// A party takes back its yes; the text that it had accepted, null where it had none.
  @Nullable
  Hash withdraw(String party, Instant when) {
    lastWord.put(party, when);
    consented.remove(party);
    return textBy.remove(party);
  }

  /// Has a party said anything that it could take back?
  boolean saidYes(String party) {
    return textBy.containsKey(party) || consented.contains(party);
  }

  /// Of what a party says of its acceptance that said last counts, not that written down last.
  boolean isLastWord(String party, Instant at) {
    return !at.isBefore(lastWord.getOrDefault(party, Instant.MIN));
  }

  /// A moment, or that of the last word of any party where that is later.
  Instant notBeforeLastWord(Instant at) {
    Instant last = at;
    for (Instant word : lastWord.values()) {
      last = word.isAfter(last) ? word : last;
    }
    return last;
  }

  boolean isEmpty() {
    return textBy.isEmpty();
  }

  Optional<Hash> findText(String party) {
    return Optional.ofNullable(textBy.get(party));
  }

  Optional<InstrumentEvent.TermsAccepted> find(String party) {
    return textBy.containsKey(party) ? Optional.ofNullable(words.get(party)) : Optional.empty();
  }

  Set<String> who(Hash text) {
    Set<String> who = new LinkedHashSet<>();
    textBy.forEach((party, hash) -> {
      if (hash.equals(text)) {
        who.add(party);
      }
    });
    return who;
  }

  /// Did all accept this text?
  boolean byAll(Collection<String> parties, Hash text) {
    return who(text).containsAll(parties);
  }

  /// Did all say yes, to whatever words?
  boolean inPrinciple(Collection<String> parties) {
    return parties.stream().allMatch(this::saidYes);
  }

  /// Did all say yes to the same words?
  boolean sameForAll(Collection<String> parties) {
    return textBy.keySet().containsAll(parties)
        && textBy.values().stream().distinct().count() == 1;
  }

  Map<String, Hash> textBy() {
    return Collections.unmodifiableMap(textBy);
  }

  Set<String> consented() {
    return Collections.unmodifiableSet(consented);
  }
}
