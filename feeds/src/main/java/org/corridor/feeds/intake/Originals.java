package org.corridor.feeds.intake;

import java.util.List;
import org.corridor.feeds.Page;

/// Takes in the bytes of a file as publications: the front door.
public final class Originals {
  private final Language languages;

  /// With the model of languages that comes with the program.
  public Originals() {
    languages = Language.open();
  }

  /// The publications in a file: one, or as many as a feed has.
  public List<Page> read(String name, byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    return List.of(TextPage.of(name, Digest.of(bytes), text, "", languages));
  }
}
