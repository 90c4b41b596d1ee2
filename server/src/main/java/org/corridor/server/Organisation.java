package org.corridor.server;

import java.util.Optional;
import org.corridor.store.PostgresAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// An organisation that signs its people in by OpenID Connect. It says who somebody is; what they
/// may see and say is said by the account that an administrator gave to the name.
///
/// @param registration what its provider and this room know of each other
record Organisation(ClientRegistration registration) {
  static final String ID = "organisation";

  /// Asks the provider what it says of itself.
  ///
  /// @param issuer address of it
  /// @param client id that it gave to this room
  /// @param secret that it gave with it
  /// @throws IllegalArgumentException if it cannot be reached or is none
  static Organisation of(String issuer, String client, String secret) {
    return new Organisation(ClientRegistrations.fromIssuerLocation(issuer)
        .registrationId(ID)
        .clientId(client)
        .clientSecret(secret)
        .scope("openid", "profile", "email")
        .build());
  }

  /// Whoever the provider vouches for and has an account without a password.
  static OidcUser admit(OidcUserRequest request, PostgresAccounts accounts) {
    OidcUser vouched = new OidcUserService().loadUser(request);
    return named(vouched.getPreferredUsername(), accounts)
        .or(() -> Boolean.TRUE.equals(vouched.getEmailVerified())
            ? named(vouched.getEmail(), accounts)
            : Optional.empty())
        .filter(account ->
            accounts.isOf(account.name(), vouched.getIssuer() + " " + vouched.getSubject()))
        .map(account -> new Guest(account, vouched))
        .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("access_denied")));
  }

  /// Who has a password here is not the one of that name there.
  private static Optional<PostgresAccounts.Account> named(
      @Nullable String name, PostgresAccounts accounts) {
    return Optional.ofNullable(name)
        .flatMap(accounts::find)
        .filter(a -> a.password().isEmpty());
  }
}
