package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Conflicts;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.InboxJson;
import org.corridor.feeds.inbox.Matter;
import org.corridor.feeds.inbox.Matters;
import org.corridor.feeds.inbox.Mending;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.Surroundings;
import org.corridor.feeds.inbox.Timeline;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.text.Letters;
import org.corridor.store.PostgresAccounts;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// What was read in reports and waits for a person, over HTTP; for those who may record claims and
/// figures, the coordinator and monitors.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reports")
class InboxApi {
  private static final int SHOWN_MAX = 200;
  private static final int HASH_SHOWN = 12;

  private final Room room;
  private final Live live;
  private final PostgresAccounts accounts;
  private final Incoming incoming;
  private final OneAtATime reading;
  private final Remembered<List<Conflict>> conflicts = new Remembered<>();
  private final Remembered<List<Matter>> matters = new Remembered<>();

  InboxApi(Room room, Live live, PostgresAccounts accounts, Incoming incoming, OneAtATime reading) {
    this.room = room;
    this.live = live;
    this.accounts = accounts;
    this.incoming = incoming;
    this.reading = reading;
  }

  static boolean mayDecide(Person person) {
    Duty duty = person.viewer().duty();
    return duty == Duty.COORDINATOR || duty == Duty.MONITOR;
  }

  static void require(Person person) {
    if (!mayDecide(person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "For the coordinator and monitors.");
    }
  }

