package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceInfoTest {

  private static SourceInfo info(int width, int height, int rotationDegrees) {
    return new SourceInfo(
        "a.mp4",
        "videos/a.mp4",
        "mp4/h264",
        width,
        height,
        Optional.empty(),
        OptionalDouble.empty(),
        rotationDegrees);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void rotation_byRightAngles_isTaken(int degrees) {
    assertEquals(degrees, info(640, 360, degrees).rotationDegrees());
  }

  @ParameterizedTest
  @ValueSource(ints = {-90, 45, 360})
  void rotation_byAnythingElse_isRefused(int degrees) {
    assertThrows(IllegalArgumentException.class, () -> info(640, 360, degrees));
  }

  @Test
  void size_ofZero_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> info(0, 360, 0));
    assertThrows(IllegalArgumentException.class, () -> info(640, 0, 0));
  }

  @Test
  void health_copiesItsLists() {
    List<String> warnings = new ArrayList<>(List.of("no time stamps"));
    StreamHealth health = new StreamHealth(1, 0, List.of(), Optional.empty(), warnings);
    warnings.clear();
    assertEquals(1, health.warnings().size());
  }
}
