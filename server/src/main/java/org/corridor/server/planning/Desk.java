package org.corridor.server.planning;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.scenario.Scenario;
import org.corridor.server.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/// Where those who ask for something to be computed are served: scenarios that they see, and jobs.
public final class Desk {
  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,4})\\b", Pattern.CASE_INSENSITIVE);

  /// Longer no line is held for an answer.
  private static final int WAIT_SECONDS_MAX = 10;

  private final Scenarios scenarios;
  private final Jobs jobs;
  private final Notes notes;

  /// Where it is noted what was shown to whom.
  @FunctionalInterface
  public interface Notes {
    void note(String name, String what);
  }

  /// The desk over the scenarios of the room.
  public Desk(Scenarios scenarios, Jobs jobs, Notes notes) {
    this.scenarios = scenarios;
    this.jobs = jobs;
    this.notes = notes;
  }

  Scenarios scenarios() {
    return scenarios;
  }

  Jobs jobs() {
    return jobs;
  }

  void note(Person person, String what) {
    notes.note(person.getUsername(), what);
  }

  ResponseEntity<Map<String, Object>> started(
      Person person,
      @Nullable String prefer,
      Jobs.Length length,
      String what,
      Function<Jobs.Job, String> work)
      throws InterruptedException {
    Jobs.Job job = jobs.start(person.getUsername(), person.sees(), length, what, work)
        .orElseThrow(() -> new ResponseStatusException(
            HttpStatus.TOO_MANY_REQUESTS,
            "Three jobs of yours are under way. Wait for one, or stop one."));
    job.await(Duration.ofSeconds(waits(prefer)));
    return ResponseEntity.accepted()
        .location(URI.create("/api/jobs/" + job.id()))
        .body(shown(job));
  }

  /// Seconds of a `Prefer: wait` (RFC 7240).
  private static int waits(@Nullable String prefer) {
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    return wait.find() ? Math.min(WAIT_SECONDS_MAX, Integer.parseInt(wait.group(1))) : 0;
  }

  static Map<String, Object> shown(Jobs.Job job) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", job.id());
    row.put("what", job.what());
    row.put("state", job.state().name().toLowerCase(Locale.ROOT));
    row.put("steps", job.steps());
    row.put("of", job.of());
    row.put("gapShare", job.gapShare());
    row.put("problems", job.problems());
    return row;
  }

  Jobs.Job requireJob(Person person, String id) {
    return jobs.find(person.getUsername(), person.sees(), id)
        .orElseThrow(() ->
            new ResponseStatusException(HttpStatus.NOT_FOUND, "No job of yours has this id."));
  }

  Scenario require(Person person, String name) {
    return present(scenarios.find(person.sees(), name), name);
  }

  void requireName(Person person, String name) {
    present(
        scenarios.names(person.sees()).contains(name) ? Optional.of(name) : Optional.empty(), name);
  }

  static <T> T present(Optional<T> found, String name) {
    return found.orElseThrow(() -> new ResponseStatusException(
        HttpStatus.NOT_FOUND, "You see no scenario of the name \"" + name + "\"."));
  }
}
