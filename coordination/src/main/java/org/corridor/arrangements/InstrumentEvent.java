package org.corridor.arrangements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.log.MayBeEmpty;
import org.corridor.log.Personal;
import org.jspecify.annotations.Nullable;

/// What happens to an instrument: the versioned text of an arrangement, what each party accepted,
/// declared and guaranteed, and how far it has come.
public sealed interface InstrumentEvent extends Event {
  /// Between the two places of a stretch in its name.
  String BETWEEN = "–";

  /// Tags of RFC 5646, as far as messages take them.
  Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*");

  /// id of the instrument
  String instrument();

  /// An arrangement is worked on.
  ///
  /// @param parties whose acceptance it needs
  record InstrumentOpened(
      String instrument,
      String title,
      List<String> parties,
      @MayBeEmpty String source) implements InstrumentEvent {
    public InstrumentOpened {
      parties = List.copyOf(parties);
      if (parties.isEmpty()) {
        throw new IllegalArgumentException("an arrangement has parties");
      }
    }
  }

  /// A stretch of the route, from a place to the next.
  ///
  /// @param area region or sector that suspensions name
  /// @param uncontested everybody agrees that no fighting can reach it
  /// @param reach parties whose fire can reach it; none named means all
  /// @param minutes that a vehicle is on it at least; 0 where nobody says
  record Leg(
      String from,
      String to,
      @MayBeEmpty String area,
      @MayBeEmpty boolean uncontested,
      @MayBeEmpty List<String> reach,
      @MayBeEmpty int minutes) {
    public Leg {
      // Not there in what was recorded by earlier versions.
      reach = List.copyOf(Objects.requireNonNullElse(reach, List.of()));
      if (minutes < 0) {
        throw new IllegalArgumentException("a stretch takes no less than no time");
      }
    }

    /// Within reach of all, nobody says how long it takes.
    public Leg(String from, String to, String area, boolean uncontested) {
      this(from, to, area, uncontested, List.of(), 0);
    }

    /// Must this party be silent for anybody to be on it?
    public boolean within(String party) {
      return !uncontested && (reach.isEmpty() || reach.contains(party));
    }

    /// `from–to`, as suspensions and hazards name it.
    public String name() {
      return from + BETWEEN + to;
    }
  }

  /// From one moment to another.
  record During(Instant from, Instant to) {}