  @Operation(
      summary = "Proposals that were read in reports: those that wait, or with all=true also those"
          + " that were decided; of one kind, report, speaker or act, or with some words.")
  @GetMapping("/inbox")
  ResponseEntity<String> list(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "all", defaultValue = "false") boolean all,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "report", defaultValue = "") String report,
      @RequestParam(name = "speaker", defaultValue = "") String speaker,
      @RequestParam(name = "act", defaultValue = "") String act,
      @RequestParam(name = "words", defaultValue = "") String words,
      @RequestParam(name = "important", defaultValue = "false") boolean important,
      @RequestParam(name = "from", defaultValue = "0") int from,
      @RequestParam(name = "limit", defaultValue = "50") int limit) {
    require(person);
    Pages.require(from, limit);
    if (!kind.isEmpty() && !Choice.KINDS.contains(kind)) {
      throw BadInput.of(new Problem("kind", 0, 0, "", String.join(", ", Choice.KINDS), kind, ""));
    }
    accounts.noteShown(person.getUsername(), "inbox of reports");
    Inbox open = incoming.inbox();
    List<Waiting> waiting = open.open();
    List<Waiting> found =
        new Choice(kind, report, speaker, act, words, all ? null : Waiting.State.OPEN).of(open);
    List<Waiting> chosen = important ? Choice.importantFirst(found) : found;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("total", chosen.size());
    page.put(
        "items",
        chosen.stream()
            .skip(from)
            .limit(limit)
            .map(w -> InboxJson.shown(open, w))
            .toList());
    page.put("unread", incoming.unread());
    page.put("reports", reports(open, waiting));
    UriComponentsBuilder path = UriComponentsBuilder.fromPath("/api/inbox")
        .queryParam("all", all)
        .queryParam("important", important)
        .queryParam("kind", "{kind}")
        .queryParam("report", "{report}")
        .queryParam("speaker", "{speaker}")
        .queryParam("act", "{act}")
        .queryParam("words", "{words}")
        .uriVariables(
            Map.of("kind", kind, "report", report, "speaker", speaker, "act", act, "words", words));
    return Pages.answer(
        path, from, limit, null, null, JsonMapper.shared().writeValueAsString(page));
  }

  /// Reports of which something waits, and of what kind how much.
  private static List<Map<String, Object>> reports(Inbox inbox, List<Waiting> waiting) {
    Map<String, Map<String, Integer>> kinds = new LinkedHashMap<>();
    for (Waiting w : waiting) {
      kinds
          .computeIfAbsent(w.proposal().report(), _ -> new LinkedHashMap<>())
          .merge(Choice.kindOf(w.proposal()), 1, Integer::sum);
    }
    List<Map<String, Object>> reports = new ArrayList<>();
    kinds.forEach((key, counts) -> inbox.findPaper(key).ifPresent(paper -> {
      Map<String, Object> shown = new LinkedHashMap<>(InboxJson.shown(paper));
      shown.put("id", Proposals.reportId(key));
      shown.put("waiting", counts);
      reports.add(shown);
    }));
    return reports;
  }

  @Operation(summary = "What stands around the words of a proposal in its report.")
  @GetMapping("/inbox/{id}/around")
  Surroundings.Around around(
      @AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    require(person);
    Inbox open = incoming.inbox();
    accounts.noteShown(person.getUsername(), "the text around " + id);
    return open.find(id)
        .flatMap(w -> incoming.around(w.proposal()))
        .orElseThrow(() -> notThere(id));
  }

  @Operation(summary = "The report in which a proposal was read, byte for byte.")
  @GetMapping("/inbox/{id}/original")
  ResponseEntity<byte[]> original(
      @AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    require(person);
    Inbox open = incoming.inbox();
    Paper paper = open.find(id)
        .flatMap(w -> open.findPaper(w.proposal().report()))
        .orElseThrow(() -> notThere(id));
    accounts.noteShown(person.getUsername(), "original of the report " + paper.hash());
    return Download.taken(
        person,
        incoming.original(paper).orElseThrow(),
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        "report " + paper.hash().substring(0, HASH_SHOWN),
        extension(paper.name()));
  }

  /// As which file it is kept: what came as `.eml` opens as one.
  private static String extension(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return end.matches("txt|html?|xml|rss|atom|pdf|eml") ? end : "bin";
  }

  @Operation(summary = "Proposals that cannot both be so, side by side; which one is, nobody says.")
  @GetMapping("/inbox/conflicts")
  Map<String, Object> conflicts(@AuthenticationPrincipal Person person) {
    require(person);
    accounts.noteShown(person.getUsername(), "conflicts between reports");
    Inbox open = incoming.inbox();
    List<Map<String, Object>> items = new ArrayList<>();
    List<Conflict> all = conflicts.of(open.position(), () -> Conflicts.of(open.all()));
    for (Conflict c : all.stream().limit(SHOWN_MAX).toList()) {
      items.add(Map.of(
          "why",
          c.why(),
          "one",
          InboxJson.shown(open, c.one()),
          "other",
          InboxJson.shown(open, c.other())));
    }
    return Map.of("total", all.size(), "items", items);
  }

  @Operation(
      summary = "Reports on the same matter, over days and sources, oldest first, each with what"
          + " matters most in it.")
  @GetMapping("/inbox/groups")
  Map<String, Object> groups(@AuthenticationPrincipal Person person) {
    require(person);
    accounts.noteShown(person.getUsername(), "groups of reports");
    Inbox open = incoming.inbox();
    Timeline timeline = Timeline.of(open);
    // Likeness is reckoned over all reports: one at a time, as they are read.
    List<Matter> all =
        reading.one(() -> matters.of(open.readPosition(), () -> Matters.groups(open)));
    return Map.of(
        "total",
        all.size(),
        "items",
        all.stream().limit(SHOWN_MAX).map(m -> InboxJson.shown(m, timeline)).toList());
  }

  @Operation(summary = "Records a proposal as it is; asked again, it is recorded once.")
  @PostMapping("/inbox/{id}/confirm")
  Map<String, Object> confirm(
      @AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    return decided(person, id, (open, p) -> {
      Paper paper = open.findPaper(p.report()).orElseThrow();
      room.confirm(
          person.viewer(),
          person.getUsername(),
          p.request(),
          Confirmation.items(p, paper, room::reported));
      open.confirmed(p.id(), person.getUsername());
      live.changed();
      return Map.of("state", "CONFIRMED");
    });
  }

  /// Which proposals, and why.
  record Several(@Nullable List<String> ids, @Nullable String reason) {
    /// As they are in the inbox where they are, each once.
    List<String> named(Inbox inbox) {
      List<String> named = new ArrayList<>();
      for (String id : ids == null ? List.<String>of() : ids) {
        String full =
            id == null ? "" : inbox.find(id).map(w -> w.proposal().id()).orElse(id);
        if (!named.contains(full)) {
          named.add(full);
        }
      }
      if (named.isEmpty() || named.size() > SHOWN_MAX || named.contains("")) {
        throw BadInput.of(new Problem(
            "ids",
            0,
            0,
            "",
            "1 to " + SHOWN_MAX + " ids of proposals",
            named.contains("") ? "an empty one" : String.valueOf(named.size()),
            ""));
      }
      return named;
    }
  }

  @Operation(
      summary = "Records several proposals as they are, a whole before its parts.",
      description = "What a rule of the record refuses stays in the inbox, and why is told.")
  @PostMapping("/inbox/confirm")
  Map<String, Object> confirmSeveral(
      @AuthenticationPrincipal Person person, @RequestBody Several sent) {
    require(person);
    Inbox open = incoming.inbox();
    List<String> named = sent.named(open);
    List<Proposal> known = named.stream()
        .flatMap(id -> open.find(id).stream())
        .map(Waiting::proposal)
        .toList();
    List<String> ids = Stream.concat(
            Confirmation.inOrder(known).stream().map(Proposal::id),
            named.stream().filter(id -> open.find(id).isEmpty()))
        .distinct()
        .toList();
    return OneByOne.decided(ids, id -> confirm(person, id));
  }

  @Operation(summary = "Puts several proposals away; the same read again stays rejected.")
  @PostMapping("/inbox/reject")
  Map<String, Object> rejectSeveral(
      @AuthenticationPrincipal Person person, @RequestBody Several sent) {
    require(person);
    Decision why = new Decision(sent.reason, null, null);
    return OneByOne.decided(sent.named(incoming.inbox()), id -> reject(person, id, why));
  }

  /// Why, into which, or with which parts.
  record Decision(
      @Nullable String reason,
      @Nullable String into,
      @Nullable Map<String, Object> parts) {}

  @Operation(summary = "Puts a proposal away; the same read again stays rejected.")
  @PostMapping("/inbox/{id}/reject")
  Map<String, Object> reject(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestBody(required = false) @Nullable Decision decision) {
    String reason = decision == null || decision.reason == null ? "" : decision.reason;
    Letters.findFault(reason).ifPresent(fault -> {
      throw BadInput.of(new Problem("reason", 0, 0, "", "words that can be read", fault, ""));
    });
    return decided(person, id, (open, p) -> {
      open.reject(p.id(), reason, person.getUsername());
      return Map.of("state", "REJECTED");
    });
  }

  @Operation(
      summary = "Takes back what was decided on a proposal: it waits again.",
      description =
          "A claim, figure or corridor day that was confirmed stays in the record, retracted for the"
              + " reason that is given.")
  @PostMapping("/inbox/{id}/reopen")
  Map<String, Object> reopen(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestBody(required = false) @Nullable Decision decision) {
    require(person);
    String reason = decision == null || decision.reason == null ? "" : decision.reason.strip();
    Inbox open = incoming.inbox();
    return open.deciding(() -> {
      Waiting w = open.find(id).orElseThrow(() -> notThere(id));
      Proposal p = w.proposal();
      if (w.state() == Waiting.State.CONFIRMED) {
        if (!Confirmation.canBeTakenBack(p) || !room.retracted(person.viewer(), p)) {
          retract(person, p, reason);
        }
        open.retracted(p.id(), person.getUsername());
        live.changed();
      } else if (w.state() != Waiting.State.OPEN) {
        open.reopen(p.id(), person.getUsername());
      }
      return Map.of("state", "OPEN");
    });
  }

  private void retract(Person person, Proposal p, String reason) {
    if (!Confirmation.canBeTakenBack(p)) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "What is confirmed as " + p.kind() + " stays in the record.");
    }
    if (reason.isEmpty()) {
      throw BadInput.of(
          new Problem("reason", 0, 0, "", "why what is in the record is retracted", "nothing", ""));
    }
    room.confirm(
        person.viewer(),
        person.getUsername(),
        "back " + p.request(),
        Confirmation.retraction(p, person.getUsername(), reason));
  }

  @Operation(
      summary =
          "Says that a proposal is the same as another, which stays with the reports of both.")
  @PostMapping("/inbox/{id}/merge")
  Map<String, Object> merge(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestBody Decision decision) {
    String into = decision.into == null ? "" : decision.into;
    return decided(person, id, (open, p) -> {
      Proposal stays = open.find(into)
          .filter(Waiting::stands)
          .map(Waiting::proposal)
          .filter(o -> o.kind().equals(p.kind()) && !o.id().equals(p.id()))
          .orElseThrow(() -> BadInput.of(new Problem(
              "the inbox",
              0,
              0,
              "into",
              "another proposal of the same kind",
              "\"" + into + "\"",
              "")));
      open.merge(p.id(), stays.id(), person.getUsername());
      return Map.of("state", "MERGED");
    });
  }

  @Operation(summary = "Changes parts of a proposal; an empty one is taken away, its id stays.")
  @PostMapping("/inbox/{id}/mend")
  Map<String, Object> mend(
      @AuthenticationPrincipal Person person,
      @PathVariable("id") String id,
      @RequestBody Decision decision) {
    Map<String, Object> changed = decision.parts;
    if (changed == null || changed.isEmpty()) {
      throw BadInput.of(new Problem("the inbox", 0, 0, "parts", "parts to change", "none", ""));
    }
    return decided(person, id, (open, p) -> {
      Map<String, Object> parts = Mending.parts(p, changed);
      // What could not be recorded is told now.
      ItemReader.read(p.id(), Confirmation.item(p.with(parts)), room.zone());
      open.mend(p.id(), parts, person.getUsername());
      return InboxJson.shown(open, open.require(p.id()));
    });
  }

  @Operation(summary = "Takes back what was changed of a proposal: it is as it was read.")
  @PostMapping("/inbox/{id}/unmend")
  Map<String, Object> unmend(
      @AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    return decided(person, id, (open, p) -> {
      if (open.isMended(p.id())) {
        open.unmend(p.id(), person.getUsername());
      }
      return InboxJson.shown(open, open.require(p.id()));
    });
  }

  private static ResponseStatusException notThere(String id) {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND, "No proposal \"" + id + "\" is in the inbox.");
  }

  /// Decides while nobody else does, on what nobody has decided on.
  private Map<String, Object> decided(
      Person person, String id, BiFunction<Inbox, Proposal, Map<String, Object>> decision) {
    require(person);
    Inbox open = incoming.inbox();
    return open.deciding(() -> {
      Waiting waiting = open.find(id).orElseThrow(() -> notThere(id));
      if (waiting.state() != Waiting.State.OPEN) {
        throw new ResponseStatusException(
            HttpStatus.CONFLICT, waiting.by() + " has decided on it already.");
      }
      return decision.apply(open, waiting.proposal());
    });
  }
}
