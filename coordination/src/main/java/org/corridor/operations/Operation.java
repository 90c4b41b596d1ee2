package org.corridor.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.log.Decision;
import org.corridor.log.Known;
import org.corridor.log.Latest;
import org.jspecify.annotations.Nullable;

/// The operation of one arrangement: notifications with their receipts and relays, the go/no-go
/// list, and the votes.
public final class Operation {
  private static final String ANEW = "all began anew at ";

  private final List<String> parties;
  private final Map<String, Notified> notifications = new LinkedHashMap<>();
  /// Of an earlier text, or from before it was stopped.
  private final Map<String, Notified> past = new LinkedHashMap<>();

  /// From when on notifications and answers count, and from when on votes do.
  private Instant countsFrom = Instant.MIN;

  private Instant votesCountFrom = Instant.MIN;

  private final Ledger ledger = new Ledger();
  private final Map<String, Halt> halts = new LinkedHashMap<>();
  private final Latest<Item, OperationEvent.ItemAnswered> items = new Latest<>();
  private final Latest<String, OperationEvent.VoteCast> votes = new Latest<>();

  /// A convoy waits.
  public record Halt(OperationEvent.HaltBegun begun, Instant since) {
    /// Has it waited longer than it may (I18)?
    public boolean tooLong(Instant at) {
      int limit = begun.limitMinutes();
      return limit > 0 && at.isAfter(since.plus(Duration.ofMinutes(limit)));
    }
  }

  /// A notification and what became of it.
  public static final class Notified {
    private final OperationEvent.NotificationSubmitted notification;
    private final Instant submittedAt;
    private final Latest<String, OperationEvent.Receipt> receipts = new Latest<>();
    private final Set<String> relayed = new LinkedHashSet<>();
    private boolean withdrawn;

    private Notified(OperationEvent.NotificationSubmitted notification, Instant submittedAt) {
      this.notification = notification;
      this.submittedAt = submittedAt;
    }

    public OperationEvent.NotificationSubmitted notification() {
      return notification;
    }

    /// What a recipient said last of it.
    public Optional<OperationEvent.Receipt> findReceipt(String recipient) {
      return receipts.find(recipient);
    }

    /// Who has not acknowledged.
    public List<String> notAcknowledgedBy() {
      return notification.recipients().stream()
          .filter(r -> !receipts
              .find(r)
              .filter(OperationEvent.Receipt.ACKNOWLEDGED::equals)
              .isPresent())
          .toList();
    }

    /// Which units and checkpoints are not known to have the order.
    public List<String> notRelayedTo() {
      return notification.units().stream().filter(u -> !relayed.contains(u)).toList();
    }

    /// Is it about people who move, not about a site?
    public boolean ofMovement() {
      return notification.kind() != OperationEvent.NotificationKind.STATIC;
    }

    /// Was it sent so long before (I13)?
    ///
    /// @param movement when it begins
    public boolean inTime(Duration lead, Instant movement) {
      return !submittedAt.plus(lead).isAfter(movement);
    }

    public boolean expired(Instant at) {
      Instant expires = notification.expiresAt();
      return expires != null && !at.isBefore(expires);
    }
  }

  /// The operation of an arrangement between some parties.
  public Operation(List<String> parties) {
    this.parties = List.copyOf(parties);
  }

  /// May this be taken in?
  ///
  /// @param at when it happened
  public Decision decide(OperationEvent event, Instant at) {
    List<String> reasons = new ArrayList<>();
    switch (event) {
      case OperationEvent.NotificationSubmitted n -> {
        if (owns(n.id())) {
          reasons.add("the notification " + n.id() + " is recorded already");
        }
      }
      case OperationEvent.ReceiptGiven receipt -> {
        Notified n = sent(receipt.notification(), reasons);
        notBefore(n, at, reasons);
        if (n != null && !n.notification.recipients().contains(receipt.by())) {
          reasons.add(receipt.by() + " is no recipient of " + receipt.notification());
        }
      }
      case OperationEvent.RelayConfirmed relay -> {
        Notified n = sent(relay.notification(), reasons);
        notBefore(n, at, reasons);
        if (n != null && !n.notification.units().contains(relay.unit())) {
          reasons.add(relay.unit() + " is none of the units of " + relay.notification());
        }
      }
      case OperationEvent.NotificationWithdrawn withdrawn -> {
        Notified n = sent(withdrawn.notification(), reasons);
        notBefore(n, at, reasons);
        if (n != null && n.withdrawn) {
          reasons.add("the notification " + withdrawn.notification() + " is withdrawn already");
        }
      }
      case OperationEvent.HaltBegun halt -> Known.requireNew("halt", halt.id(), halts, reasons);
      case OperationEvent.HaltEnded end -> {
        Known.require("halt", end.id(), halts, reasons);
        Halt halt = halts.get(end.id());
        if (halt != null && at.isBefore(halt.since())) {
          reasons.add("the halt " + end.id() + " began at " + halt.since() + ", after this");
        }
      }
      case OperationEvent.ItemAnswered _,
          OperationEvent.PersonsCounted _,
          OperationEvent.CountCorrected _ -> {}
      case OperationEvent.VoteCast vote -> {
        boolean liaison = vote.role() == OperationEvent.Role.LIAISON;
        if (liaison != parties.contains(vote.party())) {
          reasons.add("a liaison votes for a party (" + String.join(", ", parties)
              + "), the coordinator and the convoy leader for none");
        }
      }
    }
    return Decision.unless(reasons, event);
  }

