package io.miharu.temporal.relations;

import io.miharu.temporal.kinematics.KinematicsSettings;

/**
 * What {@link TrackConcepts} can be told. Immutable.
 *
 * @param kinematics the windows over which motion is measured
 * @param camera whether the camera moves
 * @param wholeBoxes whether boxes keep the shape of a body up to the picture's border, as those of
 *     a network do; those of moving regions shrink there
 */
public record TrackConceptSettings(
    KinematicsSettings kinematics, Camera camera, boolean wholeBoxes) {

  /** Whether the camera moves, which decides between surveillance and dashcam concepts. */
  public enum Camera {
    /** It moves for 5 s after each {@code camera-moving} of a half or more. */
    AUTO,
    /** It stands: surveillance concepts only. */
    FIXED,
    /** It drives: dashcam concepts only. */
    DRIVING
  }

  public static final TrackConceptSettings DEFAULT =
      new TrackConceptSettings(KinematicsSettings.DEFAULT, Camera.AUTO, true);

  /** These settings, knowing whether the camera moves. */
  public TrackConceptSettings withCamera(Camera newCamera) {
    return new TrackConceptSettings(kinematics, newCamera, wholeBoxes);
  }

  /** These settings, for boxes that keep their shape at the border or do not. */
  public TrackConceptSettings withWholeBoxes(boolean whole) {
    return new TrackConceptSettings(kinematics, camera, whole);
  }
}
