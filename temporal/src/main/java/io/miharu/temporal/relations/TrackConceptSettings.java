package io.miharu.temporal.relations;

import io.miharu.temporal.kinematics.KinematicsSettings;

/**
 * What {@link TrackConcepts} can be told. Immutable.
 *
 * @param kinematics the windows over which motion is measured
 * @param camera whether the camera moves
 */
public record TrackConceptSettings(KinematicsSettings kinematics, Camera camera) {

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
      new TrackConceptSettings(KinematicsSettings.DEFAULT, Camera.AUTO);

  /** These settings, knowing whether the camera moves. */
  public TrackConceptSettings withCamera(Camera newCamera) {
    return new TrackConceptSettings(kinematics, newCamera);
  }
}
