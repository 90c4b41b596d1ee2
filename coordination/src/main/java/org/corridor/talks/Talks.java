package org.corridor.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.log.Dated;
import org.corridor.log.Decision;
import org.corridor.log.Known;
import org.corridor.log.Latest;
import org.jspecify.annotations.Nullable;

/// What is known of the talks, and the rules by which more is taken in.
public final class Talks {
  private TalksEvent.@Nullable ProcessOpened process;
  private final Map<String, TalksEvent.PartyNamed> parties = new LinkedHashMap<>();
  private final Map<String, TalksEvent.ThirdPartyNamed> thirdParties = new LinkedHashMap<>();
  private final Map<String, TalksEvent.RoundHeld> rounds = new LinkedHashMap<>();
  private final List<Dated> outcomes = new ArrayList<>();
  private final List<TalksEvent.NextMeeting> meetings = new ArrayList<>();
  private final Map<String, TalksEvent.IssueRaised> issues = new LinkedHashMap<>();
  private final List<Dated> positions = new ArrayList<>();
  private final Map<String, TalksEvent.CommitmentMade> commitments = new LinkedHashMap<>();
  private final Latest<String, TalksEvent.CommitmentProgressed> progress = new Latest<>();
  private final Map<String, TalksEvent.RouteOffered> offers = new LinkedHashMap<>();
  private final Map<String, Instant> offeredAt = new LinkedHashMap<>();
  private final Map<String, TalksEvent.OfferWithdrawn> withdrawnOffers = new LinkedHashMap<>();
  private final List<Dated> answers = new ArrayList<>();

  /// A position, and how it moved.
  public record Moved(TalksEvent.PositionTaken position, Movement movement) {}

  /// May this be taken in?
  ///
  /// @param at when it happened
  public Decision decide(TalksEvent event, Instant at) {
    List<String> reasons = new ArrayList<>();
    switch (event) {
      case TalksEvent.ProcessOpened _ -> {
        if (process != null) {
          reasons.add("the record is open already; one record, one process");
        }
      }
      case TalksEvent.PartyNamed party -> {
        Known.requireNew("party", party.id(), parties, reasons);
        Known.requireNew("third party", party.id(), thirdParties, reasons);
        if (parties.values().stream().anyMatch(p -> p.name().equals(party.name()))) {
          reasons.add("another party is called " + party.name() + " already");
        }
      }
      case TalksEvent.ThirdPartyNamed third -> {
        Known.requireNew("party", third.id(), parties, reasons);
        Known.requireNew("third party", third.id(), thirdParties, reasons);
        third.acceptedBy().forEach(p -> Known.require("party", p, parties, reasons));
      }
      case TalksEvent.RoundHeld round -> {
        Known.requireNew("round", round.id(), rounds, reasons);
        if (rounds.values().stream().anyMatch(r -> r.ordinal() == round.ordinal())) {
          reasons.add("round " + round.ordinal() + " is recorded already, with another id");
        }
        Instant begin = round.begin();
        Instant end = round.end();
        if (begin != null && end != null && end.isBefore(begin)) {
          reasons.add("the round ends before it begins");
        }
        round.delegations().forEach(d -> Known.require("party", d.party(), parties, reasons));
      }
      case TalksEvent.OutcomeStated outcome -> {
        Known.require("round", outcome.round(), rounds, reasons);
        Known.require("party", outcome.by(), parties, reasons);
      }
      case TalksEvent.NextMeeting next -> Known.require("round", next.round(), rounds, reasons);
      case TalksEvent.IssueRaised issue -> {
        Known.requireNew("issue", issue.id(), issues, reasons);
        if (!issue.parent().isEmpty()) {
          Known.require("issue", issue.parent(), issues, reasons);
        }
      }
      case TalksEvent.PositionTaken position -> {
        Known.require("issue", position.issue(), issues, reasons);
        Known.require("party", position.party(), parties, reasons);
      }
      case TalksEvent.CommitmentMade commitment -> {
        Known.requireNew("commitment", commitment.id(), commitments, reasons);
        Known.require("party", commitment.by(), parties, reasons);
      }
      case TalksEvent.CommitmentProgressed moved ->
        Known.require("commitment", moved.commitment(), commitments, reasons);
      case TalksEvent.RouteOffered offer -> {
        Known.requireNew("offer", offer.id(), offers, reasons);
        Known.require("party", offer.by(), parties, reasons);
        offer.offeredTo().forEach(p -> Known.require("party", p, parties, reasons));
      }
      case TalksEvent.OfferWithdrawn withdrawn -> {
        Known.require("offer", withdrawn.offer(), offers, reasons);
        TalksEvent.RouteOffered offer = offers.get(withdrawn.offer());
        Instant offered = offeredAt.getOrDefault(withdrawn.offer(), at);
        if (offer != null && !offer.by().equals(withdrawn.by())) {
          reasons.add("only " + offer.by() + " can take back this offer");
        } else if (withdrawnOffers.containsKey(withdrawn.offer())) {
          reasons.add("the offer " + withdrawn.offer() + " is withdrawn already");
        } else if (at.isBefore(offered)) {
          reasons.add(
              "the offer " + withdrawn.offer() + " was made at " + offered + ", after this");
        }
      }
      case TalksEvent.OfferAnswered answer -> decide(answer, at, reasons);
    }
    return Decision.unless(reasons, event);
  }

