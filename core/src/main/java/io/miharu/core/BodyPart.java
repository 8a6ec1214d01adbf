package io.miharu.core;

/** A part of the human body, as part-based models of action divide it; sides are its own. */
public enum BodyPart {
  TORSO("torso"),
  LEFT_ARM("left-arm"),
  RIGHT_ARM("right-arm"),
  LEFT_LEG("left-leg"),
  RIGHT_LEG("right-leg");

  private final String word;

  BodyPart(String word) {
    this.word = word;
  }

  /** Its name in kebab case: {@code left-arm}. */
  public String word() {
    return word;
  }

  /** The part on the other side; the torso is its own. */
  public BodyPart mirrored() {
    return switch (this) {
      case TORSO -> TORSO;
      case LEFT_ARM -> RIGHT_ARM;
      case RIGHT_ARM -> LEFT_ARM;
      case LEFT_LEG -> RIGHT_LEG;
      case RIGHT_LEG -> LEFT_LEG;
    };
  }
}
