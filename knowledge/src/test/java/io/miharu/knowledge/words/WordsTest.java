package io.miharu.knowledge.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

  /** Ids from the model's own published tokenizer (Hugging Face tokenizers 0.22). */
  @Test
  void tokens_ofTheBundledVocabulary_areThoseOfThePublishedTokenizer() throws IOException {
    long[][] seen = new long[1][];
    SentenceEncoder encoder =
        SentenceEncoder.bundled(
            tokens -> {
              seen[0] = tokens;
              return new float[][] {{3, 4}};
            });
    assertArrayEquals(
        new double[] {0.6, 0.8}, encoder.vector("Hello, wörld!").orElseThrow(), 1e-12);
    assertArrayEquals(new long[] {101, 7592, 1010, 2088, 999, 102}, seen[0]);
    encoder.vector("table tennis shot");
    assertArrayEquals(new long[] {101, 2795, 5093, 2915, 102}, seen[0]);
    encoder.vector("unaffable 2024 x-ray");
    assertArrayEquals(
        new long[] {101, 14477, 20961, 3468, 16798, 2549, 1060, 1011, 4097, 102}, seen[0]);
  }

  @Test
  void tokens_aWordWithAnUnknownPart_isUnknownAsAWhole() {
    WordPieceTokenizer tokenizer =
        new WordPieceTokenizer(
            Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "base", 3, "##ball", 4), 5);
    assertArrayEquals(new long[] {1, 3, 4, 2}, tokenizer.tokens(" Baseball\n"));
    assertArrayEquals(new long[] {1, 0, 2}, tokenizer.tokens("basex"));
    assertArrayEquals(new long[] {1, 3, 3, 3, 2}, tokenizer.tokens("base base base base"));
  }

  @Test
  void isWord_ofWordsWithAndWithoutAnEnding_isTrue_ofPiecesFalse() {
    WordPieceTokenizer tokenizer =
        new WordPieceTokenizer(
            Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "ride", 3, "walk", 4, "##ball", 5), 5);
    for (String word : new String[] {"ride", "Rides", "riding", "rider", "walked", "walks"}) {
      assertTrue(tokenizer.isWord(word), word);
    }
    for (String word : new String[] {"walkball", "wing", "ball", "walk walk", ""}) {
      assertFalse(tokenizer.isWord(word), word);
    }
  }

  @Test
  void encoder_ofABlankText_hasNoVector() throws IOException {
    assertTrue(SentenceEncoder.bundled(tokens -> new float[1][1]).vector(" ").isEmpty());
  }

  @Test
  void wordTable_ofSeveralWords_isTheirMeanAtLengthOne(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "Red 2 0\ncar 0 5\n");
    WordTable table = WordTable.read(file);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {half, half}, table.vector("red Car, xyz").orElseThrow(), 1e-12);
    assertTrue(table.vector("xyz").isEmpty());
  }

  @Test
  void wordTable_withAWrongLine_namesIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "red 2 0\ncar 5\n");
    IOException refused = assertThrows(IOException.class, () -> WordTable.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 2"));
  }

  @Test
  void expansion_ofTheMethodsExample_isItsOracle() {
    TreeMap<ConceptId, double[]> trained = new TreeMap<>();
    trained.put(ConceptId.of("one"), new double[] {1, 0});
    trained.put(ConceptId.of("two"), new double[] {0, 1});
    Map<ConceptId, Double> weights =
        VocabularyExpansion.DEFAULT.weights(trained, new double[] {0.6, 0.8});
    assertEquals(0.545455, weights.getOrDefault(ConceptId.of("one"), 0.0), 1e-6);
    assertEquals(0.727273, weights.getOrDefault(ConceptId.of("two"), 0.0), 1e-6);
    assertEquals(ConceptId.of("two"), weights.keySet().iterator().next());
  }
}
