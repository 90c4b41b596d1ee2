package org.corridor.formats.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.corridor.formats.text.Cell;
import org.corridor.scenario.Segment;

/// Where a scenario's roads come from: a list of segments, or a map.
interface Roads {
  /// The file, as it is called in messages.
  String source();

  /// A place of the arrangement, with where it lies if that was said.
  void described(Cell id, OptionalDouble latitude, OptionalDouble longitude);

  /// The text of a cell if it names a place at a road; else that is told.
  Optional<String> knownPlace(Cell cell);

  /// Tells when no road leads from one place to the next.
  void requireRoad(Cell from, Cell to);

  /// Tells of parties with reach that the arrangement does not know.
  void requireParties(Set<String> parties);

  Set<String> ids();

  Set<String> places();

  Set<String> areas();

  List<Segment> segments();
}
