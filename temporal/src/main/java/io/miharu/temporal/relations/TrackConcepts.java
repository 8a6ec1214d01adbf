package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import io.miharu.temporal.habits.HabitMonitor;
import io.miharu.temporal.kinematics.MotionWindow;
import io.miharu.temporal.tracking.EndedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what tracks do, frame by frame, as calibrated concept scores of source {@code tracks}.
 *
 * <p>Before a standing camera: each track's label, motion, posture, zones, where it begins and
 * ends, unattended things, pairs and groups. Before a driving one: labels, roadway zones, {@code
 * near} and what matters on the road; nothing that needs a background that stands still. Which of
 * the two it is, the settings say, or the {@code camera-moving} score of the frame.
 *
 * <p>Probabilities are the logistic of a measured quantity, a half at the limit of the methods
 * text; limits and widths are beside each family. Scores below 0.05 are left out. Their order is
 * fixed: by family, then by track id.
 *
 * <p>Memory is bounded by the tracks of the last few seconds. O(T²) per frame for T tracks. Not
 * thread-safe.
 */
public final class TrackConcepts {

  private static final ConceptId CAMERA_MOVING = ConceptId.of("camera-moving");
  private static final double CAMERA_MEMORY_SECONDS = 5;

  /** Longer than any tracker keeps a lost track, so an ended one is still known here. */
  private static final double KEPT_SECONDS = 10;

  private final TrackConceptSettings settings;
  private final int width;
  private final int height;
  private final List<Zone> zones;
  private final SortedMap<Integer, Actor> known = new TreeMap<>();
  private final List<ConceptFamily> standing;
  private final List<ConceptFamily> driving;
  private @Nullable MediaTime last;
  private @Nullable MediaTime lastMoving;

  /**
   * @param width of the picture, px
   * @param height of the picture, px
   * @param zones of the camera, in the order in which they are to be reported
   */
  public TrackConcepts(TrackConceptSettings settings, int width, int height, List<Zone> zones) {
    this(settings, width, height, zones, List.of());
  }

  /**
   * Concepts of a camera whose habits are known or are to be learnt: says {@code unusual} too.
   *
   * @param habits of this camera, which go on learning while they judge
   */
  public TrackConcepts(
      TrackConceptSettings settings, int width, int height, List<Zone> zones, HabitMonitor habits) {
    this(settings, width, height, zones, List.of(new HabitConcepts(habits)));
  }

  private TrackConcepts(
      TrackConceptSettings settings,
      int width,
      int height,
      List<Zone> zones,
      List<ConceptFamily> more) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a picture needs a size above 0, got %d x %d px".formatted(width, height));
    }
    this.settings = settings;
    this.width = width;
    this.height = height;
    this.zones = List.copyOf(zones);
    standing =
        with(
            more,
            new LabelConcepts(),
            new MotionConcepts(),
            new PostureConcepts(),
            new ZoneConcepts(false),
            new BoundaryConcepts(),
            new ParkingConcepts(),
            new ObjectConcepts(),
            new PairConcepts(true),
            new GatheringConcepts(),
            new ImpactConcepts());
    driving =
        List.of(
            new LabelConcepts(),
            new ZoneConcepts(true),
            new PairConcepts(false),
            new EgoConcepts(EgoCorridor.of(this.zones, width, height)),
            new ImpactConcepts());
  }

  private static List<ConceptFamily> with(List<ConceptFamily> more, ConceptFamily... families) {
    return Stream.concat(Stream.of(families), more.stream()).toList();
  }

  /**
   * What the tracks of one frame do at which detectors looked.
   *
   * @param time of the frame, after that of the last call; when it goes back, all is forgotten
   * @param tracks as the tracker gave them for this frame
   * @param ended the tracks that ended with this frame
   * @param frameScores what the detectors said of the whole frame; only {@code camera-moving} is
   *     read
   */
  public List<ConceptScore> score(
      MediaTime time,
      List<TrackState> tracks,
      List<EndedTrack> ended,
      List<ConceptScore> frameScores) {
    return score(time, tracks, ended, frameScores, true);
  }

  /**
   * What tracks do at a frame between two looks, where the tracker carried them on.
   *
   * @param time of the frame, after that of the last call; when it goes back, all is forgotten
   * @param tracks as the tracker carried them
   * @param frameScores what the detectors said last of the whole frame
   */
  public List<ConceptScore> between(
      MediaTime time, List<TrackState> tracks, List<ConceptScore> frameScores) {
    return score(time, tracks, List.of(), frameScores, false);
  }

  private List<ConceptScore> score(
      MediaTime time,
      List<TrackState> tracks,
      List<EndedTrack> ended,
      List<ConceptScore> frameScores,
      boolean looked) {
    if (last != null && !time.isAfter(last)) {
      reset();
    }
    last = time;
    List<Actor> actors = new ArrayList<>();
    for (TrackState state : tracks) {
      Actor actor = known.get(state.id());
      if (actor == null) {
        actor = new Actor(state, time, window(time, state));
        known.put(state.id(), actor);
      } else {
        actor.follow(time, state, looked);
      }
      actors.add(actor);
    }
    actors.forEach(actor -> actor.crowd(isCrowded(actor, actors)));
    ArrayList<ConceptScore> scores = new ArrayList<>();
    Scene scene = new Scene(time, width, height, zones, actors, known, ended, scores);
    for (ConceptFamily family : cameraMoves(time, frameScores) ? driving : standing) {
      family.say(scene);
    }
    forgetOld(time);
    return List.copyOf(scores);
  }

  /** Whether {@code camera-moving} is among the scores, with a half or more. */
  public static boolean saysCameraMoves(List<ConceptScore> frameScores) {
    return frameScores.stream()
        .anyMatch(score -> score.concept().equals(CAMERA_MOVING) && score.probability() >= 0.5);
  }

  /** Forgets every track, because time jumped or the scene was cut. */
  public void reset() {
    List.copyOf(known.keySet()).forEach(this::forget);
    last = null;
    lastMoving = null;
  }

  private boolean cameraMoves(MediaTime time, List<ConceptScore> frameScores) {
    if (saysCameraMoves(frameScores)) {
      lastMoving = time;
    }
    return switch (settings.camera()) {
      case FIXED -> false;
      case DRIVING -> true;
      case AUTO -> lastMoving != null && time.secondsSince(lastMoving) <= CAMERA_MEMORY_SECONDS;
    };
  }

  private MotionWindow window(MediaTime time, TrackState state) {
    return new MotionWindow(
        settings.kinematics(),
        width,
        height,
        Labels.isVehicle(state.label()) ? Box::width : MotionWindow::areaScale,
        time,
        state.box());
  }

  /** Whether another moving track overlaps a tenth of it, so that one may hide the other. */
  private static boolean isCrowded(Actor actor, List<Actor> actors) {
    Box around = actor.box().enlarged(1.1);
    for (Actor other : actors) {
      if (other.id() != actor.id()
          && !Labels.isStill(other.label())
          && !(Labels.isCar(other.label()) && actor.isPerson())
          && around.coveredBy(other.box()) > 0.1) {
        return true;
      }
    }
    return false;
  }

  private void forgetOld(MediaTime time) {
    for (Actor actor : List.copyOf(known.values())) {
      if (time.secondsSince(actor.lastShown()) > KEPT_SECONDS) {
        forget(actor.id());
      }
    }
  }

  private void forget(int track) {
    known.remove(track);
    standing.forEach(family -> family.forget(track));
    driving.forEach(family -> family.forget(track));
  }
}
