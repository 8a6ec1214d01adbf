package io.miharu.core;

/**
 * The pose of a tracked person in one frame. Immutable.
 *
 * @param track the person's, from 1
 * @param pose in pixels of the decoded frame
 */
public record TrackPose(int track, Pose pose) {

  public TrackPose {
    if (track < 1) {
      throw new IllegalArgumentException("track ids start at 1, got " + track);
    }
  }
}
