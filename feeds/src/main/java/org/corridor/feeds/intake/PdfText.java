package org.corridor.feeds.intake;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF file.
final class PdfText {
  private static final int PAGES_MAX = 200;

  private PdfText() {}

  static String of(byte[] bytes) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() == 0) {
        throw new IntakeTrouble(
            "a PDF that can be read", "one without a page: broken or cut off", "");
      }
      if (document.getNumberOfPages() > PAGES_MAX) {
        throw new IntakeTrouble(
            "at most " + PAGES_MAX + " pages", document.getNumberOfPages() + " pages", "split it");
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setParagraphEnd("\n\n");
      return joined(Originals.limited(stripper.getText(document)));
    } catch (InvalidPasswordException e) {
      throw new IntakeTrouble("a PDF that can be read", "one with a password", "save it without");
    } catch (IOException | IllegalArgumentException e) {
      throw new IntakeTrouble(
          "a PDF that can be read",
          "a broken one (" + e.getMessage() + ")",
          "save it again, or as text");
    }
  }

  /// Lines of a page are no sentences: those of a paragraph are put together.
  private static String joined(String text) {
    return text.replaceAll("(?<=[\\p{L}\\p{N},;’'\")-])[ ]*\\R(?=[\\p{Ll}\\p{N}(\"“])", " ")
        .replaceAll("(?<=\\p{L})-\\s(?=\\p{Ll})", "");
  }
}
