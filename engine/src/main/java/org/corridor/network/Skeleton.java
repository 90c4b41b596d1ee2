package org.corridor.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// A road map reduced to what can matter between some junctions: fewer nodes, the same ways.
///
/// **Problem.** A map has ten times the junctions that a plan needs: dead ends without people,
/// roads that lead from nobody to nowhere, bends where two roads merely continue each other.
/// **Method.** First nodes are split where what may follow depends on where somebody comes from
/// ([Turns]); whoever takes the same road from several of them passes one link at its start, so
/// that its rate counts once. Then goes what cannot be reached from an origin, or does not lead to
/// a destination;
/// then dead ends; then nodes that only pass on are taken out and their two roads become one, as
/// slow as both together and as narrow as the narrower.
/// **Invariant.** Every way from an origin to a destination that turns nowhere on the spot is
/// there,
/// with the same length and time.
/// **Cost.** Time and memory O(arcs).
public final class Skeleton {
  private static final int ANY = -1;
  private static final int ENTRY = -2;

  private final RoadMap map;
  private final IntUnaryOperator kindOf;
  private final Turns turns;
  private final BitSet kept;
  private final BitSet stops;
  private final ArcsAt leaving;

  /// The junction of each node.
  private final List<Integer> junctionOf = new ArrayList<>();

  private final Map<Integer, Integer> nodeOfJunction = new HashMap<>();
  private final Map<Integer, Integer> nodeOfState = new HashMap<>();

  /// For each node the state in which it is entered; [#ANY] where that does not matter,
  /// [#ENTRY] where a road begins that several nodes of a junction share.
  private final List<Integer> stateOf = new ArrayList<>();

  /// The link with which an arc begins that is entered in some state.
  private final Map<List<Integer>, Integer> beginsWith = new HashMap<>();

  private final List<Link> links = new ArrayList<>();

  // Links that are still there, by node; a link taken out is null in `links`.
  private final List<Set<Integer>> out = new ArrayList<>();
  private final List<Set<Integer>> in = new ArrayList<>();

  /// A road from node to node, made of arcs of the map.
  ///
  /// @param from node
  /// @param to node
  /// @param kind what its arcs have in common
  /// @param arcs of the map, in the order of travel; none where several ways into a road meet
  /// @param lengthMillimetres of all of them
  /// @param travelMillis with nobody else on the road
  /// @param vehiclesPerHour of the narrowest
  public record Link(
      int from,
      int to,
      int kind,
      List<Integer> arcs,
      long lengthMillimetres,
      long travelMillis,
      int vehiclesPerHour) {
    public Link {
      arcs = List.copyOf(arcs);
    }

    Link then(Link next) {
      List<Integer> all = new ArrayList<>(arcs);
      all.addAll(next.arcs);
      return new Link(
          from,
          next.to,
          kind,
          all,
          lengthMillimetres + next.lengthMillimetres,
          travelMillis + next.travelMillis,
          Math.min(vehiclesPerHour, next.vehiclesPerHour));
    }
  }

  /// Reduces a map.
  ///
  /// @param mode whose turns are obeyed
  /// @param used which arcs may be used
  /// @param kindOf what kind an arc is; only arcs of one kind are joined
  /// @param origins junctions from which somebody comes
  /// @param destinations junctions to which somebody goes
  /// @param others further junctions that must stay, if they lie between
  /// @param stops of all of them those at which somebody stops on the way: from there they may go
  ///     on in any direction. Elsewhere whoever only passes obeys the turns
  public static Skeleton of(
      RoadMap map,
      Mode mode,
      IntPredicate used,
      IntUnaryOperator kindOf,
      Set<Integer> origins,
      Set<Integer> destinations,
      Set<Integer> others,
      Set<Integer> stops) {
    Skeleton skeleton = new Skeleton(map, mode, used, kindOf, origins, destinations, others, stops);
    skeleton.expand(origins);
    skeleton.keepWhatLeadsTo(destinations);
    skeleton.dropDeadEnds();
    skeleton.joinChains();
    return skeleton;
  }