  private static void notBefore(@Nullable Notified n, Instant at, List<String> reasons) {
    if (n != null && at.isBefore(n.submittedAt)) {
      reasons.add("the notification " + n.notification.id() + " was sent at " + n.submittedAt
          + ", after this");
    }
  }

  private @Nullable Notified sent(String id, List<String> reasons) {
    Notified n = find(id);
    if (n == null) {
      reasons.add("no notification \"" + id + "\" is recorded");
    }
    return n;
  }

  /// Whether it still counts or not.
  private @Nullable Notified find(String id) {
    Notified n = notifications.get(id);
    return n == null ? past.get(id) : n;
  }

  /// Why something that is kept changes nothing: it is of what was before another text, a stop or a
  /// hold.
  ///
  /// @param at when it happened
  public Optional<String> whyNotCounted(OperationEvent event, Instant at) {
    return switch (event) {
      case OperationEvent.NotificationSubmitted _, OperationEvent.ItemAnswered _
      when at.isBefore(countsFrom) -> Optional.of(ANEW + countsFrom + ", after this");
      case OperationEvent.VoteCast _
      when at.isBefore(votesCountFrom) -> Optional.of(ANEW + votesCountFrom + ", after this");
      case OperationEvent.ReceiptGiven receipt
      when past.containsKey(receipt.notification()) -> pastWord(receipt.notification());
      case OperationEvent.RelayConfirmed relay
      when past.containsKey(relay.notification()) -> pastWord(relay.notification());
      case OperationEvent.NotificationWithdrawn withdrawn
      when past.containsKey(withdrawn.notification()) -> pastWord(withdrawn.notification());
      default -> Optional.empty();
    };
  }

  private static Optional<String> pastWord(String notification) {
    return Optional.of("the notification " + notification
        + " no longer counts: withdrawn, or of before another text or a stop");
  }

  /// Takes in what was decided before, in the order in which it happened.
  ///
  /// @param when it happened
  public void evolve(OperationEvent event, Instant when) {
    switch (event) {
      case OperationEvent.NotificationSubmitted n ->
        notifications.put(n.id(), new Notified(n, when));
      case OperationEvent.ReceiptGiven receipt -> {
        Notified n = find(receipt.notification());
        if (n != null) {
          n.receipts.put(receipt.by(), receipt.receipt(), when);
        }
      }
      case OperationEvent.RelayConfirmed relay -> {
        Notified n = find(relay.notification());
        if (n != null) {
          n.relayed.add(relay.unit());
        }
      }
      case OperationEvent.NotificationWithdrawn withdrawn -> {
        Notified n = find(withdrawn.notification());
        if (n != null) {
          n.withdrawn = true;
          past.put(withdrawn.notification(), n);
          notifications.remove(withdrawn.notification());
        }
      }
      case OperationEvent.PersonsCounted counted -> ledger.add(counted, when);
      case OperationEvent.CountCorrected corrected -> ledger.correct(corrected, when);
      case OperationEvent.HaltBegun halt -> halts.put(halt.id(), new Halt(halt, when));
      case OperationEvent.HaltEnded end -> halts.remove(end.id());
      case OperationEvent.ItemAnswered item -> items.put(item.item(), item, when);
      case OperationEvent.VoteCast vote -> {
        // Whoever said go before did not know that somebody would hold.
        if (vote.vote() != OperationEvent.Vote.GO) {
          voteAnew(when);
        }
        votes.put(voter(vote.role(), vote.party()), vote, when);
      }
    }
  }

  /// Takes in what is written down after other things that happened later, where those are as they
  /// were all the same; false where all is to be taken in anew, in its order.
  ///
  /// @param when it happened
  public boolean evolveLate(OperationEvent event, Instant when) {
    return switch (event) {
      case OperationEvent.PersonsCounted counted -> {
        ledger.add(counted, when);
        yield true;
      }
      case OperationEvent.CountCorrected corrected -> ledger.correct(corrected, when);
      default -> false;
    };
  }

  private static String voter(OperationEvent.Role role, String party) {
    return switch (role) {
      case COORDINATOR -> "the coordinator";
      case CONVOY_LEADER -> "the convoy leader";
      case LIAISON -> "the liaison of " + party;
    };
  }

  public Collection<Notified> notifications() {
    return Collections.unmodifiableCollection(notifications.values());
  }

  /// Those that no longer count: withdrawn, or of before another text or a stop. Who was told by
  /// them has to be told again.
  public Collection<Notified> noLongerCounting() {
    return Collections.unmodifiableCollection(past.values());
  }

  /// Did all begin anew, with another text or after a stop?
  public boolean begunAnew() {
    return !countsFrom.equals(Instant.MIN);
  }

