package io.miharu.eval.viper;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through an XML file, element by element. A document type is refused, so nothing can be
 * pulled in from elsewhere. Faults carry file, line and column. Not thread-safe.
 */
public final class XmlWalk {

  private static final XMLInputFactory XML = factory();

  /** Reads a whole file; the root element is the current one. */
  @FunctionalInterface
  public interface Content<T> {
    T read(XmlWalk xml) throws IOException, XMLStreamException;
  }

  /** Reads one child element, to its end. */
  @FunctionalInterface
  public interface Child {
    void read(String name) throws IOException, XMLStreamException;
  }

  private final String file;
  private final XMLStreamReader reader;

  private XmlWalk(String file, XMLStreamReader reader) {
    this.file = file;
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return xml;
  }

  public static <T> T read(Path file, Content<T> content) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader reader = XML.createXMLStreamReader(bytes);
      XmlWalk walk = new XmlWalk(file.toString(), reader);
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw walk.fault("needed plain XML, got a document type; remove it");
        }
      }
      T result = content.read(walk);
      while (reader.hasNext()) {
        reader.next(); // so that what is broken behind the root is found too
      }
      return result;
    } catch (NoSuchFileException e) {
      throw new DataFormatException("%s: needed an XML file, got none there".formatted(file), e);
    } catch (XMLStreamException e) {
      Location place = e.getLocation();
      throw DataFormatException.at(
          file.toString(),
          place == null ? 0 : place.getLineNumber(),
          place == null ? 0 : place.getColumnNumber(),
          "needed well-formed XML, but " + lastLine(e.getMessage()));
    }
  }

  /** The parser puts the place before its message, on a line of its own. */
  private static String lastLine(@Nullable String message) {
    if (message == null) {
      return "it cannot be read";
    }
    String text = message.substring(message.lastIndexOf('\n') + 1);
    return text.startsWith("Message: ") ? text.substring("Message: ".length()) : text;
  }

  /** The current element's name, without name space. */
  public String name() {
    return reader.getLocalName();
  }

  public int line() {
    return reader.getLocation().getLineNumber();
  }

  /** An attribute of the current element, whatever its name space. */
  public Optional<String> attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  public String needed(String attribute) throws DataFormatException {
    Optional<String> value = attribute(attribute);
    if (value.isEmpty()) {
      throw fault("needed <%s %s=\"…\">, got no %s".formatted(name(), attribute, attribute));
    }
    return value.get();
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  String attributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  /** Visits the children of the current element, and stands on its end afterwards. */
  public void children(Child child) throws IOException, XMLStreamException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> child.read(reader.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        default -> {} // text between elements is layout
      }
    }
  }

  /** The text of the current element, without its layout; stands on its end afterwards. */
  public String text() throws XMLStreamException {
    return reader.getElementText().strip();
  }

  /** Passes over the current element and all in it. */
  public void skip() throws IOException, XMLStreamException {
    children(name -> skip());
  }

  /** A fault at the current place. */
  public DataFormatException fault(String problem) {
    Location place = reader.getLocation();
    return DataFormatException.at(file, place.getLineNumber(), place.getColumnNumber(), problem);
  }
}
