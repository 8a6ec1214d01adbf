package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Opening and closing again and again must not take native memory for good. What is resident tells;
 * it is read from {@code /proc}, so the test needs Linux.
 */
class MemoryTest {

  private static final Path DATA = Path.of(System.getProperty("miharu.data", "../shared/data"));
  private static final Path VIDEO = DATA.resolve("videos/surveillance/walking.mp4");
  private static final Path MODEL = DATA.resolve("models/yolox_nano.onnx");

  /**
   * What allocators keep and give back as they please, MiB; a leak of one HD picture in each of 200
   * cycles is 500.
   */
  private static final long NOISE = 48;

  @BeforeAll
  static void needsLinuxAndTheClips() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc: not Linux");
    assumeTrue(Files.isRegularFile(VIDEO), () -> "no clip " + VIDEO);
    assumeTrue(Files.isRegularFile(MODEL), () -> "no model " + MODEL);
  }

  /** In the first hundred cycles code is compiled and heaps settle. */
  @Test
  @Tag("slow")
  void openAndClose_200Times_leavesMemoryAsItWas() throws Exception {
    List<Long> resident = residentMiB("100", "200", "300");
    assertEquals(3, resident.size(), resident.toString());
    assertTrue(resident.get(2) - resident.get(0) < NOISE, "MiB after 100, 200, 300: " + resident);
  }

  /** In a process of its own, as the launcher starts it, whose heap is all resident at once. */
  private static List<Long> residentMiB(String... cycles) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms256m",
            "-Xmx256m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OpenCloseCycles.class.getName(),
            VIDEO.toString(),
            MODEL.toString());
    builder.command().addAll(List.of(cycles));
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process child = builder.redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    return said.lines()
        .filter(line -> line.matches("[0-9]+"))
        .map(line -> Long.parseLong(line) >> 10)
        .toList();
  }
}
