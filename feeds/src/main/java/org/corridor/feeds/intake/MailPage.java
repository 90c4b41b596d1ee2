package org.corridor.feeds.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.corridor.feeds.Page;
import org.jspecify.annotations.Nullable;

/// A mail file: its text; attachments are not opened.
final class MailPage {
  private static final int DEPTH_MAX = 8;

  private MailPage() {}

  static Page of(String name, byte[] bytes, Language languages) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.custom()
        .setMaxLineLen(100_000)
        .setMaxHeaderCount(1_000)
        .setMaxContentLen(Originals.BYTES_MAX)
        .build());
    try {
      Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
      String hash = Digest.of(bytes);
      Part html = find(message, "text/html", 0);
      Part plain = find(message, "text/plain", 0);
      if (plain == null && html == null) {
        throw new IntakeTrouble(
            "a mail with text", "one without", "attachments are not opened: save them apart");
      }
      Page page = plain == null
          ? HtmlPage.of(
              name,
              hash,
              (html == null ? "" : html.text()).getBytes(StandardCharsets.UTF_8),
              "",
              languages)
          : TextPage.of(name, hash, Originals.limited(plain.text()), "", languages);
      String from = sender(message);
      String subject = message.getSubject() == null ? page.title() : message.getSubject();
      Date date = message.getDate();
      LocalDateTime published = date == null
          ? page.published()
          : LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC);
      return new Page(
          name,
          hash,
          page.text(),
          page.lines(),
          page.language(),
          from.isEmpty() ? page.source() : from,
          subject,
          "",
          published,
          date == null ? page.zone() : ZoneOffset.UTC);
    } catch (IOException | RuntimeException e) {
      if (e instanceof IntakeTrouble trouble) {
        throw trouble;
      }
      throw new IntakeTrouble(
          "a mail file", "a broken one (" + e.getMessage() + ")", "save the text of it");
    }
  }

  /// The name of who sends it, else the domain, else what the line says: "From: Movement
  /// Coordinator, Port Sudan" bears no address.
  private static String sender(Message message) {
    Mailbox first = message.getFrom() == null || message.getFrom().isEmpty()
        ? null
        : message.getFrom().get(0);
    if (first != null && first.getName() != null && !first.getName().isBlank()) {
      return first.getName();
    }
    if (first != null && first.getDomain() != null) {
      return first.getDomain();
    }
    Field from = message.getHeader() == null ? null : message.getHeader().getField("From");
    return from == null ? "" : from.getBody().replaceAll("\\s*<.*$", "").strip();
  }

  private record Part(String text) {}

  private static @Nullable Part find(Entity entity, String type, int depth) throws IOException {
    if (depth > DEPTH_MAX || "attachment".equalsIgnoreCase(entity.getDispositionType())) {
      return null;
    }
    Body body = entity.getBody();
    if (body instanceof Multipart parts) {
      for (Entity part : parts.getBodyParts()) {
        Part found = find(part, type, depth + 1);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (body instanceof TextBody text && type.equalsIgnoreCase(entity.getMimeType())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      text.writeTo(out);
      return new Part(new String(out.toByteArray(), charset(text)));
    }
    return null;
  }

  private static Charset charset(TextBody text) {
    try {
      String name = text.getMimeCharset();
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
