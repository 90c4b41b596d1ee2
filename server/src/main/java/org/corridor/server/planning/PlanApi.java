package org.corridor.server.planning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.report.ComparisonJson;
import org.corridor.formats.report.IssuedPlanFile;
import org.corridor.formats.report.PlanFiles;
import org.corridor.formats.report.PlanGeoJson;
import org.corridor.formats.report.PlanJson;
import org.corridor.formats.report.ReplanJson;
import org.corridor.formats.scenario.ChangeText;
import org.corridor.formats.scenario.ReportedFile;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.server.Person;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Comparison;
import org.corridor.workflows.IssuedPlan;
import org.corridor.workflows.MovedTerms;
import org.corridor.workflows.Progress;
import org.corridor.workflows.Replan;
import org.corridor.workflows.Reported;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The planner over HTTP.
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Planning")
public class PlanApi {
  private final Desk desk;

  /// The planner at a desk.
  public PlanApi(Desk desk) {
    this.desk = desk;
  }

  @Operation(summary = "The scenarios that one sees: of the operation, or of one's own delegation.")
  @GetMapping("/scenarios")
  Map<String, Object> all(@AuthenticationPrincipal Person person) {
    return Map.of(
        "scenarios",
        desk.scenarios().names(person.sees()),
        "mayPut",
        Scenarios.writes(person.viewer()));
  }

  @Operation(summary = "A scenario: its title, its files, and its terms that can be moved.")
  @GetMapping("/scenarios/{name}")
  ResponseEntity<Map<String, Object>> one(
      @AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    Scenarios.Read read = Desk.present(desk.scenarios().read(person.sees(), name), name);
    desk.note(person, "scenario " + name);
    return answer(name, read.scenario(), read.files());
  }

  private static ResponseEntity<Map<String, Object>> answer(
      String name, Scenario scenario, Map<String, String> files) {
    return ResponseEntity.ok()
        .eTag("\"" + Scenarios.mark(files) + "\"")
        .body(shown(name, scenario, files));
  }

