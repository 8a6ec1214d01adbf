package io.miharu.detectors.tiles;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.Detector;
import io.miharu.detectors.SceneDetector;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.FramePart;
import io.miharu.detectors.opencv.PictureCut;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the network of a {@link SceneDetector} look at the whole frame shrunk, and at those tiles in
 * which something moves or whose turn it is. A thing of 12 px in a frame of 1920 px is 3 px in the
 * 416 px that a network sees of the whole, and 8 px in what it sees of a tile.
 *
 * <p>A frame no larger than one tile is looked at once. What moves is what the scene's background
 * model says of the same frame; before a moving camera, where it says nothing, tiles have turns.
 * Remembers whose turn it is, so frames come in the order of time. Costs one inference more per
 * tile. Owns the scene's detector. Not thread-safe.
 */
public final class TiledDetector implements Detector {

  private final SceneDetector scene;
  private final TileBudget budget;
  private final PictureCut cut = new PictureCut();
  private @Nullable TileSchedule schedule;
  private int width;
  private int height;
  private long looks;

  public TiledDetector(SceneDetector scene, TileBudget budget) {
    this.scene = scene;
    this.budget = budget;
  }

  @Override
  public String name() {
    return scene.name();
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return scene.vocabulary();
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    List<Detection> motion = scene.motion(frame);
    return scene.join(frame, motion, seen(frame, moving(motion)));
  }

  private static List<Box> moving(List<Detection> motion) {
    return motion.stream()
        .filter(thing -> thing.label().equals(MotionDetector.MOVING_REGION))
        .map(Detection::box)
        .toList();
  }

  private List<Detection> seen(Frame frame, List<Box> moving) throws IOException {
    TileSchedule tiles = tilesOf(frame);
    Detector network = scene.objects();
    List<Detection> whole = network.detect(frame);
    looks++;
    if (tiles == null) {
      return whole;
    }
    SeamMerge merge = new SeamMerge(width, height);
    merge.add(whole);
    for (Tile tile : tiles.next(moving, !scene.cameraMoving())) {
      merge.add(
          tile,
          network.detect(
              new FramePart(frame, tile.left(), tile.top(), tile.width(), tile.height(), cut)));
      looks++;
    }
    return merge.merged();
  }

  /** The schedule of frames of this size; null where one tile would be the whole frame. */
  private @Nullable TileSchedule tilesOf(Frame frame) {
    if (frame.width() != width || frame.height() != height) {
      width = frame.width();
      height = frame.height();
      List<Tile> tiles = TileCover.of(width, height);
      schedule = tiles.size() == 1 ? null : new TileSchedule(tiles, budget.of(tiles.size()));
    }
    return schedule;
  }

  /** How often the network looked so far, at frames and at tiles. */
  public long looks() {
    return looks;
  }

  @Override
  public List<ConceptScore> concepts() {
    return scene.concepts();
  }

  @Override
  public void close() {
    scene.close();
  }
}
