package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An event as one JSON object, with the names of {@code events.jsonl}. Rules, evidence and boxes
 * are passed over when read: they are the engine's reasons, which no other format has.
 */
final class EventLines {

  private static final JsonFactory JSON = new JsonFactory();

  private EventLines() {}

  /** An event and the video it is of, where the line says. */
  record Sourced(Optional<String> source, AnnotatedEvent event) {}

  static Sourced read(JsonCursor line) throws DataFormatException {
    String name = line.need("event").text();
    double start = seconds(line.need("start"));
    double end = seconds(line.need("end"));
    if (end < start) {
      throw line.need("end").fault("an end at or after the start, " + start + " s,");
    }
    List<Integer> tracks = new ArrayList<>();
    Optional<JsonCursor> members = line.member("tracks");
    if (members.isPresent()) {
      for (JsonCursor track : members.get().items()) {
        tracks.add((int) track.whole(1));
      }
    }
    Optional<JsonCursor> probability = line.member("probability");
    Optional<JsonCursor> alert = line.member("alert");
    Optional<JsonCursor> source = line.member("source");
    AnnotatedEvent event =
        new AnnotatedEvent(
            Names.event(name),
            name,
            TimeSpan.ofSeconds(start, end),
            probability.isPresent()
                ? OptionalDouble.of(probability.get().number())
                : OptionalDouble.empty(),
            alert.isPresent()
                ? Optional.of(MediaTime.ofSeconds(seconds(alert.get())))
                : Optional.empty(),
            tracks);
    return new Sourced(
        source.isPresent() ? Optional.of(source.get().text()) : Optional.empty(), event);
  }

  private static double seconds(JsonCursor value) throws DataFormatException {
    double seconds = value.number();
    if (seconds < 0) {
      throw value.fault("seconds from the first frame, 0 or more");
    }
    return seconds;
  }

  /** The object on one line, without a line break. */
  static String write(String source, AnnotatedEvent event) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("source", source);
      json.writeStringField("event", event.name());
      json.writeNumberField("start", seconds(event.span().start()));
      json.writeNumberField("end", seconds(event.span().end()));
      if (event.score().isPresent()) {
        json.writeNumberField("probability", event.score().getAsDouble());
      }
      json.writeArrayFieldStart("tracks");
      for (int track : event.tracks()) {
        json.writeNumber(track);
      }
      json.writeEndArray();
      if (event.alert().isPresent()) {
        json.writeNumberField("alert", seconds(event.alert().get()));
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static BigDecimal seconds(MediaTime time) {
    return BigDecimal.valueOf(time.micros(), 6);
  }
}
