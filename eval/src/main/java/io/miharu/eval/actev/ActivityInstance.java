package io.miharu.eval.actev;

import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One time that an activity happened, or is said to have happened. Immutable.
 *
 * @param activity its name, as in the activity index
 * @param id its number within the file
 * @param file the video, by the name that the file index has
 * @param active the frames in which it happens: in order, apart; frames as the file counts, from 1
 *     where we write it. None where a lenient reader met an end before the beginning
 * @param presenceConf of a system output, the score that ranks it; absent in a truth
 * @param wholeConf whether that score was written without fraction, as the reference writes it back
 * @param objects who takes part; often empty
 */
public record ActivityInstance(
    String activity,
    int id,
    String file,
    List<FrameSpan> active,
    OptionalDouble presenceConf,
    boolean wholeConf,
    List<ActivityObject> objects) {

  /** An instance whose score is written as a fraction. */
  public ActivityInstance(
      String activity,
      int id,
      String file,
      List<FrameSpan> active,
      OptionalDouble presenceConf,
      List<ActivityObject> objects) {
    this(activity, id, file, active, presenceConf, false, objects);
  }

  public ActivityInstance {
    active = Steps.check("activity %s %d".formatted(activity, id), active);
    objects = List.copyOf(objects);
    if (presenceConf.isPresent() && !Double.isFinite(presenceConf.getAsDouble())) {
      throw new IllegalArgumentException(
          "presenceConf must be finite, got " + presenceConf.getAsDouble());
    }
  }
}
