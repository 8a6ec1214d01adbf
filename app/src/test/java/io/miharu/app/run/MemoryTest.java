package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.CameraKind;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.PixelFormat;
import io.miharu.detectors.SceneDetector;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.PrefetchStream;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Opening and closing again and again must not take native memory for good. The resident set tells;
 * it is read from {@code /proc}, so the test needs Linux.
 */
class MemoryTest {

  private static final Path DATA = Path.of(System.getProperty("miharu.data", "../shared/data"));
  private static final Path VIDEO = DATA.resolve("videos/surveillance/walking.mp4");
  private static final Path MODEL = DATA.resolve("models/yolox_nano.onnx");

  /**
   * What allocators keep and give back as they please; a leak of one HD picture passes it in 10.
   */
  private static final long NOISE = 32L << 20;

  @BeforeAll
  static void needsLinuxAndTheClips() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc: not Linux");
    assumeTrue(Files.isRegularFile(VIDEO), () -> "no clip " + VIDEO);
    assumeTrue(Files.isRegularFile(MODEL), () -> "no model " + MODEL);
  }

  @Test
  @Tag("slow")
  void openAndClose_200Times_leavesMemoryAsItWas() throws Exception {
    assertFlat(20, 200);
  }

  private static void assertFlat(int warmUp, int cycles) throws Exception {
    for (int i = 0; i < warmUp; i++) {
      cycle();
    }
    long before = residentBesideHeap();
    for (int i = 0; i < cycles; i++) {
      cycle();
    }
    long after = residentBesideHeap();
    assertTrue(
        after - before < NOISE,
        "%d cycles grew what is resident beside the heap from %d to %d MiB"
            .formatted(cycles, before >> 20, after >> 20));
  }

  /** A source with its views and crops, a network with a twin: opened, used, closed. */
  private static void cycle() throws IOException {
    OpenOptions options = OpenOptions.DEFAULT.withDecoderThreads(2).withMotionVectors(true);
    try (Workers workers = Workers.start(2);
        FrameStream file = VideoFileStream.open(VIDEO, "walking.mp4", options);
        Observer observer =
            new DetectorObserver(
                new SceneDetector(OnnxDetector.open(MODEL), CameraKind.FIXED),
                Specialists.NONE,
                Schedule.of(LookPlan.every(2), true),
                workers);
        FrameStream decoded = new PrefetchStream(file, 4);
        FrameStream frames = observer.ahead(decoded)) {
      for (int i = 0; i < 4; i++) {
        try (Frame frame = frames.next().orElseThrow()) {
          frame.part(PixelFormat.GRAY8, 100, 100, 64, 128);
          frame.motionVectors();
          observer.observe(frame);
        }
      }
    }
  }

  /** The heap grows and shrinks with what other tests of this JVM left; it is not looked at. */
  private static long residentBesideHeap() throws IOException {
    System.gc();
    return -Runtime.getRuntime().totalMemory()
        + Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
  }
}
