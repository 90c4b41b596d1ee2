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
import org.corridor.log.Dated;
import org.corridor.log.Event;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;
import org.jspecify.annotations.Nullable;

/// The course of one arrangement and its operation: where it stands follows from what happened, in
/// the order in which it happened. What is written down late takes the place where it belongs, and
/// what came after it is taken in anew.
///
/// What the rules once found is not believed against that: a go stands only if everybody's word
/// stood behind it when it was given.
final class Course {
  private final InstrumentEvent.InstrumentOpened opened;

  /// Is it a view of somebody who does not see what go rests on, and believes what the rules found?
  private final boolean view;

  private final List<Dated> history = new ArrayList<>();

  /// Follows from the history: null until it is asked for, and again when something came late. Not
  /// kept in snapshots.
  private transient @Nullable Stand stand;

  Course(InstrumentEvent.InstrumentOpened opened, boolean view) {
    this.opened = opened;
    this.view = view;
  }

  void take(Dated d) {
    history.add(d);
    Stand now = stand;
    if (now != null) {
      if (d.at().isBefore(now.last)) {
        stand = now.takeLate(d) ? now : null;
      } else {
        now.take(d.event(), d.at());
      }
    }
  }

  private Stand stand() {
    Stand now = stand;
    if (now == null) {
      history.sort(Comparator.comparing(Dated::at));
      now = new Stand(opened, view);
      for (Dated d : history) {
        now.take(d.event(), d.at());
      }
      stand = now;
    }
    return now;
  }

  /// The moment, or that of the last thing that happened where that is later.
  Instant notBeforeLast(Instant at) {
    Instant last = stand().last;
    return at.isBefore(last) ? last : at;
  }

  /// How far it had come at a moment, by all that is known of it now.
  Lifecycle stateAt(Instant at) {
    Course then = new Course(opened, view);
    history.stream().filter(d -> !d.at().isAfter(at)).forEach(then::take);
    return then.instrument().state();
  }

  /// Does what the rules found still stand, by all that is known now?
  boolean stands(Event event, Instant at) {
    return !stand().voidGoes.contains(new Dated(event, at));
  }

  Instrument instrument() {
    return stand().instrument;
  }

  Operation operation() {
    return stand().operation;
  }

  /// When anything that go rests on was last said.
  Instant changedAt() {
    return stand().changedAt;
  }

  /// Where it stands when everything is taken in in order.
  private static final class Stand {
    private final boolean view;
    private final Instrument instrument;
    private final Operation operation;

    /// Goes behind which not everybody's word stood.
    private final Set<Dated> voidGoes = new HashSet<>();

    private Instant changedAt = Instant.MIN;
    private Instant last = Instant.MIN;

    private Stand(InstrumentEvent.InstrumentOpened opened, boolean view) {
      this.view = view;
      instrument = new Instrument(opened, view);
      operation = new Operation(opened.parties());
    }

    private void take(Event event, Instant at) {
      last = at;
      instrument.untell();
      apply(event, at);
    }

    /// Counts come late all day, and nothing but the counts depends on when.
    private boolean takeLate(Dated d) {
      boolean taken = d.event() instanceof OperationEvent e && operation.evolveLate(e, d.at());
      if (taken) {
        instrument.untell();
      }
      return taken;
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
