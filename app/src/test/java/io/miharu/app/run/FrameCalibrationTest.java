package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameCalibrationTest {

  @TempDir private Path folder;

  @Test
  void probability_conceptWithASigmoid_isPlattsOfTheLogit() throws IOException {
    Path model = folder.resolve("net.onnx");
    Files.writeString(folder.resolve("net.calibration.csv"), "concept,a,b\nstreet,-2,0.5\n");
    FrameCalibration calibration = FrameCalibration.of(model);
    double logit = Math.log(0.3 / 0.7);
    assertEquals(
        1 / (1 + Math.exp(-2 * logit + 0.5)),
        calibration.probability(ConceptId.of("street"), 0.3),
        1e-9);
    assertEquals(0.3, calibration.probability(ConceptId.of("beach"), 0.3));
  }

  @Test
  void of_noFileBesideTheModel_changesNothing() throws IOException {
    FrameCalibration calibration = FrameCalibration.of(folder.resolve("other.onnx"));
    assertEquals(0.3, calibration.probability(ConceptId.of("street"), 0.3));
  }

  @Test
  void of_badLine_isRefusedByItsNumber() throws IOException {
    Files.writeString(folder.resolve("net.calibration.csv"), "concept,a,b\nstreet,x,1\n");
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class, () -> FrameCalibration.of(folder.resolve("net.onnx")));
    assertTrue(refused.toString().contains("line 2"), refused.toString());
  }
}
