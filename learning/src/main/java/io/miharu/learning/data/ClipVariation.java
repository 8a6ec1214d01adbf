package io.miharu.learning.data;

import java.util.List;

/**
 * What may vary when clips of real videos are drawn for training.
 *
 * @param crop whether to cut the picture anywhere, in place of its middle
 * @param flip whether to mirror half of the clips; never where the class is a direction
 * @param colour by how much brightness and contrast change, 0 to 1: both by up to this share
 * @param rates frames/s to fall to before being brought back to the clip's own rate by repeating
 *     frames; empty for the video's own rate always
 * @param speed by which factor the film may run faster or slower, 1 for its own speed
 */
public record ClipVariation(
    boolean crop, boolean flip, double colour, List<Double> rates, double speed) {

  public static final ClipVariation DEFAULT = new ClipVariation(true, true, 0.2, List.of(), 1.15);

  public ClipVariation {
    rates = List.copyOf(rates);
    if (!(colour >= 0 && colour <= 1 && speed >= 1 && speed <= 4)
        || rates.stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException(
          "needs colour in [0, 1], speed in [1, 4] and rates above 0, got %s, %s and %s"
              .formatted(colour, speed, rates));
    }
  }
}
