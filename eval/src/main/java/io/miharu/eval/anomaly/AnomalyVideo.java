package io.miharu.eval.anomaly;

import java.util.ArrayList;
import java.util.List;

/** One video's scores and truth, frame by frame. Immutable. */
public final class AnomalyVideo {

  /** A stretch of anomalous frames, both ends inside. */
  public record Stretch(int first, int last) {}

  private final String name;
  private final double[] scores;
  private final boolean[] anomalous;

  /** Copies both arrays, which must be of one length above 0. */
  public AnomalyVideo(String name, double[] scores, boolean[] anomalous) {
    if (scores.length != anomalous.length || scores.length == 0) {
      throw new IllegalArgumentException(
          "needed as many scores as frames, got %d and %d"
              .formatted(scores.length, anomalous.length));
    }
    this.name = name;
    this.scores = scores.clone();
    this.anomalous = anomalous.clone();
  }

  public String name() {
    return name;
  }

  public int frames() {
    return scores.length;
  }

  public double score(int frame) {
    return scores[frame];
  }

  public boolean anomalous(int frame) {
    return anomalous[frame];
  }

  /** Whether nothing in it is anomalous. */
  public boolean normal() {
    return stretches().isEmpty();
  }

  /** The anomalous stretches, in order; those that touch are one. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int frame = 0; frame < anomalous.length; frame++) {
      if (anomalous[frame]) {
        int first = frame;
        while (frame + 1 < anomalous.length && anomalous[frame + 1]) {
          frame++;
        }
        stretches.add(new Stretch(first, frame));
      }
    }
    return stretches;
  }

  BinaryRanking ranking() {
    return BinaryRanking.of(scores, anomalous);
  }
}
