package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordJson;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Check;
import org.corridor.workflows.Finding;
import org.corridor.workflows.Viewer;
import org.corridor.workflows.Viewer.Duty;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The record over HTTP, as the one who asks may see it.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Record")
class RecordApi {
  private final Room room;
  private final Live live;
  private final PostgresAccounts accounts;

  RecordApi(Room room, Live live, PostgresAccounts accounts) {
    this.room = room;
    this.live = live;
    this.accounts = accounts;
  }

  @Operation(summary = "Who is signed in, and for what duty.")
  @GetMapping("/me")
  Map<String, Object> me(@AuthenticationPrincipal Person person) {
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("name", person.getUsername());
    me.put("duty", Duties.word(person.viewer().duty()));
    me.put("party", person.viewer().party());
    me.put("administrator", person.administrator());
    me.put("mayCheck", mayCheck(person.viewer()));
    return me;
  }

  @Operation(summary = "Rounds, positions, commitments, arrangements.")
  @GetMapping("/record")
  String record(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    return RecordJson.show(view(person, at, "record").state());
  }

  @Operation(summary = "The offer matrix, route by route.")
  @GetMapping("/offers")
  String offers(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    return RecordJson.offers(view(person, at, "offers").state().talks().offers());
  }

  @Operation(summary = "All that happened, in the order in which it did.")
  @GetMapping("/timeline")
  String timeline(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    return RecordJson.timeline(view(person, at, "timeline").inOrderOfTime());
  }

  @Operation(summary = "Claims beside those they contradict, incidents, figures.")
  @GetMapping("/account")
  String account(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    return RecordJson.account(view(person, at, "account").state());
  }

  @Operation(summary = "What stands between an arrangement and a safe start.")
  @GetMapping("/arrangements/{id}/check")
  String check(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestParam(name = "at", required = false) @Nullable String at) {
    if (!mayCheck(person.viewer())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "What stands in the way tells of all sides: ask the coordinator.");
    }
    Instant moment = at == null ? Instant.now() : moment(at);
    OpenRecord record = at == null ? room.whole() : room.whole(moment);
    Instrument instrument = record
        .state()
        .findInstrument(id)
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "No arrangement \"" + id + "\" is recorded."));
    accounts.noteShown(person.getUsername(), "check " + id);
    List<Finding> findings = Check.of(record.state(), instrument, moment);
    return RecordJson.check(id, findings, Check.ready(findings));
  }

  @Operation(summary = "Records items, all or none: YAML or JSON as corridor record add takes it.")
  @PostMapping(
      path = "/items",
      consumes = {"application/yaml", MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
  ResponseEntity<Map<String, Object>> add(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody String text) {
    List<Item> items = room.add(
        person.viewer(),
        person.getUsername(),
        key == null ? UUID.randomUUID().toString() : key,
        text);
    live.changed();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("recorded", items.size());
    Map<String, String> states = new LinkedHashMap<>();
    room.seenBy(person.viewer())
        .state()
        .instruments()
        .forEach(i -> states.put(i.id(), i.stateName()));
    answer.put("states", states);
    return ResponseEntity.status(HttpStatus.CREATED).body(answer);
  }

  @Operation(summary = "Tells whenever what one sees has changed; after a lost line, at once.")
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    return live.join(person.viewer(), last);
  }

  /// What blocks tells of the texts, suspensions, receipts and votes of all.
  private static boolean mayCheck(Viewer viewer) {
    return viewer.duty() == Duty.COORDINATOR || viewer.duty() == Duty.MONITOR;
  }

  private OpenRecord view(Person person, @Nullable String at, String what) {
    accounts.noteShown(person.getUsername(), what);
    if (at == null) {
      return room.seenBy(person.viewer());
    }
    return room.seenBy(person.viewer(), moment(at));
  }

  private static Instant moment(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw BadInput.of(
          new Problem("at", 0, 0, "", "a moment as 2022-03-05T07:00:00Z", "\"" + at + "\"", ""));
    }
  }
}