  /// A version of the text. It replaces none: earlier ones stay, and whoever accepted one of them
  /// accepted that one.
  ///
  /// @param by who put it on the table
  /// @param texts by language, by term (T1 … T20)
  /// @param route the stretches of T1 in the order of travel
  /// @param opens begin of the window of T3
  /// @param closes end of the window of T3
  /// @param evacuationStart when the first may set off, where that is later
  /// @param marginMinutes silence before the window opens and after it closes
  /// @param noticeHours how long before a movement it is notified by T12; 0 for the usual 48
  /// @param emergencyNoticeHours the same in an emergency; 0 for the usual 24
  record TermsDrafted(
      String instrument,
      String version,
      String by,
      Map<String, Map<Term, String>> texts,
      @MayBeEmpty List<Leg> route,
      @MayBeEmpty @Nullable Instant opens,
      @MayBeEmpty @Nullable Instant closes,
      @MayBeEmpty @Nullable Instant evacuationStart,
      @MayBeEmpty int marginMinutes,
      @MayBeEmpty int noticeHours,
      @MayBeEmpty int emergencyNoticeHours,
      String source)
      implements InstrumentEvent {
    public TermsDrafted {
      texts = new TermsSheet(texts).texts();
      route = List.copyOf(route);
      if (opens != null && closes != null && !opens.isBefore(closes)) {
        throw new IllegalArgumentException("the window ends before it begins");
      }
    }

    /// While anybody who keeps to the window can be on a stretch, or all of the window where the
    /// text does not say how long each stretch takes; null without a window.
    public @Nullable During during(Leg leg) {
      if (opens == null || closes == null) {
        return null;
      }
      int at = route.indexOf(leg);
      if (at < 0 || route.stream().anyMatch(l -> l.minutes() == 0)) {
        return new During(opens, closes);
      }
      Instant sets =
          evacuationStart != null && evacuationStart.isBefore(opens) ? evacuationStart : opens;
      Instant first = sets.plus(minutes(route.subList(0, at)));
      Instant last = closes.minus(minutes(route.subList(at + 1, route.size())));
      return new During(first, last);
    }

    private static Duration minutes(List<Leg> legs) {
      return Duration.ofMinutes(legs.stream().mapToInt(Leg::minutes).sum());
    }

    /// What the whole route takes at least; nothing where the text does not say.
    public Duration drive() {
      return minutes(route);
    }

    /// When the first may set off; null without a window.
    public @Nullable Instant start() {
      return evacuationStart == null ? opens : evacuationStart;
    }

    /// The places of the route in the order of travel.
    public List<String> places() {
      List<String> places = new ArrayList<>();
      for (Leg leg : route) {
        if (places.isEmpty()) {
          places.add(leg.from());
        }
        places.add(leg.to());
      }
      return places;
    }

    /// What is wrong with the text itself.
    public List<String> faults() {
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < route.size(); i++) {
        Leg leg = route.get(i);
        if (i > 0 && !route.get(i - 1).to().equals(leg.from())) {
          faults.add("the stretch " + route.get(i - 1).name() + " does not join " + leg.name());
        }
        if (route.subList(0, i).stream().anyMatch(l -> l.name().equals(leg.name()))) {
          faults.add("the stretch " + leg.name() + " is in the route twice");
        }
        if (leg.from().contains(BETWEEN) || leg.to().contains(BETWEEN)) {
          faults.add("a place whose name has a dash (" + BETWEEN + ") in it: " + leg.name());
        }
      }
      if (evacuationStart != null
          && opens != null
          && closes != null
          && (evacuationStart.isBefore(opens) || !evacuationStart.isBefore(closes))) {
        faults.add("the evacuation starts when the window is not open");
      }
      texts.keySet().stream()
          .filter(l -> !LANGUAGE.matcher(l).matches())
          .forEach(l -> faults.add("\"" + l + "\" is no language as uk or en-GB"));
      return faults;
    }

    public TermsSheet sheet() {
      return new TermsSheet(texts);
    }

