package org.corridor.formats.roads;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.corridor.network.osm.Elements;
import org.corridor.network.osm.Elements.Kind;
import org.corridor.network.osm.Elements.MemberKind;
import org.corridor.network.osm.Tags;

/// Reads OpenStreetMap XML by StAX; nothing outside the file is ever fetched.
final class XmlReader {
  private static final int MEMBERS_MAX = 1_000_000;
  private static final int TAGS_MAX = 10_000;

  private final XMLStreamReader xml;
  private final Elements elements;
  private final List<String> tags = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();
  private final List<MemberKind> kinds = new ArrayList<>();
  private long[] refs = new long[256];
  private int refCount;

  private XmlReader(XMLStreamReader xml, Elements elements) {
    this.xml = xml;
    this.elements = elements;
  }

  static void read(InputStream in, Elements elements) throws IOException, BrokenFile {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      new XmlReader(xml, elements).run();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      String[] said = String.valueOf(e.getMessage()).split("Message: ", 2);
      throw new BrokenFile(
          e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber()),
          e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNumber()),
          "XML that is whole",
          said[said.length - 1].strip(),
          "get the file again, whole");
    }
  }

  private BrokenFile broken(String expected, String found) {
    return new BrokenFile(
        xml.getLocation().getLineNumber(),
        xml.getLocation().getColumnNumber(),
        expected,
        found,
        "get the file again, whole");
  }

  private void run() throws XMLStreamException, BrokenFile {
    boolean root = true;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (root && !name.equals("osm")) {
        throw broken("the element osm of a map", "the element " + name);
      }
      root = false;
      boolean wanted = name.equals("node")
          ? elements.wanted() == Kind.NODES
          : elements.wanted() == Kind.WAYS_AND_RELATIONS;
      switch (name) {
        case "node", "way", "relation" -> {
          if (wanted) {
            element(name);
          }
        }
        default -> {}
      }
    }
    if (root) {
      throw broken("a map", "no element at all");
    }
  }

  private void element(String name) throws XMLStreamException, BrokenFile {
    long id = number("id");
    boolean deleted = "false".equals(xml.getAttributeValue(null, "visible"))
        || "delete".equals(xml.getAttributeValue(null, "action"));
    int latitude = 0;
    int longitude = 0;
    if (name.equals("node") && !deleted) {
      latitude = degreesE7("lat", 90);
      longitude = degreesE7("lon", 180);
    }
    readChildren(name);
    if (deleted) {
      return;
    }
    switch (name) {
      case "node" -> elements.node(id, latitude, longitude, tags());
      case "way" -> elements.way(id, refs, refCount, tags());
      default -> elements.relation(id, members(), tags());
    }
  }

  private void readChildren(String name) throws XMLStreamException, BrokenFile {
    tags.clear();
    roles.clear();
    kinds.clear();
    refCount = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name)) {
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        child(xml.getLocalName());
      }
    }
  }

  private void child(String name) throws BrokenFile {
    switch (name) {
      case "tag" -> {
        if (tags.size() >= 2 * TAGS_MAX) {
          throw broken("at most " + TAGS_MAX + " tags", "more");
        }
        tags.add(text("k"));
        tags.add(text("v"));
      }
      case "nd" -> ref();
      case "member" -> {
        ref();
        roles.add(text("role"));
        kinds.add(
            switch (text("type")) {
              case "node" -> MemberKind.NODE;
              case "way" -> MemberKind.WAY;
              default -> MemberKind.RELATION;
            });
      }
      default -> {}
    }
  }

  private void ref() throws BrokenFile {
    if (refCount >= MEMBERS_MAX) {
      throw broken("at most " + MEMBERS_MAX + " nodes or members", "more");
    }
    if (refCount == refs.length) {
      refs = Arrays.copyOf(refs, 2 * refCount);
    }
    refs[refCount++] = number("ref");
  }

  private Tags tags() {
    return tags.isEmpty() ? Tags.NONE : Tags.of(tags);
  }

  private Elements.Members members() {
    return new Elements.Members() {
      @Override
      public int count() {
        return refCount;
      }

      @Override
      public MemberKind kind(int index) {
        return kinds.get(index);
      }

      @Override
      public long id(int index) {
        return refs[index];
      }

      @Override
      public String role(int index) {
        return roles.get(index);
      }
    };
  }

  private String text(String attribute) throws BrokenFile {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null) {
      throw broken("an attribute " + attribute, "none");
    }
    return value;
  }

  private long number(String attribute) throws BrokenFile {
    String value = text(attribute);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw broken("a whole number for " + attribute, "\"" + value + "\"");
    }
  }

  private int degreesE7(String attribute, int most) throws BrokenFile {
    String value = text(attribute);
    try {
      double degrees = value.length() > 40 ? Double.NaN : new BigDecimal(value).doubleValue();
      if (Math.abs(degrees) <= most) {
        return (int) Math.round(degrees * 1e7);
      }
    } catch (NumberFormatException e) {
      throw broken("degrees for " + attribute, "\"" + value + "\"");
    }
    throw broken(
        "degrees from -" + most + " to " + most + " for " + attribute, "\"" + value + "\"");
  }
}
