package org.corridor.feeds;

/// Who said it.
///
/// @param name as it is written in most places, or the words of the text
/// @param role in the words of the text; may be empty
/// @param behalf code or name of the party or organisation spoken for; empty where it is not clear
/// @param known is it an actor of the list, whatever the spelling?
public record Speaker(String name, String role, String behalf, boolean known) {
  /// Nobody could be found.
  public static final Speaker NOBODY = new Speaker("", "", "", false);

  public boolean isNobody() {
    return name.isEmpty();
  }
}
