package io.miharu.events.zeroshot;

/**
 * How many concepts an event may rest on.
 *
 * @param minimum concepts related less than this are noise
 * @param most at most so many are kept
 * @param sharpness a guessed relation r counts as r to this power, so that the nearest concepts
 *     lead and the others help; stated relations are left as they are
 */
public record SelectionSettings(double minimum, int most, double sharpness) {

  /** The method's: few concepts, for events whose relations are stated. Section 5. */
  public static final SelectionSettings SPARSE = new SelectionSettings(0.25, 8, 1);

  /**
   * For guessed relations: a broad base, led by the nearest. Chosen on the ten development events,
   * where 12 to 100 concepts and powers 1 to 2 do about as well (docs/results/concepts.md).
   */
  public static final SelectionSettings BROAD = new SelectionSettings(0.05, 20, 2);

  public SelectionSettings {
    if (!(minimum >= 0) || most < 1 || !(sharpness > 0)) {
      throw new IllegalArgumentException(
          "needs minimum >= 0, most >= 1, sharpness > 0, got %s, %d, %s"
              .formatted(minimum, most, sharpness));
    }
  }
}
