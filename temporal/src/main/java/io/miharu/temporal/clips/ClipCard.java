package io.miharu.temporal.clips;

import io.miharu.nets.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Everything about a clip model that its network does not say, kept in the metadata of its ONNX
 * file under keys that begin with {@value #PREFIX}. Immutable.
 *
 * @param name short and in kebab case, the source of what the model says
 * @param labels class i is concept i; those that begin with {@code -} are told apart but not
 *     reported
 * @param channels 1 for grey, 3 for red, green and blue
 * @param frames of a clip
 * @param side width and height of a clip, px
 * @param pictureSide width and height that a frame is shrunk to before its middle is cut, px
 * @param framesPerSecond the rate to take frames at
 * @param temperature what scores are divided by before softmax, fitted on held-out clips
 * @param golden the network's scores of the known clip of {@link #knownClip}
 * @param origin for people: data, command, seed, accuracy, calibration error, licence and so on
 */
public record ClipCard(
    String name,
    List<String> labels,
    int channels,
    int frames,
    int side,
    int pictureSide,
    double framesPerSecond,
    double temperature,
    List<Double> golden,
    Map<String, String> origin) {

  static final String PREFIX = "miharu.clip.";

  /** By how much a score of the known clip may be off: other processors add in another order. */
  static final double TOLERANCE = 1e-3;

  public ClipCard {
    labels = List.copyOf(labels);
    golden = List.copyOf(golden);
    origin = Map.copyOf(origin);
    if (labels.size() < 2 || golden.size() != labels.size()) {
      throw new IllegalArgumentException(
          "clip card %s needs two labels or more and as many golden scores, got %s and %d"
              .formatted(name, labels, golden.size()));
    }
    if ((channels != 1 && channels != 3)
        || frames < 1
        || side < 1
        || pictureSide < side
        || !(framesPerSecond > 0 && temperature > 0)) {
      throw new IllegalArgumentException(
          "clip card %s needs 1 or 3 channels, frames, a side and a picture no smaller, a rate and a"
                  .formatted(name)
              + " temperature above 0, got %d, %d, %d, %d, %s and %s"
                  .formatted(channels, frames, side, pictureSide, framesPerSecond, temperature));
    }
  }

  /** How many numbers a clip has. */
  public int values() {
    return channels * frames * side * side;
  }

  /** Seconds from the first frame of a clip to the last. */
  public double span() {
    return (frames - 1) / framesPerSecond;
  }

  /** A clip of even noise, the same everywhere. */
  public static float[] knownClip(int values) {
    SplittableRandom random = new SplittableRandom(1);
    float[] clip = new float[values];
    for (int i = 0; i < values; i++) {
      clip[i] = (random.nextInt() >>> 8) / (float) (1 << 24);
    }
    return clip;
  }

  /** As an ONNX file carries it. */
  public Map<String, String> metadata() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(PREFIX + "name", name);
    map.put(PREFIX + "labels", String.join(",", labels));
    map.put(PREFIX + "channels", String.valueOf(channels));
    map.put(PREFIX + "frames", String.valueOf(frames));
    map.put(PREFIX + "side", String.valueOf(side));
    map.put(PREFIX + "picture-side", String.valueOf(pictureSide));
    map.put(PREFIX + "rate", String.valueOf(framesPerSecond));
    map.put(PREFIX + "temperature", String.valueOf(temperature));
    map.put(PREFIX + "golden", String.join(",", golden.stream().map(String::valueOf).toList()));
    origin.forEach((key, value) -> map.put(PREFIX + "origin." + key, value));
    return map;
  }

  /**
   * Reads a card from a file's metadata.
   *
   * @param where names the file in messages
   * @throws ModelFormatException when there is none or a value does not fit; the message names it
   */
  public static ClipCard read(Map<String, String> metadata, String where)
      throws ModelFormatException {
    Map<String, String> origin = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX + "origin.")) {
            origin.put(key.substring((PREFIX + "origin.").length()), value);
          }
        });
    List<Double> golden = new ArrayList<>();
    for (String number : text(metadata, "golden", where).split(",", -1)) {
      golden.add(number("golden", number, where));
    }
    try {
      return new ClipCard(
          text(metadata, "name", where),
          Arrays.asList(text(metadata, "labels", where).split(",", -1)),
          (int) number(metadata, "channels", where),
          (int) number(metadata, "frames", where),
          (int) number(metadata, "side", where),
          (int) number(metadata, "picture-side", where),
          number(metadata, "rate", where),
          number(metadata, "temperature", where),
          golden,
          origin);
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException("%s: %s".formatted(where, refused.getMessage()), refused);
    }
  }

  private static String text(Map<String, String> metadata, String key, String where)
      throws ModelFormatException {
    String value = metadata.get(PREFIX + key);
    if (value == null) {
      throw new ModelFormatException(
          "%s: needs %s%s in its metadata to run on clips; was it written by miharu train?"
              .formatted(where, PREFIX, key));
    }
    return value;
  }

  private static double number(Map<String, String> metadata, String key, String where)
      throws ModelFormatException {
    return number(key, text(metadata, key, where), where);
  }

  private static double number(String key, String value, String where) throws ModelFormatException {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below
    }
    throw new ModelFormatException(
        "%s: %s%s must be a number, got \"%s\"".formatted(where, PREFIX, key, value));
  }
}
