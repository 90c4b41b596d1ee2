package org.corridor.feeds.intake;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// The text of a PDF file.
final class PdfText {
  private static final int PAGES_MAX = 200;
  private static final int PAGE_MAX = 20_000_000;
  private static final int DRAWN_MAX = 1_000_000;

  private static final Pattern WORD_BROKEN = Pattern.compile("(?<=\\p{L})-\\s(?=\\p{Ll})");

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
      PdfLines lines = new Bounded();
      lines.writeText(document, Writer.nullWriter());
      return WORD_BROKEN.matcher(Originals.limited(lines.joined())).replaceAll("");
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
  private static final class Bounded extends PdfLines {
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
}
