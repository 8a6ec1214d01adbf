package io.miharu.events.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON beside the arrays, as docs/formats.md describes it. */
final class DescriptionJson {

  static final ObjectMapper JSON = new ObjectMapper();

  private DescriptionJson() {}

  /**
   * Parses a file.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   * @throws IndexFormatException when it is not JSON
   */
  static JsonNode read(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException notJson) {
      throw new IndexFormatException(
          "%s is not JSON (%s); it was not written by Miharu, or is damaged"
              .formatted(file, notJson.getOriginalMessage()),
          notJson);
    }
  }

  static String text(VideoDescription video) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    object.put("format", "miharu-video");
    object.put("version", IndexFolder.VERSION);
    object.put("name", video.name());
    object.put("location", video.source().location());
    video.source().fingerprint().ifPresent(print -> object.put("fingerprint", print));
    object.put("width", video.source().width());
    object.put("height", video.source().height());
    object.set("provenance", JSON.valueToTree(video.source().provenance()));
    object.put("stepMicros", video.grid().stepMicros());
    object.put("stepsPerMinute", video.grid().stepsPerMinute());
    object.put("steps", video.steps());
    object.put("complete", video.complete());
    object.set("concepts", ids(video.concepts()));
    object.set("trackLabels", ids(video.trackLabels()));
    ArrayNode segments = object.putArray("segments");
    for (Segment segment : video.segments()) {
      ObjectNode entry = segments.addObject();
      entry.put("file", segment.file());
      entry.put("firstStep", segment.firstStep());
      entry.put("endStep", segment.endStep());
      entry.put("level", segment.level());
      entry.put("concepts", segment.columns());
      entry.set("arrays", arrays(segment.layout()));
    }
    return JSON.writeValueAsString(object) + "\n";
  }

  static VideoDescription video(Path file) throws IOException {
    JsonNode object = read(file);
    checkFormat(object, "miharu-video", file);
    try {
      List<Segment> segments = new ArrayList<>();
      for (JsonNode entry : object.path("segments")) {
        segments.add(
            new Segment(
                entry.path("file").asText(),
                entry.path("firstStep").asInt(),
                entry.path("endStep").asInt(),
                entry.path("level").asInt(),
                entry.path("concepts").asInt(),
                layout(entry.path("arrays"))));
      }
      Map<String, String> provenance = new TreeMap<>();
      object
          .path("provenance")
          .properties()
          .forEach(field -> provenance.put(field.getKey(), field.getValue().asText()));
      return new VideoDescription(
          object.path("name").asText(),
          new Origin(
              object.path("location").asText(),
              object.has("fingerprint")
                  ? Optional.of(object.path("fingerprint").asText())
                  : Optional.empty(),
              object.path("width").asInt(),
              object.path("height").asInt(),
              provenance),
          new TimeGrid(object.path("stepMicros").asLong()),
          ids(object.path("concepts")),
          ids(object.path("trackLabels")),
          object.path("complete").asBoolean(),
          segments);
    } catch (IllegalArgumentException refused) {
      throw new IndexFormatException(file + ": " + refused.getMessage(), refused);
    }
  }

  /** Refuses what is of another format, or of a later version than this code knows. */
  static void checkFormat(JsonNode object, String format, Path file) throws IndexFormatException {
    if (!object.path("format").asText().equals(format)) {
      throw new IndexFormatException(
          "%s must say \"format\": \"%s\" and says %s; name a folder that miharu index made"
              .formatted(file, format, object.path("format")));
    }
    int version = object.path("version").asInt();
    if (version != IndexFolder.VERSION) {
      throw new IndexFormatException(
          "%s is of version %s and this Miharu reads version %d; %s"
              .formatted(
                  file,
                  object.path("version"),
                  IndexFolder.VERSION,
                  version > IndexFolder.VERSION
                      ? "use the newer Miharu that wrote it"
                      : "index the videos again"));
    }
  }

  static ArrayNode arrays(ArrayLayout layout) {
    ArrayNode arrays = JSON.createArrayNode();
    for (ArrayLayout.Entry array : layout.entries()) {
      ObjectNode entry = arrays.addObject();
      entry.put("name", array.name());
      entry.put("dtype", array.type().numpy());
      ArrayNode shape = entry.putArray("shape");
      array.shape().forEach(shape::add);
      entry.put("offset", array.offset());
    }
    return arrays;
  }

  static ArrayLayout layout(JsonNode arrays) throws IndexFormatException {
    List<ArrayLayout.Entry> entries = new ArrayList<>();
    for (JsonNode entry : arrays) {
      List<Long> shape = new ArrayList<>();
      entry.path("shape").forEach(length -> shape.add(length.asLong()));
      entries.add(
          new ArrayLayout.Entry(
              entry.path("name").asText(),
              ElementType.of(entry.path("dtype").asText()),
              shape,
              entry.path("offset").asLong()));
    }
    return new ArrayLayout(entries);
  }

  static ArrayNode ids(Collection<ConceptId> concepts) {
    ArrayNode array = JSON.createArrayNode();
    concepts.forEach(concept -> array.add(concept.value()));
    return array;
  }

  static List<ConceptId> ids(JsonNode array) {
    List<ConceptId> concepts = new ArrayList<>();
    array.forEach(concept -> concepts.add(ConceptId.of(concept.asText())));
    return concepts;
  }
}
