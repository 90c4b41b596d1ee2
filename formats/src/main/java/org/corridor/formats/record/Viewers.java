package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer;

/// Those for whom a record can be looked at, in words: `monitor`, `delegation:UA`.
public final class Viewers {
  private Viewers() {}

  /// Who is meant.
  ///
  /// @param where they are named, for whoever named nobody
  /// @param talks whose parties there are
  /// @throws BadInput where it is nobody
  public static Viewer named(String where, String text, Talks talks) {
    String[] parts = text.split(":", 2);
    String party = parts.length > 1 ? parts[1] : "";
    List<String> parties =
        talks.parties().stream().map(TalksEvent.PartyNamed::id).toList();
    List<String> known = new ArrayList<>();
    for (Viewer.Duty duty : Viewer.Duty.values()) {
      String word = duty.name().toLowerCase(Locale.ROOT);
      if (!duty.ofParty()) {
        known.add(word);
      } else {
        parties.forEach(p -> known.add(word + ":" + p));
      }
      boolean whole = duty.ofParty() ? parties.contains(party) : parts.length == 1;
      if (word.equals(parts[0].toLowerCase(Locale.ROOT)) && whole) {
        return new Viewer(duty, party);
      }
    }
    throw BadInput.of(new Problem(
        where,
        0,
        0,
        "",
        String.join(", ", known),
        "\"" + text + "\"",
        Problems.didYouMean(text, known)));
  }
}
