package org.corridor.formats.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.corridor.formats.Problem;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// What a CAP 1.2 message may hold, and in which order.
final class CapSchema {
  private static final Schema SCHEMA = load();

  private CapSchema() {}

  private static Schema load() {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(new StreamSource(
          Objects.requireNonNull(CapSchema.class.getResourceAsStream("cap-1.2.xsd"))));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Everything in a message that is not as CAP 1.2 has it; nothing outside the message is looked
  /// up.
  static List<Problem> problems(String name, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Collector(name, problems));
      validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
    } catch (SAXParseException e) {
      if (problems.isEmpty()) {
        problems.add(problem(name, e));
      }
    } catch (SAXException | IOException e) {
      problems.add(
          new Problem(name, 0, 0, "", "a CAP 1.2 message", String.valueOf(e.getMessage()), ""));
    }
    return problems;
  }

  private static Problem problem(String name, SAXParseException e) {
    String found = String.valueOf(e.getMessage()).replaceFirst("^cvc-[^:]*: *", "");
    return new Problem(
        name, e.getLineNumber(), e.getColumnNumber(), "", "a CAP 1.2 message", found, "");
  }

  private record Collector(String name, List<Problem> problems) implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      problems.add(problem(name, e));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
