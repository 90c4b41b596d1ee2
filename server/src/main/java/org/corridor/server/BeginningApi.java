package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Viewer.Duty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// How a record with nothing in it is filled from elsewhere. One that is new begins with an item
/// of the kind process, as any other.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Record")
class BeginningApi {
  private final Room room;
  private final Live live;
  private final PostgresAccounts accounts;
  private final OneAtATime reading;

  BeginningApi(Room room, Live live, PostgresAccounts accounts, OneAtATime reading) {
    this.room = room;
    this.live = live;
    this.accounts = accounts;
    this.reading = reading;
  }

  /// The whole of a record is for whoever may export it.
  static boolean mayBegin(Person person) {
    return person.administrator() && person.viewer().duty() == Duty.COORDINATOR;
  }

  @Operation(
      summary = "Fills an empty record with one that was exported, up to 64 MB, all or nothing; for"
          + " coordinators who are administrators. With asRecorded=true also what the rules of"
          + " this version would not have recorded.")
  @PostMapping(path = "/record/import", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> take(
      @AuthenticationPrincipal Person person,
      @RequestParam("name") String name,
      @RequestParam(name = "asRecorded", defaultValue = "false") boolean asRecorded,
      @RequestBody byte[] content) {
    if (!mayBegin(person)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "For coordinators who are administrators.");
    }
    accounts.noteShown(person.getUsername(), "IMPORTED a whole record");
    Room.Imported imported = reading.one(
        () -> room.restore(name, new String(content, StandardCharsets.UTF_8), asRecorded));
    live.changed();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("recorded", imported.entries());
    answer.put("differences", imported.differences());
    return answer;
  }
}
