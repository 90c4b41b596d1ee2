package org.corridor.feeds.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.feeds.CorridorTold;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.read.ReportReader;
import org.corridor.talks.TalksEvent.RouteOffered;

/// What a report tells of a corridor as items of the record: the day of it as this source tells it,
/// and where a side offers it, the offer and who accepted it.
final class CorridorProposals {
  private static final Set<String> OFFERED = Set.of("proposed", "agreed", "refused");

  private final Proposals proposals;
  private final Page page;

  CorridorProposals(Proposals proposals, Reading reading) {
    this.proposals = proposals;
    page = reading.page();
  }

  void propose(CorridorTold c) {
    day(c);
    boolean bySide = ReportReader.isSide(c.proposedBy());
    if (bySide && c.places().stream().distinct().count() > 1 && OFFERED.contains(c.outcome())) {
      offer(c);
    }
  }

  private void day(CorridorTold c) {
    Map<String, Object> parts = new LinkedHashMap<>();
    String way = String.join("|", c.places());
    String id = Proposals.id(
        "corridor-day",
        Proposals.sourceId(page.source(), page.name()),
        c.day().toString(),
        way,
        c.opens(),
        c.closes(),
        c.outcome());
    parts.put("id", "CD-" + id);
    parts.put("date", c.day().toString());
    parts.put("origin", c.places().getFirst());
    parts.put(
        "destination", c.places().size() < 2 ? Proposals.NOT_TOLD : c.places().getLast());
    Proposals.put(parts, "route", c.places().size() > 2 ? way : "");
    parts.put("direction", c.direction());
    Proposals.put(parts, "proposedBy", c.proposedBy());
    Proposals.put(parts, "acceptedBy", c.acceptedBy());
    Proposals.put(parts, "windowStart", c.opens());
    Proposals.put(parts, "windowEnd", c.closes());
    parts.put("outcome", c.outcome());
    parts.put("source", proposals.source(c.span()));
    proposals.add(id, "corridor-day", parts, c.span(), c.span(), c.why());
  }

  private void offer(CorridorTold c) {
    String offer = RouteOffered.idOf(c.day(), c.places().getFirst(), c.places().getLast());
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("id", offer);
    parts.put("by", c.proposedBy());
    parts.put("places", c.places());
    parts.put("direction", c.direction());
    Proposals.put(parts, "from", c.opens());
    Proposals.put(parts, "to", c.closes());
    parts.put("source", proposals.source(c.span()));
    String id = Proposals.id("offer", offer, c.proposedBy());
    proposals.add(id, "offer", parts, c.span(), c.span(), "a side offers " + c.why());
    for (String by : accepting(c)) {
      answer(c, offer, by);
    }
  }

  /// Who accepted, by the codes of the parties.
  private static List<String> accepting(CorridorTold c) {
    boolean bySide = ReportReader.isSide(c.acceptedBy()) && !c.acceptedBy().equals(c.proposedBy());
    return bySide ? List.of(c.acceptedBy()) : List.of();
  }

  private void answer(CorridorTold c, String offer, String by) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("offer", offer);
    parts.put("by", by);
    parts.put("answer", "accept");
    parts.put("text", c.span().of(page.text()));
    parts.put("source", proposals.source(c.span()));
    String id = Proposals.id("answer", offer, by, "accept");
    proposals.add(id, "answer", parts, c.span(), c.span(), "a side is said to have agreed");
  }
}
