package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.record.OpenRecord;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A command that reads a record, as it is or as it was at a moment, and changes nothing.
abstract class RecordView implements Callable<Integer> {
  final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Mixin
  private AsOf asOf = new AsOf();

  @Option(names = "--json", description = "Print it as JSON instead.")
  boolean json;

  @Option(
      names = "--seen-by",
      paramLabel = "WHO",
      description = {
        "Only what they may see: delegation:PARTY, liaison:PARTY, monitor, operator, reception,",
        "municipality, public, analyst or coordinator."
      })
  private @Nullable String seenBy;

  RecordView(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Prints what is asked for; returns the exit status.
  abstract int view(OpenRecord record, RecordPlace.Opened opened);

  /// Does the view show reports?
  boolean ofReports() {
    return false;
  }

  @Override
  public final Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = asOf.read(opened.log(), ofReports());
      if (seenBy == null) {
        return view(record, opened);
      }
      Viewer viewer = viewer(seenBy, record.state().talks());
      return view(asOf.seenBy(opened.log(), viewer), opened);
    }
  }

  private static Viewer viewer(String text, Talks talks) {
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
        "--seen-by",
        0,
        0,
        "",
        String.join(", ", known),
        "\"" + text + "\"",
        Problems.didYouMean(text, known)));
  }
}