  private static Map<String, Object> shown(
      String name, Scenario scenario, Map<String, String> files) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", name);
    page.put("title", scenario.title());
    page.put("timeZone", scenario.clock().getId());
    page.put("terms", MovedTerms.of(scenario));
    page.put("files", files);
    return page;
  }

  /// Files of a scenario, by name.
  record Sent(@Nullable Map<String, @Nullable String> files) {
    Map<String, String> there() {
      Map<String, String> there = new LinkedHashMap<>();
      if (files != null) {
        files.forEach((name, text) -> {
          if (text != null) {
            there.put(name, text);
          }
        });
      }
      return there;
    }
  }

  @Operation(
      summary = "Puts a scenario there: a new one, or, with If-Match, in place of the one that has"
          + " that ETag (* for whatever is there); with If-None-Match: * only a new one.")
  @PutMapping("/scenarios/{name}")
  ResponseEntity<Map<String, Object>> put(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
      @RequestBody Sent sent) {
    if (!Scenarios.writes(person.viewer())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Scenarios are put there by the coordinator and by delegations.");
    }
    requireETags("If-Match", ifMatch);
    boolean onlyNew = ifNoneMatch != null && ifNoneMatch.strip().equals("*");
    desk.note(person, "put the scenario " + name);
    Scenario scenario = desk.scenarios().put(person.viewer(), name, sent.there(), there -> {
      boolean is = !there.isEmpty();
      if (is && ifMatch == null && !onlyNew) {
        throw new ResponseStatusException(
            HttpStatus.PRECONDITION_REQUIRED,
            "There is a scenario of this name. Look at it, and say with If-Match which one yours is"
                + " to replace.");
      }
      boolean same = ifMatch == null
          || (is && (ifMatch.strip().equals("*") || strong(ifMatch, Scenarios.mark(there))));
      if (!same || (onlyNew && is)) {
        throw new ResponseStatusException(
            HttpStatus.PRECONDITION_FAILED,
            is
                ? "Somebody else has put this scenario there meanwhile. Look at it, and put yours"
                    + " again."
                : "There is no scenario of this name that could be replaced.");
      }
    });
    return answer(name, scenario, sent.there());
  }

  /// @throws BadInput where it is no list of ETags
  private static void requireETags(String header, @Nullable String value) {
    if (value != null && !value.strip().equals("*") && ETag.parse(value).isEmpty()) {
      throw BadInput.of(new Problem(
          header, 0, 0, "", "* or ETags in quotes, as the answer to GET has it", value, ""));
    }
  }

  /// Is one of the ETags of an `If-Match` this one? A weak one never is (RFC 9110, 13.1.1).
  private static boolean strong(String ifMatch, String mark) {
    return ETag.parse(ifMatch).stream().anyMatch(e -> !e.weak() && e.tag().equals(mark));
  }

  @Operation(summary = "Takes a scenario away; with If-Match the one of that ETag only.")
  @DeleteMapping("/scenarios/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    requireETags("If-Match", ifMatch);
    if (!Scenarios.writes(person.viewer())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Scenarios are the coordinator's and those of delegations.");
    }
    boolean was = desk.scenarios().remove(person.viewer(), name, there -> {
      if (ifMatch != null
          && !ifMatch.strip().equals("*")
          && !strong(ifMatch, Scenarios.mark(there))) {
        throw new ResponseStatusException(
            HttpStatus.PRECONDITION_FAILED,
            "Somebody else has put another scenario there meanwhile. Look at it first.");
      }
    });
    if (!was) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "You have no scenario of the name \"" + name + "\".");
    }
    desk.note(person, "took away the scenario " + name);
  }

  /// What somebody tries.
  ///
  /// @param terms units that terms are moved by
  /// @param files also as the files that plan --out writes
  record Tried(
      @Nullable Map<String, @Nullable Integer> terms,
      @Nullable Boolean allPrices,
      @Nullable Boolean files) {
    private Map<String, Integer> moved() {
      Map<String, Integer> moved = new LinkedHashMap<>();
      if (terms != null) {
        terms.forEach((term, units) -> moved.put(term, units == null ? 0 : units));
      }
      return moved;
    }
  }

  @Operation(
      summary = "Plans a scenario, with terms moved: a job. With Prefer: wait=1 the answer waits up"
          + " to a second for it.")
  @PostMapping("/scenarios/{name}/plans")
  ResponseEntity<Map<String, Object>> plan(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody(required = false) @Nullable Tried tried)
      throws InterruptedException {
    desk.requireName(person, name);
    desk.note(person, "plan of " + name);
    Tried asked = tried == null ? new Tried(Map.of(), false, false) : tried;
    return desk.started(
        person,
        prefer,
        Jobs.Length.SHORT,
        "plan " + name,
        progress -> plan(desk.require(person, name), asked, progress));
  }

  private static String plan(Scenario scenario, Tried tried, Progress progress) {
    boolean every = Boolean.TRUE.equals(tried.allPrices);
    Assessment plan = Assess.of(MovedTerms.of(scenario, tried.moved()), progress, every);
    String files = Boolean.TRUE.equals(tried.files)
        ? ", \"files\": " + JsonMapper.shared().writeValueAsString(PlanFiles.of(plan))
        : "";
    return "{\"plan\": " + PlanJson.of(plan) + ", \"map\": " + PlanGeoJson.of(plan) + files + "}";
  }

  /// Something changes while a plan is under way.
  ///
  /// @param at when, as `12:00` on the first day
  /// @param changes what is otherwise from then on, as `road r1 closed`
  /// @param confirmed is the plan under way that on confirmed terms?
  /// @param issued the plan as it was given out: the text of movements.json among the files of a
  ///     plan; without it the plan is found again from the scenario
  /// @param reported where vehicles were last seen, as CSV: zone,kind,vehicles,place,from
  record Changed(
      @Nullable String at,
      @Nullable List<@Nullable String> changes,
      @Nullable Boolean confirmed,
      @Nullable String issued,
      @Nullable String reported) {}

  private static List<Reported> reported(String text, Scenario scenario) {
    try {
      Path folder = Files.createTempDirectory("corridor-reported-");
      Path file = folder.resolve("reported.csv");
      try {
        Files.writeString(file, text);
        return ReportedFile.read(file, scenario);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Operation(summary = "A plan is under way and something changes: who gets out now. A job.")
  @PostMapping("/scenarios/{name}/replans")
  ResponseEntity<Map<String, Object>> replan(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody Changed changed)
      throws InterruptedException {
    desk.requireName(person, name);
    desk.note(person, "plan of " + name + " when something changes");
    String at = changed.at == null ? "" : changed.at;
    List<String> changes = changed.changes == null
        ? List.of()
        : changed.changes.stream().map(c -> c == null ? "" : c).toList();
    Terms terms = Boolean.TRUE.equals(changed.confirmed) ? Terms.CONFIRMED : Terms.ANNOUNCED;
    return desk.started(person, prefer, Jobs.Length.SHORT, "replan " + name, progress -> {
      progress.begins();
      Scenario scenario = desk.require(person, name);
      ChangeText.Read read = ChangeText.read(scenario, at, changes);
      List<Reported> seen = changed.reported == null || changed.reported.isBlank()
          ? List.of()
          : reported(changed.reported, scenario);
      if (changed.issued == null || changed.issued.isBlank()) {
        return ReplanJson.of(Replan.of(scenario, terms, read.at(), read.changes(), seen));
      }
      try {
        return ReplanJson.of(Replan.of(
            scenario,
            IssuedPlanFile.read("issued", changed.issued.getBytes(StandardCharsets.UTF_8), terms),
            read.at(),
            read.changes(),
            seen));
      } catch (IssuedPlan.Misfit e) {
        throw IssuedPlanFile.misfit("issued", e);
      }
    });
  }

  /// Two scenarios.
  record Two(@Nullable String first, @Nullable String second) {}

  @Operation(summary = "What each of two scenarios moves, and why they differ: a job.")
  @PostMapping("/comparisons")
  ResponseEntity<Map<String, Object>> compare(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody Two two)
      throws InterruptedException {
    String first = two.first == null ? "" : two.first;
    String second = two.second == null ? "" : two.second;
    desk.requireName(person, first);
    desk.requireName(person, second);
    desk.note(person, "plans of " + first + " and " + second);
    return desk.started(
        person, prefer, Jobs.Length.SHORT, "compare " + first + " with " + second, progress -> {
          progress.begins();
          return ComparisonJson.of(
              Comparison.of(desk.require(person, first), desk.require(person, second), progress));
        });
  }

  @Operation(summary = "The jobs that one asked for, of the last minutes.")
  @GetMapping("/jobs")
  List<Map<String, Object>> jobs(@AuthenticationPrincipal Person person) {
    List<Map<String, Object>> rows = new ArrayList<>();
    desk.jobs().of(person.getUsername()).forEach(j -> rows.add(Desk.shown(j)));
    return rows;
  }

  @Operation(summary = "How far a job is.")
  @GetMapping("/jobs/{id}")
  Map<String, Object> job(@AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    return Desk.shown(desk.requireJob(person, id));
  }

  @Operation(summary = "What came of a job that is done.")
  @GetMapping("/jobs/{id}/result")
  String result(@AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    return desk.requireJob(person, id)
        .result()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.CONFLICT, "The job is not done."));
  }

  @Operation(summary = "What was found is good enough: a job that goes on improving ends with it.")
  @PostMapping("/jobs/{id}/enough")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enough(@AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    desk.requireJob(person, id).beEnough();
  }

  @Operation(summary = "Stops a job.")
  @DeleteMapping("/jobs/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    desk.requireJob(person, id).cancel();
  }
}
