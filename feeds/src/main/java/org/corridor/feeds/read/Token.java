package org.corridor.feeds.read;

import java.util.Locale;

/// A word or sign.
///
/// @param tag part of speech as Universal Dependencies name it; `QUOTE` for a quotation as a whole
/// @param from where it begins in the whole text
record Token(String text, String tag, int from, int to) {
  static final String QUOTE = "QUOTE";

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /// The same whatever its capitals; but WHO is not "who".
  boolean is(String word) {
    return text.equalsIgnoreCase(word) && !(text.equals("WHO") && tag.equals("PROPN"));
  }

  boolean isQuote() {
    return tag.equals(QUOTE);
  }

  boolean isComma() {
    return text.equals(",");
  }

  boolean isNominal() {
    return tag.equals("NOUN") || tag.equals("PROPN");
  }

  boolean isVerb() {
    return tag.equals("VERB") || tag.equals("AUX");
  }

  boolean isCapital() {
    return Character.isUpperCase(text.charAt(0));
  }
}
