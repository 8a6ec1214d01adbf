package io.miharu.eval.actev;

import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Step functions over frames: the value at a key holds from that frame to the next key. */
final class Steps {

  /** The end of what does not end. */
  private static final long NEVER = Long.MAX_VALUE / 4;

  private Steps() {}

  /** The frames where the function at the current token is 1. */
  static List<FrameSpan> read(String what, JsonReader json) throws IOException {
    return read(what, json, ActivityRules.STRICT);
  }

  /** The frames where the function at the current token is 1; may be none if the rules say so. */
  static List<FrameSpan> read(String what, JsonReader json, ActivityRules rules)
      throws IOException {
    TreeMap<Long, Integer> steps = new TreeMap<>();
    json.object(
        what,
        (key, value) -> {
          int step = value.whole("the value from a frame on", rules.wholeWithPoint());
          if (step != 0 && step != 1) {
            throw value.fault("needed 0 or 1 from frame %s on, got %d".formatted(key, step));
          }
          long frame = value.frame(key);
          if (frame < 0 && !rules.allowsNegativeFrames()) {
            throw value.fault("needed a frame number of 0 or more as key, got " + frame);
          }
          steps.put(frame, step);
        });
    List<FrameSpan> spans = new ArrayList<>();
    Long since = null;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      if (step.getValue() == 1 && since == null) {
        since = step.getKey();
      } else if (step.getValue() == 0 && since != null) {
        spans.add(new FrameSpan(since, step.getKey()));
        since = null;
      }
    }
    if (since != null && rules.lenient()) {
      spans.add(new FrameSpan(since, NEVER));
    }
    if (steps.size() < 2 || (!rules.lenient() && (since != null || spans.isEmpty()))) {
      throw json.fault(
          "needed %s with a 1 where it begins and a 0 where it has ended, got %s"
              .formatted(what, steps));
    }
    return spans;
  }

  /** Refuses spans that are out of order, or that touch and so would be one. */
  static List<FrameSpan> check(String what, List<FrameSpan> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).first() <= spans.get(i - 1).end()) {
        throw new IllegalArgumentException(
            "%s: spans must be in order and apart, got %s after %s"
                .formatted(what, spans.get(i), spans.get(i - 1)));
      }
    }
    return List.copyOf(spans);
  }
}
