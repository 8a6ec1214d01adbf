package io.miharu.eval.med;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedCheckTest {

  private static final String INDEX = "TrialID,ClipID,EventID\na,1,E1\nb,2,E1\nc,1,E2\n";
  private static final String DETECTION = "TrialID,Rank\na,1\nb,2\nc,1\n";
  private static final String THRESHOLD = "EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\nE2,0,2\n";

  @TempDir private Path folder;

  private CsvTable table(String name, String text) throws Exception {
    return CsvTable.read(Files.writeString(folder.resolve(name), text));
  }

  private List<String> faults(String detection, String threshold) throws Exception {
    return MedCheck.faults(
        MedProtocol.MED17,
        table("index.csv", INDEX),
        table("detection.csv", detection),
        table("threshold.csv", threshold));
  }

  @Test
  void fitSubmission_hasNoFaults() throws Exception {
    assertEquals(List.of(), faults(DETECTION, THRESHOLD));
  }

  @ParameterizedTest
  @CsvSource({
    "'TrialID,Rank\na,1\nb,2\n', 'index.csv', 'line 4, column 1', 'c has no line'",
    "'TrialID,Rank\na,1\nb,2\nc,1\na,3\n', 'detection.csv', 'line 5, column 1', 'a stands twice'",
    "'TrialID,Rank\na,1\nb,2\nc,1\nd,3\n', 'detection.csv', 'line 5, column 1', 'd is no trial'",
    "'TrialID,Rank\na,1\nb,3\nc,1\n', 'detection.csv', 'line 3, column 2', 'rank 2 of its event is missing'",
    "'TrialID,Rank\na,1\nb,1\nc,1\n', 'detection.csv', 'line 3, column 2', 'rank 1 stands twice'",
    "'TrialID,Rank\na,1\nb,x\nc,1\n', 'detection.csv', 'line 3, column 2', 'a whole number'",
  })
  void detection_thatIsUnfit_isNamedByFileLineAndColumn(
      String detection, String file, String place, String problem) throws Exception {
    List<String> faults = faults(detection, THRESHOLD);
    assertEquals(1, faults.size(), faults.toString());
    for (String part : List.of(file, place, problem)) {
      assertTrue(faults.get(0).contains(part), faults.get(0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\n', 'no line for event E2'",
    "'EventID,DetectionTPT,SEARCHMDTPT\nE1,-1,2\nE2,0,2\n', 'line 2, column 2'",
    "'EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\nE2,0,3\n', 'line 3, column 3'",
    "'EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\nE2,0,2\nE2,0,2\n', 'line 4, column 1'",
  })
  void threshold_thatIsUnfit_isNamed(String threshold, String problem) throws Exception {
    List<String> faults = faults(DETECTION, threshold);
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains(problem), faults.get(0));
  }

  /** E12. */
  @Test
  void table_writtenReadAndWrittenAgain_isTheSameBytes() throws Exception {
    CsvTable first =
        new CsvTable(
            "x",
            List.of("TrialID", "Clip \"q\", é"),
            List.of(List.of("1", "喧嘩, \"a\"")),
            List.of());
    Path once = folder.resolve("once.csv");
    Path again = folder.resolve("again.csv");
    first.write(once);
    CsvTable.read(once).write(again);
    assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(again));
    assertTrue(Files.readString(once).contains("喧嘩"));
  }
}
