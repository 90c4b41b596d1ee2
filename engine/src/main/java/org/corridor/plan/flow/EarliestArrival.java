package org.corridor.plan.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flow that has, at every moment, brought out as many vehicles as any flow could by then.
///
/// **Problem.** Many places of departure, all destinations joined in one, capacities that change
/// over time, waiting only where a place allows it: an earliest-arrival flow [1, 2].
/// **Method.** For θ = first cell, second cell, … vehicles are brought to (destination, θ) along
/// ways backwards in the residual network until there is none: the lexicographic maximum flow.
/// Each state has a label that is never above its distance from a home; a way follows labels that
/// fall by what its moves cost, and states from which none does are raised [3]. Going straight on
/// costs nothing, losing time on the way and taking a way from somebody cost something ([Moves]),
/// so ways are short, there are few distances, labels rise seldom, and a search that finds dead
/// ends never comes there again ([WaySearch]). Labels are kept from θ to θ, for a later
/// destination takes no way from anybody. What can never again be reached from a home is struck
/// off. Now and then all labels in reach of a destination are measured anew ([Labels]), which
/// strikes off everything cut off from home at once.
/// **Invariant.** After θ the flow has the most arrivals by θ, and by every earlier cell as many
/// as before. Whatever is struck off has no way on except to what is struck off too, so the
/// struck-off sets are, for every θ, the cut that proves it: see
/// [org.corridor.plan.bound.CutProof].
/// **Cost.** A way costs its length; labels only rise, and measuring anew is paid for by as many
/// raises before it, but for a look at few states where the last search found nobody. Memory: an
/// int and a bit per node and cell, an int per arc and cell where anybody is, and two bits for
/// every arc and cell.
///
/// Where the room of one of several destinations is limited in all, no single flow need be the
/// largest at all moments. Then arrivals first take rooms as they come, and at the end are
/// swapped for others until the flow is the largest by the last cell.
///
/// [1] D. Gale, *Transient flows in networks*, Michigan Mathematical Journal 6, 1959.
/// [2] N. Baumann, M. Skutella, *Earliest arrival flows with multiple sources*, Mathematics of
/// Operations Research 34, 2009.
/// [3] R. K. Ahuja, J. B. Orlin, *Distance-directed augmenting path algorithms for maximum flow
/// and parametric maximum flow problems*, Naval Research Logistics 38, 1991.
public final class EarliestArrival {
  /// Not struck off.
  public static final int NEVER = Integer.MAX_VALUE;

  /// This share of all states may be raised in a horizon before ways may be longer.
  private static final double SHARE_RAISED = 0.5;

  /// How short ways are kept. The numbers do not depend on it.
  ///
  /// @param blockCells how many cells may be lost on a way at first before that costs
  /// @param raisesFree raises that are allowed whatever the size before that becomes more
  public record Shortness(int blockCells, long raisesFree) {
    static final Shortness USUAL = new Shortness(1, 500_000);
  }

  /// Distances on the map are measured anew at most once in so many cells.
  private static final int CELLS_PER_MAP = 10;

  private final Shortness shortness;
  private final Residual net;
  private final Moves moves;
  private final MapDistances map;
  private final Labels labels;
  private final WaySearch search;

  /// With one destination its room only says when to stop; with several, arrivals may be swapped.
  private final boolean roomsSwapped;

  private int provenUntil = -1;
  private long raisesBefore;
  private int widenedAt;

  /// Per destination: did the last search find nobody? Then the next may not either.
  private final boolean[] barren;

  /// @param capacity vehicles per arc and cell that may be used; rows may be shared
  /// @param room vehicles per node and cell that may wait; null where none may
  /// @param destinationRoom vehicles per destination in all, negative for no limit
  public EarliestArrival(
      TimedNetwork network, int[][] capacity, int[] @Nullable [] room, int[] destinationRoom) {
    this(network, capacity, room, destinationRoom, Shortness.USUAL);
  }

  /// The same with a choice of how short ways are kept, which the numbers do not depend on.
  ///
  /// @param shortness what keeping them short may cost
  public EarliestArrival(
      TimedNetwork network,
      int[][] capacity,
      int[] @Nullable [] room,
      int[] destinationRoom,
      Shortness shortness) {
    net = new Residual(network, capacity, room, destinationRoom);
    boolean anyLimited = false;
    for (boolean limited : net.roomLimited) {
      anyLimited |= limited;
    }
    roomsSwapped = anyLimited && destinationRoom.length > 1;
    moves = new Moves(net, shortness.blockCells());
    this.shortness = shortness;
    map = new MapDistances(net);
    labels = new Labels(net, moves);
    search = new WaySearch(labels, moves);
    barren = new boolean[destinationRoom.length];
  }

  /// Adds the vehicles of `groups` to what moves, keeping out whoever is out already.
  public void bringOut(List<Integer> groups) {
    List<Integer> joining = groups.stream().filter(g -> !standsBehindOthers(g)).toList();
    for (int g : groups) {
      net.left[g] = net.net.groupVehicles(g);
    }
    joining.forEach(g -> net.active[g] = true);
    net.countHomes();
    if (joining.isEmpty()) {
      return;
    }
    provenUntil = -1;
    begin(false);
    for (int cell = 0; cell < net.cells && net.groupsHome > 0; cell++) {
      stage(cell);
      for (int d = 0; d < net.roomLeft.length; d++) {
        bringTo(d, net.net.sink(d) * net.cells + cell);
      }
      provenUntil = cell;
    }
    if (roomsSwapped && net.groupsHome > 0) {
      begin(true);
      stage(net.cells - 1);
      for (int d = 0; d < net.roomLeft.length; d++) {
        bringTo(d, net.roomState(d));
      }
    }
  }

