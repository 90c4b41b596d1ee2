package org.corridor.talks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.log.Dated;

/// Who said what to which route, route by route. A side that said nothing is silent, and silence is
/// never acceptance (I2).
///
/// @param parties ids, in the order in which they joined
/// @param rows one for each offer, in the order made
public record OfferMatrix(List<String> parties, List<Row> rows) {
  public OfferMatrix {
    parties = List.copyOf(parties);
    rows = List.copyOf(rows);
  }

  /// An offer and the last word of each side on it; of a side that is not in it nothing is
  /// recorded.
  ///
  /// @param offer the offer
  /// @param answers by party
  /// @param withdrawn did the side that made it take it back?
  public record Row(
      TalksEvent.RouteOffered offer,
      Map<String, TalksEvent.OfferAnswered> answers,
      boolean withdrawn) {
    public Row {
      answers = Map.copyOf(answers);
    }

    public Optional<TalksEvent.OfferAnswered> findAnswer(String party) {
      return Optional.ofNullable(answers.get(party));
    }

    /// How a side stands to the offer; the side that made it stands by it.
    public Standing standing(String party) {
      if (offer.by().equals(party)) {
        return withdrawn ? Standing.WITHDRAWN : Standing.OFFERED;
      }
      if (!asks(party)) {
        return Standing.NOT_ASKED;
      }
      return findAnswer(party)
          .map(a -> switch (a.answer()) {
            case ACCEPT -> Standing.ACCEPTED;
            case ACCEPT_WITH_CHANGE -> Standing.ACCEPTED_WITH_CHANGE;
            case REJECT -> Standing.REJECTED;
            case COUNTER -> Standing.COUNTERED;
            case SILENT -> Standing.SILENT;
            case NOT_RECEIVED -> Standing.NOT_RECEIVED;
          })
          .orElse(Standing.NOTHING_RECORDED);
    }

    private boolean asks(String party) {
      return offer.offeredTo().isEmpty()
          || offer.offeredTo().contains(party)
          || answers.containsKey(party);
    }

    /// Who is asked for an answer that counts; nobody where the offer was taken back.
    public List<String> asked(Collection<String> all) {
      return withdrawn
          ? List.of()
          : all.stream().filter(p -> asks(p) && !p.equals(offer.by())).toList();
    }

    /// Have all sides that are asked accepted the route as it was offered?
    public boolean acceptedByAll(Collection<String> all) {
      return !withdrawn
          && !asked(all).isEmpty()
          && asked(all).stream().map(this::standing).allMatch(s -> s == Standing.ACCEPTED);
    }
  }

  /// How a side stands to an offer.
  public enum Standing {
    OFFERED,
    WITHDRAWN,
    NOT_ASKED,
    ACCEPTED,
    ACCEPTED_WITH_CHANGE,
    REJECTED,
    COUNTERED,
    SILENT,
    NOT_RECEIVED,
    NOTHING_RECORDED
  }

  /// @param answered the answers, in the order in which they were noted
  static OfferMatrix of(
      Collection<String> parties,
      Collection<TalksEvent.RouteOffered> offers,
      List<Dated> answered,
      Set<String> withdrawn) {
    List<Row> rows = new ArrayList<>();
    for (TalksEvent.RouteOffered offer : offers) {
      Map<String, TalksEvent.OfferAnswered> last = new LinkedHashMap<>();
      answered.stream()
          .sorted(Comparator.comparing(Dated::at))
          .map(a -> (TalksEvent.OfferAnswered) a.event())
          .filter(a -> a.offer().equals(offer.id()))
          .forEach(a -> last.put(a.by(), a));
      rows.add(new Row(offer, last, withdrawn.contains(offer.id())));
    }
    return new OfferMatrix(List.copyOf(parties), rows);
  }
}
