package org.corridor.plan.flow;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flow that has, at every moment, brought out as many vehicles as any flow could by then.
///
/// **Problem.** Many places of departure, all destinations joined in one, capacities that change
/// over time, waiting only where a place allows it: an earliest-arrival flow [1, 2].
/// **Method.** For θ = first cell, second cell, … vehicles are brought to (destination, θ) along
/// shortest ways backwards in the residual network until there is none: the lexicographic maximum
/// flow. Each state has a label that is never above its distance from a home; a way follows labels
/// that fall by one, and a state from which none does is raised [3]. Labels are kept from θ to θ,
/// for a later destination takes no way from anybody. What can never again be reached from a home
/// is struck off: the search never goes there any more. Now and then all labels in reach of a
/// destination are measured anew, which strikes off everything cut off from home at once.
/// **Invariant.** After θ the flow has the most arrivals by θ, and by every earlier cell as many as
/// before. Whatever is struck off has no way on except to what is struck off too, so the struck-off
/// sets are, for every θ, the cut that proves it: see [org.corridor.plan.bound.CutProof].
/// **Cost.** A way costs its length; labels only rise, and measuring anew is paid for by as many
/// raises before it. Memory: an int per node and cell, and one per arc and cell where anybody is.
///
/// Where the room of one of several destinations is limited in all, no single flow need be the
/// largest at all moments. Then arrivals first take rooms as they come, and at the end are swapped
/// for others until the flow is the largest by the last cell.
///
/// [1] D. Gale, *Transient flows in networks*, Michigan Mathematical Journal 6, 1959.
/// [2] N. Baumann, M. Skutella, *Earliest arrival flows with multiple sources*, Mathematics of
/// Operations Research 34, 2009.
/// [3] R. K. Ahuja, J. B. Orlin, *Distance-directed augmenting path algorithms for maximum flow and
/// parametric maximum flow problems*, Naval Research Logistics 38, 1991.
public final class EarliestArrival {
  /// Not struck off.
  public static final int NEVER = Integer.MAX_VALUE;

  private final Residual net;
  private final Labels labels;

  /// With one destination its room only says when to stop; with several, arrivals may be swapped.
  private final boolean roomsSwapped;

  private int provenUntil = -1;

  /// Per destination: did the last search find nobody? Then the next may not either.
  private final boolean[] barren;

  // The way being followed: states, and how each leads to the next.
  private int[] wayState = new int[64];
  private int[] wayBy = new int[64];

  /// @param capacity vehicles per arc and cell that may be used; rows may be shared
  /// @param room vehicles per node and cell that may wait; null where none may
  /// @param destinationRoom vehicles per destination in all, negative for no limit
  public EarliestArrival(
      TimedNetwork network, int[][] capacity, int[] @Nullable [] room, int[] destinationRoom) {
    net = new Residual(network, capacity, room, destinationRoom);
    boolean anyLimited = false;
    for (boolean limited : net.roomLimited) {
      anyLimited |= limited;
    }
    roomsSwapped = anyLimited && destinationRoom.length > 1;
    labels = new Labels(net);
    barren = new boolean[destinationRoom.length];
  }

  /// Adds the vehicles of `groups` to what moves, keeping out whoever is out already.
  public void bringOut(List<Integer> groups) {
    List<Integer> joining = groups.stream().filter(g -> !standsBehindOthers(g)).toList();
    for (int g : groups) {
      net.left[g] = net.net.groupVehicles(g);
    }
    joining.forEach(g -> net.active[g] = true);
    if (joining.isEmpty()) {
      return;
    }
    provenUntil = -1;
    labels.begin();
    for (int cell = 0; cell < net.cells && anybodyWaiting(); cell++) {
      labels.stage(cell);
      for (int d = 0; d < net.roomLeft.length; d++) {
        bringTo(d, net.net.sink(d) * net.cells + cell);
      }
      provenUntil = cell;
    }
    if (roomsSwapped && anybodyWaiting()) {
      labels.beginSwapping();
      labels.stage(net.cells - 1);
      for (int d = 0; d < net.roomLeft.length; d++) {
        bringTo(d, net.roomState(d));
      }
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

  private boolean anybodyWaiting() {
    for (int g = 0; g < net.groups; g++) {
      if (net.active[g] && net.left[g] > 0) {
        return true;
      }
    }
    return false;
  }

  /// Brings as many as possible to a destination, ending in a state of its sink or its room.
  private void bringTo(int destination, int root) {
    int length = 0;
    wayState[0] = root;
    labels.beginAt(root, net.roomLimited[destination]);
    if (barren[destination] && labels.alive(root)) {
      labels.measureFew(root);
    }
    barren[destination] = true;
    while (net.roomLeft[destination] > 0 && labels.alive(root)) {
      int state = wayState[length];
      int way = labels.next(state);
      if (labels.home(state)) {
        length = augment(destination, length);
        barren[destination] = false;
      } else if (way != Labels.NONE) {
        wayBy[length] = way;
        length++;
        if (length == wayState.length) {
          wayState = Arrays.copyOf(wayState, 2 * length);
          wayBy = Arrays.copyOf(wayBy, 2 * length);
        }
        wayState[length] = labels.found();
      } else {
        length = labels.measured(root) ? 0 : Math.max(0, length - 1);
      }
    }
  }

  /// Sends vehicles along the whole way; returns up to where the next way can go along it.
  private int augment(int destination, int length) {
    int group = wayState[length] - net.groupState(0);
    int most = Math.min(net.left[group], net.roomLeft[destination]);
    for (int i = 0; i < length; i++) {
      most = Math.min(most, net.spare(wayState[i], wayBy[i], wayState[i + 1]));
    }
    net.roomLeft[destination] -= net.roomLimited[destination] ? most : 0;
    net.left[group] -= most;
    net.emptied += net.left[group] == 0 ? 1 : 0;
    int goBackTo = length;
    for (int i = length - 1; i >= 0; i--) {
      net.push(wayState[i], wayBy[i], wayState[i + 1], most);
      if (net.spare(wayState[i], wayBy[i], wayState[i + 1]) == 0) {
        goBackTo = i;
      }
    }
    return goBackTo;
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