  private void begin(boolean swapping) {
    moves.begin(swapping);
    widenedAt = 0;
    raisesBefore = search.raises();
    labels.begin(swapping);
    map.begin();
    labels.strike(map);
    moves.order(map);
  }

  private void stage(int cell) {
    keepWaysLessShort(cell);
    labels.stage(cell);
    moves.stage(cell);
    search.stage();
    if (map.outdated() && cell % CELLS_PER_MAP == 0) {
      map.measure();
      labels.strike(map);
      moves.order(map);
    }
  }

  /// Keeping ways short costs raises. Where those since the last time are more than are free and
  /// a share of all states, as of the horizon that is done, ways may be longer from now on; then
  /// old labels say too much.
  private void keepWaysLessShort(int cell) {
    double share = (double) (cell - widenedAt) / net.cells;
    if (!moves.blocksWidest()
        && search.raises()
            > raisesBefore + shortness.raisesFree() + SHARE_RAISED * share * net.stateCount()) {
      moves.widenBlocks();
      labels.forget();
      raisesBefore = search.raises();
      widenedAt = cell;
    }
  }

  /// Where somebody of a group brought out earlier is left at home who could set off whenever this
  /// group could, nobody of this group can get out either: the other would have taken that way.
  public boolean standsBehindOthers(int g) {
    for (int h : net.groupsAt[net.homeOf[g]]) {
      if (h != g && net.active[h] && net.left[h] > 0 && net.net.departsWhenever(h, g)) {
        return true;
      }
    }
    return false;
  }

  /// Brings as many as possible to a destination, ending in a state of its sink or its room.
  private void bringTo(int destination, int root) {
    search.beginAt(root, net.roomLimited[destination]);
    if (barren[destination]) {
      search.lookAround();
    }
    barren[destination] = true;
    while (net.roomLeft[destination] > 0 && search.find()) {
      augment(destination);
      barren[destination] = false;
      if (net.groupsHome == 0) {
        search.end();
        labels.strikeAll();
      }
    }
    search.end();
  }

  /// Sends vehicles along the whole way found, and keeps of it what the next can go along.
  private void augment(int destination) {
    int length = search.length();
    int group = search.state(length) - net.groupState(0);
    int most = Math.min(net.left[group], net.roomLeft[destination]);
    for (int i = 0; i < length; i++) {
      most = Math.min(most, net.spare(search.state(i), search.way(i), search.state(i + 1)));
    }
    net.roomLeft[destination] -= net.roomLimited[destination] ? most : 0;
    net.left[group] -= most;
    net.groupsHome -= net.left[group] == 0 ? 1 : 0;
    int standing = length;
    for (int i = length - 1; i >= 0; i--) {
      net.push(search.state(i), search.way(i), search.state(i + 1), most);
      if (net.spare(search.state(i), search.way(i), search.state(i + 1)) == 0) {
        standing = i;
      }
    }
    search.keep(standing);
  }

  /// All states that somebody still at home could reach with what is left: the near side of the
  /// cut that holds them back. Indexed node × cell count + cell, then groups.
  public boolean[] reachableFromHome() {
    return new HomeReach(net).states();
  }

  /// Vehicles that arrive per cell, all destinations together.
  public int[] arrivals() {
    int[] sum = new int[net.cells];
    for (int d = 0; d < net.roomLeft.length; d++) {
      for (int c = 0; c < net.cells; c++) {
        sum[c] += net.arrivals(d, c);
      }
    }
    return sum;
  }

  public TimedNetwork network() {
    return net.net;
  }

  public int capacity(int arc, int cell) {
    return net.capacity[arc][cell];
  }

  public int flow(int arc, int cell) {
    return net.flow(arc, cell);
  }

  public int room(int node, int cell) {
    return net.room(node, cell);
  }

  public int waiting(int node, int cell) {
    return net.waiting(node, cell);
  }

  /// Vehicles of a group that set off, per cell.
  public int[] setOff(int group) {
    int[] perCell = new int[net.cells];
    SetOffs setOff = net.setOff[group];
    for (int i = 0; i < setOff.count(); i++) {
      perCell[setOff.cell(i)] = setOff.vehicles(i);
    }
    return perCell;
  }

  public int left(int group) {
    return net.left[group];
  }

  public boolean active(int group) {
    return net.active[group];
  }

  public boolean roomLimited(int destination) {
    return net.roomLimited[destination];
  }

  public int roomLeft(int destination) {
    return net.roomLeft[destination];
  }

  /// The last cell whose search failed; afterwards nobody was left at home.
  public int provenUntil() {
    return provenUntil;
  }

  /// The cell for which the state was struck off, [#NEVER] if it was not.
  public int struckAt(int node, int cell) {
    return labels.struckAt(node * net.cells + cell);
  }

  public int groupStruckAt(int group) {
    return labels.struckAt(net.groupState(group));
  }
}
