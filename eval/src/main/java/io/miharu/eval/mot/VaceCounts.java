package io.miharu.eval.mot;

/**
 * The numbers of the VACE programme, as sums that add up over videos: how well tracks and boxes
 * cover the true ones.
 *
 * <p>Source: Kasturi et al., "Framework for Performance Evaluation of Face, Text, and Vehicle
 * Detection and Tracking in Video", IEEE PAMI 31(2), 2009, as TrackEval computes it, at IoU 0.5.
 * Immutable.
 *
 * @param trackOverlapSum over tracks in their best pairing: frames together over frames of either
 * @param foundTracks how many
 * @param truthTracks how many
 * @param frameOverlapSum over frames: the largest total IoU over the mean number of boxes
 * @param framesWithBoxes how many
 */
public record VaceCounts(
    double trackOverlapSum,
    long foundTracks,
    long truthTracks,
    double frameOverlapSum,
    long framesWithBoxes) {

  public VaceCounts plus(VaceCounts other) {
    return new VaceCounts(
        trackOverlapSum + other.trackOverlapSum,
        foundTracks + other.foundTracks,
        truthTracks + other.truthTracks,
        frameOverlapSum + other.frameOverlapSum,
        framesWithBoxes + other.framesWithBoxes);
  }

  /** Average tracking accuracy, in [0, 1]; NaN without tracks on either side. */
  public double ata() {
    return trackOverlapSum / (0.5 * (foundTracks + truthTracks));
  }

  /** Sequence frame detection accuracy, in [0, 1]; NaN without boxes on either side. */
  public double sfda() {
    return frameOverlapSum / framesWithBoxes;
  }
}
