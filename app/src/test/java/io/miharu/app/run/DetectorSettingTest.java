package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.detectors.tiles.TileBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectorSettingTest {

  @Test
  void parse_hog_isNoNetworkAndNoFile() {
    DetectorSetting hog = DetectorSetting.parse("hog");
    assertFalse(hog.isNetwork());
    assertEquals(Optional.empty(), hog.file());
    assertEquals("hog", hog.label());
  }

  @Test
  void parse_embedded_isTheDefaultOfARun_andNoNetworkThroughout() {
    assertEquals(RunSettings.DEFAULT.detector(), DetectorSetting.parse("embedded"));
    assertFalse(RunSettings.DEFAULT.detector().isNetwork());
  }

  @Test
  void parse_own_isTheNetworkThatIsBuiltIn() {
    assertTrue(DetectorSetting.parse("own").isNetwork());
    assertEquals(Optional.empty(), DetectorSetting.parse("own").file());
  }

  /** A run can be repeated only by who knows which weights looked. */
  @Test
  void hashes_ofARunWithTheNetworkThatIsBuiltIn_nameIt() throws IOException {
    assertEquals(Set.of(OnnxDetector.EMBEDDED), FileHashes.of(RunSettings.DEFAULT).keySet());
    RunSettings hog = RunSettings.DEFAULT.withDetector(new DetectorSetting.People());
    assertEquals(Set.of(), FileHashes.of(hog).keySet());
  }

  @Test
  void parse_anythingElse_isAFile() {
    DetectorSetting file = DetectorSetting.parse("models/hog");
    assertEquals(Optional.of(Path.of("models/hog")), file.file());
    assertEquals("hog", file.label());
    assertTrue(file.isNetwork());
  }

  @Test
  void tiles_withoutANetwork_areRefused() {
    RunSettings hog = RunSettings.DEFAULT.withDetector(new DetectorSetting.People());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> hog.withTiles(Optional.of(TileBudget.AUTO)));
    assertTrue(String.valueOf(refused.getMessage()).contains("--detector hog"));
  }
}
