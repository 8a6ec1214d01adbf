package io.miharu.app.search;

import io.miharu.knowledge.words.SentenceEncoder;
import io.miharu.knowledge.words.TextVectors;
import io.miharu.nets.onnx.TextNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sentence encoder that ships, run by ONNX Runtime and opened when the first text comes, or
 * ahead of it. Owns the network, and the thread that opens it where {@link #openAhead} was called;
 * closing waits for it. Thread-safe.
 */
public final class BundledEncoder implements TextVectors, AutoCloseable {

  private @Nullable TextNetwork network;
  private @Nullable SentenceEncoder encoder;
  private boolean closed;

  /**
   * Opens the network on a thread of its own, while the caller does something else: it takes about
   * as long as opening an index and loading the ontology.
   */
  public void openAhead() {
    Thread opening =
        new Thread(
            () -> {
              try {
                encoder();
              } catch (UncheckedIOException | IllegalStateException unopened) {
                return; // Whoever asks for a vector hears of it.
              }
            },
            "sentence encoder");
    opening.setDaemon(true);
    opening.start();
  }

  private synchronized SentenceEncoder encoder() {
    if (closed) {
      throw new IllegalStateException("the sentence encoder is closed");
    }
    SentenceEncoder open = encoder;
    if (open == null) {
      try {
        TextNetwork made =
            TextNetwork.open(SentenceEncoder.bundledNetwork(), "the sentence encoder");
        network = made;
        open = SentenceEncoder.bundled(made::hidden);
        encoder = open;
      } catch (IOException damaged) {
        throw new UncheckedIOException("the sentence encoder cannot be read", damaged);
      }
    }
    return open;
  }

  @Override
  public Optional<double[]> vector(String text) {
    return encoder().vector(text);
  }

  @Override
  public boolean isWord(String word) {
    return encoder().isWord(word);
  }

  @Override
  public String source() {
    return SentenceEncoder.SOURCE;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (network != null) {
      network.close();
    }
  }
}
