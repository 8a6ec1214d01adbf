package io.miharu.ingest.scenes;

/**
 * What tells one person from another.
 *
 * @param height metres
 * @param girth thickness of limbs and trunk, 1 is average
 * @param hair 0xRRGGBB, like the other colours
 * @param longHair whether it reaches the shoulders
 * @param coat whether the jacket reaches the knees
 * @param rucksack 0 for none, else its colour
 */
record PersonLook(
    double height,
    double girth,
    int skin,
    int hair,
    boolean longHair,
    int jacket,
    boolean coat,
    int trousers,
    int shoes,
    int rucksack) {

  private static final int[] JACKETS = {
    0x1E2A44, 0x7A1E22, 0x23262B, 0xD8D4C8, 0x1F4D3A, 0xB4541E, 0x2F5C9A, 0xE0C02A, 0x58224E,
    0x161616, 0xC9302C, 0xF0EEE8
  };
  private static final int[] TROUSERS = {
    0x20242E, 0x2B3A5A, 0x191919, 0x3B3128, 0x4A4238, 0x151B2B, 0x2A2A30
  };
  private static final int[] SKINS = {0xE2B591, 0xC98F68, 0xF0C9A8, 0x8A5A3C, 0xD9A57F};
  private static final int[] HAIR = {0x1A1512, 0x2E2018, 0x4A3220, 0x0F0F10, 0x8C6A3C, 0x77726C};

  static PersonLook any(Chance chance) {
    return new PersonLook(
        chance.between(1.64, 1.86),
        chance.between(0.95, 1.15),
        chance.pick(SKINS),
        chance.pick(HAIR),
        chance.below(3) == 0,
        chance.pick(JACKETS),
        chance.below(5) == 0,
        chance.pick(TROUSERS),
        chance.pick(0x141414, 0x2A1D14, 0xD8D8D8),
        chance.below(4) == 0 ? chance.pick(0x3A3F2A, 0x802020, 0x22304A) : 0);
  }
}
