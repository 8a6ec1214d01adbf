package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.RunSettings;
import io.miharu.detectors.tiles.TileBudget;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesOptionTest {

  @Test
  void tiles_knownWords_areRead() {
    assertEquals(Optional.empty(), RunOptions.tiles("off"));
    assertEquals(Optional.of(TileBudget.AUTO), RunOptions.tiles("auto"));
    assertEquals(Optional.of(TileBudget.atMost(3)), RunOptions.tiles("3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "many", "1.5"})
  void tiles_anythingElse_isRefusedAndQuoted(String text) {
    String said =
        String.valueOf(
            assertThrows(UsageException.class, () -> RunOptions.tiles(text)).getMessage());
    assertTrue(said.contains("\"" + text + "\"") && said.contains("auto, off"), said);
  }

  @Test
  void settings_tilesWithoutANetwork_areRefused() {
    RunSettings hog = RunSettings.DEFAULT.withDetector(new DetectorSetting.People());
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> hog.withTiles(Optional.of(TileBudget.AUTO)))
                .getMessage());
    assertTrue(said.contains("--detector"), said);
  }
}
