package org.broadsheet.press;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML for machines, written as it goes. */
final class Xml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter out;

  Xml() {
    try {
      out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  void open(String name, String... attributes) {
    try {
      out.writeCharacters("\n");
      out.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  void leaf(String name, String text, String... attributes) {
    open(name, attributes);
    try {
      out.writeCharacters(legal(text));
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
    close();
  }

  void close() {
    try {
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  byte[] bytes() {
    try {
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
    return bytes.toByteArray();
  }

  /** Leaves out what XML 1.0 cannot hold (section 2.2): most control characters. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(c ->
            c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static PressFailure inMemory(XMLStreamException e) {
    return new PressFailure("cannot write XML", "this is a fault of the program", e);
  }
}
