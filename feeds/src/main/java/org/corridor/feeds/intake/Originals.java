package org.corridor.feeds.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.corridor.feeds.Page;

/// Takes in the bytes of a file as publications: the front door.
///
/// What kind of file it is, its first bytes tell and not its name. Nothing in it is executed,
/// fetched or unpacked.
public final class Originals {
  /// Larger files are refused.
  public static final int BYTES_MAX = 10_000_000;

  private static final int LETTERS_MAX = 1_000_000;
  private static final int HEAD = 4_096;
  private static final Pattern FEED =
      Pattern.compile("<(rss|feed|rdf:RDF)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML = Pattern.compile(
      "<(!doctype html|html|head|body|article|div|p|meta|h1)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL = Pattern.compile(
      "^(?:From |(?:Return-Path|Received|MIME-Version|Message-ID|Delivered-To|From|Subject|Date|To|X-[\\w-]+): ).*",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern MAIL_SURE = Pattern.compile(
      "^(?:From|Message-ID|MIME-Version|Received): ", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final Language languages;

  /// With the model of languages that comes with the program.
  public Originals() {
    languages = Language.open();
  }

  /// The publications in a file: one, or as many as a feed has.
  ///
  /// @param name of the file, or `-`
  /// @throws IntakeTrouble where it is none
  public List<Page> read(String name, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new IntakeTrouble(
          "at most " + BYTES_MAX / 1_000_000 + " MB", "more", "save the report alone");
    }
    if (bytes.length == 0) {
      throw new IntakeTrouble("a report", "an empty file", "");
    }
    refusePacked(bytes);
    String start = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("%PDF-")) {
      return List.of(text(name, bytes, PdfText.of(bytes)));
    }
    String trimmed = start.replaceFirst("^(?:ï»¿|\\s)+", "");
    if (trimmed.startsWith("<") && FEED.matcher(trimmed).find()) {
      return new FeedPages(languages).of(name, bytes);
    }
    if (MAIL.matcher(trimmed).matches() && MAIL_SURE.matcher(trimmed).find()) {
      return List.of(MailPage.of(name, bytes, languages));
    }
    String text = Decoder.text(bytes);
    if (HTML.matcher(trimmed).find() || name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?")) {
      return List.of(HtmlPage.of(name, Digest.of(bytes), bytes, "", languages));
    }
    return List.of(text(name, bytes, text));
  }

  private Page text(String name, byte[] bytes, String text) {
    return TextPage.of(name, Digest.of(bytes), limited(text), "", languages);
  }

  static String limited(String text) {
    if (text.length() > LETTERS_MAX) {
      throw new IntakeTrouble(
          "at most a million characters of text", text.length() + " characters", "split it");
    }
    if (text.isBlank()) {
      throw new IntakeTrouble("words", "none", "a picture of a text has to be read by a person");
    }
    return text;
  }

  private static void refusePacked(byte[] bytes) {
    String kind = "";
    if (begins(bytes, 'P', 'K', 3, 4)) {
      kind = "a ZIP archive or office document";
    } else if (begins(bytes, 0x1f, 0x8b)) {
      kind = "a gzip archive";
    } else if (begins(bytes, '7', 'z', 0xbc, 0xaf)
        || begins(bytes, 'R', 'a', 'r', '!')
        || begins(bytes, 'B', 'Z', 'h')
        || begins(bytes, 0xfd, '7', 'z', 'X')) {
      kind = "an archive";
    } else if (begins(bytes, 0x89, 'P', 'N', 'G')
        || begins(bytes, 0xff, 0xd8, 0xff)
        || begins(bytes, 'G', 'I', 'F', '8')) {
      kind = "a picture";
    } else if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
      kind = "an old office document";
    } else if (begins(bytes, 0x7f, 'E', 'L', 'F') || begins(bytes, 'M', 'Z')) {
      kind = "a program";
    }
    if (!kind.isEmpty()) {
      String hint = kind.endsWith("picture")
          ? "a picture of a text has to be read by a person"
          : kind.endsWith("program")
              ? ""
              : "archives are not opened: unpack it, or save it as text";
      throw new IntakeTrouble("text, a saved page, a feed, PDF or mail", kind, hint);
    }
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
