package io.miharu.learning.training;

import java.io.IOException;

/** Says after every epoch how well a network does on what it does not learn from. */
@FunctionalInterface
public interface Judge {

  /**
   * What it says.
   *
   * @param loss lower is better; decides between epochs of equal accuracy
   * @param accuracy in [0, 1]; higher is better
   */
  record Verdict(double loss, double accuracy) {}

  Verdict of(Trainee network) throws IOException;
}
