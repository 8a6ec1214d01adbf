package io.miharu.detectors.motion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How agitated the motion of the whole picture is: as in a scuffle rather than a walk.
 *
 * <p>A logistic regression on {@link MotionStatistics}. Its weights are {@code agitation.json},
 * written by {@code miharu train fight}; the file says from which clips, and how often it was right
 * on clips that the fit did not see. Half of those were fights, so the probability is calibrated
 * for a camera before which every second pair of seconds is one: an event must ask for much. Not
 * thread-safe.
 */
final class Agitation {

  private static final String CARD = "agitation.json";

  private final MotionStatistics statistics = new MotionStatistics();
  private final double[] weights = new double[MotionStatistics.NAMES.size()];
  private final double bias;

  Agitation() {
    JsonNode card = card();
    bias = card.required("bias").asDouble();
    for (Map.Entry<String, JsonNode> weight : card.required("weights").properties()) {
      int place = MotionStatistics.NAMES.indexOf(weight.getKey());
      if (place < 0) {
        throw new AssertionError(CARD + " weighs what is not measured: " + weight.getKey());
      }
      weights[place] = weight.getValue().asDouble();
    }
  }

  private static JsonNode card() {
    try (InputStream in = Agitation.class.getResourceAsStream(CARD)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + CARD);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException damaged) {
      throw new UncheckedIOException("resource damaged: " + CARD, damaged);
    }
  }

  /** Takes the next frame; frames that come too soon after another are passed over. */
  void look(Frame frame) {
    statistics.look(frame);
  }

  /** In (0, 1), over the last two seconds; absent until a second was seen. */
  OptionalDouble probability() {
    if (!statistics.ready()) {
      return OptionalDouble.empty();
    }
    double[] values = statistics.values();
    double z = bias;
    for (int i = 0; i < values.length; i++) {
      z += weights[i] * values[i];
    }
    return OptionalDouble.of(1 / (1 + Math.exp(-z)));
  }
}
