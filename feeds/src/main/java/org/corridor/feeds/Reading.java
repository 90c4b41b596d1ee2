package org.corridor.feeds;

import java.util.List;

/// All that was read in a publication.
///
/// @param reader version of the rules by which it was read
public record Reading(
    String reader,
    Page page,
    List<Statement> statements,
    List<Quantity> figures,
    List<Moment> moments,
    List<Mention> places,
    List<RoundTold> rounds,
    List<OutcomeTold> outcomes,
    List<MeetingTold> meetings,
    List<AttemptTold> attempts,
    List<CorridorTold> corridors,
    List<OfferTold> offers) {
  public Reading {
    statements = List.copyOf(statements);
    figures = List.copyOf(figures);
    moments = List.copyOf(moments);
    places = List.copyOf(places);
    rounds = List.copyOf(rounds);
    outcomes = List.copyOf(outcomes);
    meetings = List.copyOf(meetings);
    attempts = List.copyOf(attempts);
    corridors = List.copyOf(corridors);
    offers = List.copyOf(offers);
  }
}
