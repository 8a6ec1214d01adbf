package io.miharu.eval.actev;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Puts JSON together line by line, so that equal values give equal bytes. */
final class JsonLines {

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes one value. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private JsonLines() {}

  /** One value without any white space. */
  static String compact(Content content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      content.write(json);
    }
    return text.toString();
  }

  /** A list with one item a line, between {@code open} and {@code close}. */
  static String block(String open, List<String> items, String close) {
    return items.isEmpty() ? open + close : open + "\n" + String.join(",\n", items) + "\n" + close;
  }

  /** A step function: 1 where a span begins, 0 where it has ended. */
  static void writeSteps(JsonGenerator json, List<FrameSpan> spans) throws IOException {
    json.writeStartObject();
    for (FrameSpan span : spans) {
      json.writeNumberField(Long.toString(span.first()), 1);
      json.writeNumberField(Long.toString(span.end()), 0);
    }
    json.writeEndObject();
  }
}
