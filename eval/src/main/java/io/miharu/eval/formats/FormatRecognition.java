package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells formats apart by how their files begin. */
final class FormatRecognition {

  private static final int LOOK = 4096;

  private FormatRecognition() {}

  static AnnotationFormat of(Path file) throws IOException {
    if (!Files.exists(file)) {
      if (KpfPackets.hasParts(file)) {
        return AnnotationFormat.KPF;
      }
      throw new DataFormatException(
          file + ": no such file or folder", new NoSuchFileException(file.toString()));
    }
    Optional<AnnotationFormat> format = Files.isDirectory(file) ? folder(file) : file(file);
    return format.orElseThrow(
        () ->
            new DataFormatException(
                "%s: not recognised as any of %s; name its format"
                    .formatted(file, AnnotationFormat.titles())));
  }

  private static Optional<AnnotationFormat> folder(Path folder) throws IOException {
    if (!EngineRun.sources(folder).isEmpty()) {
      return Optional.of(AnnotationFormat.MIHARU);
    }
    return KpfPackets.bases(folder).isEmpty()
        ? Optional.empty()
        : Optional.of(AnnotationFormat.KPF);
  }

  private static Optional<AnnotationFormat> file(Path file) throws IOException {
    byte[] head;
    try (InputStream stream = Files.newInputStream(file)) {
      head = stream.readNBytes(LOOK);
    }
    String text = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    if (text.startsWith("WEBVTT")) {
      return Optional.of(AnnotationFormat.WEBVTT);
    }
    if (text.startsWith("<")) {
      return xml(file);
    }
    if (text.startsWith("[")) {
      return Optional.of(AnnotationFormat.COCO_RESULTS);
    }
    if (text.startsWith("{")) {
      return json(file);
    }
    if (text.matches("(?s)(#[^\\n]*\\n\\s*)*-\\s*\\{.*") || text.matches("(?s)-\\s+\\w+\\s*:.*")) {
      return Optional.of(AnnotationFormat.KPF);
    }
    if (text.matches("(?s)\\d+(\\.0*)?\\s*[,; \\t]\\s*-?\\d.*")) {
      return Optional.of(AnnotationFormat.MOT);
    }
    // A run in which nothing happened leaves an empty file.
    return text.isEmpty() && file.toString().endsWith(".jsonl")
        ? Optional.of(AnnotationFormat.MIHARU)
        : Optional.empty();
  }

  private static Optional<AnnotationFormat> xml(Path file) throws IOException {
    try (XmlCursor xml = XmlCursor.open(file)) {
      return switch (xml.root()) {
        case "viper" -> Optional.of(AnnotationFormat.VIPER);
        case "annotations" -> Optional.of(AnnotationFormat.CVAT);
        default -> Optional.empty();
      };
    }
  }

  /** By the outermost keys, up to the first that only one format has. */
  private static Optional<AnnotationFormat> json(Path file) throws IOException {
    Set<String> keys = new HashSet<>();
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        parser.nextToken();
        switch (parser.currentName()) {
          case "openlabel" -> {
            return Optional.of(AnnotationFormat.OPENLABEL);
          }
          case "activities", "filesProcessed" -> {
            return Optional.of(AnnotationFormat.ACTEV);
          }
          case "images", "annotations" -> {
            return Optional.of(AnnotationFormat.COCO);
          }
          default -> parser.skipChildren();
        }
      }
    } catch (JsonProcessingException broken) {
      throw DataFormatException.at(
          file.toString(),
          broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
          broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr(),
          "needed JSON, but "
              + broken.getOriginalMessage().lines().findFirst().orElse("it cannot be read"));
    }
    return keys.contains("event") ? Optional.of(AnnotationFormat.MIHARU) : Optional.empty();
  }
}
