package io.miharu.eval.avs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * What we print beside what NIST's sample_eval.pl printed for the same files. The cases are the
 * rows of the folder's own table. Files that we refuse by ourselves are read as the script reads
 * them.
 */
class SampleEvalCasesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("miharu.data", "missing"), "eval", "avs-sample_eval");

  @TestFactory
  Stream<DynamicTest> output_ofTheSameFiles_isThatOfSampleEval() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "no cases",
              () -> {
                throw new TestAbortedException(
                    "no sample_eval cases: set -Dmiharu.data to the data folder");
              }));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("README.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length > 4 && cells[3].contains("sample_eval.pl ")) {
        String name = cells[1].strip();
        String[] words = cells[3].strip().split("\\s+", -1);
        Path qrels = FOLDER.resolve(words[words.length - 2]);
        Path run = FOLDER.resolve(words[words.length - 1]);
        tests.add(DynamicTest.dynamicTest(name, () -> check(name, qrels, run)));
      }
    }
    return tests.stream();
  }

  private static void check(String name, Path qrels, Path run) throws IOException {
    Path expected = FOLDER.resolve("expected/" + name + ".txt");
    AvsJudgements judgements = AvsJudgements.read(qrels);
    if (Files.size(expected) == 0) {
      assertThrows(DataFormatException.class, () -> AvsRun.readAsStream(run));
      return;
    }
    InferredScores asTheScript =
        InferredEvaluation.score(AvsJudgements.readAsStream(qrels), AvsRun.readAsStream(run));
    assertEquals(Files.readString(expected), SampleEvalText.of(asTheScript, true));
    AvsRun read;
    try {
      read = AvsRun.read(run);
    } catch (DataFormatException refused) {
      return; // a short line or a shot given twice, which the script takes without a word
    }
    assertEquals(
        Files.readString(expected),
        SampleEvalText.of(InferredEvaluation.score(judgements, read), true));
  }
}
