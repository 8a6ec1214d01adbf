package io.miharu.app.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.run.FileHashes;
import io.miharu.events.index.exchange.NpyMatrix;
import io.miharu.knowledge.words.RememberedVectors;
import io.miharu.knowledge.words.SentenceEncoder;
import io.miharu.knowledge.words.TextVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sentence encoder with a memory in the index's folder: names of concepts that do not ship are
 * encoded once, a question each time.
 *
 * <p>{@code words.json} lists the texts and names the matrix of their vectors; both are replaced in
 * one step, and without them everything is encoded again. Not thread-safe.
 */
final class WordCache implements TextVectors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMAT = "miharu-words";
  private static final int VERSION = 2; // since 2 a name is one vector, not one for each sentence

  private final Path folder;
  private final RememberedVectors remembered;
  private final RememberedVectors all; // what ships before what the folder remembers

  private WordCache(Path folder, TextVectors encoder) {
    this.folder = folder;
    this.remembered = new RememberedVectors(encoder, stored(folder));
    this.all = new RememberedVectors(remembered, ShippedWords.vectors());
  }

  /**
   * @param encoder is borrowed
   */
  static WordCache open(Path folder, TextVectors encoder) {
    return new WordCache(folder, encoder);
  }

  private static Map<String, float[]> stored(Path folder) {
    Map<String, float[]> known = new LinkedHashMap<>();
    try {
      JsonNode list = JSON.readTree(folder.resolve("words.json").toFile());
      if (list.path("format").asText().equals(FORMAT)
          && list.path("version").asInt() == VERSION
          && list.path("source").asText().equals(SentenceEncoder.SOURCE)) {
        NpyMatrix vectors = NpyMatrix.read(folder.resolve(list.path("vectors").asText()));
        JsonNode texts = list.path("texts");
        if (vectors.axes() == 2 && vectors.length(0) == texts.size()) {
          int length = vectors.length(1);
          for (int row = 0; row < texts.size(); row++) {
            float[] vector = new float[length];
            for (int d = 0; d < length; d++) {
              vector[d] = vectors.at(row * length + d);
            }
            known.put(texts.get(row).asText(), vector);
          }
        }
      }
    } catch (IOException noneOrDamaged) {
      known.clear(); // A memory that is lost is made again.
    }
    return known;
  }

  @Override
  public Optional<double[]> vector(String text) {
    return all.vector(text);
  }

  @Override
  public Optional<double[]> ofName(String name) {
    return all.ofName(name);
  }

  @Override
  public boolean isWord(String word) {
    return all.isWord(word);
  }

  @Override
  public String source() {
    return remembered.source();
  }

  /**
   * Writes what is new, so that the next question need not encode it. Where the folder cannot be
   * written, nothing is lost but time.
   */
  void save() {
    if (!remembered.hasGrown()) {
      return;
    }
    List<String> texts = new ArrayList<>(remembered.known().keySet());
    List<float[]> vectors = new ArrayList<>(remembered.known().values());
    try {
      Path matrix = unfinished("words.npy");
      NpyMatrix.write(matrix, texts.size(), vectors.get(0).length, vectors::get);
      String name =
          "words-" + FileHashes.sha256(Files.readAllBytes(matrix)).substring(0, 16) + ".npy";
      move(matrix, folder.resolve(name));
      ObjectNode list = JSON.createObjectNode();
      list.put("format", FORMAT).put("version", VERSION);
      list.put("source", SentenceEncoder.SOURCE).put("vectors", name);
      texts.forEach(list.putArray("texts")::add);
      Path description = unfinished("words.json");
      Files.writeString(description, JSON.writeValueAsString(list) + "\n");
      move(description, folder.resolve("words.json"));
      sweep(name);
    } catch (IOException unwritable) {
      return; // An index on a medium that cannot be written is still an index.
    }
  }

  /** A name of our own, so that two who write at once do not mix. */
  private Path unfinished(String name) {
    return folder.resolve("%s.%d.tmp".formatted(name, ProcessHandle.current().pid()));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void sweep(String kept) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "words-*.npy")) {
      for (Path file : files) {
        if (!String.valueOf(file.getFileName()).equals(kept)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
