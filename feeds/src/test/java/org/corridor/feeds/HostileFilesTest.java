package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.corridor.feeds.intake.IntakeTrouble;
import org.junit.jupiter.api.Test;

/// Files that somebody made to do harm.
class HostileFilesTest {
  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    document.close();
    return out.toByteArray();
  }

  private static COSStream packed(PDDocument document, int megabytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        out.write(spaces);
      }
    }
    return stream;
  }

  private static void refused(byte[] pdf, String found) {
    assertThat(pdf.length).isLessThan(10_000_000);
    assertThatThrownBy(() -> Reports.ORIGINALS.read("report.pdf", pdf))
        .isInstanceOf(IntakeTrouble.class)
        .hasMessageContaining(found);
  }

  @Test
  void aPdfThatIsAReportIsRead() throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      write(content, 50, "Iryna Vereshchuk said that seven corridors were open.");
    }
    assertThat(Reports.ORIGINALS.read("report.pdf", saved(document)).getFirst().text())
        .contains("seven corridors were open");
  }

  @Test
  void aPdfThatFillsTheMemoryIsRefused() throws IOException {
    PDDocument one = new PDDocument();
    PDPage page = new PDPage();
    one.addPage(page);
    page.getCOSObject().setItem(COSName.CONTENTS, packed(one, 80));
    refused(saved(one), "a part that comes to more");

    PDDocument often = new PDDocument();
    PDPage repeated = new PDPage();
    often.addPage(repeated);
    COSStream part = packed(often, 10);
    COSArray parts = new COSArray();
    for (int i = 0; i < 500; i++) {
      parts.add(part);
    }
    repeated.getCOSObject().setItem(COSName.CONTENTS, parts);
    refused(saved(often), "more than a page can hold");
  }

  @Test
  void aPdfThatDrawsForEverIsRefused() throws IOException {
    PDDocument document = new PDDocument();
    PDFormXObject inner = null;
    for (int depth = 0; depth < 9; depth++) {
      PDFormXObject form = new PDFormXObject(document);
      form.setBBox(new PDRectangle(100, 100));
      PDResources resources = new PDResources();
      form.setResources(resources);
      String draw = inner == null ? "q Q\n" : "/" + resources.add(inner).getName() + " Do\n";
      try (OutputStream out = form.getStream().createOutputStream()) {
        out.write(draw.repeat(10).getBytes(StandardCharsets.US_ASCII));
      }
      inner = form;
    }
    PDPage page = new PDPage();
    document.addPage(page);
    PDResources resources = new PDResources();
    page.setResources(resources);
    String name = resources.add(inner).getName();
    COSStream content = document.getDocument().createCOSStream();
    try (OutputStream out = content.createOutputStream()) {
      out.write(("/" + name + " Do").getBytes(StandardCharsets.US_ASCII));
    }
    page.getCOSObject().setItem(COSName.CONTENTS, content);
    refused(saved(document), "draws more than a million things");
  }

  /// Two columns, each with a paragraph that is broken at its width.
  @Test
  void columnsOfAPdfStayApartAndParagraphsTogether() throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      write(
          content,
          50,
          "The mayor said on Saturday that no",
          "evacuation from Mariupol, Izium or",
          "Volnovakha was possible.");
      write(content, 320, "A second convoy to Sumy is planned", "for 18 March, the agency said.");
    }
    assertThat(Reports.ORIGINALS
            .read("report.pdf", saved(document))
            .getFirst()
            .text()
            .strip())
        .isEqualTo(
            "The mayor said on Saturday that no evacuation from Mariupol, Izium or Volnovakha was possible.\n"
                + "A second convoy to Sumy is planned for 18 March, the agency said.");
  }

  private static void write(PDPageContentStream content, float left, String... lines)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
    content.newLineAtOffset(left, 700);
    for (String line : lines) {
      content.showText(line);
      content.newLineAtOffset(0, -14);
    }
    content.endText();
  }
}
