package org.corridor.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.corridor.log.Personal;
import org.corridor.log.Vault;
import org.jspecify.annotations.Nullable;

/// Keys of personal fields beside the log, and AES-256 in GCM with them: what was sealed for one
/// subject cannot be opened as another's.
///
/// A key that was thrown away leaves an empty row, so that no new one takes its place. Copies of
/// the
/// database made before still hold it: throw those away too.
public final class PostgresVault implements Vault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Server server;
  private final SecureRandom random = new SecureRandom();

  /// The keys in a database whose tables are up to date ([PostgresEventLog#open]).
  public PostgresVault(Server server) {
    this.server = server;
  }

  @Override
  public Personal seal(String subject, Personal plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] key = findKey(subject, true)
        .orElseThrow(() ->
            new StoreTrouble("The key of " + subject + " was thrown away; use another id", null));
    byte[] text = plain.text().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, subject, text);
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return new Personal(Base64.getEncoder().encodeToString(both), true);
  }

  @Override
  public Optional<String> findText(String subject, Personal sealed) {
    return findKey(subject, false).flatMap(key -> {
      try {
        return Optional.of(opened(subject, sealed, key));
      } catch (StoreTrouble e) {
        // Sealed text and key do not go together any more: as if the key were gone.
        return Optional.empty();
      }
    });
  }

  private static String opened(String subject, Personal sealed, byte[] key) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed.text());
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] rest = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
      return new String(
          cipher(Cipher.DECRYPT_MODE, key, nonce, subject, rest), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StoreTrouble("What was sealed for " + subject + " was changed", e);
    }
  }

  private static byte[] cipher(int mode, byte[] key, byte[] nonce, String subject, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new StoreTrouble("What was sealed for " + subject + " was changed", e);
    }
  }

  private Optional<byte[]> findKey(String subject, boolean make) {
    try (Connection connection = server.connect()) {
      if (make) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        try (PreparedStatement insert = connection.prepareStatement(
            "insert into personal_key values (?, ?) on conflict do nothing")) {
          insert.setString(1, subject);
          insert.setBytes(2, fresh);
          insert.executeUpdate();
        }
      }
      try (PreparedStatement select =
          connection.prepareStatement("select key from personal_key where subject = ?")) {
        select.setString(1, subject);
        try (ResultSet row = select.executeQuery()) {
          byte @Nullable [] key = row.next() ? row.getBytes(1) : null;
          return Optional.ofNullable(key);
        }
      }
    } catch (SQLException e) {
      throw new StoreTrouble("The keys cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean forget(String subject) {
    try (Connection connection = server.connect();
        PreparedStatement update = connection.prepareStatement(
            "update personal_key set key = null where subject = ? and key is not null")) {
      update.setString(1, subject);
      return update.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreTrouble("The key was not thrown away: " + e.getMessage(), e);
    }
  }
}
