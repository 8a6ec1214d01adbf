package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.MediaTime;
import io.miharu.temporal.habits.Habit;
import io.miharu.temporal.habits.HabitMonitor;
import io.miharu.temporal.habits.HabitMonitor.Sighting;
import io.miharu.temporal.habits.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitsFileTest {

  @TempDir Path folder;

  @Test
  void open_whatWasSaved_knowsTheSame() throws Exception {
    HabitMonitor monitor = new HabitMonitor();
    for (int second = 0; second < 120; second++) {
      Habit habit = new Habit(Kind.PERSON, second / 120.0, 0.5, 0, 1, 0.2);
      monitor.observe(MediaTime.ofSeconds(second), List.of(new Sighting(1, habit)));
    }
    Path file = folder.resolve("gate.json");
    HabitsFile.save(monitor, file);
    assertEquals(monitor.learnt(), HabitsFile.open(file).learnt());
  }

  @Test
  void open_noFileYet_knowsNothing() throws Exception {
    assertEquals(0, HabitsFile.open(folder.resolve("new.json")).learnt().watchedMinutes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"version\":1}",
        "{\"version\":1,\"columns\":16,\"rows\":9,\"watchedMinutes\":1,\"grid\":[1],\"surprises\":[]}"
      })
  void open_somethingElse_isRefusedByName(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("other.json"), content);
    CameraFileException refused =
        assertThrows(CameraFileException.class, () -> HabitsFile.open(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("other.json"), refused.getMessage());
  }

  @Test
  void open_anotherVersion_saysWhich() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("later.json"),
            "{\"version\":2,\"columns\":16,\"rows\":9,\"watchedMinutes\":1,\"grid\":[],\"surprises\":[]}");
    CameraFileException refused =
        assertThrows(CameraFileException.class, () -> HabitsFile.open(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("version 2"), refused.getMessage());
  }

  @Test
  void save_whereNothingCanBeWritten_saysSo() {
    Path file = folder.resolve("missing").resolve("gate.json");
    assertThrows(OutputException.class, () -> HabitsFile.save(new HabitMonitor(), file));
  }
}