  private void decide(TalksEvent.OfferAnswered answer, Instant at, List<String> reasons) {
    Known.require("offer", answer.offer(), offers, reasons);
    Known.require("party", answer.by(), parties, reasons);
    TalksEvent.RouteOffered offer = offers.get(answer.offer());
    if (offer != null && offer.by().equals(answer.by())) {
      reasons.add(answer.by() + " made this offer and cannot answer it");
    }
    Instant offered = offeredAt.getOrDefault(answer.offer(), at);
    if (at.isBefore(offered)) {
      reasons.add("the offer " + answer.offer() + " was made at " + offered + ", after this");
    }
    if (answer.answer() == TalksEvent.Answer.COUNTER) {
      Known.require("offer", answer.changed(), offers, reasons);
    }
    if (answer.answer() == TalksEvent.Answer.ACCEPT && !answer.changed().isEmpty()) {
      reasons.add("who accepts with a change has not accepted: accept with change (I2)");
    }
    if (answer.answer() == TalksEvent.Answer.ACCEPT_WITH_CHANGE
        && answer.changed().isEmpty()) {
      reasons.add("who accepts with a change says which: changed");
    }
  }

  /// Takes in what was decided before; of several answers the last given counts, not the last
  /// noted.
  ///
  /// @param d of the talks
  public void evolve(Dated d) {
    Instant at = d.at();
    switch ((TalksEvent) d.event()) {
      case TalksEvent.ProcessOpened opened -> process = opened;
      case TalksEvent.PartyNamed party -> parties.put(party.id(), party);
      case TalksEvent.ThirdPartyNamed third -> thirdParties.put(third.id(), third);
      case TalksEvent.RoundHeld round -> rounds.put(round.id(), round);
      case TalksEvent.OutcomeStated _ -> outcomes.add(d);
      case TalksEvent.NextMeeting next -> meetings.add(next);
      case TalksEvent.IssueRaised issue -> issues.put(issue.id(), issue);
      case TalksEvent.PositionTaken _ -> positions.add(d);
      case TalksEvent.CommitmentMade commitment -> commitments.put(commitment.id(), commitment);
      case TalksEvent.CommitmentProgressed moved -> progress.put(moved.commitment(), moved, at);
      case TalksEvent.RouteOffered offer -> {
        offers.put(offer.id(), offer);
        offeredAt.put(offer.id(), at);
      }
      case TalksEvent.OfferWithdrawn withdrawn -> withdrawnOffers.put(withdrawn.offer(), withdrawn);
      case TalksEvent.OfferAnswered _ -> answers.add(d);
    }
  }

  public Optional<TalksEvent.ProcessOpened> findProcess() {
    return Optional.ofNullable(process);
  }

  public Collection<TalksEvent.PartyNamed> parties() {
    return Collections.unmodifiableCollection(parties.values());
  }

  public Collection<TalksEvent.ThirdPartyNamed> thirdParties() {
    return Collections.unmodifiableCollection(thirdParties.values());
  }

  /// The name of a party or third party; the id itself where nobody has it.
  public String nameOf(String id) {
    TalksEvent.PartyNamed party = parties.get(id);
    TalksEvent.ThirdPartyNamed third = thirdParties.get(id);
    return party != null ? party.name() : third != null ? third.name() : id;
  }

  public Collection<TalksEvent.RoundHeld> rounds() {
    return Collections.unmodifiableCollection(rounds.values());
  }

  /// What the sides said came out of a round, in the order in which they said it.
  public List<TalksEvent.OutcomeStated> outcomes(String round) {
    return outcomes.stream()
        .sorted(Comparator.comparing(Dated::at))
        .map(d -> (TalksEvent.OutcomeStated) d.event())
        .filter(o -> o.round().equals(round))
        .toList();
  }

  /// What was said of the next meeting after a round, the latest last.
  public List<TalksEvent.NextMeeting> nextMeetings(String round) {
    return meetings.stream().filter(m -> m.round().equals(round)).toList();
  }

  public Collection<TalksEvent.IssueRaised> issues() {
    return Collections.unmodifiableCollection(issues.values());
  }

  /// In the order in which they were taken, each beside the same side's last on the same issue.
  public List<Moved> positions() {
    Map<List<String>, TalksEvent.Strength> last = new HashMap<>();
    List<Moved> moved = new ArrayList<>();
    positions.stream()
        .sorted(Comparator.comparing(Dated::at))
        .map(d -> (TalksEvent.PositionTaken) d.event())
        .forEach(p -> {
          TalksEvent.Strength before = last.put(List.of(p.issue(), p.party()), p.strength());
          moved.add(new Moved(
              p, before == null ? Movement.FIRST : Movement.between(before, p.strength())));
        });
    return moved;
  }

  public Collection<TalksEvent.CommitmentMade> commitments() {
    return Collections.unmodifiableCollection(commitments.values());
  }

  /// How far a promise has come: declared, until somebody says more.
  public TalksEvent.Progress progress(String commitment) {
    return progress
        .find(commitment)
        .map(TalksEvent.CommitmentProgressed::progress)
        .orElse(TalksEvent.Progress.DECLARED);
  }

  /// When a route was offered.
  public Optional<Instant> offeredAt(String offer) {
    return Optional.ofNullable(offeredAt.get(offer));
  }

  public OfferMatrix offers() {
    return OfferMatrix.of(parties.keySet(), offers.values(), answers, withdrawnOffers.keySet());
  }
}
