package org.corridor.formats.notice;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.jspecify.annotations.Nullable;

/// CAP 1.2 messages as XML, in the order of elements that its schema asks for.
public final class CapFile {
  private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  /// CAP wants an offset in figures, never Z.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private CapFile() {}

  /// How another message refers to one.
  public static String reference(CapAlert alert) {
    return alert.sender() + "," + alert.identifier() + "," + time(alert.sent());
  }

  /// The message as XML.
  public static String write(CapAlert alert) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("alert");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "identifier", alert.identifier());
      element(xml, "sender", alert.sender());
      element(xml, "sent", time(alert.sent()));
      element(xml, "status", alert.status().word);
      element(xml, "msgType", alert.type().word);
      element(xml, "scope", alert.scope().word);
      if (!alert.addresses().isEmpty()) {
        element(xml, "addresses", String.join(" ", alert.addresses()));
      }
      if (!alert.note().isEmpty()) {
        element(xml, "note", alert.note());
      }
      if (!alert.references().isEmpty()) {
        element(xml, "references", String.join(" ", alert.references()));
      }
      for (CapAlert.Message info : alert.infos()) {
        info(xml, info);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      return out.append('\n').toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void info(XMLStreamWriter xml, CapAlert.Message info) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("info");
    element(xml, "language", info.language());
    element(xml, "category", "Safety");
    element(xml, "event", info.event());
    element(xml, "responseType", info.response().word);
    element(xml, "urgency", "Expected");
    element(xml, "severity", "Severe");
    element(xml, "certainty", "Likely");
    if (info.onset() != null) {
      element(xml, "onset", time(info.onset()));
    }
    if (info.expires() != null) {
      element(xml, "expires", time(info.expires()));
    }
    element(xml, "headline", info.headline());
    element(xml, "description", info.description());
    element(xml, "instruction", info.instruction());
    xml.writeCharacters("\n");
    xml.writeStartElement("area");
    element(xml, "areaDesc", info.area());
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String time(OffsetDateTime time) {
    return TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /// Reads a message; parts that Corridor does not use are passed over.
  ///
  /// @throws BadInput for anything that is no CAP 1.2 message
  public static CapAlert read(String name, byte[] bytes) {
    Problems problems = new Problems();
    CapSchema.problems(name, bytes).forEach(problems::add);
    problems.throwIfAny();
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      xml.nextTag();
      if (!xml.getLocalName().equals("alert") || !NAMESPACE.equals(xml.getNamespaceURI())) {
        throw new IllegalArgumentException("it begins with " + xml.getLocalName());
      }
      Map<String, String> values = new HashMap<>();
      List<CapAlert.Message> infos = new ArrayList<>();
      while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("info")) {
            infos.add(readInfo(xml));
          } else {
            values.put(xml.getLocalName(), text(xml));
          }
        }
      }
      return alert(values, infos);
    } catch (XMLStreamException | DateTimeParseException | IllegalArgumentException e) {
      throw BadInput.of(
          new Problem(name, 0, 0, "", "a CAP 1.2 message", String.valueOf(e.getMessage()), ""));
    }
  }

  private static CapAlert alert(Map<String, String> values, List<CapAlert.Message> infos) {
    return new CapAlert(
        needed(values, "identifier"),
        needed(values, "sender"),
        OffsetDateTime.parse(needed(values, "sent")),
        constant(CapAlert.Status.values(), s -> s.word, needed(values, "status")),
        constant(CapAlert.Type.values(), t -> t.word, needed(values, "msgType")),
        constant(CapAlert.Scope.values(), s -> s.word, needed(values, "scope")),
        words(values.getOrDefault("addresses", "")),
        words(values.getOrDefault("references", "")),
        values.getOrDefault("note", ""),
        infos);
  }

  private static CapAlert.Message readInfo(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> values = new HashMap<>();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("area")) {
          depth++;
        } else {
          values.putIfAbsent(xml.getLocalName(), text(xml));
        }
      }
    }
    return new CapAlert.Message(
        values.getOrDefault("language", "en-US"),
        needed(values, "event"),
        constant(
            CapAlert.Response.values(),
            r -> r.word,
            values.getOrDefault("responseType", "Monitor")),
        moment(values.get("onset")),
        moment(values.get("expires")),
        values.getOrDefault("headline", ""),
        values.getOrDefault("description", ""),
        values.getOrDefault("instruction", ""),
        values.getOrDefault("areaDesc", ""));
  }

  /// The text of an element, that of elements within it left away.
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          text.append(depth == 1 ? xml.getText() : "");
        default -> {}
      }
    }
    return text.toString();
  }

  private static @Nullable OffsetDateTime moment(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text);
  }

  private static String needed(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return value;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static <E> E constant(E[] all, Function<E, String> word, String text) {
    return Arrays.stream(all)
        .filter(e -> word.apply(e).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("it has no use for \"" + text + "\""));
  }
}
