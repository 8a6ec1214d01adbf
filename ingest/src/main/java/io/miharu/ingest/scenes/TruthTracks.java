package io.miharu.ingest.scenes;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.core.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Measures where every labelled actor of a stage is seen in every frame, with the strokes that also
 * paint it. Not thread-safe.
 */
final class TruthTracks {

  /** An actor of which less than this share is seen has no box. */
  static final double MIN_SEEN = 0.3;

  private final Stage stage;
  private final int width;
  private final int height;
  private final Mask mask;

  TruthTracks(Stage stage, int width, int height) {
    this.stage = stage;
    this.width = width;
    this.height = height;
    this.mask = new Mask(width, height);
  }

  /**
   * The tracks from the frame {@code first} to the one before {@code until}; actor i of the stage's
   * list has id i + 1, whether it is ever seen or not.
   */
  List<Track> measure(long first, long until, LongFunction<MediaTime> clock) {
    List<List<Track.Point>> points = new ArrayList<>();
    for (int i = 0; i < stage.actors().size(); i++) {
      points.add(new ArrayList<>());
    }
    for (long frame = first; frame < until; frame++) {
      MediaTime time = clock.apply(frame);
      Camera camera = stage.camera().apply(time.seconds());
      List<Actor> order = stage.order(time.seconds(), camera);
      List<Extent> extents = new ArrayList<>();
      for (Actor actor : order) {
        Extent extent = new Extent();
        actor.paint(time.seconds(), new Pen(camera, stage.sun(), extent));
        extents.add(extent);
      }
      for (int i = 0; i < order.size(); i++) {
        Actor actor = order.get(i);
        if (actor.label().isPresent()) {
          Optional<Box> box = seen(i, order, extents, time.seconds(), camera);
          if (box.isPresent()) {
            points
                .get(stage.actors().indexOf(actor))
                .add(new Track.Point(frame, time, box.get(), 1));
          }
        }
      }
    }
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (!points.get(i).isEmpty()) {
        Actor actor = stage.actors().get(i);
        tracks.add(new Track(i + 1, actor.label().orElseThrow(), points.get(i)));
      }
    }
    return tracks;
  }

  private Optional<Box> seen(
      int index, List<Actor> order, List<Extent> extents, double time, Camera camera) {
    Extent extent = extents.get(index);
    Optional<Box> whole = extent.box();
    Optional<Box> inside = whole.flatMap(box -> box.clipped(width, height));
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    double share = inside.get().areaPx2() / whole.get().areaPx2();
    List<Actor> nearer = new ArrayList<>();
    for (int i = index + 1; i < order.size(); i++) {
      if (extents.get(i).meets(extent)) {
        nearer.add(order.get(i));
      }
    }
    boolean cut = share < 1 - 1e-6;
    if (nearer.isEmpty() && !cut) {
      return inside;
    }
    if (share < MIN_SEEN) {
      return Optional.empty();
    }
    Pen pen = new Pen(camera, stage.sun(), mask);
    order.get(index).paint(time, pen);
    Extent before = mask.extent(extent);
    mask.hide();
    for (Actor actor : nearer) {
      actor.paint(time, pen);
    }
    Extent after = mask.extent(extent);
    mask.clear(extent);
    if (before.pixels == 0 || share * after.pixels / before.pixels < MIN_SEEN) {
      return Optional.empty();
    }
    // Where nothing of the outline is lost, the exact box is finer than counted pixels. What the
    // picture's edge cuts off may have reached lower or higher than what is left.
    boolean untouched =
        !cut
            && after.left() == before.left()
            && after.top() == before.top()
            && after.right() == before.right()
            && after.bottom() == before.bottom();
    return untouched ? inside : after.box().flatMap(box -> box.clipped(width, height));
  }
}
