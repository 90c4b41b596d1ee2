package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.log.Event;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;

/// The course of one arrangement and its operation: where it stands follows from what happened, in
/// the order in which it happened. What is written down late takes the place where it belongs, and
/// what came after it is taken in anew.
///
/// What the rules once found is not believed against that: a go stands only if everybody's word
/// stood behind it when it was given.
final class Course {
  private final InstrumentEvent.InstrumentOpened opened;
  private final List<Dated> history = new ArrayList<>();
  private Instant last = Instant.MIN;

  /// Was something taken in late since it was last asked where all stands?
  private boolean late;

  private Instrument instrument;
  private Operation operation;

  /// When anything that go rests on was last said.
  private Instant changedAt = Instant.MIN;

  private record Dated(Event event, Instant at) {}

  /// Is it a view of somebody who does not see what go rests on, and believes what the rules found?
  private final boolean view;

  /// A go behind which not everybody's word stood.
  private final Set<Dated> voidGoes = new HashSet<>();

  Course(InstrumentEvent.InstrumentOpened opened, boolean view) {
    this.opened = opened;
    this.view = view;
    instrument = new Instrument(opened, view);
    operation = new Operation(opened.parties());
  }

  void take(Event event, Instant at) {
    history.add(new Dated(event, at));
    if (late || at.isBefore(last)) {
      late = true;
    } else {
      last = at;
      apply(event, at);
    }
  }

  /// The moment, or that of the last thing that happened where that is later.
  Instant notBeforeLast(Instant at) {
    inOrder();
    return at.isBefore(last) ? last : at;
  }

  private void inOrder() {
    if (late) {
      late = false;
      history.sort(Comparator.comparing(Dated::at));
      begin();
      history.forEach(d -> apply(d.event(), d.at()));
      last = history.getLast().at();
    }
  }

  private void begin() {
    instrument = new Instrument(opened, view);
    operation = new Operation(opened.parties());
    changedAt = Instant.MIN;
    voidGoes.clear();
  }

  /// How far it had come at a moment, by all that is known of it now.
  Lifecycle stateAt(Instant at) {
    Course then = new Course(opened, view);
    history.stream().filter(d -> !d.at().isAfter(at)).forEach(d -> then.take(d.event(), d.at()));
    return then.instrument().state();
  }

  /// Does what the rules found still stand, by all that is known now?
  boolean stands(Event event, Instant at) {
    inOrder();
    return !voidGoes.contains(new Dated(event, at));
  }

  Instrument instrument() {
    inOrder();
    return instrument;
  }

  Operation operation() {
    inOrder();
    return operation;
  }

  Instant changedAt() {
    inOrder();
    return changedAt;
  }

  private void apply(Event event, Instant at) {
    if (changes(event)) {
      changedAt = at.isAfter(changedAt) ? at : changedAt;
    }
    switch (event) {
      case InstrumentEvent.GoGiven go -> {
        if (view || operation.goMissingOf(changedAt).isEmpty()) {
          instrument.evolve(go, at);
        } else {
          voidGoes.add(new Dated(go, at));
        }
      }
      case InstrumentEvent e -> {
        boolean stopped = instrument.state() instanceof Lifecycle.Suspended;
        int stops = instrument.stops();
        instrument.evolve(e, at);
        if (instrument.stops() > stops || e instanceof InstrumentEvent.FoundAgreed) {
          operation.beginAnew(at);
        } else if (e instanceof InstrumentEvent.HoldFound
            || (stopped && !(instrument.state() instanceof Lifecycle.Suspended))) {
          operation.voteAnew(at);
        }
      }
      case OperationEvent.VoteCast vote
      when vote.vote() != OperationEvent.Vote.GO && instrument.underWay() -> {
        operation.evolve(vote, at);
        apply(new InstrumentEvent.HoldFound(vote.instrument(), vote.by(), "says hold"), at);
      }
      case OperationEvent e -> operation.evolve(e, at);
      default -> throw new IllegalArgumentException("Not an event of an arrangement: " + event);
    }
  }

  /// Is it something that go rests on?
  private static boolean changes(Event event) {
    return switch (event) {
      case InstrumentEvent.FoundByRule _,
          InstrumentEvent.PublicNoticeGiven _,
          InstrumentEvent.LiaisonNamed _,
          InstrumentEvent.ConsentVoiced _,
          OperationEvent.VoteCast _,
          OperationEvent.PersonsCounted _,
          OperationEvent.CountCorrected _ -> false;
      default -> true;
    };
  }
}
