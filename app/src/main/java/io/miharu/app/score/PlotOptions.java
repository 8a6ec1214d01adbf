package io.miharu.app.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.miharu.app.score.report.PictureAxis;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of ActEV_Scorer's plotting parameters that its users change: {@code figsize} in inches,
 * and per axis {@code xlabel, xscale, xlim, xticks, xticks_labels} and the same with {@code y}.
 * Others, such as font sizes, are passed over. Immutable.
 *
 * <p>The vertical axis is one of normal deviates, and so are its limits and marks, unless {@code
 * no_ppf} is true or {@code yscale} is given.
 */
final class PlotOptions {

  static final PlotOptions NONE = new PlotOptions("", MissingNode.getInstance());

  private static final int PIXELS_PER_INCH = 120;

  private final String file;
  private final JsonNode members;

  private PlotOptions(String file, JsonNode members) {
    this.file = file;
    this.members = members;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is not a JSON object
   */
  static PlotOptions read(Path file) throws IOException {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (!root.isObject()) {
        throw new DataFormatException(file + ": needed plotting parameters as {…}, got " + root);
      }
      return new PlotOptions(file.toString(), root);
    } catch (JsonProcessingException e) {
      throw new DataFormatException(file + ": needed JSON, but " + e.getOriginalMessage(), e);
    }
  }

  /** Of the drawing, px. */
  int width() {
    return (int) (members.at("/figsize/0").asDouble(8) * PIXELS_PER_INCH);
  }

  /** Of the drawing, px. */
  int height() {
    return (int) (members.at("/figsize/1").asDouble(6) * PIXELS_PER_INCH);
  }

  /**
   * An axis as these options have it.
   *
   * @param name {@code x} or {@code y}
   * @param usual the axis without options
   * @param marks its marks without options, the first and the last at its ends
   */
  PictureAxis axis(String name, Axis usual, List<Double> marks, List<String> labels)
      throws DataFormatException {
    Scale scale = scale(name, usual.scale());
    boolean deviates = scale == Scale.PROBIT;
    List<Double> ticks = new ArrayList<>(marks);
    List<String> texts = new ArrayList<>(labels);
    JsonNode ownTicks = members.path(name + "ticks");
    if (ownTicks.isArray()) {
      ticks.clear();
      texts.clear();
      JsonNode ownTexts = members.path(name + "ticks_labels");
      IntStream.range(0, ownTicks.size())
          .forEach(
              i -> {
                double tick = ownTicks.get(i).asDouble();
                ticks.add(deviates ? share(tick) : tick);
                texts.add(ownTexts.path(i).asText(ownTicks.get(i).asText()));
              });
    }
    JsonNode limits = members.path(name + "lim");
    double low = ticks.isEmpty() ? 0 : ticks.get(0);
    double high = ticks.isEmpty() ? 1 : ticks.get(ticks.size() - 1);
    if (limits.size() == 2) {
      low = deviates ? share(limits.get(0).asDouble()) : limits.get(0).asDouble();
      high = deviates ? share(limits.get(1).asDouble()) : limits.get(1).asDouble();
    }
    String label = members.path(name + "label").asText(usual.label());
    try {
      return PictureAxis.fixed(new Axis(label, scale), low, high, ticks, texts);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(
          "%s: %slim and %sscale make no axis: %s".formatted(file, name, name, e.getMessage()), e);
    }
  }

  private Scale scale(String name, Scale usual) throws DataFormatException {
    JsonNode scale = members.path(name + "scale");
    boolean plain = name.equals("y") && members.path("no_ppf").asBoolean();
    if (scale.isMissingNode()) {
      return plain ? Scale.LINEAR : usual;
    }
    return switch (scale.asText()) {
      case "linear" -> Scale.LINEAR;
      case "log" -> Scale.LOGARITHMIC;
      default ->
          throw new DataFormatException(
              "%s: %sscale: needed linear or log, got %s".formatted(file, name, scale));
    };
  }

  /** The share of the normal distribution below a deviate. */
  private static double share(double deviate) {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: within 7.5e-8.
    double t = 1 / (1 + 0.2316419 * Math.abs(deviate));
    double tail =
        Math.exp(-deviate * deviate / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return deviate > 0 ? 1 - tail : tail;
  }
}
