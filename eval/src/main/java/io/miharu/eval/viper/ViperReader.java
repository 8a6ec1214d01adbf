package io.miharu.eval.viper;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.ViperDescriptor.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads ViPER XML. */
public final class ViperReader {

  private ViperReader() {}

  /**
   * Reads a whole file.
   *
   * @throws DataFormatException if it is not well-formed, not ViPER, or frames or ids are no
   *     numbers
   */
  public static ViperFile read(Path file) throws IOException {
    return XmlWalk.read(file, ViperReader::viper);
  }

  private static ViperFile viper(XmlWalk xml) throws IOException, XMLStreamException {
    if (!xml.name().equals("viper")) {
      throw xml.fault("needed <viper>, got <%s>".formatted(xml.name()));
    }
    List<ViperDescriptor> descriptors = new ArrayList<>();
    List<ViperSource> sources = new ArrayList<>();
    xml.children(
        part -> {
          switch (part) {
            case "config" ->
                xml.children(
                    child -> {
                      if (child.equals("descriptor")) {
                        descriptors.add(descriptor(xml));
                      } else {
                        xml.skip();
                      }
                    });
            case "data" ->
                xml.children(
                    child -> {
                      if (child.equals("sourcefile")) {
                        sources.add(source(xml));
                      } else {
                        xml.skip();
                      }
                    });
            default -> xml.skip();
          }
        });
    return new ViperFile(descriptors, sources);
  }

  private static ViperDescriptor descriptor(XmlWalk xml) throws IOException, XMLStreamException {
    String name = xml.needed("name");
    String type = xml.attribute("type").orElse("OBJECT");
    List<Attribute> attributes = new ArrayList<>();
    xml.children(
        child -> {
          String attribute = xml.needed("name");
          String values = xml.needed("type");
          boolean dynamic = xml.attribute("dynamic").orElse("false").equals("true");
          List<String> choices = new ArrayList<>();
          xml.children(
              possibles ->
                  xml.children(
                      choice -> {
                        choices.add(xml.needed("value"));
                        xml.skip();
                      }));
          attributes.add(
              new Attribute(
                  attribute, dynamic, values.substring(values.lastIndexOf('#') + 1), choices));
        });
    return new ViperDescriptor(name, type, attributes);
  }

  private static ViperSource source(XmlWalk xml) throws IOException, XMLStreamException {
    int line = xml.line();
    String filename = xml.needed("filename");
    Map<String, List<ViperValue>> information = new LinkedHashMap<>();
    List<ViperObject> objects = new ArrayList<>();
    xml.children(
        child -> {
          switch (child) {
            case "file" -> information.putAll(attributes(xml));
            case "object", "content" -> objects.add(object(xml));
            default -> xml.skip();
          }
        });
    return new ViperSource(filename, information, objects, line);
  }

  private static ViperObject object(XmlWalk xml) throws IOException, XMLStreamException {
    int line = xml.line();
    String name = xml.needed("name");
    String id = xml.needed("id");
    FrameSpans frames = frames(xml, xml.needed("framespan"));
    int number;
    try {
      number = Integer.parseInt(id.strip());
    } catch (NumberFormatException e) {
      throw xml.fault("needed a whole number as id, got \"%s\"".formatted(id));
    }
    return new ViperObject(name, number, frames, attributes(xml), "", line);
  }

  private static Map<String, List<ViperValue>> attributes(XmlWalk xml)
      throws IOException, XMLStreamException {
    Map<String, List<ViperValue>> attributes = new LinkedHashMap<>();
    xml.children(
        child -> {
          String name = xml.needed("name");
          List<ViperValue> values = new ArrayList<>();
          if (attributes.containsKey(name)) {
            throw xml.fault("needed each attribute once, got \"%s\" again".formatted(name));
          }
          xml.children(type -> values.add(value(xml, type)));
          attributes.put(name, List.copyOf(values));
        });
    return attributes;
  }

  private static ViperValue value(XmlWalk xml, String type) throws IOException, XMLStreamException {
    int line = xml.line();
    Optional<FrameSpans> frames = Optional.empty();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < xml.attributes(); i++) {
      if (xml.attributeName(i).equals("framespan")) {
        frames = Optional.of(frames(xml, xml.attributeValue(i)));
      } else {
        fields.put(xml.attributeName(i), xml.attributeValue(i));
      }
    }
    List<ViperValue> parts = new ArrayList<>();
    xml.children(part -> parts.add(value(xml, part)));
    return new ViperValue(type, frames, fields, parts, line);
  }

  private static FrameSpans frames(XmlWalk xml, String text) throws DataFormatException {
    try {
      return FrameSpans.parse(text);
    } catch (IllegalArgumentException e) {
      throw xml.fault(String.valueOf(e.getMessage()));
    }
  }
}
