package org.corridor.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// A small world drawn as text, one day long, in UTC.
///
/// A line is a road: `Town -> Border 60km 40km/h 600/h 11:00-16:00 17:00-18:00`; without hours it
/// is
/// open all day.
public final class World {
  public static final long DAY = Instant.parse("2022-03-05T00:00:00Z").toEpochMilli();
  public static final long MINUTE = 60_000;

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String[]> roads = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private final List<WaitingPlace> waits = new ArrayList<>();
  private final List<Destination> destinations = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long stepMillis = TimeGrid.MINUTE_MILLIS;

  public static World drawn(String text) {
    World world = new World();
    for (String line : text.strip().split("\n", -1)) {
      String[] words = line.strip().split("\\s+");
      world.place(words[0]);
      world.place(words[2]);
      world.roads.add(words);
    }
    return world;
  }

  public int place(String name) {
    return places.computeIfAbsent(name, _ -> places.size());
  }

  public static long at(String time) {
    return time.equals("24:00")
        ? DAY + 24 * 60 * MINUTE
        : DAY + LocalTime.parse(time).toSecondOfDay() * 1000L;
  }

  public static Spans hours(String... spans) {
    Spans all = Spans.NONE;
    for (String span : spans) {
      int dash = span.indexOf('-');
      all = all.union(Spans.of(at(span.substring(0, dash)), at(span.substring(dash + 1))));
    }
    return spans.length == 0 ? Spans.of(DAY, DAY + 24 * 60 * MINUTE) : all;
  }

  public World cars(String place, int vehicles, int persons) {
    return group(place, Kind.CAR, vehicles, persons, hours(), Group.Choice.ANY);
  }

  public World buses(String place, int vehicles, int persons, String from) {
    return group(place, Kind.BUS, vehicles, persons, hours(from + "-24:00"), Group.Choice.ANY);
  }

  public World group(
      String place, Kind kind, int vehicles, int persons, Spans departures, Group.Choice choice) {
    groups.add(new Group(
        place(place), kind, vehicles, persons * 1000L, persons * 1000L, departures, choice));
    return this;
  }

  public World gate(String place, double perHour, int queue, String... hours) {
    Gate.Lane all = new Gate.Lane(EnumSet.allOf(Kind.class), Rate.perHour(perHour));
    return gate(place, queue, Long.MAX_VALUE, List.of(all), hours);
  }

  public World gate(
      String place, int queue, long stayMillis, List<Gate.Lane> lanes, String... hours) {
    gates.add(new Gate(place(place), hours(hours), hours(), 0, queue, stayMillis, lanes, false));
    return this;
  }

  public World haven(String place, int vehicles) {
    waits.add(new WaitingPlace(place(place), vehicles, Long.MAX_VALUE, hours()));
    return this;
  }

  public World out(String place) {
    return out(place, Rate.UNLIMITED, Long.MAX_VALUE);
  }

  public World out(String place, Rate personsPerHour, long room, String... hours) {
    destinations.add(new Destination(place(place), hours(hours), personsPerHour, room));
    return this;
  }

  public World stepSeconds(int seconds) {
    stepMillis = seconds * 1000L;
    return this;
  }

  public PlanningProblem problem() {
    RoadNetwork.Builder network = RoadNetwork.withPlaces(places.size());
    List<Spans> openings = new ArrayList<>();
    for (String[] words : roads) {
      network.road(
          place(words[0]),
          place(words[2]),
          (int) Math.round(number(words[3], "km") * 1000),
          (int) Math.round(number(words[4], "km/h") * 1000),
          Rate.perHour(number(words[5], "/h")),
          Access.OPEN);
      openings.add(hours(java.util.Arrays.copyOfRange(words, 6, words.length)));
    }
    return new PlanningProblem(
        network.build(),
        openings,
        gates,
        waits,
        destinations,
        groups,
        TimeGrid.covering(DAY, DAY + 24 * 60 * MINUTE, stepMillis),
        4000);
  }

  private static double number(String word, String unit) {
    return Double.parseDouble(word.substring(0, word.length() - unit.length()));
  }
}
