package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.CameraKind;
import io.miharu.core.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraFileTest {

  @TempDir private Path folder;

  @Test
  void read_zonesAndMounting() throws IOException {
    CameraFile file =
        CameraFile.read(
            written(
                """
                camera: fixed
                zones:
                  lane:
                    kind: one-way
                    direction: [1, 0]
                    corners: [[0, 0], [1, 0], [1, 1]]
                  gate:
                    corners: [[0, 0], [1, 0], [1, 1]]
                """));
    assertEquals(CameraKind.FIXED, file.kind());
    assertEquals("gate", file.zones().get(0).name());
    assertEquals(Zone.Kind.ONE_WAY, file.zones().get(1).kind());
  }

  @Test
  void read_unknownField_isRefusedWithItsLine() throws IOException {
    Path file = written("camera: fixed\nzonse: {}\n");
    CameraFileException refused =
        assertThrows(CameraFileException.class, () -> CameraFile.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("zonse"), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains("line 2"), refused.getMessage());
  }

  @Test
  void read_syntaxError_isRefusedWithItsLine() throws IOException {
    Path file = written("camera: fixed\nzones: [\n");
    CameraFileException refused =
        assertThrows(CameraFileException.class, () -> CameraFile.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("line "), refused.getMessage());
  }

  @Test
  void read_missingFile_isRefused() {
    assertThrows(CameraFileException.class, () -> CameraFile.read(folder.resolve("none.yaml")));
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("camera.yaml"), text);
  }
}
