/// The kernels: the problem laid out in time, and the earliest-arrival flow through it.
///
/// **Reading order.** What is asked: [org.corridor.plan.flow.TimedNetwork]. The flow:
/// [org.corridor.plan.flow.Residual] (what is used and left), `Moves` (the arcs of the residual
/// network and their lengths), `Labels` (distances), `WaySearch` (one augmenting path after the
/// other), [org.corridor.plan.flow.EarliestArrival] (the loop over time). `MapDistances` only
/// orders arcs and strikes off whole places. Apart from these, the layout of a planning problem in
/// time: [org.corridor.plan.flow.TimeExpansion] with `Arcs`, `Cells`, `Reach` and `Waits`;
/// [org.corridor.plan.flow.Unravel] takes a flow apart into movements.
///
/// **In the words of the textbooks.** A *state* is a node of the time-expanded network: a place in
/// a cell of time, or a group at home (a source). Nothing of that network is stored: an arc of it
/// is a road and a cell. A *move* is a residual arc, followed from the sink to the sources. A *way*
/// is an augmenting path. A *label* is a distance label: a lower bound on the length of the
/// shortest way from a state to a source that still has vehicles. To *raise* is to relabel, to
/// *strike off* is to set the label to infinity for good, with the θ at which it happened. Flow is
/// sent to (sink, θ) for θ = 0, 1, 2, …: the lexicographic maximum flow, which is an
/// earliest-arrival flow.
///
/// **Lengths.** Let e(n) be the cells from node n to the nearest sink on empty roads, and
/// v(n, c) = c + e(n). Driving straight out keeps v; a detour or a wait of k cells, followed
/// backwards, lowers it by k. A forward move (unused capacity) has length 1 if v comes into
/// another block of b cells, 0 otherwise; a move against flow has length 1. So most labels are 0
/// or 1, and few states are ever raised twice. The flow's values do not depend on b.
///
/// **Why labels stay valid.** They are valid if d(x) ≤ length(x→y) + d(y) for every move. A way
/// only follows moves with equality, so d(x) ≥ d(y) along it. Augmenting can only add the
/// opposite moves y→x, of length at least 0, and d(y) ≤ d(x) ≤ length(y→x) + d(x). A new θ adds a
/// sink and no move between old states. What is struck off reaches no source by any move; ways
/// never pass it, so no augmentation gives it a move out again, whatever the lengths: labels may be
/// forgotten (set to 0, which is always valid), strikes are kept.
///
/// **Why the struck-off sets prove it.** After θ no way is left from (sink, 0 … θ) to a source, so
/// all these states are struck off, and so is everything they can move to: capacity from outside
/// is used up, and no flow leaves. That is a cut over time whose capacity equals the arrivals.
///
/// **Cost.** With S states, moves of each bounded by the degree, and D the largest finite label:
/// O(S · D · degree) for all raises and O(length) for each way. D is at most S; on real roads
/// mostly below 10, and where it grows blocks are made wider. Limits and factors in the code (8,
/// 16, a half, 500,000 …) only trade time against time; they were found by measuring
/// (`docs/performance.md`), and any others give the same flow values.
///
/// **By hand.** One road A→B of one step that takes one vehicle a step, two vehicles at A. θ = 0:
/// (B, 0) has no move, it is struck off. θ = 1: (B, 1) → (A, 0) by the road, and A is home: one
/// vehicle. The road is full in cell 0; the next search from (B, 1) finds no move and strikes it
/// off; (A, 0) keeps its label. θ = 2: the same over (A, 1). Arrivals 0, 1, 1; the cut for θ = 1 is
/// {(B, 0), (B, 1)}, into which lead 0 + 1 vehicles.
@NullMarked
package org.corridor.plan.flow;

import org.jspecify.annotations.NullMarked;
