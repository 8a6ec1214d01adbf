package io.miharu.temporal.falls;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.temporal.falls.FallNetwork.Memory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of tracked people whether they are falling, and whether they lie where they fell: concepts
 * {@code falling} and {@code fallen} of source {@code fall}.
 *
 * <p>Of moving regions it also denies, with {@code not-fallen}: one less the greatest probability
 * of either in the last {@value #DENIED_SECONDS} s. It is said only where the box is not upright
 * (w/h above {@value #UPRIGHT}), which is when the question comes up: a region turns wide for many
 * reasons. Boxes of a network rarely do, and of real falls in those it misses too many for a denial
 * to be worth anything.
 *
 * <p>Follows whoever is a person or a moving region, which may turn out to be one, and speaks of
 * persons only. What was said of somebody holds until the next look, a tenth of a second later.
 * Looks are at fixed times and see what was before them, so a file and a camera give the same
 * scores. Memory is bounded by the tracks of the last {@value #KEPT_SECONDS} s. Borrows the
 * network. Not thread-safe.
 */
public final class FallWatch {

  static final String SOURCE = "fall";
  static final double KEPT_SECONDS = 10;

  /** A torso that was seen is taken to hold for so long. */
  private static final double TORSO_HELD_SECONDS = 0.5;

  static final double DENIED_SECONDS = 1.5;
  static final double UPRIGHT = 0.7;
  private static final int DENIED_LOOKS = (int) (DENIED_SECONDS * BodyLooks.PER_SECOND);
  private static final double LEAST_PROBABILITY = 0.05;
  private static final ConceptId NOT_FALLEN = ConceptId.of("not-fallen");
  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId MOVING_REGION = ConceptId.of("moving-region");

  private static final class Body {
    private final BodyLooks looks;
    private final Memory memory;
    private MediaTime seen;
    private double[] said = {};
    private final Deque<Double> fell = new ArrayDeque<>();
    private double torsoDegrees = Double.NaN;
    private MediaTime torsoSeen;

    Body(BodyLooks looks, Memory memory, MediaTime time) {
      this.looks = looks;
      this.memory = memory;
      seen = time;
      torsoSeen = time;
    }
  }

  private final FallNetwork network;
  private final int width;
  private final int height;
  private final SortedMap<Integer, Body> bodies = new TreeMap<>();
  private @Nullable MediaTime last;

  /**
   * @param network borrowed
   * @param width of the picture, px
   * @param height of the picture, px
   */
  public FallWatch(FallNetwork network, int width, int height) {
    this.network = network;
    this.width = width;
    this.height = height;
  }

  /** What can be said. */
  public static List<ConceptId> vocabulary() {
    List<ConceptId> words = new ArrayList<>(FallNetwork.LABELS);
    words.remove(0);
    words.add(NOT_FALLEN);
    return words;
  }

  /**
   * What the people of a frame do.
   *
   * @param time of the frame; when it goes back, all is forgotten
   * @param tracks of this frame, in rising order of ids
   * @param poses that were looked at in this frame
   * @return by track, then in the order of {@link #vocabulary}
   */
  public List<ConceptScore> score(MediaTime time, List<TrackState> tracks, List<TrackPose> poses)
      throws IOException {
    if (last != null && time.isBefore(last)) {
      reset();
    }
    last = time;
    bodies.values().removeIf(body -> time.secondsSince(body.seen) > KEPT_SECONDS);
    read(see(time, tracks));
    List<ConceptScore> scores = new ArrayList<>();
    for (TrackState track : tracks) {
      Body body = bodies.get(track.id());
      if (body == null || !mayBePerson(track)) {
        continue;
      }
      takeTorso(body, time, track.id(), poses);
      if (track.label().equals(PERSON)) {
        say(scores, time, track.id(), body.said);
        deny(scores, time, track, body);
      }
    }
    return List.copyOf(scores);
  }

  private static boolean mayBePerson(TrackState track) {
    return track.label().equals(PERSON) || track.label().equals(MOVING_REGION);
  }

  /** Somebody, and the looks at them that are due, in the order of time. */
  private record Due(Body body, List<float[]> looks) {}

  private List<Due> see(MediaTime time, List<TrackState> tracks) {
    List<Due> due = new ArrayList<>();
    for (TrackState track : tracks) {
      if (!mayBePerson(track)) {
        continue;
      }
      Body known = bodies.get(track.id());
      if (known == null) {
        BodyLooks looks = new BodyLooks(width, height, time, track.box());
        bodies.put(track.id(), new Body(looks, network.memory(), time));
      } else if (track.observed()) {
        due.add(new Due(known, see(known, time, track)));
      }
    }
    return due;
  }

  private static List<float[]> see(Body body, MediaTime time, TrackState track) {
    boolean torso = time.secondsSince(body.torsoSeen) <= TORSO_HELD_SECONDS;
    body.seen = time;
    return body.looks.see(
        time,
        track.box(),
        track.whole(),
        personShare(track.label().equals(PERSON), track.labelConfidence()),
        torso ? body.torsoDegrees : Double.NaN);
  }

  /** Reads everybody's first look, then everybody's second one where there is one, and so on. */
  private void read(List<Due> all) throws IOException {
    List<Due> due = all.stream().filter(one -> !one.looks().isEmpty()).toList();
    for (int round = 0; !due.isEmpty(); round++) {
      int now = round;
      List<double[]> answers =
          network.read(
              due.stream().map(one -> one.looks().get(now)).toList(),
              due.stream().map(one -> one.body().memory).toList());
      for (int i = 0; i < answers.size(); i++) {
        Body body = due.get(i).body();
        body.said = answers.get(i);
        body.fell.addLast(1 - body.said[0]);
        if (body.fell.size() > DENIED_LOOKS) {
          body.fell.removeFirst();
        }
      }
      due = due.stream().filter(one -> one.looks().size() > now + 1).toList();
    }
  }

  /** How sure a track is of being a person, where it is either that or a moving region. */
  public static double personShare(boolean person, double labelShare) {
    return person ? labelShare : 1 - labelShare;
  }

  private static void takeTorso(Body body, MediaTime time, int track, List<TrackPose> poses) {
    for (TrackPose pose : poses) {
      if (pose.track() == track) {
        double degrees = torsoDegrees(pose.pose());
        if (!Double.isNaN(degrees)) {
          body.torsoDegrees = degrees;
          body.torsoSeen = time;
        }
      }
    }
  }

  /** From mid-hip to mid-shoulder against the vertical, 0 upright; NaN where joints are missing. */
  private static double torsoDegrees(Pose pose) {
    Joint hips = pose.middle("left-hip", "right-hip");
    Joint shoulders = pose.middle("left-shoulder", "right-shoulder");
    double across = (double) shoulders.x() - hips.x();
    double up = (double) hips.y() - shoulders.y();
    return Math.toDegrees(Math.atan2(Math.abs(across), up));
  }

  private static void say(
      List<ConceptScore> scores, MediaTime time, int track, double[] probabilities) {
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] >= LEAST_PROBABILITY) {
        scores.add(
            ConceptScore.ofTracks(
                FallNetwork.LABELS.get(k), time, probabilities[k], SOURCE, track));
      }
    }
  }

  private void deny(List<ConceptScore> scores, MediaTime time, TrackState track, Body body) {
    boolean wide = track.box().width() > UPRIGHT * track.box().height();
    if (track.whole() || !wide || body.fell.isEmpty()) {
      return;
    }
    double not = 1 - Collections.max(body.fell);
    if (not >= LEAST_PROBABILITY) {
      scores.add(ConceptScore.ofTracks(NOT_FALLEN, time, not, SOURCE, track.id()));
    }
  }

  /** Forgets everybody, because time jumped or the scene was cut. */
  public void reset() {
    bodies.clear();
    last = null;
  }
}
