package io.miharu.app.run;

/** Where a run spends its time. */
public enum Stage {
  /** Waiting for, and doing, the decoder's work; its own threads are not in it. */
  DECODE("decode"),
  /** The network: scaled picture, inference, boxes. */
  INFERENCE("inference"),
  /** Which frames are worth a look. */
  SCHEDULE("schedule"),
  /** The memory of the scene: background, things left, people at the embedded detector. */
  SCENE("scene"),
  TRACKING("tracking"),
  CONCEPTS("concepts"),
  EVENTS("events"),
  WRITING("writing");

  private final String key;

  Stage(String key) {
    this.key = key;
  }

  /** As {@code run.json} calls it. */
  public String key() {
    return key;
  }
}
