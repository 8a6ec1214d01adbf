package io.miharu.knowledge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What ships, read out of Turtle once, when the engine is built, and kept as {@code ontology.bin}
 * beside it. The Turtle stays the source: where there are no compiled bytes, or they are of other
 * files, it is read instead. Reading the bytes needs no Jena, whose start alone takes longer.
 * Public for the build alone.
 */
public final class CompiledOntology {

  /** In the order in which messages name them. */
  static final List<String> SOURCES =
      List.of(
          "vocabulary.ttl",
          "classes.ttl",
          "concepts.ttl",
          "body.ttl",
          "actions.ttl",
          "imagenet.ttl",
          "places365.ttl",
          "kinetics400.ttl",
          "sports1m.ttl",
          "meva.ttl",
          "mappings.ttl",
          "events.ttl",
          "everyday.ttl",
          "activities.ttl");

  private static final String COMPILED = "ontology.bin";

  private CompiledOntology() {}

  /** Writes {@code ontology.bin} into a folder; called by the build, see the module's pom. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.write(folder.resolve(COMPILED), bytes(ofSources(), crcOfSources()));
  }

  /** What ships. */
  static OntologyContent load() {
    try (InputStream in = CompiledOntology.class.getResourceAsStream(COMPILED)) {
      Optional<OntologyContent> compiled =
          in == null ? Optional.empty() : content(in.readAllBytes(), crcOfSources());
      return compiled.orElseGet(CompiledOntology::ofSources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ships, from the Turtle. */
  static OntologyContent ofSources() {
    OntologyReader reader =
        new OntologyReader(
            OntologyContent.EMPTY, SOURCES.stream().map(TurtleFile::ofResource).toList());
    if (!reader.problems().isEmpty()) {
      throw new AssertionError("our own files are wrong: " + reader.problems());
    }
    return reader.content();
  }

  /**
   * @param crc of what it was made from
   */
  static byte[] bytes(OntologyContent content, long crc) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes))) {
      out.writeLong(crc);
      new RecordCodec().write(content, out);
    }
    return bytes.toByteArray();
  }

  /** The content, unless it was made from something else. */
  static Optional<OntologyContent> content(byte[] bytes, long crc) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(bytes)))) {
      if (in.readLong() != crc) {
        return Optional.empty();
      }
      return Optional.of((OntologyContent) new RecordCodec().read(in));
    }
  }

  static long crcOfSources() throws IOException {
    CRC32 crc = new CRC32();
    for (String source : SOURCES) {
      try (InputStream in = CompiledOntology.class.getResourceAsStream(source)) {
        if (in == null) {
          throw new AssertionError("our own file is missing: " + source);
        }
        crc.update(in.readAllBytes());
      }
    }
    return crc.getValue();
  }
}
