package org.corridor.arrangements;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.reports.Amount;
import org.jspecify.annotations.Nullable;

/// What was agreed, or offered, about a corridor: the terms that bind movement.
///
/// @param parties the sides that must agree
/// @param corridor the route; null when any road may be used
/// @param alternates further routes that are part of the offer
/// @param published what was published as the route
/// @param windows when the corridor is open
/// @param evacuationStart nobody sets off before; null for the opening of the window
/// @param suspensions of hostilities
/// @param checkpoints on the way
/// @param guarantees given or said to be given
/// @param curfew null for none
/// @param marginMinutes silence kept before and after a vehicle is on a contested road
public record Arrangement(
    List<Party> parties,
    @Nullable Route corridor,
    List<Route> alternates,
    List<PublishedRoute> published,
    List<Window> windows,
    @Nullable Instant evacuationStart,
    List<Suspension> suspensions,
    List<Checkpoint> checkpoints,
    List<Guarantee> guarantees,
    @Nullable Curfew curfew,
    Amount marginMinutes) {
  public Arrangement {
    parties = List.copyOf(parties);
    alternates = List.copyOf(alternates);
    published = List.copyOf(published);
    windows = List.copyOf(windows);
    suspensions = List.copyOf(suspensions);
    checkpoints = List.copyOf(checkpoints);
    guarantees = List.copyOf(guarantees);
  }

  /// The corridor and its alternates.
  public List<Route> routes() {
    return Stream.concat(Stream.ofNullable(corridor), alternates.stream()).toList();
  }

  /// Has every party accepted this list of places?
  public boolean acceptedByAll(Route route) {
    return parties.stream().allMatch(party -> route.acceptedBy().contains(party.id()));
  }

  /// Does every party stand by this window?
  public boolean confirmedByAll(Window window) {
    return parties.stream().allMatch(window::confirmedBy);
  }

  public Party party(String id) {
    return parties.stream()
        .filter(party -> party.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No party " + id));
  }

  public Arrangement withWindows(List<Window> others, List<Suspension> otherSuspensions) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        published,
        others,
        evacuationStart,
        otherSuspensions,
        checkpoints,
        guarantees,
        curfew,
        marginMinutes);
  }

  public Arrangement withEvacuationStart(@Nullable Instant start) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        published,
        windows,
        start,
        suspensions,
        checkpoints,
        guarantees,
        curfew,
        marginMinutes);
  }

  public Arrangement withCheckpoints(List<Checkpoint> others) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        published,
        windows,
        evacuationStart,
        suspensions,
        others,
        guarantees,
        curfew,
        marginMinutes);
  }

  public Arrangement withRoutes(@Nullable Route route, List<Route> others) {
    return new Arrangement(
        parties,
        route,
        others,
        published,
        windows,
        evacuationStart,
        suspensions,
        checkpoints,
        guarantees,
        curfew,
        marginMinutes);
  }

  public Arrangement withPublished(List<PublishedRoute> others) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        others,
        windows,
        evacuationStart,
        suspensions,
        checkpoints,
        guarantees,
        curfew,
        marginMinutes);
  }

  public Arrangement withCurfew(@Nullable Curfew other) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        published,
        windows,
        evacuationStart,
        suspensions,
        checkpoints,
        guarantees,
        other,
        marginMinutes);
  }

  public Arrangement withMarginMinutes(Amount margin) {
    return new Arrangement(
        parties,
        corridor,
        alternates,
        published,
        windows,
        evacuationStart,
        suspensions,
        checkpoints,
        guarantees,
        curfew,
        margin);
  }
}
