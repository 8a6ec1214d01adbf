package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.console.UsageException;
import io.miharu.eval.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationInputTest {

  @TempDir private Path folder;

  private Path array(String header, float... values) throws Exception {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + text.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Files.write(folder.resolve("scores.npy"), bytes.array());
  }

  private static String shape(int rows, int columns) {
    return "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
  }

  @Test
  void scores_withOtherNamesThanColumns_areRefused() throws Exception {
    Path matrix = array(shape(2, 2), 1, 2, 3, 4);
    Path three = Files.writeString(folder.resolve("labels.txt"), "Kick\nPush\nHug\n");
    assertRefused("has 3 names", () -> ForeignScores.read(matrix, three, List.of()));
    Path twice = Files.writeString(folder.resolve("labels.txt"), "BigKick\nbig kick\n");
    assertRefused("twice", () -> ForeignScores.read(matrix, twice, List.of()));
  }

  @Test
  void row_ofAVideo_isTheNumberItEndsInOrItsName() throws Exception {
    Path matrix = array(shape(2, 2), 0.5f, 0.5f, 0.25f, 0.75f);
    Path labels = Files.writeString(folder.resolve("labels.txt"), "Kick\nPush\n");
    ForeignScores numbered = ForeignScores.read(matrix, labels, List.of());
    assertEquals(1, numbered.row("video_test_0000002"));
    assertTrue(numbered.sharesOfOneWhole());
    assertRefused("--videos", () -> numbered.row("video_test_0000003"));
    Path names = Files.writeString(folder.resolve("videos.txt"), "b\na\n");
    assertEquals(1, ForeignScores.read(matrix, labels, List.of(names)).row("a"));
  }

  @Test
  void words_ofALabel_areTheSameHoweverItIsSpelled() throws Exception {
    for (String label :
        List.of("ApplyLipstick", "apply_lipstick", "Apply lipstick", "/apply/lipstick")) {
      assertEquals("apply lipstick", ForeignScores.words(label));
      assertEquals("apply-lipstick", ForeignScores.idOf(label, folder).value());
    }
  }

  @Test
  void truth_withoutEvents_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("truth.json"), "{\"database\": {\"a\": {}}}");
    assertRefused("with an event or more", () -> truth(file));
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"database\"");
    assertRefused("needed JSON", () -> truth(broken));
  }

  @Test
  void protocol_isReadOrRefused() {
    assertEquals(0, MedProtocol.parse("000Ex").examples());
    assertEquals(100, MedProtocol.parse("100Ex").examples());
    assertEquals(4, MedProtocol.parse("k=4").examples());
    assertThrows(UsageException.class, () -> MedProtocol.parse("10"));
  }

  private static EventTruth truth(Path file) throws Exception {
    return EventTruthFile.read(file, Optional.empty(), Optional.empty());
  }

  private interface Reading {
    Object run() throws Exception;
  }

  private static void assertRefused(String reason, Reading reading) {
    DataFormatException refused = assertThrows(DataFormatException.class, reading::run);
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
  }
}
