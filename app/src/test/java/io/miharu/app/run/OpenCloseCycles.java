package io.miharu.app.run;

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

/**
 * A process that opens, uses and closes a source and a network again and again, and says how much
 * memory it holds: {@code VIDEO MODEL CYCLES…}, a line {@code KiB} after each number of cycles.
 */
final class OpenCloseCycles {

  private OpenCloseCycles() {}

  public static void main(String[] arguments) throws IOException {
    Path video = Path.of(arguments[0]);
    Path model = Path.of(arguments[1]);
    int done = 0;
    for (int i = 2; i < arguments.length; i++) {
      while (done < Integer.parseInt(arguments[i])) {
        cycle(video, model);
        done++;
      }
      System.gc();
      System.out.println(residentKiB());
    }
  }

  /** A source with its views and crops, a network with a twin: opened, used, closed. */
  private static void cycle(Path video, Path model) throws IOException {
    OpenOptions options = OpenOptions.DEFAULT.withDecoderThreads(2).withMotionVectors(true);
    try (Workers workers = Workers.start(2);
        FrameStream file = VideoFileStream.open(video, "clip", options);
        Observer observer =
            new DetectorObserver(
                new SceneDetector(OnnxDetector.open(model), CameraKind.FIXED),
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

  private static long residentKiB() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
