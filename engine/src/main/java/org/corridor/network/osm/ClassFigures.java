package org.corridor.network.osm;

import java.util.Map;
import org.corridor.network.Access;
import org.corridor.network.Mode;
import org.corridor.network.RoadClass;

/// What is taken for a class of road where its tags say nothing: the one table of planning figures.
///
/// Vehicles an hour and lane: 600, the sustained flow of an evacuation without contraflow (TRB
/// record 1093433, <https://trid.trb.org/view.aspx?id=1093433>), on every road built for through
/// traffic; the text-book 1,800 to 2,000 are not used. Half of it where vehicles turn, park or meet
/// on one track (living streets, service roads, tracks, ferries excepted): assumed. A ferry has no
/// rate: its timetable is not known. Speeds are what a class is built for, at most the limit of the
/// country ([CountrySpeeds]): assumed. Lanes for each direction: as OpenStreetMap's wiki has them
/// (<https://wiki.openstreetmap.org/wiki/Key:lanes>). Who may use a class where no tag says it:
/// <https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions>.
///
/// @param car may a car use it
/// @param foot may somebody on foot
/// @param lanes for each direction
/// @param vehiclesPerHourAndLane sustained in an evacuation
/// @param speedKmh what it is built for
record ClassFigures(Access car, Access foot, int lanes, int vehiclesPerHourAndLane, int speedKmh) {
  private static final Access YES = Access.OPEN;
  private static final Access NO = Access.CLOSED;

  private static final Map<RoadClass, ClassFigures> OF = Map.ofEntries(
      Map.entry(RoadClass.MOTORWAY, new ClassFigures(YES, NO, 2, 600, 120)),
      Map.entry(RoadClass.MOTORWAY_LINK, new ClassFigures(YES, NO, 1, 600, 60)),
      Map.entry(RoadClass.TRUNK, new ClassFigures(YES, YES, 1, 600, 100)),
      Map.entry(RoadClass.TRUNK_LINK, new ClassFigures(YES, YES, 1, 600, 50)),
      Map.entry(RoadClass.PRIMARY, new ClassFigures(YES, YES, 1, 600, 80)),
      Map.entry(RoadClass.PRIMARY_LINK, new ClassFigures(YES, YES, 1, 600, 50)),
      Map.entry(RoadClass.SECONDARY, new ClassFigures(YES, YES, 1, 600, 60)),
      Map.entry(RoadClass.SECONDARY_LINK, new ClassFigures(YES, YES, 1, 600, 40)),
      Map.entry(RoadClass.TERTIARY, new ClassFigures(YES, YES, 1, 600, 50)),
      Map.entry(RoadClass.TERTIARY_LINK, new ClassFigures(YES, YES, 1, 600, 40)),
      Map.entry(RoadClass.UNCLASSIFIED, new ClassFigures(YES, YES, 1, 600, 40)),
      Map.entry(RoadClass.RESIDENTIAL, new ClassFigures(YES, YES, 1, 600, 30)),
      Map.entry(RoadClass.LIVING_STREET, new ClassFigures(YES, YES, 1, 300, 10)),
      Map.entry(RoadClass.SERVICE, new ClassFigures(YES, YES, 1, 300, 15)),
      Map.entry(RoadClass.TRACK, new ClassFigures(Access.UNKNOWN, YES, 1, 300, 10)),
      Map.entry(RoadClass.ROAD, new ClassFigures(Access.UNKNOWN, YES, 1, 300, 20)),
      Map.entry(RoadClass.BUSWAY, new ClassFigures(NO, NO, 1, 600, 40)),
      Map.entry(RoadClass.PEDESTRIAN, new ClassFigures(NO, YES, 1, 600, 10)),
      Map.entry(RoadClass.FOOTWAY, new ClassFigures(NO, YES, 1, 300, 10)),
      Map.entry(RoadClass.CYCLEWAY, new ClassFigures(NO, YES, 1, 300, 10)),
      Map.entry(RoadClass.BRIDLEWAY, new ClassFigures(NO, YES, 1, 300, 10)),
      Map.entry(RoadClass.PATH, new ClassFigures(NO, YES, 1, 300, 10)),
      Map.entry(RoadClass.STEPS, new ClassFigures(NO, YES, 1, 300, 5)),
      Map.entry(RoadClass.FERRY, new ClassFigures(Access.UNKNOWN, Access.UNKNOWN, 1, 0, 15)));

  static ClassFigures of(RoadClass roadClass) {
    ClassFigures figures = OF.get(roadClass);
    if (figures == null) {
      throw new IllegalStateException("No figures for " + roadClass);
    }
    return figures;
  }

  Access usually(Mode mode, RoadClass roadClass) {
    return switch (mode) {
      case CAR -> car;
      case BUS -> roadClass == RoadClass.BUSWAY ? Access.OPEN : car;
      case FOOT -> foot;
    };
  }

  /// Is it no road for vehicles unless a tag says so of motor vehicles by name? What is said of
  /// access in general, or of vehicles, which bicycles are too, is not said of cars there.
  boolean notForVehicles(RoadClass roadClass) {
    return switch (roadClass) {
      case BUSWAY, FOOTWAY, CYCLEWAY, BRIDLEWAY, PATH, STEPS, PEDESTRIAN -> true;
      case MOTORWAY,
          MOTORWAY_LINK,
          TRUNK,
          TRUNK_LINK,
          PRIMARY,
          PRIMARY_LINK,
          SECONDARY,
          SECONDARY_LINK,
          TERTIARY,
          TERTIARY_LINK,
          UNCLASSIFIED,
          RESIDENTIAL,
          LIVING_STREET,
          SERVICE,
          TRACK,
          ROAD,
          FERRY -> false;
    };
  }
}
