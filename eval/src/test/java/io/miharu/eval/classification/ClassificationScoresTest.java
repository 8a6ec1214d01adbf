package io.miharu.eval.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationScoresTest {

  private static final String TRUTH = "sample,class 1,cat 2,cat 3,dog 4,emu";
  private static final String SCORES =
      "sample,cat,dog,emu 1,.7,.2,.1 2,.3,.6,.1 3,.1,.8,.1 4,.2,.5,.3";

  @TempDir private Path folder;

  private ClassificationScores scores(String truth, String scores) throws IOException {
    return new ClassificationScores(
        ClassificationData.read(
            Files.writeString(folder.resolve("truth.csv"), truth.replace(' ', '\n')),
            Files.writeString(folder.resolve("scores.csv"), scores.replace(' ', '\n'))));
  }

  @Test
  void fourSamples_scoreAsWorkedByHand() throws IOException {
    ClassificationScores result = scores(TRUTH, SCORES);
    assertEquals(2.0 / 4, result.topK(1), 1e-12); // 1 and 3
    assertEquals(4.0 / 4, result.topK(2), 1e-12);
    assertEquals((1.0 / 2 + 1 + 0) / 3, result.meanClassAccuracy(), 1e-12);
    // F1: cat 2·1 / (2 + 1), dog 2·1 / (1 + 3), emu 0 / (1 + 0).
    assertEquals((2.0 / 3 + 2.0 / 4 + 0) / 3, result.macroF1(), 1e-12);
    assertEquals(1, result.confused(0, 1)); // a cat for a dog
    // By cat's score 1 2 4 3: both cats first. Dog's: 3 first. Emu's: 4 first.
    assertEquals(1, result.meanAveragePrecision(), 1e-12);
    // Highest scores .7 right, .6 wrong, .8 right, .5 wrong, each alone in its bin.
    assertEquals((.3 + .6 + .2 + .5) / 4, result.calibrationError(), 1e-12);
  }

  @Test
  void theTruthItself_isPerfect() throws IOException {
    ClassificationScores result = scores("1,cat 2,dog 3,dog", "sample,cat,dog 1,1,0 2,0,1 3,0,1");
    assertEquals(1, result.topK(1));
    assertEquals(1, result.meanClassAccuracy());
    assertEquals(1, result.macroF1());
    assertEquals(1, result.meanAveragePrecision());
    assertEquals(0, result.calibrationError());
  }

  @Test
  void wilsonsInterval_ofHalfOfFour_isThatOfItsFormula() throws IOException {
    ClassificationScores.Range range = scores(TRUTH, SCORES).topKRange(1);
    double z2 = 1.959963984540054 * 1.959963984540054;
    double half = Math.sqrt(z2) * Math.sqrt(.25 / 4 + z2 / 64) / (1 + z2 / 4);
    assertEquals(0.5 - half, range.low(), 1e-12);
    assertEquals(0.5 + half, range.high(), 1e-12);
  }

  @Test
  void orderOfLinesAndColumns_doesNotMatter_notEvenForTies() throws IOException {
    ClassificationScores first = scores("1,b 2,a", "sample,a,b 1,.5,.5 2,.5,.5");
    ClassificationScores second = scores("2,a 1,b", "sample,b,a 2,.5,.5 1,.5,.5");
    assertEquals(0.5, first.topK(1));
    assertEquals(first.topK(1), second.topK(1));
    assertEquals(first.meanAveragePrecision(), second.meanAveragePrecision());
  }

  @Test
  void samplesOfSeveralClasses_areRightIfAnyOfThemIsFound() throws IOException {
    ClassificationScores result =
        scores("1,cat;emu 2,dog", "sample,cat,dog,emu 1,.1,.2,.7 2,.5,.3,.2");
    assertEquals(0.5, result.topK(1));
    // Cat's order 2 1: 1/2. Dog's: 2 first. Emu's: 1 first.
    assertEquals((0.5 + 1 + 1) / 3, result.meanAveragePrecision(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1,cat 1,dog;sample,cat,dog 1,.5,.5;truth.csv, line 2, column 1: needed each sample once",
        "1,fox;sample,cat,dog 1,.5,.5;truth.csv, line 1, column 2: needed a class with scores",
        "1,cat 2,cat;sample,cat 1,.5;scores.csv: needed scores of every sample",
        "1,cat;sample,cat 1,.5 2,.5;scores.csv, line 3, column 1: needed a sample of the truth",
        "1,cat;sample,cat 1,NaN;scores.csv, line 2, column 2: needed the score as a finite",
        "1,cat;sample,cat,dog 1,.5;scores.csv, line 2, column 2: needed a sample and 2 scores",
        "1,cat;sample,cat,cat 1,.5,.5;scores.csv, line 1, column 3: needed the name of another",
      })
  void badTables_areRefusedWithTheirPlace(String truth, String scores, String problem) {
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> scores(truth, scores)).getMessage());
    assertTrue(message.contains(problem), message);
  }
}