  /// What became of those who boarded.
  public Ledger ledger() {
    return ledger;
  }

  /// Where a convoy waits now.
  public Collection<Halt> halts() {
    return Collections.unmodifiableCollection(halts.values());
  }

  public boolean owns(String notification) {
    return find(notification) != null;
  }

  /// The answer to an item that counts.
  public Optional<OperationEvent.ItemAnswered> findAnswer(Item item) {
    return items.find(item);
  }

  /// The vote of each who has said anything, as it counts.
  public Collection<OperationEvent.VoteCast> votes() {
    return votes.values();
  }

  /// How an item was answered last; unknown where nobody did.
  public OperationEvent.Answer answer(Item item) {
    return items
        .find(item)
        .map(OperationEvent.ItemAnswered::answer)
        .orElse(OperationEvent.Answer.UNKNOWN);
  }

  /// Hard items that nobody answered with yes: each of them blocks.
  public List<Item> blocking() {
    return Arrays.stream(Item.values()).filter(i -> blocks(i, answer(i))).toList();
  }

  /// Does an item block where it is answered so? What is not known blocks like a no.
  public static boolean blocks(Item item, OperationEvent.Answer answer) {
    return item.hard()
        && answer != OperationEvent.Answer.YES
        && (item.always() || answer != OperationEvent.Answer.NOT_APPLICABLE);
  }

  /// Does a recipient who acknowledged say otherwise, or object?
  public boolean takesBack(OperationEvent.ReceiptGiven receipt) {
    Notified n = notifications.get(receipt.notification());
    return n != null
        && switch (receipt.receipt()) {
          case ACKNOWLEDGED -> false;
          case RECEIVED ->
            n.receipts
                .find(receipt.by())
                .filter(OperationEvent.Receipt.ACKNOWLEDGED::equals)
                .isPresent();
          case OBJECTED, RETURNED_FOR_INFO -> true;
        };
  }

  /// Whose go is missing: the coordinator, the convoy leader, and the liaison of each party.
  /// Silence is hold.
  ///
  /// @param changed when anything that go rests on was last said: votes before it do not count
  public List<String> goMissingOf(Instant changed) {
    List<String> voters = new ArrayList<>();
    voters.add(voter(OperationEvent.Role.COORDINATOR, ""));
    voters.add(voter(OperationEvent.Role.CONVOY_LEADER, ""));
    parties.forEach(p -> voters.add(voter(OperationEvent.Role.LIAISON, p)));
    return voters.stream()
        .filter(v -> votes
            .find(v)
            .filter(cast -> cast.vote() == OperationEvent.Vote.GO
                && !votes.when(v).orElse(Instant.MIN).isBefore(changed))
            .isEmpty())
        .toList();
  }

  /// Has everybody said go with a vote? Said again it counts anew, so that go can be given again
  /// when what undid it is mended.
  ///
  /// @param at when it was cast: whoever said otherwise later has the last word
  /// @param changed when anything that go rests on was last said
  public boolean completes(OperationEvent.VoteCast vote, Instant at, Instant changed) {
    String voter = voter(vote.role(), vote.party());
    return vote.vote() == OperationEvent.Vote.GO
        && !at.isBefore(votesCountFrom)
        && votes.counts(voter, at)
        && List.of(voter).containsAll(goMissingOf(changed));
  }

  /// Another text, or stopped: what was answered, voted and acknowledged before no longer counts.
  public void beginAnew(Instant at) {
    voteAnew(at);
    countsFrom = at;
    items.forgetUpTo(at);
    past.putAll(notifications);
    notifications.clear();
  }

  /// What go rested on is no longer so: it has to be given again, by everybody.
  public void voteAnew(Instant at) {
    votes.forgetUpTo(at);
    votesCountFrom = at;
  }

  /// Has anybody voted on going?
  public boolean anyVotes() {
    return votes.lastWhen().isPresent();
  }

  /// When the last vote was cast; before all time where none was.
  public Instant lastVote() {
    return votes.lastWhen().orElse(Instant.MIN);
  }

  /// Of what is said more than once, is this the last word?
  public boolean isLastWord(OperationEvent event, Instant at) {
    if (whyNotCounted(event, at).isPresent()) {
      return false;
    }
    return switch (event) {
      case OperationEvent.ItemAnswered item -> items.counts(item.item(), at);
      case OperationEvent.VoteCast vote -> votes.counts(voter(vote.role(), vote.party()), at);
      case OperationEvent.ReceiptGiven receipt -> {
        Notified n = notifications.get(receipt.notification());
        yield n != null && n.receipts.counts(receipt.by(), at);
      }
      default -> true;
    };
  }

  /// What was voted last by each who has a vote, as `the coordinator: hold`.
  public List<String> votesSoFar() {
    return votes.values().stream()
        .map(v -> voter(v.role(), v.party()) + ": "
            + v.vote().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", says " + v.by())
        .toList();
  }

  /// How an item was answered last, and by whom.
  public Optional<OperationEvent.ItemAnswered> findItem(Item item) {
    return items.find(item);
  }
}
