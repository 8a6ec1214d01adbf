package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.temporal.kinematics.Motion;
import io.miharu.temporal.kinematics.MotionWindow;

/** One track and all that its past says: shared by the families of concepts, changed by none. */
final class Actor {

  private final MotionWindow window;
  private final MediaTime shownSince;
  private final Box firstBox;
  private TrackState state;
  private MediaTime lastShown;
  private double confidences;
  private int sightings;
  private boolean seenAtLook;
  private boolean crowdedAtBirth;
  private boolean crowded;

  Actor(TrackState first, MediaTime time, MotionWindow window) {
    this.window = window;
    state = first;
    shownSince = time;
    lastShown = time;
    firstBox = first.box();
    seenAtLook = first.observed();
    confidences = first.confidence();
    sightings = 1;
  }

  /**
   * @param looked whether detectors looked at the frame
   */
  void follow(MediaTime time, TrackState newState, boolean looked) {
    state = newState;
    lastShown = time;
    seenAtLook = looked ? newState.observed() : seenAtLook;
    if (newState.observed()) {
      window.add(time, newState.box());
      confidences += newState.confidence();
      sightings++;
    }
  }

  /** Says whether another moving track overlaps it in this frame. */
  void crowd(boolean overlapped) {
    if (lastShown.equals(shownSince)) {
      crowdedAtBirth = overlapped;
    }
    crowded = overlapped;
  }

  int id() {
    return state.id();
  }

  ConceptId label() {
    return state.label();
  }

  TrackState state() {
    return state;
  }

  Box box() {
    return state.box();
  }

  /** How sure its detections were, in the mean, [0, 1]. */
  double meanConfidence() {
    return confidences / sightings;
  }

  Motion motion() {
    return window.motion();
  }

  /**
   * Own heights per second; infinite until half a second shows it, so that nobody seems to stand.
   */
  double speed() {
    Motion motion = window.motion();
    return motion.seenSeconds() < 0.5 ? Double.POSITIVE_INFINITY : motion.speed();
  }

  /** Own height in pixels, robust against lying and cropped boxes. */
  double height() {
    return window.motion().heightPx();
  }

  /** Whether the last look saw it. */
  boolean seenAtLook() {
    return seenAtLook;
  }

  MediaTime since() {
    return state.since();
  }

  MediaTime lastShown() {
    return lastShown;
  }

  double ageSeconds() {
    return lastShown.secondsSince(state.since());
  }

  /** The box with which it was first shown. */
  Box firstBox() {
    return firstBox;
  }

  boolean crowdedAtBirth() {
    return crowdedAtBirth;
  }

  /** Whether another moving track overlapped it when it was last shown. */
  boolean crowded() {
    return crowded;
  }

  boolean isPerson() {
    return Labels.isPerson(label());
  }

  /** Distance of the foot points, px. */
  double footDistance(Actor other) {
    return box().foot().distance(other.box().foot());
  }
}
