package io.miharu.knowledge.words;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meaning of a sentence as the mean of its tokens' hidden states.
 *
 * <p>Source: Reimers and Gurevych, "Sentence-BERT", EMNLP 2019, arXiv:1908.10084; the weights are
 * those of all-MiniLM-L6-v2, eight-bit, which ship in a library's jar. Length 384. A text is
 * encoded once and remembered. Thread-safe if the network is.
 */
public final class SentenceEncoder implements TextVectors {

  /** What the bundled encoder is called. */
  public static final String SOURCE = "all-MiniLM-L6-v2";

  private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";
  private static final String PIECES = "pieces.txt";
  private static final String NETWORK = "all-minilm-l6-v2-q.onnx";

  private final WordPieceTokenizer tokenizer;
  private final TokenNetwork network;
  private final Map<String, double[]> known = new ConcurrentHashMap<>();

  SentenceEncoder(WordPieceTokenizer tokenizer, TokenNetwork network) {
    this.tokenizer = tokenizer;
    this.network = network;
  }

  /** The bundled network as an ONNX file, for whoever runs it. */
  public static byte[] bundledNetwork() throws IOException {
    try (InputStream in = resource(NETWORK)) {
      return in.readAllBytes();
    }
  }

  /** The bundled encoder, on a network made of {@link #bundledNetwork}. */
  public static SentenceEncoder bundled(TokenNetwork network) throws IOException {
    return new SentenceEncoder(tokenizer(), network);
  }

  private static WordPieceTokenizer tokenizer() throws IOException {
    try (InputStream compiled = SentenceEncoder.class.getResourceAsStream(PIECES)) {
      if (compiled != null) {
        return WordPieceTokenizer.readLines(compiled);
      }
    }
    return published();
  }

  private static WordPieceTokenizer published() throws IOException {
    try (InputStream in = resource(TOKENIZER)) {
      return WordPieceTokenizer.read(in);
    }
  }

  /** Keeps the tokenizer in a form that loads fast; called by the build, see the module's pom. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.write(folder.resolve(PIECES), published().lines());
  }

  private static InputStream resource(String name) {
    InputStream in = SentenceEncoder.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new AssertionError("the sentence encoder's jar is not on the class path: " + name);
    }
    return in;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  /** Empty of a text without any word. */
  @Override
  public Optional<double[]> vector(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(known.computeIfAbsent(text, this::encode).clone());
  }

  @Override
  public boolean isWord(String word) {
    return tokenizer.isWord(word);
  }

  private double[] encode(String text) {
    float[][] hidden = network.hidden(tokenizer.tokens(text));
    double[] mean = new double[hidden[0].length];
    for (float[] token : hidden) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += token[d];
      }
    }
    return Meaning.unit(mean);
  }
}
