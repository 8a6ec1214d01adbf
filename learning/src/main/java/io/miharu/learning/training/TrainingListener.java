package io.miharu.learning.training;

/** Told how a run is doing, on its thread. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * After every step.
   *
   * @param done steps of the whole run that are done
   * @param of steps of the whole run, if it is not stopped early
   * @param loss of this step's batch
   */
  default void stepDone(long done, long of, double loss) {}

  default void epochDone(EpochResult result) {}
}
