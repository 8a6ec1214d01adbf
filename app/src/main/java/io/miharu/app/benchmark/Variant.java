package io.miharu.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something whose speed is measured.
 *
 * @param name for the table, unique
 * @param network the model file that looks, where one does
 * @param work does it once, from opening the source to its end
 */
record Variant(String name, Optional<Path> network, Work work) {

  /** Does it once and says what it took. */
  @FunctionalInterface
  interface Work {
    Measurement run() throws IOException;
  }
}
