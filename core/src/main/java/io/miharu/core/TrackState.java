package io.miharu.core;

/**
 * A track at one moment: what the tracker believes of one thing while the video runs. Immutable.
 *
 * @param id from 1, never used again within a source
 * @param label the class with most votes over the track's life so far; ties go to the class seen
 *     first
 * @param labelConfidence that class's share of the votes, in [0, 1]
 * @param box where it is; predicted by the motion model where {@code observed} is false
 * @param confidence of the last detection that was joined to it, in [0, 1]
 * @param observed whether a detection of this very frame supports the box
 * @param whole whether the box of that detection keeps the thing's shape, {@link Detection#whole}
 * @param since when the track's first detection was
 */
public record TrackState(
    int id,
    ConceptId label,
    float labelConfidence,
    Box box,
    float confidence,
    boolean observed,
    boolean whole,
    MediaTime since) {

  public TrackState {
    if (id < 1) {
      throw new IllegalArgumentException("track ids start at 1, got " + id);
    }
    Probabilities.check("labelConfidence", labelConfidence);
    Probabilities.check("confidence", confidence);
  }

  /** With a whole box. */
  public TrackState(
      int id,
      ConceptId label,
      float labelConfidence,
      Box box,
      float confidence,
      boolean observed,
      MediaTime since) {
    this(id, label, labelConfidence, box, confidence, observed, true, since);
  }

  /** The same under another number. */
  public TrackState withId(int number) {
    return new TrackState(number, label, labelConfidence, box, confidence, observed, whole, since);
  }

  /** The same, supported by a detection of this frame or not. */
  public TrackState withObserved(boolean supported) {
    return new TrackState(id, label, labelConfidence, box, confidence, supported, whole, since);
  }
}
