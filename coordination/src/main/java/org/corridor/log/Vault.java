package org.corridor.log;

import java.util.Optional;

/// Keeps the keys of personal fields, apart from the log.
public interface Vault {
  /// Seals what was written with the key of a subject, which is made where there is none.
  Personal seal(String subject, Personal plain);

  /// What was written; empty where the key was thrown away.
  Optional<String> findText(String subject, Personal sealed);

  /// Throws a key away, for good. False where there was none.
  boolean forget(String subject);
}
