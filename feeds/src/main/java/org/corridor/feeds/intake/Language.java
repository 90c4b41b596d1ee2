package org.corridor.feeds.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// Which language a text is in, by the model of Apache OpenNLP (103 languages).
public final class Language {
  private static final String MODEL = "/langdetect-183.bin";
  private static final int LETTERS_MAX = 2_000;
  private static final int LETTERS_MIN = 20;
  private static final Map<String, String> SHORT = Map.ofEntries(
      Map.entry("eng", "en"),
      Map.entry("ukr", "uk"),
      Map.entry("rus", "ru"),
      Map.entry("deu", "de"),
      Map.entry("fra", "fr"),
      Map.entry("spa", "es"),
      Map.entry("ara", "ar"),
      Map.entry("pol", "pl"),
      Map.entry("bel", "be"),
      Map.entry("tur", "tr"),
      Map.entry("ita", "it"),
      Map.entry("ron", "ro"),
      Map.entry("hun", "hu"),
      Map.entry("ces", "cs"),
      Map.entry("slk", "sk"),
      Map.entry("nld", "nl"),
      Map.entry("por", "pt"),
      Map.entry("heb", "he"),
      Map.entry("fas", "fa"),
      Map.entry("pes", "fa"),
      Map.entry("bul", "bg"),
      Map.entry("srp", "sr"),
      Map.entry("cmn", "zh"),
      Map.entry("amh", "am"));

  private final LanguageDetectorModel model;

  private Language(LanguageDetectorModel model) {
    this.model = model;
  }

  /// Opens the model that comes with the program.
  public static Language open() {
    try (InputStream file = Language.class.getResourceAsStream(MODEL)) {
      if (file == null) {
        throw new IllegalStateException("the model of languages is not in this build");
      }
      return new Language(new LanguageDetectorModel(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The code of the language, as `en`; empty for too few letters.
  public String of(String text) {
    String start = text.length() > LETTERS_MAX ? text.substring(0, LETTERS_MAX) : text;
    if (start.chars().filter(Character::isLetter).count() < LETTERS_MIN) {
      return "";
    }
    // Letters that only Ukrainian or only Russian has tell more surely than frequencies.
    long ukrainian = start.chars().filter(c -> "іїєґІЇЄҐ".indexOf(c) >= 0).count();
    long russian = start.chars().filter(c -> "ыэъёЫЭЪЁ".indexOf(c) >= 0).count();
    if (ukrainian + russian > 5) {
      return ukrainian > russian ? "uk" : "ru";
    }
    String code = new LanguageDetectorME(model).predictLanguage(start).getLang();
    return SHORT.getOrDefault(code, code);
  }
}
