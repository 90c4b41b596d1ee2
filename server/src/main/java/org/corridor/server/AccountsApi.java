package org.corridor.server;

import com.ibm.icu.text.SpoofChecker;
import com.nulabinc.zxcvbn.Zxcvbn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Viewer;
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

/// Who may sign in; for administrators.
@RestController
@RequestMapping("/api/accounts")
@Tag(name = "Accounts")
class AccountsApi {
  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
  private static final int PASSWORD_MIN = 12;
  private static final int PASSWORD_MAX = 200;

  /// Of a long password so much is measured: that takes longer the longer it is.
  private static final int MEASURED_MAX = 60;

  /// Whoever tries the likeliest first needs 10⁸ guesses or more.
  private static final int SCORE_MIN = 3;

  private static final Zxcvbn GUESSING = new Zxcvbn();
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@-]{0,99}");

  private final PostgresAccounts accounts;
  private final PasswordEncoder passwords;
  private final Room room;
  private final Sessions sessions;
  private final boolean organisation;

  AccountsApi(
      PostgresAccounts accounts,
      PasswordEncoder passwords,
      Room room,
      Sessions sessions,
      boolean organisation) {
    this.organisation = organisation;
    this.accounts = accounts;
    this.passwords = passwords;
    this.room = room;
    this.sessions = sessions;
  }

  /// An account that somebody asks for.
  ///
  /// @param party that a delegation or liaison speaks for
  /// @param organisation does one that vouches for them sign them in? Then without a password
  record Asked(
      @Nullable String name,
      @Nullable String password,
      @Nullable String duty,
      @Nullable String party,
      @Nullable Boolean administrator,
      @Nullable Boolean organisation) {}

  @Operation(summary = "All accounts, without their passwords.")
  @GetMapping
  List<Map<String, Object>> all() {
    return accounts.all().stream().map(AccountsApi::shown).toList();
  }

  /// Long enough that nobody guesses it.
  static void requirePassword(String name, String password, Problems problems) {
    String measured = password.substring(0, Math.min(MEASURED_MAX, password.length()));
    boolean easy = GUESSING.measure(measured, List.of(name, "corridor")).getScore() < SCORE_MIN;
    if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX || easy) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "password",
          PASSWORD_MIN + " to " + PASSWORD_MAX + " letters",
          easy ? "one that is soon guessed" : password.length() + "",
          "several words"));
    }
  }

  /// Of how many scripts the letters of a name are.
  private static long scripts(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .distinct()
        .count();
  }

  /// Does another name look the same to whoever reads it (UTS 39), as it is written or in small
  /// letters?
  private static boolean isLike(String one, String other) {
    String plain = plain(one);
    String others = plain(other);
    return !one.equals(other)
        && (LOOKS.areConfusable(plain, others) != 0
            || LOOKS.areConfusable(small(plain), small(others)) != 0
            || small(plain).equals(small(others)));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replace(" ", "");
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private static Map<String, Object> shown(PostgresAccounts.Account account) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", account.name());
    row.put("duty", account.duty());
    row.put("party", account.party());
    row.put("administrator", account.administrator());
    return row;
  }

  @Operation(summary = "Closes an account: whoever came in with it is out at once.")
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    if (person.getUsername().equals(name)) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "Your own account is closed by another administrator.");
    }
    if (!accounts.remove(name)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody has this name.");
    }
    accounts.noteShown(person.getUsername(), "closed the account of " + name);
    sessions.endForGood(name);
  }

  @Operation(
      summary =
          "Ends all sessions of somebody and takes away their passkeys; they may sign in again.")
  @PostMapping("/{name}/sessions/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSessions(@AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    if (accounts.all().stream().noneMatch(a -> a.name().equals(name))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody has this name.");
    }
    accounts.noteShown(person.getUsername(), "ended the sessions of " + name);
    sessions.endForGood(name);
  }

  @Operation(summary = "Gives somebody an account.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> add(@AuthenticationPrincipal Person person, @RequestBody Asked asked) {
    Problems problems = new Problems();
    String name = asked.name == null ? "" : asked.name.strip();
    String password = asked.password == null ? "" : asked.password;
    String party = asked.party == null ? "" : asked.party;
    if (!NAME.matcher(name).matches()) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "name",
          "up to 100 letters, digits, blanks and .-_@, a letter or digit first",
          "\"" + shortened(name) + "\"",
          ""));
    }
    if (scripts(name) > 1) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "name",
          "letters of one script",
          "\"" + shortened(name) + "\", of " + scripts(name),
          "nobody is taken for another"));
    } else if (accounts.all().stream().anyMatch(a -> isLike(a.name(), name))) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "name",
          "a name that is not like another's",
          "\"" + shortened(name) + "\"",
          "small and capital letters are one, and so are letters that look alike"));
    }
    boolean vouched = Boolean.TRUE.equals(asked.organisation);
    if (vouched && !organisation) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "organisation",
          "an organisation that signs people in",
          "none",
          "serve --oidc-issuer"));
    } else if (!vouched) {
      requirePassword(name, password, problems);
    }
    Viewer viewer = null;
    try {
      viewer = new Viewer(Duties.named(asked.duty == null ? "" : asked.duty), party);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(
          "account",
          0,
          0,
          "duty",
          "a duty, with a party where it speaks for one",
          String.valueOf(e.getMessage()),
          ""));
    }
    boolean known = party.isEmpty()
        || room.whole(r -> r.talks().parties().stream().anyMatch(p -> p.id().equals(party)));
    if (!known) {
      problems.add(
          new Problem("account", 0, 0, "party", "a party of the record", "\"" + party + "\"", ""));
    }
    problems.throwIfAny();
    PostgresAccounts.Account account = new PostgresAccounts.Account(
        name,
        vouched ? "" : String.valueOf(passwords.encode(password)),
        viewer == null ? "" : Duties.word(viewer.duty()),
        party,
        Boolean.TRUE.equals(asked.administrator));
    if (!accounts.add(account)) {
      throw BadInput.of(
          new Problem("account", 0, 0, "name", "a name that nobody has", "\"" + name + "\"", ""));
    }
    accounts.noteShown(person.getUsername(), "gave an account to " + account);
    return shown(account);
  }
}