  private Skeleton(
      RoadMap map,
      Mode mode,
      IntPredicate used,
      IntUnaryOperator kindOf,
      Set<Integer> origins,
      Set<Integer> destinations,
      Set<Integer> others,
      Set<Integer> stops) {
    this.map = map;
    this.kindOf = kindOf;
    turns = new Turns(map, mode);
    leaving = ArcsAt.leaving(map, used);
    kept = new BitSet(map.junctionCount());
    origins.forEach(kept::set);
    destinations.forEach(kept::set);
    others.forEach(kept::set);
    this.stops = new BitSet(map.junctionCount());
    stops.forEach(this.stops::set);
  }

  public int nodeCount() {
    return junctionOf.size();
  }

  /// The junction at which a node lies.
  public int junction(int node) {
    return junctionOf.get(node);
  }

  /// The node of a junction that was to stay; below 0 if nobody comes by.
  public int nodeOf(int junction) {
    return nodeOfJunction.getOrDefault(junction, -1);
  }

  /// The roads, in the order in which they were found.
  public List<Link> links() {
    List<Link> there = new ArrayList<>();
    for (Set<Integer> leavingNode : out) {
      for (int link : leavingNode) {
        there.add(links.get(link));
      }
    }
    return there;
  }

  /// The node reached by a state. Behind a split node nobody turns round at once either, or every
  /// restriction could be got round that way.
  private int node(int junction, int state, boolean behindSplit) {
    // Whoever stops at a place may go on from there in any direction.
    boolean splits = (behindSplit || turns.restricts(state)) && !stops.get(junction);
    Map<Integer, Integer> numbers = splits ? nodeOfState : nodeOfJunction;
    return numbers.computeIfAbsent(
        splits ? state : junction, _ -> made(junction, splits ? state : ANY));
  }

  private int made(int junction, int state) {
    junctionOf.add(junction);
    stateOf.add(state);
    out.add(new LinkedHashSet<>());
    in.add(new LinkedHashSet<>());
    return junctionOf.size() - 1;
  }

  /// Everything that can be reached from the origins.
  private void expand(Set<Integer> origins) {
    for (int junction : origins.stream().sorted().toList()) {
      nodeOfJunction.computeIfAbsent(junction, _ -> made(junction, ANY));
    }
    for (int node = 0; node < junctionOf.size(); node++) {
      int junction = junctionOf.get(node);
      int state = stateOf.get(node);
      for (int i = leaving.first(junction); state != ENTRY && i < leaving.end(junction); i++) {
        int arc = leaving.arc(i);
        int next = state < 0 ? arc : turns.next(state, arc);
        boolean turnsBack = state >= 0 && arc == RoadMap.back(turns.arc(state));
        if (next != Turns.FORBIDDEN && !turnsBack) {
          boolean behindSplit = state >= 0 && turns.restricts(state);
          take(node, node(map.to(arc), next, behindSplit), arc);
        }
      }
    }
  }

  /// From a node along an arc to another node.
  private void take(int from, int to, int arc) {
    List<Integer> road = List.of(arc, to);
    Integer known = beginsWith.get(road);
    if (known == null) {
      beginsWith.put(road, links.size());
      add(link(from, to, arc));
      return;
    }
    Link begins = links.get(known);
    int entry = begins.from();
    if (stateOf.get(entry) != ENTRY) {
      entry = made(map.from(arc), ENTRY);
      remove(known);
      beginsWith.put(road, links.size());
      add(link(entry, to, arc));
      add(into(begins.from(), entry, arc));
    }
    add(into(from, entry, arc));
  }

  /// On to a road that several nodes share.
  private Link into(int from, int entry, int arc) {
    return new Link(from, entry, kindOf.applyAsInt(arc), List.of(), 1, 1, map.vehiclesPerHour(arc));
  }

