package io.miharu.detectors;

import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What looks when nobody brings a network: before a fixed camera {@link HogDetector}, for which
 * what moves is all that matters, and a network for vehicles and for people whom motion shows in
 * pieces; while the camera travels the network alone, for people and vehicles.
 *
 * <p>A camera that moved within the last {@value #STANDS_S} s stands at a light, and still travels.
 * Owns both. Not thread-safe.
 */
public final class EmbeddedDetector implements Detector {

  /** How long one waits in traffic, s. */
  static final double STANDS_S = 60;

  private final HogDetector fixed;
  private final Detector network;
  private NetworkWatch watch;
  private @Nullable MediaTime movedAt;

  /**
   * A detector for one camera.
   *
   * @param network of people and vehicles; owned
   */
  public EmbeddedDetector(CameraKind camera, Detector network) {
    this.fixed = new HogDetector(camera, false);
    this.network = network;
    this.watch = new NetworkWatch(network);
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Set<ConceptId> vocabulary() {
    Set<ConceptId> both = new LinkedHashSet<>(fixed.vocabulary());
    both.addAll(network.vocabulary());
    return Collections.unmodifiableSet(both);
  }

  @Override
  public List<ConceptScore> concepts() {
    return fixed.concepts();
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    List<Detection> seen = fixed.detect(frame);
    MediaTime moved = movedAt;
    if (fixed.cameraMoving()) {
      movedAt = frame.time();
      watch = new NetworkWatch(network);
      return network.detect(frame);
    }
    if (moved == null || !isPause(frame.time().secondsSince(moved))) {
      List<Detection> joined = watch.join(frame, seen);
      watch.left().forEach(place -> fixed.noteLeft(place.was(), place.is()));
      return joined;
    }
    return network.detect(frame);
  }

  /** Whether a camera that has stood for so long still travels. */
  private static boolean isPause(double stoodS) {
    return stoodS >= 0 && stoodS <= STANDS_S;
  }

  @Override
  public void close() {
    fixed.close();
    network.close();
  }
}
