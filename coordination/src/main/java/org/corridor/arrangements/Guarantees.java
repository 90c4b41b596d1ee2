package org.corridor.arrangements;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.arrangements.InstrumentEvent.GuaranteeAcknowledged;
import org.corridor.arrangements.InstrumentEvent.GuaranteeClaimed;
import org.corridor.arrangements.InstrumentEvent.GuaranteeWithdrawn;
import org.corridor.log.Known;
import org.corridor.log.Latest;

/// Who is said to guarantee what, and who says so themselves (I3).
public final class Guarantees {
  private final Map<String, GuaranteeClaimed> claimed = new LinkedHashMap<>();
  private final Latest<String, GuaranteeAcknowledged> acknowledged = new Latest<>();

  private final Map<String, Instant> claimedAt = new LinkedHashMap<>();

  /// Dropped by whoever claimed them; their ids are not used again.
  private final Set<String> dropped = new LinkedHashSet<>();

  void decide(GuaranteeClaimed claim, List<String> reasons) {
    Known.requireNew("guarantee", claim.id(), claimed, reasons);
    if (dropped.contains(claim.id())) {
      reasons.add("the guarantee " + claim.id() + " was withdrawn; another needs another id");
    }
  }

  void decide(GuaranteeAcknowledged ack, Instant at, List<String> reasons) {
    GuaranteeClaimed claim = claimed.get(ack.id());
    if (claim == null) {
      reasons.add("no guarantee \"" + ack.id() + "\" is recorded");
    } else if (!claim.guarantor().equals(ack.by())) {
      reasons.add("only " + claim.guarantor() + " can acknowledge this guarantee (I3)");
    } else if (at.isBefore(claimedAt.getOrDefault(ack.id(), at))) {
      reasons.add("it was claimed at " + claimedAt.get(ack.id()) + ", after this");
    }
  }

  void decide(GuaranteeWithdrawn withdrawn, Instant at, List<String> reasons) {
    Known.require("guarantee", withdrawn.id(), claimed, reasons);
    GuaranteeClaimed claim = claimed.get(withdrawn.id());
    if (claim != null && at.isBefore(claimedAt.getOrDefault(withdrawn.id(), at))) {
      reasons.add("it was claimed at " + claimedAt.get(withdrawn.id()) + ", after this");
    }
    if (claim != null
        && !withdrawn.by().equals(claim.claimedBy())
        && !withdrawn.by().equals(claim.guarantor())) {
      reasons.add("only " + claim.claimedBy() + " or " + claim.guarantor()
          + " can withdraw this guarantee");
    }
  }

  void evolve(GuaranteeClaimed claim, Instant at) {
    claimed.put(claim.id(), claim);
    claimedAt.put(claim.id(), at);
  }

  void evolve(GuaranteeAcknowledged ack, Instant at) {
    acknowledged.put(ack.id(), ack, at);
  }

  /// Without the guarantor's word it is a claim; whoever made it may drop it.
  void evolve(GuaranteeWithdrawn withdrawn, Instant at) {
    acknowledged.forgetUpTo(withdrawn.id(), at);
    GuaranteeClaimed claim = claimed.get(withdrawn.id());
    if (claim != null && withdrawn.by().equals(claim.claimedBy())) {
      claimed.remove(withdrawn.id());
      dropped.add(withdrawn.id());
    }
  }

  /// Does a withdrawal at a moment take back what counts now?
  public boolean takesBack(GuaranteeWithdrawn withdrawn, Instant at) {
    GuaranteeClaimed claim = claimed.get(withdrawn.id());
    return claim != null && effective(claim) && acknowledged.counts(withdrawn.id(), at);
  }

  public Collection<GuaranteeClaimed> all() {
    return Collections.unmodifiableCollection(claimed.values());
  }

  /// Does the guarantor stand by exactly the text that was claimed? Until then it is a claim (I3).
  public boolean effective(GuaranteeClaimed claim) {
    return acknowledged
        .find(claim.id())
        .filter(ack -> ack.text().strip().equals(claim.text().strip()))
        .isPresent();
  }
}
