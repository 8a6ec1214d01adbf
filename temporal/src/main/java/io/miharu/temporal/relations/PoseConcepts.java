package io.miharu.temporal.relations;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in what posture tracked persons are, from their skeletons, as concept scores of source
 * {@code pose}. Quantities are those of {@link Posture}; each is a logistic, a half at its limit.
 *
 * <ul>
 *   <li>upright: torso below 45 degrees, width 5.
 *   <li>standing: torso below 30 degrees, width 5, and knees more than 0.55 torso lengths below the
 *       hips, width 0.08.
 *   <li>sitting: torso below 45 degrees, knees less than 0.55 below the hips, and the hips above
 *       0.6, width 0.08, over the ground.
 *   <li>bent-over: torso above 50 degrees, hips above 0.9 torso lengths, width 0.1.
 *   <li>lying: torso above 60 degrees, width 5, and the hips less than half as high as when the
 *       person stood (0.85 torso lengths when that was not seen), width 0.08. So one who ties a
 *       shoe does not lie (the limits of 60 degrees and one half: methods text, section 12, fall).
 *   <li>arms-up: both wrists more than 0.25 torso lengths above their shoulders, width 0.05.
 * </ul>
 *
 * <p>What was said of a track holds for {@value #HELD_SECONDS} s, because skeletons are looked at a
 * few times a second only. Limits: a torso that points at the camera looks upright; the camera must
 * be level. Memory is bounded by the tracks of the last few seconds. Not thread-safe.
 */
public final class PoseConcepts {

  static final String SOURCE = "pose";
  static final double HELD_SECONDS = 0.5;
  private static final double KEPT_SECONDS = 10;

  /** The length of a torso that was seen is forgotten in this time, as people come and go. */
  private static final double TORSO_FADES_SECONDS = 10;

  private static final double LYING_HIPS = 0.85;

  private static final ConceptId UPRIGHT = ConceptId.of("upright");
  private static final ConceptId LYING = ConceptId.of("lying");

  private record Claim(String concept, double probability) {}

  private static final class Body {
    private double torsoPx;
    private double standingHips = Double.NaN;
    private MediaTime last;
    private List<Claim> claims = List.of();

    Body(MediaTime time) {
      last = time;
    }
  }

  private final SortedMap<Integer, Body> bodies = new TreeMap<>();
  private @Nullable MediaTime now;

  /**
   * What the skeletons of one frame say, and what still holds of those before.
   *
   * @param time of the frame; when it goes back, all is forgotten
   * @param tracks of this frame, in rising order of ids
   * @param poses that were looked at in this frame; those of other tracks are left out
   * @return by track, then in the order above
   */
  public List<ConceptScore> score(MediaTime time, List<TrackState> tracks, List<TrackPose> poses) {
    if (now != null && time.isBefore(now)) {
      reset();
    }
    now = time;
    bodies.values().removeIf(body -> time.secondsSince(body.last) > KEPT_SECONDS);
    List<ConceptScore> scores = new ArrayList<>();
    for (TrackState track : tracks) {
      for (TrackPose pose : poses) {
        if (pose.track() == track.id()) {
          take(time, track, pose);
        }
      }
      Body body = bodies.get(track.id());
      if (body != null && holds(body, time)) {
        for (Claim claim : body.claims) {
          if (claim.probability() >= Scene.MIN_PROBABILITY) {
            scores.add(
                ConceptScore.ofTracks(
                    ConceptId.of(claim.concept()), time, claim.probability(), SOURCE, track.id()));
          }
        }
      }
    }
    return List.copyOf(scores);
  }

  /**
   * What was said of tracks without skeletons, less what the skeletons of this frame know better:
   * who is upright, and that somebody upright does not lie. Other skeletons do not deny that
   * somebody lies: of who is curled up, or has the feet in the air, none is read well.
   */
  public List<ConceptScore> withoutBoxPostures(List<ConceptScore> ofTracks) {
    return ofTracks.stream()
        .filter(
            score ->
                !(score.concept().equals(UPRIGHT) && isJudged(score.tracks(), 0))
                    && !(score.concept().equals(LYING) && isJudged(score.tracks(), 0.5)))
        .toList();
  }

  /** Forgets every track, because time jumped or the scene was cut. */
  public void reset() {
    bodies.clear();
  }

  /** Whether a skeleton says of one of them to be upright with this probability or more. */
  private boolean isJudged(List<Integer> tracks, double minUpright) {
    MediaTime time = now;
    for (Integer track : tracks) {
      Body body = bodies.get(track);
      if (body != null
          && time != null
          && holds(body, time)
          && body.claims.get(0).probability() >= minUpright) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Body body, MediaTime time) {
    return !body.claims.isEmpty() && time.secondsSince(body.last) <= HELD_SECONDS;
  }

  private void take(MediaTime time, TrackState track, TrackPose pose) {
    Body body = bodies.computeIfAbsent(track.id(), id -> new Body(time));
    double faded = body.torsoPx * Math.exp(-time.secondsSince(body.last) / TORSO_FADES_SECONDS);
    Posture posture = Posture.of(pose.pose(), track.box().bottom(), faded);
    if (Double.isNaN(posture.torsoDegrees())) {
      return; // a look that finds no torso says nothing; the last one still holds for its time
    }
    body.last = time;
    body.torsoPx = Math.max(faded, posture.torsoPx());
    body.claims = claims(posture, body.standingHips);
    for (Claim claim : body.claims) {
      if (claim.concept().equals("standing") && claim.probability() >= 0.5) {
        body.standingHips = posture.hipHeight();
      }
    }
  }

  private static List<Claim> claims(Posture posture, double standingHips) {
    double torso = posture.torsoDegrees();
    double hips = posture.hipHeight();
    double lowHips = Double.isNaN(standingHips) ? LYING_HIPS : standingHips / 2;
    double upright = Slope.below(torso, 45, 5);
    return List.of(
        new Claim("upright", upright), // the first, which withoutBoxPostures reads
        new Claim(
            "standing",
            Math.min(Slope.below(torso, 30, 5), Slope.above(posture.kneeDrop(), 0.55, 0.08))),
        new Claim(
            "sitting",
            Math.min(
                Math.min(upright, Slope.below(posture.kneeDrop(), 0.55, 0.08)),
                Slope.above(hips, 0.6, 0.08))),
        new Claim("bent-over", Math.min(Slope.above(torso, 50, 5), Slope.above(hips, 0.9, 0.1))),
        new Claim("lying", Math.min(Slope.above(torso, 60, 5), Slope.below(hips, lowHips, 0.08))),
        new Claim("arms-up", Slope.above(posture.handsAbove(), 0.25, 0.05)));
  }
}
