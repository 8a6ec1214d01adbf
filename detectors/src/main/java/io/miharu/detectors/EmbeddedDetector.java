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
 * what moves is all that matters; while the camera travels a detector of people and vehicles.
 *
 * <p>A camera that moved within the last {@value #STANDS_S} s stands at a light, and still travels.
 * Owns both. Not thread-safe.
 */
public final class EmbeddedDetector implements Detector {

  /** How long one waits in traffic, s. */
  static final double STANDS_S = 60;

  private final HogDetector fixed;
  private final Detector travelling;
  private @Nullable MediaTime movedAt;

  /**
   * A detector for one camera.
   *
   * @param travelling looks while the camera travels; owned
   */
  public EmbeddedDetector(CameraKind camera, Detector travelling) {
    this.fixed = new HogDetector(camera, false);
    this.travelling = travelling;
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Set<ConceptId> vocabulary() {
    Set<ConceptId> both = new LinkedHashSet<>(fixed.vocabulary());
    both.addAll(travelling.vocabulary());
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
      return travelling.detect(frame);
    }
    if (moved == null) {
      return seen;
    }
    double stood = frame.time().secondsSince(moved);
    return stood >= 0 && stood <= STANDS_S ? travelling.detect(frame) : seen;
  }

  @Override
  public void close() {
    fixed.close();
    travelling.close();
  }
}