  private Link link(int from, int to, int arc) {
    long millimetres = map.lengthMillimetres(RoadMap.stretchOf(arc));
    return new Link(
        from,
        to,
        kindOf.applyAsInt(arc),
        List.of(arc),
        millimetres,
        Math.ceilDiv(millimetres * 36, 10L * map.speedKmh(arc)),
        map.vehiclesPerHour(arc));
  }

  private void add(Link link) {
    links.add(link);
    out.get(link.from()).add(links.size() - 1);
    in.get(link.to()).add(links.size() - 1);
  }

  private void remove(int link) {
    out.get(links.get(link).from()).remove(link);
    in.get(links.get(link).to()).remove(link);
  }

  private void keepWhatLeadsTo(Set<Integer> destinations) {
    BitSet leads = new BitSet(nodeCount());
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int junction : destinations) {
      int node = nodeOf(junction);
      if (node >= 0) {
        leads.set(node);
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      for (int link : in.get(open.remove())) {
        int from = links.get(link).from();
        if (!leads.get(from)) {
          leads.set(from);
          open.add(from);
        }
      }
    }
    for (int node = 0; node < nodeCount(); node++) {
      if (!leads.get(node)) {
        removeNode(node);
      }
    }
  }

  private void removeNode(int node) {
    List.copyOf(out.get(node)).forEach(this::remove);
    List.copyOf(in.get(node)).forEach(this::remove);
  }

  private boolean stays(int node) {
    return stateOf.get(node) == ANY && kept.get(junctionOf.get(node));
  }

  /// The nodes at the other ends of its roads; at most three are told apart.
  private int[] neighbours(int node) {
    int[] found = new int[3];
    int count = 0;
    for (boolean leavesIt : new boolean[] {true, false}) {
      for (int link : leavesIt ? out.get(node) : in.get(node)) {
        int other = leavesIt ? links.get(link).to() : links.get(link).from();
        boolean known = false;
        for (int i = 0; i < count; i++) {
          known |= found[i] == other;
        }
        if (!known) {
          found[count++] = other;
          if (count == found.length) {
            return found;
          }
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private void dropDeadEnds() {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node < nodeCount(); node++) {
      open.add(node);
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      boolean linked = !out.get(node).isEmpty() || !in.get(node).isEmpty();
      if (stays(node) || !linked) {
        continue;
      }
      int[] neighbours = neighbours(node);
      boolean deadEnd =
          neighbours.length == 1 || out.get(node).isEmpty() || in.get(node).isEmpty();
      if (deadEnd) {
        removeNode(node);
        for (int neighbour : neighbours) {
          open.add(neighbour);
        }
      }
    }
  }

  private void joinChains() {
    for (int node = 0; node < nodeCount(); node++) {
      if (!stays(node)) {
        join(node);
      }
    }
  }

  /// A node with two neighbours, and one road at most from each to it and back, only passes on.
  private void join(int node) {
    int[] ends = neighbours(node);
    if (ends.length != 2 || out.get(node).size() > 2 || in.get(node).size() > 2) {
      return;
    }
    List<Link> joined = new ArrayList<>();
    for (int first : in.get(node)) {
      for (int second : out.get(node)) {
        Link came = links.get(first);
        Link goes = links.get(second);
        if (came.from() != goes.to()) {
          if (came.kind() != goes.kind()) {
            return;
          }
          joined.add(came.then(goes));
        }
      }
    }
    // Two roads between the same two nodes would not be told apart by where they lead.
    boolean apart =
        joined.stream().map(l -> List.of(l.from(), l.to())).distinct().count() == joined.size();
    boolean free = joined.stream()
        .noneMatch(
            l -> out.get(l.from()).stream().anyMatch(other -> links.get(other).to() == l.to()));
    if (apart && free) {
      removeNode(node);
      joined.forEach(this::add);
    }
  }
}
