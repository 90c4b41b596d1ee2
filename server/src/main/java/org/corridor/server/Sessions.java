package org.corridor.server;

import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;

/// Who is in the room now, and how they are asked to leave.
final class Sessions {
  private final SessionRegistry registry;
  private final Live live;
  private final OwnPasskeys passkeys;

  Sessions(SessionRegistry registry, Live live, OwnPasskeys passkeys) {
    this.passkeys = passkeys;
    this.registry = registry;
    this.live = live;
  }

  /// Ends all sessions of somebody: their next request is answered as if they had never signed in,
  /// and they are told nothing more.
  void end(String name) {
    registry.getAllPrincipals().stream()
        .filter(p -> p instanceof UserDetails user && user.getUsername().equals(name))
        .flatMap(p -> registry.getAllSessions(p, false).stream())
        .forEach(SessionInformation::expireNow);
    live.endedOf(name);
  }

  /// Ends them, and takes away the passkeys too: whoever held a session may have made one.
  void endForGood(String name) {
    passkeys.forget(name);
    end(name);
  }
}
