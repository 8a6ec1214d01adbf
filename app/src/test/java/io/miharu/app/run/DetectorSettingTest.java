package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.detectors.tiles.TileBudget;
import io.miharu.nets.onnx.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorSettingTest {

  @TempDir Path folder;

  @Test
  void parse_hog_isNoNetworkAndNoFile() {
    DetectorSetting hog = DetectorSetting.parse("hog");
    assertFalse(hog.isNetwork());
    assertEquals(Optional.empty(), hog.file());
    assertEquals("hog", hog.label());
  }

  @Test
  void parse_embedded_isTheDefaultOfARun() {
    assertEquals(RunSettings.DEFAULT.detector(), DetectorSetting.parse("embedded"));
    assertTrue(RunSettings.DEFAULT.detector().isNetwork());
  }

  @Test
  void parse_own_isTheSame() {
    assertEquals(DetectorSetting.parse("embedded"), DetectorSetting.parse("own"));
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
  void detectorSize_isReadAsItIsWritten() {
    assertEquals(new DetectorSize(640, 384), DetectorSize.parse("640x384"));
    assertEquals("640x384", DetectorSize.parse("640x384").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "640", "640x", "-640x384", "0x0", "640x31", "99999x384", "640*384"})
  void detectorSize_thatIsNoneOrAbsurd_isRefused(String words) {
    assertThrows(IllegalArgumentException.class, () -> DetectorSize.parse(words));
  }

  @Test
  void size_ofADetectorWithoutANetwork_isRefused() {
    Optional<DetectorSize> size = Optional.of(new DetectorSize(640, 384));
    assertEquals(size, DetectorSetting.parse("own").withSize(size).size());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new DetectorSetting.People().withSize(size));
    assertTrue(String.valueOf(refused.getMessage()).contains("--detector hog"));
  }

  /** A detector of one input size, 32 x 32 px: 16 + 4 + 1 cells. */
  @Test
  void size_forAModelOfOneSize_isRefused_butNotForTheNetworkThatIsBuiltIn() throws IOException {
    Path file = folder.resolve("one.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, new float[21 * 6], 1, 21, 6));
    Optional<DetectorSize> size = Optional.of(new DetectorSize(640, 384));
    SettingsException refused =
        assertThrows(
            SettingsException.class, () -> DetectorChoice.sized(OnnxDetector.open(file), size));
    assertTrue(String.valueOf(refused.getMessage()).contains("pictures of any size"));
    DetectorChoice.sized(OnnxDetector.embedded(), size).close();
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
