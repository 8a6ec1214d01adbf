package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * The two walks over a sequence that every number comes from. O(boxes + overlaps) time but for the
 * matching within crowds, O(tracks + pairs of tracks that overlap) memory. Not thread-safe.
 */
final class TrackingWalk {

  private static final double MIN_IOU = 0.5;

  private final TrackComparison comparison;
  private final long timesteps;
  private final int[] truthLengths;
  private final int[] foundLengths;
  private final PairTable pairs;
  private final FrameOverlap frame = new FrameOverlap();
  private final SparseMatching matching = new SparseMatching();
  private double[] rowSums = new double[0];
  private double[] columnSums = new double[0];
  private double frameOverlapSum;

  TrackingWalk(TrackComparison comparison, long timesteps) {
    this.comparison = comparison;
    this.timesteps = timesteps;
    truthLengths = comparison.truthLengths();
    foundLengths = comparison.foundLengths();
    pairs = new PairTable(truthLengths.length);
  }

  TrackingScores scores() {
    ClearWalk clear = new ClearWalk(truthLengths);
    MotMetricsWalk motMetrics = new MotMetricsWalk(truthLengths, foundLengths.length);
    for (int index = 0; index < comparison.frames(); index++) {
      comparison.show(index, frame);
      countPairs();
      clear.visit(frame);
      motMetrics.visit(frame);
      frameOverlapSum += frameOverlap();
    }
    long truths = Arrays.stream(truthLengths).asLongStream().sum();
    long founds = Arrays.stream(foundLengths).asLongStream().sum();
    IdentityCounts identity = IdentityCounts.of(pairs, foundLengths.length, truths, founds);
    VaceCounts vace =
        new VaceCounts(
            trackOverlapSum(),
            foundLengths.length,
            truthLengths.length,
            frameOverlapSum,
            comparison.frames());
    HotaWalk hota = new HotaWalk(pairs, truthLengths, foundLengths);
    for (int index = 0; index < comparison.frames(); index++) {
      comparison.show(index, frame);
      hota.visit(frame);
    }
    return new TrackingScores(
        clear.counts(truths == 0 || founds == 0 ? 0 : timesteps),
        identity,
        hota.evidence(),
        vace,
        new BoxCounts(founds, truths, foundLengths.length, truthLengths.length, timesteps),
        motMetrics.counts(identity));
  }

  /** Adds to what is known of pairs of tracks. */
  private void countPairs() {
    if (rowSums.length < frame.truths) {
      rowSums = new double[2 * frame.truths];
    }
    if (columnSums.length < frame.founds) {
      columnSums = new double[2 * frame.founds];
    }
    Arrays.fill(rowSums, 0, frame.truths, 0);
    Arrays.fill(columnSums, 0, frame.founds, 0);
    for (int t = 0; t < frame.truths; t++) {
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        rowSums[t] += frame.similarity[p];
        columnSums[frame.partner[p]] += frame.similarity[p];
      }
    }
    for (int t = 0; t < frame.truths; t++) {
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        int f = frame.partner[p];
        double iou = frame.similarity[p];
        int slot = pairs.slot(frame.truth[t], frame.found[f]);
        pairs.agree(slot, iou / (rowSums[t] + columnSums[f] - iou));
        if (iou >= MIN_IOU) { // no epsilon here, as in TrackEval
          pairs.meet(slot);
        }
      }
    }
  }

  /** The largest total IoU of the frame, over the mean number of boxes; 0 with one side empty. */
  private double frameOverlap() {
    if (frame.truths == 0 || frame.founds == 0) {
      return 0;
    }
    int[] match = matching.match(frame, (t, place) -> frame.similarity[place]);
    double sum = 0;
    for (int t = 0; t < frame.truths; t++) {
      sum += match[t] < 0 ? 0 : frame.similarity[match[t]];
    }
    return sum / (0.5 * (frame.truths + frame.founds));
  }

  /** The best pairing of whole tracks, by frames together over frames in which either is. */
  private double trackOverlapSum() {
    int[] bothPresent = bothPresent();
    double[] overlap = new double[pairs.size()];
    for (int slot = 0; slot < overlap.length; slot++) {
      int lengths = truthLengths[pairs.truth(slot)] + foundLengths[pairs.found(slot)];
      overlap[slot] = (double) pairs.together(slot) / (lengths - bothPresent[slot]);
    }
    return pairs.largestTotal(overlap, foundLengths.length);
  }

  /** By slot, in how many frames both tracks are, however far apart; 0 where they never meet. */
  private int[] bothPresent() {
    int[][] truthFrames = framesOf(truthLengths, true);
    int[][] foundFrames = framesOf(foundLengths, false);
    int[] both = new int[pairs.size()];
    for (int slot = 0; slot < both.length; slot++) {
      if (pairs.together(slot) > 0) {
        both[slot] = shared(truthFrames[pairs.truth(slot)], foundFrames[pairs.found(slot)]);
      }
    }
    return both;
  }

  private int[][] framesOf(int[] lengths, boolean ofTruth) {
    int[][] frames = new int[lengths.length][];
    int[] filled = new int[lengths.length];
    for (int track = 0; track < lengths.length; track++) {
      frames[track] = new int[lengths[track]];
    }
    for (int index = 0; index < comparison.frames(); index++) {
      comparison.showTracks(index, frame);
      int[] tracks = ofTruth ? frame.truth : frame.found;
      int count = ofTruth ? frame.truths : frame.founds;
      for (int i = 0; i < count; i++) {
        frames[tracks[i]][filled[tracks[i]]++] = index;
      }
    }
    return frames;
  }

  private static int shared(int[] a, int[] b) {
    int count = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        count++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return count;
  }
}
