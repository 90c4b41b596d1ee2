package org.corridor.server;

import java.time.Instant;
import java.util.List;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/// Somebody who signed in.
public class Person extends User {
  private static final long serialVersionUID = 1L;
  private static final Viewer ALL = new Viewer(Viewer.Duty.COORDINATOR, "");

  private final transient Viewer viewer;
  private final boolean administrator;
  private final boolean password;
  private volatile Instant glassUntil = Instant.MIN;

  Person(PostgresAccounts.Account account) {
    super(
        account.name(),
        account.password(),
        account.administrator()
            ? AuthorityUtils.createAuthorityList(List.of("ROLE_ADMINISTRATOR"))
            : AuthorityUtils.NO_AUTHORITIES);
    viewer = new Viewer(Duties.named(account.duty()), account.party());
    administrator = account.administrator();
    password = !account.password().isEmpty();
  }

  /// For what duty they speak.
  public Viewer viewer() {
    return viewer;
  }

  /// For what duty they see: while the glass is broken, what the coordinator sees.
  public Viewer sees() {
    return Instant.now().isBefore(glassUntil) ? ALL : viewer;
  }

  /// May they, in need, see what the coordinator sees? Whoever speaks for a party never does, nor
  /// who looks on.
  boolean mayBreakGlass() {
    return switch (viewer.duty()) {
      case MONITOR, OPERATOR, RECEPTION, MUNICIPALITY -> true;
      case COORDINATOR, DELEGATION, LIAISON, PUBLIC, ANALYST -> false;
    };
  }

  /// They see what the coordinator sees, for some time.
  void breakGlass(Instant until) {
    glassUntil = until;
  }

  /// Have they a password here? It is not kept with them.
  boolean hasPassword() {
    return password;
  }

  Instant glassUntil() {
    return glassUntil;
  }

  /// May they give accounts to others?
  public boolean administrator() {
    return administrator;
  }

  /// The same name is the same person, however they came in.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Person person && getUsername().equals(person.getUsername());
  }

  @Override
  public int hashCode() {
    return getUsername().hashCode();
  }
}
