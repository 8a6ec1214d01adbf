package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.detectors.Detector;
import io.miharu.detectors.HogDetector;
import io.miharu.detectors.SceneDetector;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.detectors.opencv.DarknetDetector;
import io.miharu.detectors.tiles.TiledDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the looking half that the settings ask for. */
public final class DetectorChoice {

  private DetectorChoice() {}

  /** The observers of a run with these settings, which look in the thread that asks them. */
  public static SourceJob.Observers observers(RunSettings settings) {
    return observers(settings, Workers.none());
  }

  /**
   * The observers of a run with these settings: one per source, each its own, but for the network,
   * which sources that are open at the same time share.
   *
   * @param workers where they look; borrowed
   */
  public static SourceJob.Observers observers(RunSettings settings, Workers workers) {
    SharedNetwork network = new SharedNetwork(() -> network(settings.detector()));
    return (SourceInfo info, List<Zone> zones) -> {
      Detector detector = detector(settings, network);
      try {
        return new DetectorObserver(
            detector,
            Specialists.open(settings.networks(), settings.detector().isNetwork()),
            Schedule.of(settings.looks(), settings.detector().file().isPresent()),
            workers);
      } catch (IOException | RuntimeException refused) {
        detector.close();
        throw refused;
      }
    };
  }

  /**
   * Opens the models once before any work starts, each first in a process of its own, so that a bad
   * one is refused in time.
   *
   * @return the settings, with the looks per second that their share of the cores allows here
   * @throws IOException when it is refused
   */
  public static RunSettings check(RunSettings settings) throws IOException {
    for (Path model : settings.networks().files()) {
      ModelProbe.inAJvm().check(model);
    }
    Specialists.open(settings.networks(), settings.detector().isNetwork()).close();
    if (settings.detector().file().isPresent()) {
      Path file = settings.detector().file().get();
      sized(open(file, ModelProbe.inAJvm()), settings.detector().size()).close();
    }
    LookPlan looks = settings.looks();
    if (looks.maxCpu().isEmpty() || looks.perSecond().isPresent()) {
      return settings;
    }
    try (Detector detector = network(settings.detector())) {
      return settings.withLooks(
          looks.measured(LookCost.millis(detector), Runtime.getRuntime().availableProcessors()));
    }
  }

  /**
   * Opens a model file that may never have been opened before.
   *
   * @throws IOException when it is refused, or crashes
   */
  public static Detector open(Path model, ModelProbe probe) throws IOException {
    if (isDarknet(model)) {
      Path weights = DarknetDetector.weightsOf(model);
      if (Files.isRegularFile(weights)) {
        probe.check(model, weights);
      }
    } else {
      probe.check(model);
    }
    return open(model);
  }

  /** Opens the network that a setting names, and that was opened before. */
  private static Detector network(DetectorSetting setting) throws IOException {
    Optional<Path> file = setting.file();
    return sized(file.isPresent() ? open(file.get()) : OnnxDetector.embedded(), setting.size());
  }

  /**
   * A network that looks at as many pixels as somebody asked for.
   *
   * @param network closed when it is refused
   * @param size empty for as many as it learned with
   * @throws SettingsException when it takes pictures of one size only
   */
  public static Detector sized(Detector network, Optional<DetectorSize> size)
      throws SettingsException {
    if (size.isEmpty()) {
      return network;
    }
    if (network instanceof OnnxDetector any && any.card().input().multipleOf().isPresent()) {
      any.lookAt(size.get().width(), size.get().height());
      return network;
    }
    network.close();
    throw new SettingsException(
        "--detector-size needs a model that takes pictures of any size, and %s takes those of one size only; leave the option out"
            .formatted(network.name()));
  }

  /** Opens a model file that was opened before. */
  public static Detector open(Path model) throws IOException {
    return isDarknet(model) ? DarknetDetector.open(model) : OnnxDetector.open(model);
  }

  private static boolean isDarknet(Path model) {
    return model.toString().toLowerCase(Locale.ROOT).endsWith(".cfg");
  }

  /** Every label that the networks of these settings can give, the detector's first. */
  public static List<ConceptId> vocabulary(RunSettings settings) throws IOException {
    try (Detector detector = detector(settings);
        Specialists specialists =
            Specialists.open(settings.networks(), settings.detector().isNetwork())) {
      List<ConceptId> labels = new ArrayList<>(detector.vocabulary());
      labels.addAll(specialists.vocabulary());
      return labels.stream().distinct().toList();
    }
  }

  /**
   * The detector that the settings ask for, with the background model beside a network, and tiles
   * where they are wanted.
   */
  static Detector detector(RunSettings settings) throws IOException {
    return detector(settings, new SharedNetwork(() -> network(settings.detector())));
  }

  private static Detector detector(RunSettings settings, SharedNetwork network) throws IOException {
    DetectorSetting setting = settings.detector();
    if (setting instanceof DetectorSetting.People) {
      return new HogDetector(settings.camera());
    }
    boolean embedded = setting instanceof DetectorSetting.Embedded;
    SceneDetector scene = new SceneDetector(network.open(), settings.camera(), embedded);
    return settings.tiles().isPresent() ? new TiledDetector(scene, settings.tiles().get()) : scene;
  }
}
