package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * The surfaces of one split, and how many clips of each class are drawn of each kind of them: as
 * many, so that a surface says nothing about the class. No surface is in two splits (6 to 1 to 1).
 *
 * @param bank of all surfaces
 * @param classes of clips
 * @param first surface of each kind that is in the split
 * @param count of them
 * @param perCell clips of each kind of surface and class
 */
record TextureShare(TextureBank bank, int classes, int first, int count, int perCell) {

  /**
   * A part of the clips of a split.
   *
   * @param share above 0, at most 1: which share of the clips of each kind and class to draw
   * @param name of the set, for the error
   * @throws IllegalArgumentException when a kind has fewer than three surfaces
   */
  static TextureShare of(TextureBank bank, int classes, Split split, double share, String name) {
    int held = Math.max(1, bank.perClass() / 8); // 5 of 40, and 2 of 20
    int training = bank.perClass() - 2 * held;
    if (training < 1) {
      throw new IllegalArgumentException(
          "%s needs 3 textures or more in each class, one for each split, got %d in %s"
              .formatted(name, bank.perClass(), bank.source()));
    }
    int first = split == Split.TRAIN ? 0 : split == Split.VALIDATION ? training : training + held;
    int cells = bank.classes().size() * classes;
    int perCell = Math.max(1, (int) Math.round(share * Math.round((double) split.clips() / cells)));
    return new TextureShare(bank, classes, first, split == Split.TRAIN ? training : held, perCell);
  }

  int clips() {
    return bank.classes().size() * classes * perCell;
  }

  int label(int clip) {
    return clip % classes;
  }

  /** Which kind of surface is seen. */
  int kind(int clip) {
    return clip / classes % bank.classes().size();
  }

  /** Some surface of a kind. */
  Texture texture(int kind, SplittableRandom random) {
    return bank.texture(kind, first + random.nextInt(count));
  }
}
