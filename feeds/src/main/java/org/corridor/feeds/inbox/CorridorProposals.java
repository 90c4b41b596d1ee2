package org.corridor.feeds.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.feeds.CorridorTold;
import org.corridor.feeds.OfferTold;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.reports.ReportEvent.CorridorDayTold;

/// What a report tells of a corridor as items of the record: the day of it as this source tells it,
/// and where a side offers it, the offer and who accepted it.
final class CorridorProposals {
  private final Proposals proposals;
  private final Page page;

  CorridorProposals(Proposals proposals, Reading reading) {
    this.proposals = proposals;
    page = reading.page();
  }

  void day(CorridorTold c) {
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

  void offer(OfferTold o) {
    CorridorTold c = o.way();
    String way =
        CorridorDayTold.offerOf(c.day(), c.places().getFirst(), c.places().getLast());
    // The same way in other hours is another offer.
    String offer = c.opens().isEmpty() ? way : way + "-" + hours(c);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("id", offer);
    parts.put("by", o.by());
    parts.put("places", c.places());
    parts.put("direction", c.direction());
    Proposals.put(parts, "from", c.opens());
    Proposals.put(parts, "to", c.closes());
    parts.put("source", proposals.source(c.span()));
    String id = Proposals.id("offer", offer, o.by());
    proposals.add(id, "offer", parts, c.span(), c.span(), "a side offers " + c.why());
    o.answers().forEach(a -> answer(c, offer, a));
  }

  private static String hours(CorridorTold c) {
    String from = String.valueOf(c.from()).replace(":", "");
    return c.to() == null ? from : from + "-" + c.to().toString().replace(":", "");
  }

  private void answer(CorridorTold c, String offer, OfferTold.Answer a) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("offer", offer);
    parts.put("by", a.by());
    parts.put("answer", a.answer());
    parts.put("text", c.span().of(page.text()));
    parts.put("source", proposals.source(c.span()));
    String id = Proposals.id("answer", offer, a.by(), a.answer());
    proposals.add(id, "answer", parts, c.span(), c.span(), "a side answers an offer");
  }
}
