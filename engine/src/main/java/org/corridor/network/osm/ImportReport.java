package org.corridor.network.osm;

import org.corridor.network.RoadMap;

/// A road map and what was met on the way to it.
///
/// @param map the roads
/// @param waysLeftOut roads that are not there yet or no more, or no roads
/// @param classesUnknown ways whose kind of road has a name that is not known
/// @param nodesMissing nodes of roads outside the file or the area: roads end there
/// @param barriers places where not everybody is known to pass
/// @param borderCrossings on roads
/// @param restrictionsLost turn restrictions that could not be placed on the map
/// @param hazardAreas minefields and dangerous military grounds, as areas or lines
/// @param dangerousStretches stretches of road in or across them
public record ImportReport(
    RoadMap map,
    int waysLeftOut,
    int classesUnknown,
    int nodesMissing,
    int barriers,
    int borderCrossings,
    int restrictionsLost,
    int hazardAreas,
    int dangerousStretches) {

  /// Counts while a file is read.
  static final class Counts {
    int waysLeftOut;
    int classesUnknown;
    int nodesMissing;
    int barriers;
    int borderCrossings;
    int restrictionsLost;
    int hazardAreas;
    int dangerousStretches;

    ImportReport report(RoadMap map) {
      return new ImportReport(
          map,
          waysLeftOut,
          classesUnknown,
          nodesMissing,
          barriers,
          borderCrossings,
          restrictionsLost,
          hazardAreas,
          dangerousStretches);
    }
  }
}
