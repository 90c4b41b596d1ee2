package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.feeds.place.Gazetteer;
import org.corridor.feeds.place.Spot;
import org.corridor.formats.BadInput;
import org.corridor.formats.record.FollowedRecord;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.RecordJson;
import org.corridor.server.map.RecordMap;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Check;
import org.corridor.workflows.Finding;
import org.corridor.workflows.Mandate;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/// The record over HTTP, as the one who asks may see it.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Record")
class RecordApi {
  private static final int TOWNS_MAX = 80;
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final Room room;
  private final Live live;
  private final PostgresAccounts accounts;

  /// What is refused costs more than what is not, and tells whoever tries.
  private final Few refusals = new Few(60, Duration.ofMinutes(1));

  private final OneAtATime reading;
  private final Scenarios scenarios;
  private final Gazetteer gazetteer;
  private final InstantSource clock;

  RecordApi(
      Room room,
      Live live,
      PostgresAccounts accounts,
      Scenarios scenarios,
      Gazetteer gazetteer,
      OneAtATime reading,
      InstantSource clock) {
    this.reading = reading;
    this.gazetteer = gazetteer;
    this.room = room;
    this.live = live;
    this.accounts = accounts;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  @Operation(summary = "Rounds, positions, commitments, arrangements.")
  @GetMapping("/record")
  String record(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    return state(person, at, seenBy, "record", RecordJson::show);
  }

  @Operation(summary = "The offer matrix, route by route.")
  @GetMapping("/offers")
  String offers(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    return state(person, at, seenBy, "offers", r -> RecordJson.offers(r.talks().offers()));
  }

  @Operation(summary = "Claims beside those they contradict, incidents, figures.")
  @GetMapping("/account")
  String account(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    return state(person, at, seenBy, "account", RecordJson::account);
  }

  @Operation(
      summary = "A page of a list: the path says of what. The next page is in the header Link.")
  @GetMapping({
    "/parties",
    "/third-parties",
    "/rounds",
    "/positions",
    "/commitments",
    "/arrangements",
    "/notifications",
    "/claims",
    "/incidents",
    "/figures",
    "/corridor-days",
    "/retractions"
  })
  ResponseEntity<String> list(
      @AuthenticationPrincipal Person person,
      HttpServletRequest request,
      @RequestParam(name = "from", defaultValue = "0") int from,
      @RequestParam(name = "limit", defaultValue = "100") int limit,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    String path = request.getServletPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Pages.require(from, limit);
    String page = state(
        person,
        at,
        seenBy,
        name + " " + from + " " + limit,
        r -> RecordJson.list(r, name, from, limit));
    return Pages.answer(path, from, limit, at, seenBy, page);
  }

  @Operation(summary = "All that happened, in the order in which it did.")
  @GetMapping("/timeline")
  String timeline(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    Viewer viewer = shown(person, seenBy, "timeline");
    if (at == null) {
      return room.seenBy(
          viewer,
          seen -> seen.rendered("timeline", () -> RecordJson.timeline(seen.inOrderOfTime())));
    }
    return RecordJson.timeline(room.inOrderOfTime(viewer, at));
  }

  @Operation(summary = "What one sees, on the map: GeoJSON.")
  @GetMapping("/map")
  String map(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    // Where a delegation plans nobody else sees, however they look.
    Viewer viewer = room.viewer(person, seenBy, _ -> {});
    Map<String, Spot> sure =
        seenBy == null || viewer.party().isEmpty() ? scenarios.places(viewer) : Map.of();
    if (at == null) {
      gazetteer.learn(room.seenBy(viewer, seen -> RecordMap.names(seen.state())));
    }
    // Made anew when the reader's own scenarios say of more places where they are.
    return state(
        person, at, seenBy, "map", "map " + sure.hashCode(), r -> RecordMap.of(r, gazetteer, sure));
  }

  @Operation(summary = "The largest towns between two corners, for the map.")
  @GetMapping("/map/towns")
  Map<String, Object> towns(
      @RequestParam("west") double west,
      @RequestParam("south") double south,
      @RequestParam("east") double east,
      @RequestParam("north") double north) {
    return Map.of(
        "towns", gazetteer.within(new Spot(west, south), new Spot(east, north), TOWNS_MAX));
  }

  @Operation(summary = "An arrangement: its texts, what was declared and told, its operation.")
  @GetMapping("/arrangements/{id}")
  String arrangement(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    return state(
        person, at, seenBy, "arrangement " + id, r -> RecordJson.arrangement(r, require(r, id)));
  }

  @Operation(summary = "Two versions of its text side by side, by their hashes.")
  @GetMapping("/arrangements/{id}/texts/compare")
  String compare(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam("first") String first,
      @RequestParam("second") String second,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    return state(person, at, seenBy, "texts " + id + " " + first + " " + second, r -> {
      Instrument instrument = require(r, id);
      return RecordJson.compared(text(instrument, first), text(instrument, second));
    });
  }

  private static InstrumentEvent.TermsDrafted text(Instrument instrument, String hash) {
    return instrument.versions().values().stream()
        .filter(t -> t.hash().hex().equals(hash))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "You see no version with the hash \"" + hash + "\"."));
  }

  private static Instrument require(RecordOfTalks record, String id) {
    return record
        .findInstrument(id)
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "You see no arrangement \"" + id + "\"."));
  }

  @Operation(
      summary = "What stands between an arrangement and a safe start; with a scenario of"
          + " yours, also how many it can move.")
  @GetMapping("/arrangements/{id}/check")
  String check(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "scenario", required = false) @Nullable String scenario,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    if (!MeApi.mayCheck(person)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "What stands in the way tells of all sides: ask the coordinator.");
    }
    Instant moment = at == null ? clock.instant() : room.moment(at);
    Function<RecordOfTalks, List<Finding>> look = r -> Check.of(r, require(r, id), moment);
    List<Finding> findings =
        new ArrayList<>(at == null ? room.whole(look) : look.apply(room.whole(moment)));
    if (scenario != null) {
      findings.addAll(Check.ofMovement(scenarios
          .find(person.sees(), scenario)
          .orElseThrow(() -> new ResponseStatusException(
              HttpStatus.NOT_FOUND, "You see no scenario \"" + scenario + "\"."))));
    }
    accounts.noteShown(person.getUsername(), "check " + id);
    return RecordJson.check(id, Check.sorted(findings), Check.ready(findings));
  }

  @Operation(summary = "Records items, all or none: YAML or JSON as corridor record add takes it.")
  @PostMapping(
      path = "/items",
      consumes = {"application/yaml", MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
  ResponseEntity<Map<String, Object>> add(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody String text) {
    return recorded(person, () -> room.add(person.viewer(), person.getUsername(), key(key), text));
  }

  @Operation(
      summary = "Records what is in a file, all or none: figures or corridor days as HXL (.csv,"
          + " .xlsx), the answer to a notification as CAP (.xml), a party's hours as iCalendar"
          + " (.ics) or routes as GPX (.gpx), items as YAML or JSON.")
  @PostMapping(path = "/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Map<String, Object>> addFile(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestParam("name") String name,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestBody byte[] content) {
    if (!Mandate.mayBring(person.viewer(), name)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Files like " + name + " are not yours to bring.");
    }
    String party = by.isEmpty() ? person.viewer().party() : by;
    return reading.one(() -> recorded(
        person,
        () -> room.add(person.viewer(), person.getUsername(), key(key), name, party, content)));
  }

  private static String key(@Nullable String key) {
    return key == null ? UUID.randomUUID().toString() : key;
  }

  private ResponseEntity<Map<String, Object>> recorded(Person person, Supplier<List<Item>> adding) {
    List<Item> items = added(person, adding);
    live.changed();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("recorded", items.size());
    answer.put("states", room.seenSoFar(person.sees(), FollowedRecord.Seen::states));
    return ResponseEntity.status(HttpStatus.CREATED).body(answer);
  }

  @Operation(
      summary =
          "Server-sent events: each entry that one sees, as it is recorded. After a lost line"
              + " it goes on behind Last-Event-ID; an event \"again\" means that all is to be read anew.")
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<ResponseBodyEmitter> live(
      @AuthenticationPrincipal Person person,
      HttpServletRequest request,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    String session = request.getSession().getId();
    Live.Watcher watcher = live.join(person.viewer(), person.getUsername(), session, last);
    // Never ends by itself.
    ResponseBodyEmitter line = new ResponseBodyEmitter(0L);
    line.onCompletion(watcher::leave);
    line.onError(_ -> watcher.leave());
    Thread.ofVirtual().name("corridor-watcher").start(() -> {
      if (watcher.tell(text -> line.send(text, TEXT))) {
        line.complete();
      }
    });
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        // A proxy is not to gather what is to arrive now.
        .header("X-Accel-Buffering", "no")
        .body(line);
  }

  private List<Item> added(Person person, Supplier<List<Item>> adding) {
    if (refusals.spent(person.getUsername())) {
      throw new ResponseStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Too much was refused. Wait a moment.");
    }
    try {
      return adding.get();
    } catch (BadInput e) {
      refusals.test(person.getUsername());
      if (e.problems().stream().anyMatch(p -> p.found().contains("that you do not see"))) {
        accounts.noteShown(person.getUsername(), "was refused by something not theirs to see");
      }
      throw e;
    } catch (Room.NotYours e) {
      refusals.test(person.getUsername());
      accounts.noteShown(
          person.getUsername(), "was refused " + e.items().size() + " items not theirs to say");
      throw e;
    }
  }

  private String state(
      Person person,
      @Nullable String at,
      @Nullable String seenBy,
      String what,
      Function<RecordOfTalks, String> made) {
    return state(person, at, seenBy, what, what, made);
  }

  /// @param kept under which name what was made is kept while the record does not change
  private String state(
      Person person,
      @Nullable String at,
      @Nullable String seenBy,
      String what,
      String kept,
      Function<RecordOfTalks, String> made) {
    Viewer viewer = shown(person, seenBy, what);
    if (at == null) {
      return room.seenBy(viewer, seen -> seen.rendered(kept, () -> made.apply(seen.state())));
    }
    return made.apply(room.seenBy(viewer, room.moment(at)).state());
  }

  /// For whom it is shown; noted.
  private Viewer shown(Person person, @Nullable String seenBy, String what) {
    return room.viewer(person, seenBy, as -> accounts.noteShown(person.getUsername(), what + as));
  }
}
