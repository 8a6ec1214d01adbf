package io.miharu.events.index;

/**
 * A stretch of one video's timeline in a file of its own, which never changes.
 *
 * @param file its name in the video's folder
 * @param firstStep the first step it covers, a multiple of the steps of a minute
 * @param endStep the step after its last
 * @param level how often it was joined from smaller ones
 * @param columns how many of the video's concepts it knows, the first ones
 * @param layout where its arrays lie
 */
record Segment(
    String file, int firstStep, int endStep, int level, int columns, ArrayLayout layout) {

  static final String OFFSETS = "offsets";
  static final String STEPS = "steps";
  static final String PROBABILITIES = "probabilities";
  static final String RAN_OFFSETS = "ranOffsets";
  static final String RAN = "ran";
  static final String MAXIMA = "maxima";
  static final String TRACK_STEPS = "trackSteps";
  static final String TRACK_IDS = "trackIds";
  static final String TRACK_LABELS = "trackLabels";
  static final String TRACK_BOXES = "trackBoxes";

  Segment {
    if (firstStep < 0 || endStep < firstStep || columns < 0) {
      throw new IllegalArgumentException(
          "a segment covers steps from 0 on, got [%d, %d) with %d concepts"
              .formatted(firstStep, endStep, columns));
    }
  }

  /** How many minutes its steps touch. */
  static int minutes(int firstStep, int endStep, int stepsPerMinute) {
    return (endStep - firstStep + stepsPerMinute - 1) / stepsPerMinute;
  }

  /** The arrays of a segment of this many things. */
  static ArrayLayout layout(long columns, long cells, long runs, long minutes, long trackRows) {
    return new ArrayLayout.Builder()
        .add(OFFSETS, ElementType.U8, columns + 1)
        .add(STEPS, ElementType.U4, cells)
        .add(PROBABILITIES, ElementType.U1, cells)
        .add(RAN_OFFSETS, ElementType.U8, columns + 1)
        .add(RAN, ElementType.U4, runs, 2)
        .add(MAXIMA, ElementType.U1, columns, minutes)
        .add(TRACK_STEPS, ElementType.U4, trackRows)
        .add(TRACK_IDS, ElementType.U4, trackRows)
        .add(TRACK_LABELS, ElementType.U2, trackRows)
        .add(TRACK_BOXES, ElementType.F4, trackRows, 4)
        .build();
  }
}
