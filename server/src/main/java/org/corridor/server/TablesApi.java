package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.hxl.SiteTable;
import org.corridor.formats.record.KindParts;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.record.RecordCsv;
import org.corridor.formats.record.RecordTables;
import org.corridor.formats.scenario.Schemas;
import org.corridor.formats.scenario.Starter;
import org.corridor.formats.text.Csv;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.PostgresAccounts;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Tables with HXL hashtags, out and in, and what says how things are written down.
@RestController
@RequestMapping("/api")
@Tag(name = "Tables")
class TablesApi {
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String SITES = "sites.csv";

  private final Room room;
  private final PostgresAccounts accounts;
  private final Scenarios scenarios;
  private final OneAtATime reading;

  TablesApi(Room room, PostgresAccounts accounts, Scenarios scenarios, OneAtATime reading) {
    this.reading = reading;
    this.room = room;
    this.accounts = accounts;
    this.scenarios = scenarios;
  }

  @Operation(summary = "The figures that one sees and that stand, as HXL: csv or xlsx.")
  @GetMapping("/figures/hxl")
  ResponseEntity<byte[]> figures(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy,
      @RequestParam(name = "format", defaultValue = "csv") String format) {
    Viewer viewer = shown(person, seenBy, "figures as a table");
    HxlTable table = room.stateSeenBy(viewer, at, RecordTables::figures);
    return file(person, table, "figures" + seen(seenBy), format);
  }

  @Operation(summary = "The corridor days and offers that one sees, as HXL: csv or xlsx.")
  @GetMapping("/corridor-days/hxl")
  ResponseEntity<byte[]> days(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy,
      @RequestParam(name = "format", defaultValue = "csv") String format) {
    Viewer viewer = shown(person, seenBy, "corridor days as a table");
    HxlTable table = room.stateSeenBy(viewer, at, r -> RecordTables.days(r, room.zone()));
    return file(person, table, "corridor days" + seen(seenBy), format);
  }

  @Operation(summary = "As GET /api/record, offers or timeline, as CSV.")
  @GetMapping({"/record/csv", "/offers/csv", "/timeline/csv"})
  ResponseEntity<byte[]> csv(
      @AuthenticationPrincipal Person person,
      HttpServletRequest request,
      @RequestParam(name = "at", required = false) @Nullable String at,
      @RequestParam(name = "seenBy", required = false) @Nullable String seenBy) {
    String path = request.getServletPath();
    String what = path.substring("/api/".length(), path.length() - "/csv".length());
    Viewer viewer = shown(person, seenBy, what + " as CSV");
    String rows = switch (what) {
      case "record" -> room.stateSeenBy(viewer, at, RecordCsv::show);
      case "offers" ->
        room.stateSeenBy(viewer, at, r -> RecordCsv.offers(r.talks().offers()));
      default -> RecordCsv.timeline(room.inOrderOfTime(viewer, at));
    };
    return Download.taken(person, rows, Download.CSV, what + seen(seenBy), "csv");
  }

  private static String seen(@Nullable String by) {
    return by == null ? "" : " seen by " + by.replace(':', ' ');
  }

  private Viewer shown(Person person, @Nullable String seenBy, String what) {
    return room.viewer(person, seenBy, as -> accounts.noteShown(person.getUsername(), what + as));
  }

  @Operation(summary = "The sites of a scenario that one sees, as HXL: csv or xlsx.")
  @GetMapping("/scenarios/{name}/sites")
  ResponseEntity<byte[]> sites(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestParam(name = "format", defaultValue = "csv") String format) {
    String sites = scenarios
        .files(person.sees(), name)
        .map(files -> files.get(SITES))
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "You see no sites of a scenario \"" + name + "\"."));
    accounts.noteShown(person.getUsername(), "sites of " + name + " as a table");
    return file(person, SiteTable.of(SITES, sites), "sites", format);
  }

  @Operation(summary = "A table of sites with HXL hashtags, .csv or .xlsx, as sites.csv has them.")
  @PostMapping(path = "/sites", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  Map<String, String> sites(
      @AuthenticationPrincipal Person person,
      @RequestParam("name") String name,
      @RequestBody byte[] content) {
    if (!Scenarios.writes(person.viewer())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Scenarios are put there by the coordinator and by delegations.");
    }
    return reading.one(() ->
        Map.of(SITES, Csv.of(SiteTable.lines(name, HxlFile.read(name, content)))));
  }

  @Operation(summary = "The kinds of items with their parts; in brackets what may be left out.")
  @GetMapping("/kinds")
  Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    Kinds.all().forEach((name, kind) -> {
      if (Kinds.sent(kind)) {
        kinds.put(name, KindParts.of(kind));
      }
    });
    return kinds;
  }

  @Operation(
      summary = "The files of a commented scenario that runs as it is, as PUT /api/scenarios/{name}"
          + " takes them.")
  @GetMapping("/starter")
  Map<String, Map<String, String>> starter() {
    return Map.of("files", Starter.files());
  }

  @Operation(summary = "A JSON Schema: arrangement or plan.")
  @GetMapping(path = "/schemas/{name}", produces = "application/schema+json")
  String schema(@PathVariable("name") String name) {
    for (Schemas schema : Schemas.values()) {
      if (schema.name().toLowerCase(Locale.ROOT).equals(name)) {
        return schema.text();
      }
    }
    throw new ResponseStatusException(
        HttpStatus.NOT_FOUND, "There are the schemas arrangement and plan.");
  }

  private static ResponseEntity<byte[]> file(
      Person person, HxlTable table, String what, String format) {
    return switch (format) {
      case "csv" -> Download.taken(person, HxlFile.csv(table), Download.CSV, what, format);
      case "xlsx" -> Download.taken(person, HxlFile.xlsx(table, what), WORKBOOK, what, format);
      default ->
        throw BadInput.of(new Problem("format", 0, 0, "", "csv or xlsx", "\"" + format + "\"", ""));
    };
  }
}
