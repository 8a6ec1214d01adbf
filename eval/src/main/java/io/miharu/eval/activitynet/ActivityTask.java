package io.miharu.eval.activitynet;

/** What is predicted, which decides what a truth or result file must hold. */
public enum ActivityTask {
  /** Labelled, scored segments. */
  DETECTION(true, true),
  /** Scored segments whose label does not matter. */
  PROPOSALS(true, false),
  /** Labels of whole videos, with scores. */
  CLASSIFICATION(false, true);

  private final boolean segments;
  private final boolean labels;

  ActivityTask(boolean segments, boolean labels) {
    this.segments = segments;
    this.labels = labels;
  }

  boolean needsSegments() {
    return segments;
  }

  boolean needsLabels() {
    return labels;
  }
}
