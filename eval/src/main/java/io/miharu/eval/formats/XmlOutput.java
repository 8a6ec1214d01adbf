package io.miharu.eval.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML, an element a line, two blanks a level, lines ending in LF. Owns its file. */
final class XmlOutput implements AutoCloseable {

  private final BufferedWriter writer;
  private final Deque<String> open = new ArrayDeque<>();

  private XmlOutput(BufferedWriter writer) {
    this.writer = writer;
  }

  static XmlOutput open(Path file) throws IOException {
    XmlOutput output = new XmlOutput(Files.newBufferedWriter(file));
    output.writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return output;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  XmlOutput start(String name, String... attributes) throws IOException {
    tag(name, attributes);
    writer.write(">\n");
    open.push(name);
    return this;
  }

  XmlOutput empty(String name, String... attributes) throws IOException {
    tag(name, attributes);
    writer.write("/>\n");
    return this;
  }

  XmlOutput text(String name, String content, String... attributes) throws IOException {
    tag(name, attributes);
    writer.write(">" + escape(content) + "</" + name + ">\n");
    return this;
  }

  XmlOutput end() throws IOException {
    String name = open.pop();
    writer.write("  ".repeat(open.size()) + "</" + name + ">\n");
    return this;
  }

  private void tag(String name, String... attributes) throws IOException {
    writer.write("  ".repeat(open.size()) + "<" + name);
    for (int i = 0; i < attributes.length; i += 2) {
      writer.write(" " + attributes[i] + "=\"" + escape(attributes[i + 1]) + "\"");
    }
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        // XML 1.0 has no other characters below a blank, not even escaped ones.
        default -> safe.append(c < ' ' && c != '\t' && c != '\n' && c != '\r' ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
