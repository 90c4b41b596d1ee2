package org.corridor.server;

import java.util.List;
import org.corridor.store.PostgresAccounts;
import org.corridor.workflows.Viewer;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/// Somebody who signed in.
public final class Person extends User {
  private static final long serialVersionUID = 1L;

  private final transient Viewer viewer;
  private final boolean administrator;

  Person(PostgresAccounts.Account account) {
    super(
        account.name(),
        account.password(),
        account.administrator()
            ? AuthorityUtils.createAuthorityList(List.of("ROLE_ADMINISTRATOR"))
            : AuthorityUtils.NO_AUTHORITIES);
    viewer = new Viewer(Duties.named(account.duty()), account.party());
    administrator = account.administrator();
  }

  /// For what duty.
  public Viewer viewer() {
    return viewer;
  }

  /// May they give accounts to others?
  public boolean administrator() {
    return administrator;
  }
}
