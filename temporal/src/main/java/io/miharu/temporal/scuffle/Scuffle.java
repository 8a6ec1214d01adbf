package io.miharu.temporal.scuffle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * How probably people scuffle.
 *
 * <p>A logistic regression on {@link #NAMES}. Its weights are {@code scuffle.json}, written by
 * {@code miharu train fight}; the file says from which clips, and how often it was right on clips
 * that the fit did not see. Half of those were fights, so the probability is calibrated for a
 * camera before which every second pair of seconds is one: an event must ask for much. Immutable.
 */
public final class Scuffle {

  private static final String CARD = "scuffle.json";

  /** What it weighs. */
  public static final List<String> NAMES = PeopleUnrest.NAMES;

  private static final int LIMBS = NAMES.indexOf("limb-speed");
  private static final int WIDTHS = NAMES.indexOf("width-change");

  private final double[] weights = new double[NAMES.size()];
  private final double[] usual = new double[NAMES.size()];
  private final double bias;

  /** The shipped weights. */
  public Scuffle() {
    this(card());
  }

  /**
   * @param card has the bias, the weights by name, and by name what is usual
   */
  Scuffle(JsonNode card) {
    bias = card.required("bias").asDouble();
    for (Map.Entry<String, JsonNode> weight : card.required("weights").properties()) {
      int place = NAMES.indexOf(weight.getKey());
      if (place < 0) {
        throw new AssertionError(CARD + " weighs what is not measured: " + weight.getKey());
      }
      weights[place] = weight.getValue().asDouble();
      usual[place] = card.required("usual").required(weight.getKey()).asDouble();
    }
  }

  private static JsonNode card() {
    try (InputStream in = Scuffle.class.getResourceAsStream(CARD)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + CARD);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException damaged) {
      throw new UncheckedIOException("resource damaged: " + CARD, damaged);
    }
  }

  /**
   * Whether limbs move or widths change at least as fast as is usual in the clips that this was
   * fitted to. Where neither does, nobody fights, whatever the rest adds up to: people who pass
   * each other in a crowd change their distances fast.
   *
   * @param values as many as {@link #NAMES}
   */
  public boolean lively(double[] values) {
    return values[LIMBS] >= usual[LIMBS] || values[WIDTHS] >= usual[WIDTHS];
  }

  /**
   * In (0, 1).
   *
   * @param values as many as {@link #NAMES}; for one that is NaN what is usual is taken
   */
  public double probability(double[] values) {
    double z = bias;
    for (int i = 0; i < weights.length; i++) {
      z += weights[i] * (Double.isNaN(values[i]) ? usual[i] : values[i]);
    }
    return 1 / (1 + Math.exp(-z));
  }
}
