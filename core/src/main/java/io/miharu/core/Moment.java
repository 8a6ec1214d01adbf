package io.miharu.core;

import java.util.List;

/**
 * All that is known of one analysed frame: what the looking half of the engine hands to the
 * deciding half. Immutable.
 *
 * @param time of the frame
 * @param tracks every confirmed track that is alive, in rising order of ids
 * @param scores every concept score of this frame, in a fixed order
 * @param poses of the persons whose skeleton was looked at in this frame, in rising order of tracks
 */
public record Moment(
    MediaTime time, List<TrackState> tracks, List<ConceptScore> scores, List<TrackPose> poses) {

  public Moment {
    tracks = List.copyOf(tracks);
    scores = List.copyOf(scores);
    poses = List.copyOf(poses);
  }

  /** A frame in which no skeleton was looked at. */
  public Moment(MediaTime time, List<TrackState> tracks, List<ConceptScore> scores) {
    this(time, tracks, scores, List.of());
  }
}
