package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTableTest {

  @TempDir private Path folder;

  /** 0.98, 0.99, 1.00: mean 0.99, deviation √(2 · 0.01² / 2) = 0.01. */
  @Test
  void text_threeSeeds_isTheirMeanAndDeviation() throws IOException {
    ClipTable table = new ClipTable(folder);
    for (int seed = 1; seed <= 3; seed++) {
      table.add(row(seed, 0.97 + 0.01 * seed));
    }
    assertTrue(table.text().contains("0.9900 ± 0.0100"), table.text());
    assertEquals(
        "{\"m on d\":{\"seeds\":3,\"coreSeconds\":60.0,\"accuracy\":[0.99000,0.01000]}}",
        table.json());
  }

  @Test
  void new_rowsOfARunThatWasKilled_areThere_andTheOneCutOffIsNot() throws IOException {
    new ClipTable(folder).add(row(1, 0.5));
    Files.writeString(
        folder.resolve("rows.jsonl"), "{\"setting\":\"m on", StandardOpenOption.APPEND);
    ClipTable again = new ClipTable(folder);
    assertTrue(again.has("m on d", 1));
    assertFalse(again.has("m on d", 2));
  }

  private static ClipRow row(long seed, double accuracy) {
    return new ClipRow("m on d", seed, Map.of("accuracy", accuracy), 60);
  }
}
