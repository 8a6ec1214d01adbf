package io.miharu.app.demo;

import io.miharu.app.run.Observer;
import io.miharu.core.Box;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.Track;
import io.miharu.detectors.motion.MotionDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Stands in for a detector that nobody embeds: the true boxes of a scene, with the faults that a
 * detector has. One box in ten is missing, and every edge is off by 2 % of the box's size (standard
 * deviation of a normal distribution), from a seed. Whether the camera moves is still seen in the
 * picture. Owns nothing but its motion detector. Not thread-safe.
 */
final class GivenBoxes implements Observer {

  private static final double MISSING = 0.1;
  private static final double EDGE_NOISE = 0.02;

  private final Map<Long, List<Detection>> byFrame = new TreeMap<>();
  private final MotionDetector motion = new MotionDetector();

  GivenBoxes(List<Track> truth, long seed) {
    Random random = new Random(seed);
    for (Track track : truth) {
      for (Track.Point point : track.points()) {
        boolean missing = random.nextDouble() < MISSING;
        Box noisy = noisy(point.box(), random);
        float confidence = (float) (0.6 + 0.35 * random.nextDouble());
        if (!missing) {
          byFrame
              .computeIfAbsent(point.frame(), frame -> new ArrayList<>())
              .add(new Detection(track.label(), noisy, confidence));
        }
      }
    }
  }

  @Override
  public Observation observe(Frame frame) {
    motion.detect(frame);
    List<ConceptScore> scores = motion.concepts();
    return new Observation(true, byFrame.getOrDefault(frame.index(), List.of()), scores);
  }

  private static Box noisy(Box box, Random random) {
    double dx = box.width() * EDGE_NOISE;
    double dy = box.height() * EDGE_NOISE;
    return new Box(
        (float) (box.left() + dx * random.nextGaussian()),
        (float) (box.top() + dy * random.nextGaussian()),
        (float) (box.right() + dx * random.nextGaussian()),
        (float) (box.bottom() + dy * random.nextGaussian()));
  }

  @Override
  public void close() {
    motion.close();
  }
}
