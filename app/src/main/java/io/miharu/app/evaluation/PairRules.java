package io.miharu.app.evaluation;

import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for pairs of people in which {@code $lasting} and {@code $within} stand for numbers of
 * seconds. Remembers what it has read. Not thread-safe.
 */
final class PairRules {

  private final String turtle;
  private final Map<PairRule.Seconds, Ontology> read = new HashMap<>();

  private PairRules(String turtle) {
    this.turtle = turtle;
  }

  /** A file's rules; those without a {@code $} are taken as they are. */
  static PairRules of(Path file) throws IOException {
    return new PairRules(Files.readString(file));
  }

  /** Ours. */
  static PairRules shipped() throws IOException {
    try (InputStream in = PairRules.class.getResourceAsStream("caviar.ttl")) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: caviar.ttl");
      }
      return new PairRules(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The rules with these numbers. */
  Ontology with(PairRule.Seconds seconds) throws IOException {
    Ontology known = read.get(seconds);
    if (known != null) {
      return known;
    }
    // The reader of Turtle wants files.
    Path copy = Files.createTempFile("caviar", ".ttl");
    try {
      Files.writeString(
          copy,
          turtle
              .replace("$lasting", Double.toString(seconds.lasting()))
              .replace("$within", Double.toString(seconds.within())));
      Ontology ontology = Ontology.load(List.of(copy));
      read.put(seconds, ontology);
      return ontology;
    } finally {
      Files.delete(copy);
    }
  }
}
