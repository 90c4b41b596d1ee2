package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.plan.Kind;
import org.corridor.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What everybody is told for the day: zones, buses and ambulances, convoys, checkpoints and
/// receptions. All of one plan, so that a time on one sheet is the same on every other.
///
/// @param zones what each zone is told
/// @param vehicles what each bus and ambulance does, those that stay in reserve without trips
/// @param convoys in the order in which they set off
/// @param posts what each checkpoint and reception has to expect
/// @param tripsDropped trips for which roads and checkpoints had no place in time
public record DayOrders(
    Scenario scenario,
    ZoneOrders zones,
    List<VehicleDay> vehicles,
    List<Convoy> convoys,
    List<Post> posts,
    int tripsDropped) {
  public DayOrders {
    vehicles = List.copyOf(vehicles);
    convoys = List.copyOf(convoys);
    posts = List.copyOf(posts);
  }

  /// The day of a bus or an ambulance.
  ///
  /// @param id of its fleet, and which of them
  /// @param kind bus or ambulance
  /// @param depot the place where it stands at first
  /// @param idle why it stays there; null where it has trips
  /// @param trips in order
  public record VehicleDay(
      String id, Kind kind, String depot, @Nullable Idle idle, List<Trip> trips) {
    public VehicleDay {
      trips = List.copyOf(trips);
    }

    /// Does it stay for who breaks down?
    public boolean inReserve() {
      return idle == Idle.RESERVE;
    }

    VehicleDay because(Idle why) {
      return new VehicleDay(id, kind, depot, why, trips);
    }
  }

  /// Why a vehicle has no trip.
  public enum Idle {
    /// It stays for who breaks down.
    RESERVE,
    /// There are fewer drivers than vehicles.
    NO_DRIVER,
    /// Nobody has a place in it.
    NO_SEATS,
    /// All who need one of its kind have one.
    NOT_NEEDED,
    /// No way leads from where it stands to anybody, and on to a reception, while it is open.
    NO_WAY,
    /// No trip fits windows, hours, rests, tank, and the others on the road.
    TOO_LATE;

    /// As it stands in tables.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// One load.
  ///
  /// @param convoy the number of the convoy it drives in
  /// @param leavesFrom the place where it stood
  /// @param leaves for the zone; the same as `boards` where it stands there
  /// @param empty what it passes on the way there, from where it stood to the zone; none where it
  ///     stands there
  /// @param there it is there
  /// @param boards from when on
  /// @param passes what it passes, the zone first and the reception last
  /// @param free all are set down
  /// @param restMinutes the driver rests before it leaves, 0 for not at all
  /// @param restThereMinutes the driver rests before people board
  /// @param overLong at the wheel for longer than one driver should be, with them aboard
  /// @param refuels before it leaves
  public record Trip(
      int convoy,
      String zone,
      String leavesFrom,
      Instant leaves,
      List<Pass> empty,
      Instant there,
      Instant boards,
      List<Pass> passes,
      String reception,
      Instant free,
      long persons,
      long restMinutes,
      long restThereMinutes,
      boolean overLong,
      boolean refuels,
      double km) {
    public Trip {
      empty = List.copyOf(empty);
      passes = List.copyOf(passes);
    }

    /// What it passes empty between where it stood and the zone.
    public List<Pass> between() {
      return empty.size() < 3 ? List.of() : empty.subList(1, empty.size() - 1);
    }
  }

  /// Somebody at a place on the way.
  ///
  /// @param checkpoint there is one, at which they are served
  /// @param haltMinutes for which each vehicle stops there; 0 where it goes on
  /// @param first the first vehicle is there
  /// @param last the last is
  public record Pass(
      String place, boolean checkpoint, long haltMinutes, Instant first, Instant last) {
    /// Does everybody stop there?
    public boolean halts() {
      return haltMinutes > 0;
    }
  }

  /// Vehicles that go together.
  ///
  /// @param number in the order of setting off, from 1
  /// @param vehicles how many of each kind
  /// @param named buses and ambulances in it, by id
  /// @param leader it needs somebody who leads and somebody who brings up the rear
  /// @param scoutLeaves the scout leaves; null where one has gone by this way before
  /// @param passes the zone first, the reception last
  /// @param columnMetres from first to last at the distance of an open column
  /// @param mayHalt where on the way it is safe to stop when told to, beside planned halts
  /// @param noScout one should go ahead, and the way is not open by then
  public record Convoy(
      int number,
      String zone,
      Map<Kind, Integer> vehicles,
      List<String> named,
      long persons,
      boolean leader,
      @Nullable Instant scoutLeaves,
      List<Pass> passes,
      String reception,
      long columnMetres,
      List<String> mayHalt,
      boolean noScout) {
    public Convoy {
      vehicles = Map.copyOf(vehicles);
      named = List.copyOf(named);
      passes = List.copyOf(passes);
      mayHalt = List.copyOf(mayHalt);
    }

    public int size() {
      return vehicles.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// A checkpoint, a halt or a reception.
  ///
  /// @param name as it is written
  /// @param slots a row for each quarter hour in which anybody comes
  public record Post(String name, String place, What what, List<Slot> slots) {
    public Post {
      slots = List.copyOf(slots);
    }

    /// What people do there.
    public enum What {
      CHECKPOINT,
      HALT,
      RECEPTION;

      /// As it stands in tables.
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /// Who comes in a quarter hour.
  ///
  /// @param from its beginning
  /// @param vehicles of each kind, with people
  /// @param convoys by number
  /// @param empty buses and ambulances that come through on their way to people, and are not held
  public record Slot(
      Instant from, Map<Kind, Integer> vehicles, long persons, List<Integer> convoys, int empty) {
    public Slot {
      vehicles = Map.copyOf(vehicles);
      convoys = List.copyOf(convoys);
    }
  }
}
