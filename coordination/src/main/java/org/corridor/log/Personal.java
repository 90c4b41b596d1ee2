package org.corridor.log;

/// Something about a person: in the log only ever sealed with a key of its own. Throwing away the
/// key destroys it, while the entry stays and the chain stays whole.
///
/// @param text as written, or as sealed
/// @param sealed can it be read only with its key?
public record Personal(String text, boolean sealed) {
  /// As somebody wrote it, to be sealed before it is recorded.
  public static Personal plain(String text) {
    return new Personal(text, false);
  }

  /// Never shown by accident.
  @Override
  public String toString() {
    return sealed ? "[sealed]" : "[personal]";
  }
}
