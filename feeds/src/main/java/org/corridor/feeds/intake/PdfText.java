package org.corridor.feeds.intake;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF file.
final class PdfText {
  private static final int PAGES_MAX = 200;
  private static final int PAGE_MAX = 20_000_000;
  private static final int DRAWN_MAX = 1_000_000;

  private PdfText() {}

  static String of(byte[] bytes) {
    PackedStreams.check(bytes);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() == 0) {
        throw new IntakeTrouble(
            "a PDF that can be read", "one without a page: broken or cut off", "");
      }
      if (document.getNumberOfPages() > PAGES_MAX) {
        throw new IntakeTrouble(
            "at most " + PAGES_MAX + " pages", document.getNumberOfPages() + " pages", "split it");
      }
      for (PDPage page : document.getPages()) {
        checkLength(page);
      }
      PDFTextStripper stripper = new Bounded();
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

  /// A page may name the same part again and again.
  private static void checkLength(PDPage page) throws IOException {
    long length = 0;
    for (Iterator<PDStream> parts = page.getContentStreams(); parts.hasNext(); ) {
      length += parts.next().toByteArray().length;
      if (length > PAGE_MAX) {
        throw tooMuch();
      }
    }
  }

  private static IntakeTrouble tooMuch() {
    return new IntakeTrouble(
        "a PDF that is a report",
        "one that draws more than a million things or more than a page can hold",
        "save its text");
  }

  /// Forms within forms may draw for ever.
  private static final class Bounded extends PDFTextStripper {
    private int drawn;

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      drawn++;
      if (drawn > DRAWN_MAX) {
        throw tooMuch();
      }
      super.processOperator(operator, operands);
    }
  }

  /// Lines of a page are no sentences: those of a paragraph are put together.
  private static String joined(String text) {
    return text.replaceAll("(?<=[\\p{L}\\p{N},;’'\")-])[ ]*\\R(?=[\\p{Ll}\\p{N}(\"“])", " ")
        .replaceAll("(?<=\\p{L})-\\s(?=\\p{Ll})", "");
  }
}
