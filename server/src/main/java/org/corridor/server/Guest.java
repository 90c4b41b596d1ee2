package org.corridor.server;

import java.util.Map;
import org.corridor.store.PostgresAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody whom their organisation vouches for.
final class Guest extends Person implements OidcUser {
  private static final long serialVersionUID = 1L;

  private final transient OidcUser vouched;

  Guest(PostgresAccounts.Account account, OidcUser vouched) {
    super(account);
    this.vouched = vouched;
  }

  @Override
  public Map<String, Object> getClaims() {
    return vouched.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return vouched.getUserInfo();
  }

  @Override
  public OidcIdToken getIdToken() {
    return vouched.getIdToken();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return vouched.getAttributes();
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
