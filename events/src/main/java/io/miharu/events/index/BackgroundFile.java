package io.miharu.events.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Drawn clips as a file of one array and a description beside it, in the index's folder. Whatever
 * does not fit the index as it is now counts as missing.
 */
final class BackgroundFile {

  private static final String FORMAT = "miharu-background";
  private static final String LOGITS = "logits";

  private final ConceptIndex index;
  private final String key;
  private final Path description;

  BackgroundFile(
      ConceptIndex index,
      Calibration calibration,
      OptionalDouble windowSeconds,
      int count,
      long seed) {
    this.index = index;
    String length =
        windowSeconds.isPresent()
            ? String.format(Locale.ROOT, "%.3f", windowSeconds.getAsDouble())
            : "whole";
    this.key =
        String.format(
            Locale.ROOT,
            "%s of %d videos with %.3f s, our own as probabilities, %s, %d clips, seed %d",
            length,
            index.videos().size(),
            index.seconds(),
            calibration,
            count,
            seed);
    this.description = index.root().resolve("background-" + length + ".json");
  }

  ClipReader.Background read(List<ConceptId> concepts) {
    ClipReader.Background none = new ClipReader.Background(List.of(), List.of());
    try {
      JsonNode object = DescriptionJson.read(description);
      if (!object.path("format").asText().equals(FORMAT)
          || object.path("version").asInt() != IndexFolder.VERSION
          || !object.path("of").asText().equals(key)
          || !DescriptionJson.ids(object.path("concepts")).equals(concepts)) {
        return none;
      }
      List<Clip> clips = new ArrayList<>();
      for (JsonNode clip : object.path("clips")) {
        clips.add(
            new Clip(
                clip.get(0).asText(),
                new TimeSpan(
                    new MediaTime(clip.get(1).asLong()), new MediaTime(clip.get(2).asLong()))));
      }
      ArrayLayout layout = DescriptionJson.layout(object.path("arrays"));
      List<float[]> rows = new ArrayList<>();
      try (ArrayFile file =
          ArrayFile.open(index.root().resolve(object.path("matrix").asText()), layout)) {
        for (int row = 0; row < clips.size(); row++) {
          rows.add(file.floats(LOGITS, (long) row * concepts.size(), concepts.size()));
        }
      }
      return new ClipReader.Background(clips, rows);
    } catch (IOException | IllegalArgumentException noneOrDamaged) {
      return none;
    }
  }

  /** Where the folder cannot be written, nothing is lost but time. */
  void write(ClipReader.Background background, List<ConceptId> concepts) {
    if (background.clips().isEmpty()) {
      return;
    }
    String name =
        String.valueOf(description.getFileName())
            .replace(".json", String.format(Locale.ROOT, "-%08x.bin", key.hashCode()));
    ObjectNode object = DescriptionJson.JSON.createObjectNode();
    object.put("format", FORMAT).put("version", IndexFolder.VERSION);
    object.put("of", key).put("matrix", name);
    object.set("concepts", DescriptionJson.ids(concepts));
    ArrayLayout layout =
        new ArrayLayout.Builder()
            .add(LOGITS, ElementType.F4, background.rows().size(), concepts.size())
            .build();
    object.set("arrays", DescriptionJson.arrays(layout));
    ArrayNode clips = object.putArray("clips");
    for (Clip clip : background.clips()) {
      clips
          .addArray()
          .add(clip.video())
          .add(clip.span().start().micros())
          .add(clip.span().end().micros());
    }
    try {
      Path unfinished =
          index.root().resolve(name + "." + ProcessHandle.current().pid() + AtomicFile.UNFINISHED);
      try (ArrayFileWriter out = ArrayFileWriter.create(unfinished, layout)) {
        for (int row = 0; row < background.rows().size(); row++) {
          out.floats(
              LOGITS, (long) row * concepts.size(), background.rows().get(row), concepts.size());
        }
      }
      Files.move(
          unfinished,
          index.root().resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      AtomicFile.write(description, DescriptionJson.JSON.writeValueAsString(object) + "\n");
      String before = String.valueOf(description.getFileName()).replace(".json", "-*.bin");
      try (DirectoryStream<Path> files = Files.newDirectoryStream(index.root(), before)) {
        for (Path file : files) {
          if (!String.valueOf(file.getFileName()).equals(name)) {
            IndexFolder.discard(file);
          }
        }
      }
    } catch (IOException unwritable) {
      return; // An index on a medium that cannot be written is still an index.
    }
  }
}
