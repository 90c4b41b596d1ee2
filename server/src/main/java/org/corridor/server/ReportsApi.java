package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.InboxJson;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.ReadingJson;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.text.Letters;
import org.corridor.store.PostgresAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// Reports that somebody brings in, over HTTP; for those who decide on what is read in them.
@RestController
@RequestMapping(path = "/api/reports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reports")
class ReportsApi {
  private static final int NAME_MAX = 500;

  private final PostgresAccounts accounts;
  private final Incoming incoming;
  private final Few fetches = new Few(10, Duration.ofMinutes(1));

  ReportsApi(PostgresAccounts accounts, Incoming incoming) {
    this.accounts = accounts;
    this.incoming = incoming;
  }

  /// What would be proposed, report by report.
  private static List<Map<String, Object>> tried(List<Reading> readings) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Reading reading : readings) {
      for (Proposal p : Proposals.of(reading)) {
        Map<String, Object> shown = InboxJson.shown(p);
        shown.put("source", reading.page().source());
        items.add(shown);
      }
    }
    return items;
  }

  @Operation(
      summary =
          "Reads a report into the inbox: text, a saved page, a feed, PDF or mail, up to 10 MB."
              + " Nothing of it is recorded; with dryRun=true what would be proposed is shown, and"
              + " nothing is kept. Published: the day for those that do not say when.")
  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Map<String, Object>> read(
      @AuthenticationPrincipal Person person,
      @RequestParam("name") String name,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestParam(name = "published", required = false) @Nullable LocalDate published,
      @RequestBody byte[] content) {
    InboxApi.require(person);
    requireName("name", name);
    return taken(name, content, dryRun, published);
  }

  /// Where something is.
  record Address(@Nullable String address) {}

  @Operation(
      summary =
          "Fetches a feed or a page and reads it into the inbox, as POST /api/reports; where the"
              + " room was opened with --online.")
  @PostMapping("/fetch")
  ResponseEntity<Map<String, Object>> fetch(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestParam(name = "published", required = false) @Nullable LocalDate published,
      @RequestBody Address sent)
      throws InterruptedException {
    InboxApi.require(person);
    if (!fetches.test(person.getUsername())) {
      throw new ResponseStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Ten are fetched a minute. Wait a moment.");
    }
    String address = sent.address == null ? "" : sent.address.strip();
    requireName("address", address);
    accounts.noteShown(person.getUsername(), "had fetched " + address);
    try {
      return taken(address, incoming.fetched(address), dryRun, published);
    } catch (IOException e) {
      throw BadInput.of(new Problem(
          "address", 0, 0, "", "a feed or a page that can be fetched", FileTrouble.of(e), ""));
    }
  }

  private static void requireName(String what, String text) {
    String fault = text.isEmpty() || text.length() > NAME_MAX
        ? text.length() + " letters"
        : Letters.findFault(text).orElse("");
    if (!fault.isEmpty()) {
      throw BadInput.of(
          new Problem(what, 0, 0, "", "1 to " + NAME_MAX + " letters that can be seen", fault, ""));
    }
  }

  private ResponseEntity<Map<String, Object>> taken(
      String name, byte[] content, boolean dryRun, @Nullable LocalDate published) {
    if (dryRun) {
      List<Reading> readings = incoming.tried(name, content, published);
      return ResponseEntity.ok(Map.of(
          "items",
          tried(readings),
          "readings",
          JsonMapper.shared().readTree(ReadingJson.of(readings))));
    }
    Intake.Sum sum = incoming.take(name, content, published);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("reports", sum.reports());
    answer.put("proposed", sum.proposed());
    answer.put("known", sum.known());
    answer.put("copies", sum.copies());
    return ResponseEntity.status(HttpStatus.CREATED).body(answer);
  }

  /// When it was published.
  record Published(@Nullable LocalDate published) {}

  @Operation(
      summary =
          "Tells when a report was published that does not say so itself, and reads it anew; what"
              + " was decided or mended stays. Report: its id, as R-1a2b3c4d.")
  @PostMapping("/{id}/date")
  Map<String, Object> date(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String report,
      @RequestBody Published sent) {
    InboxApi.require(person);
    LocalDate day = sent.published;
    if (day == null) {
      throw BadInput.of(new Problem("published", 0, 0, "", "a day", "none", ""));
    }
    Inbox open = incoming.inbox();
    Paper paper = open.papers().stream()
        .filter(p -> Proposals.reportId(p.key()).equals(report))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.NOT_FOUND, "No report \"" + report + "\" is in the inbox."));
    Inbox.Dated taken = incoming.date(paper, day, person.getUsername());
    return Map.of(
        "proposed",
        taken.proposed().size(),
        "known",
        taken.known().size(),
        "confirmedOtherwise",
        taken.otherwise().stream().map(InboxJson::shown).toList());
  }
}
