package io.miharu.eval.med;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.MedFiles.Missing;
import io.miharu.eval.med.MedFiles.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedFilesTest {

  private static final String REFERENCE = "TrialID,Targ\na,y\nb,n\nc,y\n";
  private static final String DETECTION = "\"TrialID\",\"Score\"\n\"a\",\"0.9\"\nb,0.2\nc,0.5\n";
  private static final String THRESHOLD = "EventID,DetectionThreshold,DetectionTPT\nE1,0.5,1\n";
  private static final String INDEX = "TrialID,ClipID,EventID\na,1,E1\nb,2,E1\nc,3,E1\n";

  @TempDir private Path folder;

  @Test
  void decision_isYesOnlyAboveTheThreshold() throws IOException {
    TrialBlock block = read(REFERENCE, DETECTION, THRESHOLD, INDEX).blocks().get(0);
    assertEquals(1, block.hits()); // c scores exactly 0.5
    assertEquals(0.5, block.threshold());
  }

  @Test
  void unansweredTrials_countAsRejectedUnlessAskedOtherwise() throws IOException {
    String detection = "TrialID,Score\na,0.9\nb,0.2\n";
    Submission ours = read(REFERENCE, detection, THRESHOLD, INDEX);
    assertEquals(2, ours.blocks().get(0).targets());
    assertEquals(1, ours.notes().size());
    Submission theirs = read(Missing.AS_THE_REFERENCE, REFERENCE, detection, THRESHOLD, INDEX);
    assertEquals(1, theirs.blocks().get(0).targets());
  }

  @Test
  void missingTruthOrThreshold_isRefusedUnlessAskedOtherwise() throws IOException {
    String reference = "TrialID,Targ\na,y\nb,n\n";
    assertThrows(DataFormatException.class, () -> read(reference, DETECTION, THRESHOLD, INDEX));
    Submission theirs = read(Missing.AS_THE_REFERENCE, reference, DETECTION, THRESHOLD, INDEX);
    assertEquals(2, theirs.blocks().get(0).trials().size());
    String index = INDEX + "d,4,E2\n";
    DataFormatException refused =
        assertThrows(
            DataFormatException.class,
            () -> read(REFERENCE + "d,n\n", DETECTION, THRESHOLD, index));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 5, column 3"), "" + refused);
  }

  @ParameterizedTest
  @CsvSource({
    "'TrialID,Score\na,0.9\na,0.8\n', 'line 3, column 1'",
    "'TrialID,Score\na,high\n', 'line 2, column 2'",
    "'TrialID,Score\na,NaN\n', 'line 2, column 2'",
    "'TrialID,Score\na,1.5\n', 'from 0 to 1'",
    "'TrialID,Score\na\n', 'line 2, column 2'",
    "'TrialID,Rank\na,1\n', 'needs a column Score'",
    "'', 'empty'",
    "'TrialID,Score\n\"a,0.9\n', 'quote'",
  })
  void badDetectionFile_isRefusedWithItsPlace(String detection, String place) {
    DataFormatException refused =
        assertThrows(DataFormatException.class, () -> read(REFERENCE, detection, THRESHOLD, INDEX));
    assertTrue(String.valueOf(refused.getMessage()).contains(place), "" + refused);
  }

  @Test
  void truthOtherThanYesOrNo_isRefused() {
    assertThrows(
        DataFormatException.class,
        () -> read("TrialID,Targ\na,maybe\n", DETECTION, THRESHOLD, INDEX));
  }

  @Test
  void searchTimesThatDiffer_areRefused() {
    String threshold = "EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\nE2,1,3\n";
    assertThrows(
        DataFormatException.class,
        () ->
            MedFiles.check(
                MedProtocol.MED17,
                table("r", REFERENCE),
                table("d", "TrialID,Rank\na,1\n"),
                table("t", threshold)));
  }

  private CsvTable table(String name, String text) throws IOException {
    return CsvTable.read(Files.writeString(folder.resolve(name), text));
  }

  private Submission read(String reference, String detection, String threshold, String index)
      throws IOException {
    return read(Missing.SCORED_OR_REFUSED, reference, detection, threshold, index);
  }

  private Submission read(
      Missing missing, String reference, String detection, String threshold, String index)
      throws IOException {
    return MedFiles.read(
        MedProtocol.MED11,
        missing,
        Files.writeString(folder.resolve("ref.csv"), reference),
        Files.writeString(folder.resolve("det.csv"), detection),
        Files.writeString(folder.resolve("thr.csv"), threshold),
        Files.writeString(folder.resolve("index.csv"), index));
  }
}
