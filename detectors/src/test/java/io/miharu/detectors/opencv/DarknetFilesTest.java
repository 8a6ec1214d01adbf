package io.miharu.detectors.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DarknetFilesTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Path cfg(String text) throws IOException {
    return Files.writeString(folder.resolve("My_Net.cfg"), text);
  }

  private void weights() throws IOException {
    Files.write(folder.resolve("My_Net.weights"), new byte[20]);
  }

  private String refusal(Path cfg) {
    return String.valueOf(
        assertThrows(ModelFormatException.class, () -> DarknetDetector.open(cfg)).getMessage());
  }

  @Test
  void read_eightyClassesWithoutNames_areThoseOfCoco() throws IOException {
    weights();
    DarknetFiles files =
        DarknetFiles.read(cfg("[net]\n# a comment\nwidth = 320\nheight=224\n[yolo]\nclasses=80\n"));
    assertEquals("my-net", files.name());
    assertEquals(320, files.width());
    assertEquals(224, files.height());
    assertEquals(CocoLabels.ALL, files.labels());
  }

  @Test
  void read_namesBesideIt_areTheLabels() throws IOException {
    weights();
    Files.writeString(folder.resolve("My_Net.names"), "Traffic light\ndog\n\n");
    DarknetFiles files = DarknetFiles.read(cfg("[net]\nwidth=32\nheight=32\n[yolo]\nclasses=2\n"));
    assertEquals(List.of(ConceptId.of("traffic-light"), ConceptId.of("dog")), files.labels());
  }

  @Test
  void open_withoutWeights_saysWhichFileIsMissing() throws IOException {
    String said = refusal(cfg("[net]\nwidth=32\nheight=32\n[yolo]\nclasses=80\n"));
    assertTrue(said.contains("My_Net.weights"), said);
  }

  @Test
  void open_networkThatIsNoDetector_saysWhatItLacks() throws IOException {
    weights();
    String said = refusal(cfg("[net]\nwidth=32\nheight=32\n[softmax]\n"));
    assertTrue(said.contains("classes in its section [yolo]"), said);
  }

  @Test
  void open_otherNumberOfClasses_asksForNames() throws IOException {
    weights();
    String said = refusal(cfg("[net]\nwidth=32\nheight=32\n[yolo]\nclasses=7\n"));
    assertTrue(said.contains("My_Net.names"), said);
  }
}
