package io.miharu.eval.activitynet;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One annotation or prediction while it is read: label, segment and score, in any order. */
final class SegmentEntry {

  private final JsonWalk json;
  private final Parity parity;
  private @Nullable String label;
  private double start = Double.NaN;
  private double end = Double.NaN;
  private double score = Double.NaN;
  private int bounds;
  private boolean scored;
  private @Nullable DataFormatException wrong;

  SegmentEntry(JsonWalk json, Parity parity) {
    this.json = json;
    this.parity = parity;
  }

  void member(String key) throws IOException {
    switch (key) {
      case "label" -> label = json.text("the label");
      case "score" -> {
        score = json.number("the score");
        scored = true;
      }
      case "segment" -> {
        bounds = 0;
        wrong = null;
        json.array("the segment [start, end]", this::bound);
        if (bounds < 2 || (bounds > 2 && parity == Parity.CORRECT)) {
          throw json.fault("needed a segment of two times, got " + bounds);
        }
        if (end < start && parity == Parity.CORRECT) {
          wrong =
              json.fault(
                  "needed a segment that ends after it starts, got [%s, %s]".formatted(start, end));
        }
      }
      default -> json.skip();
    }
  }

  private void bound() throws IOException {
    double time = json.numberOrText("a time in seconds");
    if (bounds == 0) {
      start = time;
    } else if (bounds == 1) {
      end = time;
    }
    bounds++;
  }

  /** What an annotation lacks for a task, to be asked at the end of its object. */
  @Nullable DataFormatException wrong(ActivityTask task) {
    if (task.needsSegments() && wrong != null) {
      return wrong;
    }
    if (task.needsSegments() && bounds == 0) {
      return json.fault("needed a \"segment\", got none");
    }
    if (task.needsLabels() && label == null) {
      return json.fault("needed a \"label\", got none");
    }
    return null;
  }

  boolean scored() {
    return scored;
  }

  /** Empty where there is none, which only a task without labels accepts. */
  String label() {
    return label == null ? "" : label;
  }

  double start() {
    return start;
  }

  double end() {
    return end;
  }

  double score() {
    return score;
  }
}
