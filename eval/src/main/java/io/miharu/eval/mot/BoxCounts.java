package io.miharu.eval.mot;

/**
 * How much there was to score, after a benchmark's own rules. Immutable.
 *
 * @param found boxes
 * @param truths boxes
 * @param foundTracks how many
 * @param truthTracks how many
 * @param frames how long the video is
 */
public record BoxCounts(long found, long truths, long foundTracks, long truthTracks, long frames) {

  public BoxCounts plus(BoxCounts other) {
    return new BoxCounts(
        found + other.found,
        truths + other.truths,
        foundTracks + other.foundTracks,
        truthTracks + other.truthTracks,
        frames + other.frames);
  }
}
