package io.miharu.eval.mot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One video, ready to be scored: what the benchmark does not score is out. Immutable.
 *
 * <p>About 45 bytes a box while it is read, and the same again where boxes are taken out.
 */
public final class MotSequence {

  private static final double MIN_IOU = 0.5;

  private final TrackBoxes truth;
  private final TrackBoxes found;
  private final long length;

  private MotSequence(TrackBoxes truth, TrackBoxes found, long length) {
    this.truth = truth;
    this.found = found;
    this.length = length;
  }

  /**
   * How files are read.
   *
   * @param protocol what is left out
   * @param length of the video, in frames; 0 where nobody says, then it ends with the last box
   * @param anySize also takes boxes without area, which overlap with nothing, as TrackEval does
   */
  public record Rules(MotProtocol protocol, int length, boolean anySize) {}

  /**
   * Reads both sides of a video.
   *
   * @throws io.miharu.eval.DataFormatException where a line does not fit, a track is twice in a
   *     frame, a frame lies beyond the length, or a category is none of the protocol's
   */
  public static MotSequence read(Path truth, Path found, Rules rules) throws IOException {
    MotSide truths = new MotSide("truth", rules);
    TrackBoxes truthBoxes = truths.read(truth);
    MotSide founds = new MotSide("found", rules);
    TrackBoxes foundBoxes = founds.read(found);
    int last = Math.max(truths.lastFrame(), founds.lastFrame());
    return scored(
        rules.protocol(), truthBoxes, foundBoxes, rules.length() > 0 ? rules.length() : last);
  }

  /** Of rows, each with an id; the video ends with the last frame that anybody is in. */
  static MotSequence of(List<MotRow> truth, List<MotRow> found, MotProtocol protocol) {
    for (MotRow row : truth) {
      check(protocol.knowsTruth(row.category()), "truth", row, protocol);
    }
    for (MotRow row : found) {
      check(protocol.knowsFound(row.category()), "found", row, protocol);
    }
    TrackBoxes truths = TrackBoxes.of("truth", truth, protocol);
    TrackBoxes founds = TrackBoxes.of("found", found, MotProtocol.EVERYTHING);
    return scored(protocol, truths, founds, Math.max(lastFrame(truths), lastFrame(founds)));
  }

  private static void check(boolean known, String side, MotRow row, MotProtocol protocol) {
    if (!known) {
      throw new IllegalArgumentException(
          "frame %d: %s".formatted(row.frame(), protocol.categoriesNeeded(side, row.category())));
    }
  }

  private static int lastFrame(TrackBoxes boxes) {
    return boxes.frames() == 0 ? 0 : boxes.frame(boxes.frames() - 1);
  }

  private static MotSequence scored(
      MotProtocol protocol, TrackBoxes truth, TrackBoxes found, long length) {
    TrackBoxes founds =
        protocol.hasCategories() ? found.only(notOnDistractors(truth, found)) : found;
    boolean[] scored = new boolean[truth.boxes()];
    for (int box = 0; box < scored.length; box++) {
      scored[box] = truth.kind(box) == TrackBoxes.SCORED;
    }
    return new MotSequence(truth.only(scored), founds, length);
  }

  /**
   * The found boxes that did not fit a distractor, when each frame's boxes are matched with all its
   * truths at IoU 0.5 and more for the largest total.
   */
  private static boolean[] notOnDistractors(TrackBoxes truth, TrackBoxes found) {
    boolean[] keep = new boolean[found.boxes()];
    Arrays.fill(keep, true);
    BoxComparison comparison = new BoxComparison(truth, found);
    FrameOverlap frame = new FrameOverlap();
    SparseMatching matching = new SparseMatching();
    for (int index = 0; index < comparison.frames(); index++) {
      comparison.show(index, frame);
      int[] match =
          matching.match(
              frame,
              (t, place) ->
                  TrackComparison.reaches(frame.similarity[place], MIN_IOU)
                      ? frame.similarity[place]
                      : 0);
      int firstTruth = comparison.firstTruth(index);
      int firstFound = comparison.firstFound(index);
      for (int t = 0; t < frame.truths; t++) {
        if (match[t] >= 0 && truth.kind(firstTruth + t) == TrackBoxes.DISTRACTOR) {
          keep[firstFound + frame.partner[match[t]]] = false;
        }
      }
    }
    return keep;
  }

  /** Every number of this video. */
  public TrackingScores scores() {
    return new TrackingWalk(new BoxComparison(truth, found), length).scores();
  }
}
