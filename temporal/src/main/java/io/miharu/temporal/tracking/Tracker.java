package io.miharu.temporal.tracking;

import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.util.List;

/**
 * Joins the detections of one source, frame by frame, to tracks. Ids start at 1 and are never used
 * again. Implementations are not thread-safe.
 */
public interface Tracker {

  /**
   * Takes in a frame in which the detectors ran, also when they found nothing.
   *
   * @param time of the frame, after that of any earlier call since the last {@link #reset()}
   * @return every confirmed track that is alive, in rising order of ids
   * @throws IllegalArgumentException when time does not rise
   */
  default List<TrackState> update(MediaTime time, List<Detection> detections) {
    return update(time, detections, Sight.NOTHING);
  }

  /**
   * The same, with more to go by than boxes.
   *
   * @param sight asked about this frame, within this call
   */
  List<TrackState> update(MediaTime time, List<Detection> detections, Sight sight);

  /**
   * Says where the tracks are in a frame in which no detector ran. Changes nothing, so the tracks
   * do not depend on how many frames lie between two detections.
   *
   * @param time of the frame, not before the last {@link #update}
   * @return every confirmed track that is alive, none of them observed, in rising order of ids
   * @throws IllegalArgumentException when time is before the last update
   */
  List<TrackState> predict(MediaTime time);

  /**
   * The confirmed tracks that ended with the last {@link #update}, in rising order of ids. Tracks
   * that a {@link #reset()} cut off did not end, they were lost sight of: they are not listed.
   */
  List<EndedTrack> ended();

  /** Forgets every track, because time jumped or the scene was cut. Later ids still rise. */
  void reset();
}
