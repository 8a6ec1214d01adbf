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
import io.miharu.temporal.falls.FallWatch;
import io.miharu.temporal.habits.HabitMonitor;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a frame to all that is known of it: look, follow, relate. Remembers earlier frames, so it
 * serves one source, in the order of time. Borrows the observer. Not thread-safe.
 */
public final class Perception {

  /**
   * Frames that nobody looked at show nothing new: they are judged this often at most, so that
   * rules see time pass.
   */
  static final double STEP_S = 0.1;

  private final Observer observer;
  private final Tracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
  private final TrackConcepts concepts;
  private final StageTimes times;
  private final GlobalMotion cameraMotion = new GlobalMotion();
  private final PoseConcepts postures = new PoseConcepts();
  private final Optional<FallWatch> falls;
  private boolean looked;
  private @Nullable MediaTime judgedAt;
  private boolean judged;

  /** Said of the scene at the last look. */
  private List<ConceptScore> ofScene = List.of();

  private int segment;

  public Perception(Observer observer, SourceInfo info, List<Zone> zones) {
    this(observer, info, zones, new StageTimes());
  }

  /**
   * @param times told how long following and relating take
   */
  public Perception(Observer observer, SourceInfo info, List<Zone> zones, StageTimes times) {
    this(observer, info, zones, times, Optional.empty());
  }

  /**
   * @param habits of this camera, if they are known or to be learnt
   */
  public Perception(
      Observer observer,
      SourceInfo info,
      List<Zone> zones,
      StageTimes times,
      Optional<HabitMonitor> habits) {
    this.observer = observer;
    this.times = times;
    this.falls = observer.specialists().fallWatch(info.width(), info.height());
    this.concepts =
        habits.isPresent()
            ? new TrackConcepts(
                TrackConceptSettings.DEFAULT, info.width(), info.height(), zones, habits.get())
            : new TrackConcepts(TrackConceptSettings.DEFAULT, info.width(), info.height(), zones);
  }

  /**
   * What the frame shows. Of a frame that is not {@link #judged}, the tracks are told and nothing
   * else.
   */
  public Moment perceive(Frame frame) throws IOException {
    MediaTime time = frame.time();
    if (frame.segment() != segment) {
      segment = frame.segment();
      forget();
    }
    Observer.Observation seen = observer.observe(frame);
    looked = seen.looked();
    long started = StageTimes.now();
    List<TrackState> tracks = looked ? follow(frame, seen) : tracker.predict(time);
    times.add(Stage.TRACKING, StageTimes.now() - started);
    List<ConceptScore> ofFrame = new ArrayList<>(observer.specialists().scene(frame));
    boolean cameraMoves = TrackConcepts.saysCameraMoves(seen.scores());
    ofFrame.addAll(observer.specialists().cameraMotion(frame, cameraMoves));
    judged = looked || judgedAt == null || time.secondsSince(judgedAt) >= STEP_S;
    if (!judged) {
      return new Moment(time, tracks, List.of());
    }
    judgedAt = time;
    return judge(frame, seen, tracks, ofFrame);
  }

  /** What moves cannot be followed across a breach; ids go on rising. */
  private void forget() {
    tracker.reset();
    concepts.reset();
    falls.ifPresent(FallWatch::reset);
    cameraMotion.reset();
    observer.specialists().reset();
    ofScene = List.of();
    judgedAt = null;
  }

  private Moment judge(
      Frame frame, Observer.Observation seen, List<TrackState> tracks, List<ConceptScore> ofFrame)
      throws IOException {
    MediaTime time = frame.time();
    List<TrackPose> poses = looked ? observer.specialists().poses(frame, tracks) : List.of();
    if (looked) {
      ofScene = observer.specialists().withScuffle(frame, seen.detections(), seen.scores());
    }
    List<ConceptScore> scores = new ArrayList<>(ofScene);
    scores.addAll(ofFrame);
    List<ConceptScore> actions = observer.specialists().actions(time, tracks, looked);
    long posed = StageTimes.now();
    List<ConceptScore> ofPoses = postures.score(time, tracks, poses);
    List<ConceptScore> ofTracks =
        looked
            ? concepts.score(time, tracks, tracker.ended(), seen.scores())
            : concepts.between(time, tracks, seen.scores());
    scores.addAll(postures.withoutBoxPostures(ofTracks));
    scores.addAll(ofPoses);
    scores.addAll(actions);
    scores.addAll(falls(time, tracks, poses, seen.scores()));
    scores.addAll(observer.specialists().happening(time, scores));
    times.add(Stage.CONCEPTS, StageTimes.now() - posed);
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

  /** Who falls before a camera that stands; before one that moves, boxes move by themselves. */
  private List<ConceptScore> falls(
      MediaTime time, List<TrackState> tracks, List<TrackPose> poses, List<ConceptScore> ofFrame)
      throws IOException {
    if (falls.isEmpty()) {
      return List.of();
    }
    if (TrackConcepts.saysCameraMoves(ofFrame)) {
      falls.get().reset();
      return List.of();
    }
    return falls.get().score(time, tracks, poses);
  }

  /** Whether the last frame says anything that the frames before it did not. */
  public boolean judged() {
    return judged;
  }

  /** Whether the detectors that carry the tracks ran on the last frame. */
  public boolean looked() {
    return looked;
  }
}
