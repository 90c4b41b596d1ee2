package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Who is signed in, and how they may.
@RestController
@RequestMapping("/api")
@Tag(name = "Oneself")
class MeApi {
  /// For so long somebody sees all.
  private static final Duration GLASS = Duration.ofMinutes(15);

  private static final int REASON_MIN = 10;
  private static final int REASON_MAX = 1_000;

  private final Room room;
  private final PostgresAccounts accounts;
  private final PasswordEncoder passwords;
  private final Sessions sessions;
  private final OwnPasskeys passkeys;
  private final Few guesses = new Few(5, Duration.ofMinutes(1));
  private final Ways ways;
  private final InstantSource clock;

  /// How people may come in here.
  ///
  /// @param organisation by one that vouches for them
  /// @param tiles address of map tiles, empty for none
  /// @param cluster is there one that lends cores to simulations?
  /// @param online may reports be fetched?
  record Ways(boolean organisation, String tiles, boolean cluster, boolean online) {}

  MeApi(
      Room room,
      PostgresAccounts accounts,
      PasswordEncoder passwords,
      Sessions sessions,
      OwnPasskeys passkeys,
      Ways ways,
      InstantSource clock) {
    this.room = room;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.ways = ways;
    this.clock = clock;
  }

  @Operation(summary = "How people may come in here; open to all.")
  @GetMapping("/ways")
  Map<String, Object> ways() {
    return Map.of("organisation", ways.organisation());
  }

  @Operation(summary = "Who is signed in, and for what duty.")
  @GetMapping("/me")
  Map<String, Object> me(@AuthenticationPrincipal Person person, HttpSession session) {
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("name", person.getUsername());
    me.put("duty", Duties.word(person.viewer().duty()));
    me.put("party", person.viewer().party());
    me.put("administrator", person.administrator());
    me.put("mayBegin", room.empty() && BeginningApi.mayBegin(person));
    me.put("mayCheck", mayCheck(person));
    me.put("mayDecide", InboxApi.mayDecide(person));
    me.put("mayPlan", Scenarios.sees(person.sees()));
    me.put("mayBreakGlass", person.mayBreakGlass());
    me.put("glassUntil", person.glassUntil().isAfter(clock.instant()) ? person.glassUntil() : null);
    me.put("ownPassword", person.hasPassword());
    me.put("timeZone", room.zone().getId());
    me.put("tiles", ways.tiles());
    me.put("cluster", ways.cluster());
    me.put("online", ways.online() && InboxApi.mayDecide(person));
    me.put("restSeconds", session.getMaxInactiveInterval());
    return me;
  }

  /// What blocks tells of the texts, suspensions, receipts and votes of all.
  static boolean mayCheck(Person person) {
    return person.sees().duty() == Duty.COORDINATOR || person.sees().duty() == Duty.MONITOR;
  }

  /// Another password.
  record Password(@Nullable String old, @Nullable String fresh) {}

  @Operation(summary = "Gives oneself another password, and ends all sessions.")
  @PostMapping("/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void password(@AuthenticationPrincipal Person person, @RequestBody Password sent) {
    if (!guesses.test(person.getUsername())) {
      throw new ResponseStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Too many tries. Wait a minute.");
    }
    Problems problems = new Problems();
    String known = accounts
        .find(person.getUsername())
        .map(PostgresAccounts.Account::password)
        .orElse("");
    String old = sent.old == null ? "" : sent.old;
    if (known.isEmpty() || !passwords.matches(old, known)) {
      accounts.noteShown(person.getUsername(), "failed to change the password");
      problems.add(new Problem("password", 0, 0, "old", "the password until now", "another", ""));
    }
    String fresh = sent.fresh == null ? "" : sent.fresh;
    AccountsApi.requirePassword(person.getUsername(), fresh, problems);
    problems.throwIfAny();
    accounts.setPassword(person.getUsername(), String.valueOf(passwords.encode(fresh)));
    accounts.noteShown(person.getUsername(), "changed the password");
    // Whoever had the old one is out, with the keys they may have made.
    passkeys.forget(person.getUsername());
    sessions.end(person.getUsername());
  }

  @Operation(summary = "One's own passkeys.")
  @GetMapping("/me/passkeys")
  List<OwnPasskeys.Key> passkeys(@AuthenticationPrincipal Person person) {
    return passkeys.of(person.getUsername());
  }

  @Operation(summary = "Takes away one of one's own passkeys.")
  @DeleteMapping("/me/passkeys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forgetPasskey(@AuthenticationPrincipal Person person, @PathVariable("id") String id) {
    if (!passkeys.forget(person.getUsername(), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No passkey of yours has this id.");
    }
    accounts.noteShown(person.getUsername(), "took away a passkey");
  }

  /// Why somebody has to see all.
  record Reason(@Nullable String reason) {}

  @Operation(
      summary = "Breaks the glass: for 15 minutes one sees what the coordinator sees. The reason is"
          + " kept and shown to the administrators. Not for those who speak for a party.")
  @PostMapping("/break-glass")
  Map<String, Instant> breakGlass(
      @AuthenticationPrincipal Person person, @RequestBody Reason sent) {
    if (!person.mayBreakGlass()) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Not for those who speak for a party, nor for who looks on.");
    }
    String reason = sent.reason == null ? "" : sent.reason.strip();
    if (reason.length() < REASON_MIN || reason.length() > REASON_MAX) {
      throw BadInput.of(new Problem(
          "reason",
          0,
          0,
          "",
          "what has to be seen, and why now: " + REASON_MIN + " to " + REASON_MAX + " letters",
          reason.length() + "",
          ""));
    }
    // Noted before anything is shown.
    accounts.noteShown(person.getUsername(), "BROKE THE GLASS: " + reason);
    Instant until = clock.instant().plus(GLASS);
    person.breakGlass(until);
    return Map.of("until", until);
  }
}