    /// The fingerprint of everything that is accepted with this version: its words in all
    /// languages, the stretches of the route, and the moments of the window.
    public Hash hash() {
      List<String> parts = new ArrayList<>();
      parts.add(sheet().hash().hex());
      for (Leg leg : route) {
        parts.addAll(
            List.of(leg.from(), leg.to(), leg.area(), Boolean.toString(leg.uncontested())));
        if (!leg.reach().isEmpty() || leg.minutes() > 0) {
          parts.add("reach");
          parts.addAll(leg.reach());
          parts.add(Integer.toString(leg.minutes()));
        }
      }
      parts.add("window");
      parts.add(String.valueOf(opens));
      parts.add(String.valueOf(closes));
      parts.add(String.valueOf(evacuationStart));
      parts.add(Integer.toString(marginMinutes));
      if (noticeHours > 0 || emergencyNoticeHours > 0) {
        parts.addAll(List.of(
            "notice", Integer.toString(noticeHours), Integer.toString(emergencyNoticeHours)));
      }
      return Hash.of(parts);
    }
  }

  /// A party said yes without saying to which words: no acceptance, but worth keeping.
  record ConsentVoiced(String instrument, String by, String text, String source)
      implements InstrumentEvent {}

  /// A party accepted one version, by its hash.
  record TermsAccepted(
      String instrument, String by, String hash, @MayBeEmpty String text, String source)
      implements InstrumentEvent {}

  /// A party took its acceptance back.
  record AcceptanceWithdrawn(String instrument, String by, String reason, String source)
      implements InstrumentEvent {}

  /// Said by the rules alone, as soon as it is so; nobody can send it.
  sealed interface FoundByRule extends InstrumentEvent {}

  /// The text has every term it needs.
  record TermsFoundComplete(String instrument, String hash) implements FoundByRule {}

  /// All who must have accepted the same text.
  record FoundAgreed(String instrument, String hash) implements FoundByRule {}

  /// Those on the ground have been told.
  record FoundNotified(String instrument) implements FoundByRule {}

  /// All who were told have acknowledged.
  record FoundAcknowledged(String instrument) implements FoundByRule {}

  /// No notification stands any more.
  record FoundNotNotified(String instrument) implements FoundByRule {}

  /// All who must said go, and nothing that blocks was open.
  record GoGiven(String instrument) implements FoundByRule {}

  /// A party took back its acceptance, or accepted another text.
  record NoLongerAgreed(String instrument, String by, String reason) implements FoundByRule {}

  /// What go rested on is no longer so: nobody sets off, and who is on the road is held.
  record HoldFound(String instrument, String by, String reason) implements FoundByRule {}

  /// Somebody says that somebody guarantees something.
  record GuaranteeClaimed(
      String instrument, String id, String guarantor, String claimedBy, String text, String source)
      implements InstrumentEvent {}

  /// The guarantor says so too, in its own words.
  ///
  /// @param text must be the text that was claimed, or the guarantee stays a claim
  record GuaranteeAcknowledged(String instrument, String id, String by, String text, String source)
      implements InstrumentEvent {}

  /// Whoever named a guarantor no longer counts on it, or the guarantor takes its word back.
  record GuaranteeWithdrawn(String instrument, String id, String by, String source)
      implements InstrumentEvent {}

  /// A party declares, or is said to have declared, that its weapons are silent.
  ///
  /// @param party whose weapons
  /// @param areas where; empty for everywhere
  /// @param declaredBy who says so: it counts when the party itself does
  record SuspensionDeclared(
      String instrument,
      String id,
      String party,
      @MayBeEmpty List<String> areas,
      Instant from,
      Instant to,
      String declaredBy,
      @MayBeEmpty String text,
      String source)
      implements InstrumentEvent {
    public SuspensionDeclared {
      areas = List.copyOf(areas);
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("the suspension ends before it begins");
      }
    }
  }

  /// The window as a party announced it, on its own clocks (I12).
  ///
  /// @param by the party
  /// @param from on the wall in `zone`
  /// @param zoneRules version of the zone database that the moments were reckoned with; left out,
  ///     that of this machine
  /// @param opens the moment that `from` meant; left out, reckoned from it
  /// @param closes the same of `to`
  record WindowStated(
      String instrument,
      String by,
      LocalDateTime from,
      LocalDateTime to,
      ZoneId zone,
      @MayBeEmpty String zoneRules,
      @MayBeEmpty @Nullable Instant opens,
      @MayBeEmpty @Nullable Instant closes,
      String source)
      implements InstrumentEvent {
    public WindowStated {
      opens = opens == null ? WallClock.moment(from, zone) : opens;
      closes = closes == null ? WallClock.moment(to, zone) : closes;
      zoneRules = zoneRules.isEmpty() ? WallClock.rulesVersion(zone) : zoneRules;
      if (!opens.isBefore(closes)) {
        throw new IllegalArgumentException("the window ends before it begins");
      }
    }

    /// Do the wall times mean the same moments by the zone database of this machine?
    public boolean meansTheSameStill() {
      return opens != null
          && closes != null
          && WallClock.means(from, zone, opens)
          && WallClock.means(to, zone, closes);
    }

    /// As `10:00 to 17:00 in Europe/Moscow`.
    public String wallTimes() {
      boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
      return from.toLocalDate() + " " + from.toLocalTime() + " to "
          + (oneDay ? to.toLocalTime() : to.toLocalDate() + " " + to.toLocalTime()) + " in " + zone;
    }
  }

  /// How a party's liaison is reached (T11). The contact is sealed in the log.
  ///
  /// @param office an office, not a name
  record LiaisonNamed(
      String instrument, String id, String party, String office, Personal contact, String source)
      implements InstrumentEvent {
    /// Whose key the contact is sealed with.
    public String subject() {
      return instrument + "/" + id;
    }

    public LiaisonNamed with(Personal sealed) {
      return new LiaisonNamed(instrument, id, party, office, sealed, source);
    }
  }

  /// A party's weapons are no longer silent, or will not be.
  record SuspensionWithdrawn(String instrument, String id, String by, String source)
      implements InstrumentEvent {}

  /// What is known of mines and shells on a stretch.
  enum Hazard {
    CLEAR,
    SUSPECTED,
    CONFIRMED,
    UNKNOWN
  }

  /// Somebody looked at a stretch, or says so.
  ///
  /// @param leg as `from–to`
  /// @param method how it was looked at
  record HazardAssessed(
      String instrument,
      String leg,
      Hazard hazard,
      @MayBeEmpty String method,
      String by,
      String source)
      implements InstrumentEvent {}

  /// Somebody takes it upon themselves that a stretch is used although it is not known to be clear.
  record HazardWaived(String instrument, String leg, String by, String reason, String source)
      implements InstrumentEvent {}

  /// Whether a stretch can be driven.
  enum Passable {
    OPEN,
    RESTRICTED,
    CLOSED,
    UNKNOWN
  }

  /// Somebody saw whether a stretch can be driven, whoever designated it (F17).
  ///
  /// @param leg as `from–to`
  record RoadSeen(String instrument, String leg, Passable passable, String by, String source)
      implements InstrumentEvent {}

  /// A place where people may go (T9). Said again it replaces what was said of that place.
  ///
  /// @param heldBy the party or organisation that holds the place
  /// @param categories who may go there; empty for everybody
  /// @param refusedBy who says that people cannot be asked to go there
  record DestinationNamed(
      String instrument,
      String place,
      @MayBeEmpty String heldBy,
      @MayBeEmpty List<String> categories,
      @MayBeEmpty List<String> refusedBy,
      String source)
      implements InstrumentEvent {
    public DestinationNamed {
      categories = List.copyOf(categories);
      refusedBy = List.copyOf(refusedBy);
    }

    public boolean takes(String category) {
      return categories.isEmpty() || categories.contains(category);
    }
  }

  /// The people were told of it (T15), at the time of the event.
  ///
  /// @param by who told them
  /// @param languages as `uk`
  /// @param channels by radio, posters, messages, …
  record PublicNoticeGiven(
      String instrument,
      String by,
      List<String> languages,
      @MayBeEmpty List<String> channels,
      @MayBeEmpty String hotline,
      String source)
      implements InstrumentEvent {
    public PublicNoticeGiven {
      languages = List.copyOf(languages);
      channels = List.copyOf(channels);
    }
  }

  /// This movement and another go in step (T18): neither sets off, or goes on, without the other.
  ///
  /// @param to the other arrangement
  record MovementLinked(String instrument, String to, String source) implements InstrumentEvent {}

  /// They do not, or no longer.
  record MovementUnlinked(String instrument, String to, String source) implements InstrumentEvent {}

  /// A route as somebody published it.
  record RoutePublished(
      String instrument, String by, @MayBeEmpty String party, List<String> places, String source)
      implements InstrumentEvent {
    public RoutePublished {
      places = List.copyOf(places);
    }
  }

  /// The first vehicle set off.
  record MovementBegun(String instrument, String by, String source) implements InstrumentEvent {}

  /// Anybody in the chain stopped it.
  record OperationSuspended(String instrument, String by, String reason, String source)
      implements InstrumentEvent {}

  /// One of those who must says that it may go on.
  record ResumptionAcknowledged(String instrument, String by, String source)
      implements InstrumentEvent {}

  /// It is over.
  record ArrangementEnded(
      String instrument, Lifecycle.End how, String reason, String by, String source)
      implements InstrumentEvent {}

  /// What became of a movement, as one side puts it.
  enum Outcome {
    NOT_STARTED,
    ATTEMPTED_FAILED,
    PARTIAL,
    COMPLETED,
    DISPUTED,
    UNKNOWN
  }

  /// What became of it has been told, by each who tells it.
  ///
  /// @param outcome null where it is only told in words; unknown is a task, not an end (I21)
  record AccountClosed(
      String instrument,
      String by,
      String text,
      @MayBeEmpty @Nullable Outcome outcome,
      String source)
      implements InstrumentEvent {}
}
