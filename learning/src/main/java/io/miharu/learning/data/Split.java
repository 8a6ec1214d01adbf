package io.miharu.learning.data;

/** What an example is for. What two of them are drawn from never overlaps. */
public enum Split {
  TRAIN(4000),
  VALIDATION(1000),
  TEST(2000);

  private final int clips;

  Split(int clips) {
    this.clips = clips;
  }

  /** How many clips a generated set has, or a little fewer or more where that would not balance. */
  int clips() {
    return clips;
  }
}
