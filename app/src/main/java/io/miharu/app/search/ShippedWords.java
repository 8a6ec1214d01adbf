package io.miharu.app.search;

import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.words.RememberedVectors;
import io.miharu.knowledge.words.SentenceEncoder;
import io.miharu.knowledge.words.TextVectors;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The vectors of the names and definitions of all concepts that ship, made by the build, so that no
 * question waits for them. Where they are missing or of another encoder, all is encoded when it is
 * needed. Public for the build alone.
 */
public final class ShippedWords {

  private static final String FILE = "words.bin";

  private ShippedWords() {}

  /**
   * Writes {@code words.bin} into a folder, unless what lies there is of the same texts; called by
   * the build, see the module's pom. Takes some ten seconds.
   */
  public static void main(String[] args) throws IOException {
    Path file = Files.createDirectories(Path.of(args[0])).resolve(FILE);
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> definitions = new TreeSet<>();
    for (ConceptEntry concept : Ontology.builtIn().concepts()) {
      names.add(EventRelator.name(concept));
      if (!concept.comment().isBlank()) {
        definitions.add(concept.comment());
      }
    }
    SortedSet<String> wanted = new TreeSet<>(definitions);
    names.forEach(name -> wanted.add(RememberedVectors.keyOfName(name)));
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        if (read(in).keySet().equals(wanted)) {
          return;
        }
      } catch (IOException damaged) {
        Files.delete(file);
      }
    }
    try (BundledEncoder encoder = new BundledEncoder()) {
      RememberedVectors vectors = new RememberedVectors(encoder, Map.of());
      encode(vectors, names, definitions);
      write(vectors.known(), file);
    }
  }

  private static void encode(
      TextVectors vectors, SortedSet<String> names, SortedSet<String> definitions) {
    names.forEach(vectors::ofName);
    definitions.forEach(vectors::vector);
  }

  private static void write(Map<String, float[]> vectors, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF(SentenceEncoder.SOURCE);
      out.writeInt(vectors.size());
      out.writeInt(vectors.isEmpty() ? 0 : vectors.values().iterator().next().length);
      for (String text : vectors.keySet()) {
        out.writeUTF(text);
      }
      for (float[] vector : vectors.values()) {
        for (float value : vector) {
          out.writeFloat(value);
        }
      }
    }
  }

  /** Vectors by what {@link RememberedVectors} remembers them by; empty where there are none. */
  static Map<String, float[]> vectors() {
    try (InputStream in = ShippedWords.class.getResourceAsStream(FILE)) {
      return in == null ? Map.of() : read(in);
    } catch (IOException damaged) {
      throw new UncheckedIOException("the vectors that ship cannot be read", damaged);
    }
  }

  private static Map<String, float[]> read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    if (!in.readUTF().equals(SentenceEncoder.SOURCE)) {
      return Map.of();
    }
    String[] texts = new String[in.readInt()];
    int length = in.readInt();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readUTF();
    }
    Map<String, float[]> vectors = new LinkedHashMap<>();
    byte[] row = new byte[length * Float.BYTES];
    for (String text : texts) {
      in.readFully(row);
      float[] vector = new float[length];
      ByteBuffer.wrap(row).asFloatBuffer().get(vector);
      vectors.put(text, vector);
    }
    return vectors;
  }
}
