package org.corridor.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// The passkeys of somebody: seen, and taken away.
final class OwnPasskeys {
  private final PublicKeyCredentialUserEntityRepository holders;
  private final UserCredentialRepository keys;

  OwnPasskeys(PublicKeyCredentialUserEntityRepository holders, UserCredentialRepository keys) {
    this.holders = holders;
    this.keys = keys;
  }

  /// A passkey, without its key.
  record Key(
      String id,
      String label,
      @Nullable Instant made,
      @Nullable Instant used) {}

  List<Key> of(String name) {
    return records(name).stream()
        .map(r -> new Key(
            r.getCredentialId().toBase64UrlString(), r.getLabel(), r.getCreated(), r.getLastUsed()))
        .toList();
  }

  private List<CredentialRecord> records(String name) {
    PublicKeyCredentialUserEntity holder = holders.findByUsername(name);
    return holder == null ? List.of() : keys.findByUserId(holder.getId());
  }

  /// Takes one away; false where it is none of theirs.
  boolean forget(String name, String id) {
    List<CredentialRecord> found = records(name).stream()
        .filter(r -> r.getCredentialId().toBase64UrlString().equals(id))
        .toList();
    found.forEach(r -> keys.delete(r.getCredentialId()));
    return !found.isEmpty();
  }

  /// Takes all away.
  void forget(String name) {
    records(name).forEach(r -> keys.delete(r.getCredentialId()));
  }
}
