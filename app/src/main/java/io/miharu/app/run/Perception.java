package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.PictureMotion;
import io.miharu.core.SourceInfo;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import io.miharu.detectors.motion.GlobalMotion;
import io.miharu.temporal.relations.PoseConcepts;
import io.miharu.temporal.relations.TrackConceptSettings;
import io.miharu.temporal.relations.TrackConcepts;
import io.miharu.temporal.tracking.KalmanTracker;
import io.miharu.temporal.tracking.Tracker;
import io.miharu.temporal.tracking.TrackerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From a frame to all that is known of it: look, follow, relate. Remembers earlier frames, so it
 * serves one source, in the order of time. Borrows the observer. Not thread-safe.
 */
public final class Perception {

  private final Observer observer;
  private final Tracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
  private final TrackConcepts concepts;
  private final GlobalMotion cameraMotion = new GlobalMotion();
  private final PoseConcepts postures = new PoseConcepts();
  private boolean looked;

  public Perception(Observer observer, SourceInfo info, List<Zone> zones) {
    this.observer = observer;
    this.concepts =
        new TrackConcepts(TrackConceptSettings.DEFAULT, info.width(), info.height(), zones);
  }

  /** What the frame shows. */
  public Moment perceive(Frame frame) throws IOException {
    MediaTime time = frame.time();
    Observer.Observation seen = observer.observe(frame);
    looked = seen.looked();
    List<TrackState> tracks = looked ? follow(frame, seen) : tracker.predict(time);
    List<ConceptScore> scores = new ArrayList<>(seen.scores());
    scores.addAll(observer.specialists().scene(frame));
    List<TrackPose> poses = looked ? observer.specialists().poses(frame, tracks) : List.of();
    List<ConceptScore> ofPoses = postures.score(time, tracks, poses);
    List<ConceptScore> ofTracks =
        concepts.score(time, tracks, looked ? tracker.ended() : List.of(), seen.scores());
    scores.addAll(postures.withoutBoxPostures(ofTracks));
    scores.addAll(ofPoses);
    return new Moment(time, tracks, scores, poses);
  }

  private List<TrackState> follow(Frame frame, Observer.Observation seen) throws IOException {
    PictureMotion motion = PictureMotion.NONE;
    if (TrackConcepts.saysCameraMoves(seen.scores())) {
      motion = cameraMotion.measure(frame);
    } else {
      cameraMotion.reset();
    }
    try {
      return tracker.update(
          frame.time(), seen.detections(), new FrameSight(frame, observer.specialists(), motion));
    } catch (UncheckedIOException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }

  /** Whether the detectors that carry the tracks ran on the last frame. */
  public boolean looked() {
    return looked;
  }
}
