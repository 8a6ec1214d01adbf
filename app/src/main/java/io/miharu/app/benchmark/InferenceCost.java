package io.miharu.app.benchmark;

import io.miharu.app.run.DetectorSize;
import io.miharu.app.run.LookCost;
import io.miharu.detectors.Detector;
import io.miharu.detectors.opencv.DarknetDetector;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a network costs by itself, on one core: the runtime alone, without the picture's way into it
 * or the boxes' way out. For Darknet files, whose runtime we do not see into, a whole look.
 */
final class InferenceCost {

  private static final int WARM_UP = 3;
  private static final int RUNS = 12;

  private InferenceCost() {}

  /**
   * Milliseconds of one core: the least of some runs.
   *
   * @param size about which it looks at; empty for the one it learned with
   */
  static double millis(Path model, Optional<DetectorSize> size) throws IOException {
    if (model.toString().toLowerCase(Locale.ROOT).endsWith(".cfg")) {
      try (Detector detector = DarknetDetector.open(model)) {
        return LookCost.millis(detector);
      }
    }
    try (OnnxModel network = OnnxModel.open(model);
        OnnxRun run = prepared(network, size)) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < WARM_UP + RUNS; i++) {
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        run.run();
        long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
        if (i >= WARM_UP) {
          least = Math.min(least, taken);
        }
      }
      return least / 1e6;
    }
  }

  private static OnnxRun prepared(OnnxModel network, Optional<DetectorSize> size)
      throws IOException {
    Optional<ImageInput> own =
        CardCatalog.find(network.file(), network.metadata(), network.sha256())
            .map(ModelCard::input);
    if (own.isEmpty()) {
      return network.prepare(); // recognised by its shapes, which are fixed
    }
    ImageInput input = own.get();
    return network.prepare(
        size.map(asked -> input.withSizeNear(asked.width(), asked.height())).orElse(input));
  }
}
