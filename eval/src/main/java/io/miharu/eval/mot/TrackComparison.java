package io.miharu.eval.mot;

/**
 * True and found tracks side by side: who is in which frame, and how much their boxes overlap. Only
 * frames in which anybody is are shown.
 */
interface TrackComparison {

  /** How many frames there are to show. */
  int frames();

  /** Shows the {@code index}-th frame, in rising order of time. */
  void show(int index, FrameOverlap into);

  /** Shows who is in the {@code index}-th frame, but no overlaps. */
  void showTracks(int index, FrameOverlap into);

  /** In how many frames each true track is. */
  int[] truthLengths();

  /** In how many frames each found track is. */
  int[] foundLengths();

  /** Whether a similarity meets a threshold, forgiving the last binary digit as TrackEval does. */
  static boolean reaches(double similarity, double threshold) {
    return similarity >= threshold - Math.ulp(1.0);
  }
}
