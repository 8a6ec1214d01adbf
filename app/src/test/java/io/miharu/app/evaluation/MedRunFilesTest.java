package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.app.console.UsageException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedFiles;
import io.miharu.eval.med.MedProtocol;
import io.miharu.eval.med.MedScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MedRunFilesTest {

  private static final EventTruth TRUTH =
      EventTruth.ofAll(
          new TreeSet<>(Set.of("a", "b", "c", "d")),
          new TreeMap<>(java.util.Map.of("parade", Set.of("a", "c"))));

  /** Order b (no), a (yes), c (yes), d (no): hits at ranks 2 and 3. */
  private static final double EXPECTED = (1 / 2.0 + 2 / 3.0) / 2;

  @TempDir private Path folder;

  private static EventResult result() {
    Ranking ranking =
        Ranking.of(
            0,
            List.of("a", "b", "c", "d"),
            new double[] {3, 4, 2, -1},
            new boolean[] {true, false, true, false});
    return new EventResult(
        "parade", 2, ranking.averagePrecision(), 0, 0, List.of(), List.of(ranking));
  }

  @ParameterizedTest
  @EnumSource(
      value = MedProtocol.class,
      names = {"MED11", "MED12", "MED13", "MED14", "MED15", "MED17"})
  void writtenFiles_scoreAsTheRunSaid(MedProtocol form) throws Exception {
    MedRunName name = MedRunName.usual(2017, 0);
    new MedRunFiles(form, name, TRUTH).write(folder, List.of(result()));
    Path seed = folder.resolve("seed-0");
    MedFiles.Submission read =
        MedFiles.read(
            form,
            MedFiles.Missing.SCORED_OR_REFUSED,
            seed.resolve("reference.csv"),
            seed.resolve(name.text() + ".detection.csv"),
            seed.resolve(name.text() + ".threshold.csv"),
            seed.resolve("TrialIndex.csv"));
    assertEquals(List.of(), read.notes());
    MedScores scores = MedScores.of(read.blocks(), form.metric());
    assertEquals(EXPECTED, scores.blocks().get(0).averagePrecision(), 1e-12);
    assertEquals(EXPECTED, result().hybrid(), 1e-12);
  }

  /** E12. */
  @Test
  void writtenFiles_readAndWrittenAgain_areTheSameBytes() throws Exception {
    new MedRunFiles(MedProtocol.MED14, MedRunName.usual(2014, 10), TRUTH)
        .write(folder, List.of(result()));
    try (var files = Files.list(folder.resolve("seed-0"))) {
      for (Path file : files.sorted().toList()) {
        Path again = folder.resolve("again.csv");
        CsvTable.read(file).write(again);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again), file.toString());
      }
    }
  }

  @Test
  void truthOfTrecvid_isThatOfTheWrittenFiles() throws Exception {
    new MedRunFiles(MedProtocol.MED17, MedRunName.usual(2017, 0), TRUTH)
        .write(folder, List.of(result()));
    Path seed = folder.resolve("seed-0");
    EventTruth read =
        EventTruthFile.read(
            seed.resolve("reference.csv"),
            Optional.of(seed.resolve("TrialIndex.csv")),
            Optional.of(seed.resolve("EventDB.csv")));
    assertEquals(TRUTH, read);
    Path table =
        Files.writeString(folder.resolve("t.csv"), "video,event\na,parade\nb,\nc,parade\nd,\n");
    assertEquals(TRUTH, EventTruthFile.read(table, Optional.empty(), Optional.empty()));
    assertThrows(
        UsageException.class,
        () ->
            EventTruthFile.read(seed.resolve("reference.csv"), Optional.empty(), Optional.empty()));
  }

  @Test
  void runName_isOfNistsFormOrRefused() {
    assertEquals("MIHARU_MED17_LOCAL_PS_10Ex_SML_p-concepts_1", MedRunName.usual(2017, 10).text());
    assertThrows(UsageException.class, () -> new MedRunName("myrun"));
  }
}
