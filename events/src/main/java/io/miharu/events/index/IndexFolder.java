package io.miharu.events.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where things are in an index's folder, and {@code index.json}, which says what counts.
 *
 * <pre>{@code
 * index.json           grid, the merged generation in use, the videos it holds outdated
 * writer.lock          held by the one process that writes
 * videos/<name>/       video.json and a file of arrays per segment
 * merged-000003.json   the complete videos once more, concept by concept, for fast queries
 * merged-000003.bin
 * }</pre>
 */
final class IndexFolder {

  /** Of every file here; a change that old code would misread raises it. */
  static final int VERSION = 1;

  static final String STATE = "index.json";
  static final String LOCK = "writer.lock";
  static final String VIDEOS = "videos";
  static final String VIDEO = "video.json";
  static final String MERGED = "merged-";

  private static final int MAX_NAME_BYTES = 240;

  private IndexFolder() {}

  /**
   * What {@code index.json} says.
   *
   * @param merged the generation in use, without extension; absent before the first
   * @param stale the videos whose own folder counts, and not what the generation holds of them
   */
  record State(TimeGrid grid, Optional<String> merged, SortedSet<String> stale) {

    State {
      stale = Collections.unmodifiableSortedSet(new TreeSet<>(stale));
    }

    static State empty(TimeGrid grid) {
      return new State(grid, Optional.empty(), new TreeSet<>());
    }

    State withStale(String video) {
      TreeSet<String> more = new TreeSet<>(stale);
      more.add(video);
      return new State(grid, merged, more);
    }
  }

  static State read(Path root) throws IOException {
    Path file = root.resolve(STATE);
    JsonNode object;
    try {
      object = DescriptionJson.read(file);
    } catch (NoSuchFileException none) {
      throw new IndexFormatException(
          "%s holds no index: there is no %s in it; make one with miharu index SOURCE --index DIR"
              .formatted(root, STATE),
          none);
    }
    DescriptionJson.checkFormat(object, "miharu-index", file);
    TreeSet<String> stale = new TreeSet<>();
    object.path("stale").forEach(name -> stale.add(name.asText()));
    try {
      return new State(
          new TimeGrid(object.path("stepMicros").asLong()),
          object.hasNonNull("merged")
              ? Optional.of(object.path("merged").asText())
              : Optional.empty(),
          stale);
    } catch (IllegalArgumentException refused) {
      throw new IndexFormatException(file + ": " + refused.getMessage(), refused);
    }
  }

  static void write(Path root, State state) throws IOException {
    ObjectNode object = DescriptionJson.JSON.createObjectNode();
    object.put("format", "miharu-index");
    object.put("version", VERSION);
    object.put("stepMicros", state.grid().stepMicros());
    state.merged().ifPresent(generation -> object.put("merged", generation));
    state.stale().forEach(object.putArray("stale")::add);
    AtomicFile.write(root.resolve(STATE), DescriptionJson.JSON.writeValueAsString(object) + "\n");
  }

  /** A video's folder: its name with all but letters, digits, {@code -_.} as {@code %XX}. */
  static Path video(Path root, String name) {
    StringBuilder folder = new StringBuilder();
    for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || (c == '.' && folder.length() > 0);
      folder.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    if (name.isEmpty() || folder.length() > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          "a video's name has 1 to %d bytes once written as a folder, got \"%s\""
              .formatted(MAX_NAME_BYTES, name));
    }
    return root.resolve(VIDEOS).resolve(folder.toString());
  }

  /** The folders of all videos, begun or complete, by name of the folder. */
  static List<Path> videos(Path root) throws IOException {
    Path videos = root.resolve(VIDEOS);
    if (!Files.isDirectory(videos)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(videos)) {
      return folders.sorted().toList();
    }
  }

  /** Deletes a file that no description names any more, if the system lets us. */
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // Windows keeps what a reader has open; the next writer sweeps it away.
    }
  }
}
