package io.miharu.eval.formats;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML file once, element by element. Faults name line and column. Document types
 * and external entities are not looked at: a file must not make us open another. Owns its file. Not
 * thread-safe.
 */
final class XmlCursor implements AutoCloseable {

  /** Looks at one child element; what it leaves unread is passed over. */
  @FunctionalInterface
  interface Child {
    void read(String name) throws IOException;
  }

  private final String file;
  private final InputStream stream;
  private final XMLStreamReader reader;
  private int depth;

  private XmlCursor(String file, InputStream stream, XMLStreamReader reader) {
    this.file = file;
    this.stream = stream;
    this.reader = reader;
  }

  static XmlCursor open(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    InputStream stream = Files.newInputStream(file);
    try {
      return new XmlCursor(file.toString(), stream, factory.createXMLStreamReader(stream));
    } catch (XMLStreamException wrong) {
      stream.close();
      throw new DataFormatException(file + ": needed XML, but " + wrong.getMessage(), wrong);
    }
  }

  /** Goes to the outermost element and gives its name. */
  String root() throws IOException {
    while (advance() != XMLStreamConstants.START_ELEMENT) {
      if (!has()) {
        throw fault("needed an element, got none");
      }
    }
    return reader.getLocalName();
  }

  /** Shows every child of the present element, and ends behind its last one. */
  void children(Child child) throws IOException {
    int own = depth;
    while (true) {
      int event = advance();
      if (event == XMLStreamConstants.START_ELEMENT) {
        child.read(reader.getLocalName());
        while (depth > own) {
          advance();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && depth < own) {
        return;
      }
    }
  }

  /** The text of the present element, without white space around it. */
  String text() throws IOException {
    try {
      String text = reader.getElementText();
      depth--;
      return text.strip();
    } catch (XMLStreamException wrong) {
      throw broken(wrong);
    }
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(value(name));
  }

  private @Nullable String value(String name) {
    return reader.getAttributeValue(null, name);
  }

  String need(String name) throws DataFormatException {
    String value = value(name);
    if (value == null) {
      throw fault("needed the attribute %s of %s, got none".formatted(name, reader.getLocalName()));
    }
    return value;
  }

  double number(String name) throws DataFormatException {
    String value = need(name);
    try {
      double number = Double.parseDouble(value.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, as NaN is.
    }
    throw fault("needed %s as a finite number, got \"%s\"".formatted(name, value));
  }

  long whole(String name, long least) throws DataFormatException {
    double value = number(name);
    if (value != Math.rint(value) || value < least || value > Long.MAX_VALUE / 4.0) {
      throw fault("needed %s as a whole number from %d, got %s".formatted(name, least, need(name)));
    }
    return (long) value;
  }

  /** A fault at the present place. */
  DataFormatException fault(String problem) {
    return DataFormatException.at(
        file,
        reader.getLocation().getLineNumber(),
        reader.getLocation().getColumnNumber(),
        problem);
  }

  private boolean has() throws IOException {
    try {
      return reader.hasNext();
    } catch (XMLStreamException wrong) {
      throw broken(wrong);
    }
  }

  private int advance() throws IOException {
    if (!has()) {
      throw fault("needed the end of an element, got the end of the file");
    }
    try {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      return event;
    } catch (XMLStreamException wrong) {
      throw broken(wrong);
    }
  }

  private DataFormatException broken(XMLStreamException wrong) {
    String said = String.valueOf(wrong.getMessage());
    int message = said.indexOf("Message: ");
    return DataFormatException.at(
        file,
        wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNumber(),
        wrong.getLocation() == null ? 0 : wrong.getLocation().getColumnNumber(),
        "needed XML, but " + (message < 0 ? said : said.substring(message + 9)));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
