package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The detector that needs no model file: it knows {@code person}, {@code moving-region}, {@code
 * static-object} and {@code vacated-place}, and nothing else.
 *
 * <p>Before a fixed camera, every frame gives moving regions; {@link RegionVerdicts} has the people
 * detector look at each of them about three times a second, enlarged, and remembers what it said.
 * While the camera moves only the people detector speaks, on the whole frame about once a second.
 * When which look happens follows from time stamps and a fixed budget of pixels, never from the
 * clock. Owns its parts. Not thread-safe.
 */
public final class HogDetector implements Detector {

  /** Between two looks at the whole frame while the camera moves. */
  static final double SWEEP_S = 1;

  /** A sweep looks for persons from this share of the frame's height on. */
  static final double SWEEP_SHORTEST = 1 / 7.5;

  static final int SWEEP_LEVELS = 8;

  /** A sweep sees everything once, so it must be sure. */
  static final double SWEEP_SURE = 0.85;

  /** How long a person found by a sweep is reported. */
  static final double SWEEP_KEEP_S = 0.4;

  private static final Set<ConceptId> VOCABULARY =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  PeopleDetector.PERSON,
                  MotionDetector.MOVING_REGION,
                  MotionDetector.STATIC_OBJECT,
                  MotionDetector.VACATED_PLACE)));

  private final MotionDetector motion;
  private final PeopleDetector people = new PeopleDetector();
  private RegionVerdicts verdicts = new RegionVerdicts(new HogFinder(people));
  private List<Detection> swept = List.of();
  private MediaTime sweptAt = MediaTime.ZERO;
  private boolean everSwept;

  /** Whether the frame with which the present background began was looked at as a whole. */
  private boolean begun;

  private boolean closed;

  /** Finds out from the picture whether the camera moves. */
  public HogDetector() {
    this(CameraKind.AUTO);
  }

  public HogDetector(CameraKind camera) {
    this.motion = new MotionDetector(camera);
    motion.expectPersons(footY -> verdicts.heightAt(footY));
  }

  @Override
  public String name() {
    return "hog";
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return VOCABULARY;
  }

  @Override
  public List<ConceptScore> concepts() {
    return motion.concepts();
  }

  @Override
  public List<Detection> detect(Frame frame) {
    if (closed) {
      throw new IllegalStateException("the people detector is closed");
    }
    List<Detection> seen = motion.detect(frame);
    if (motion.cameraMoving()) {
      verdicts = new RegionVerdicts(new HogFinder(people));
      begun = false;
      return sweep(frame);
    }
    if (!begun) {
      begun = true;
      motion.noteStanding(everywhere(frame).stream().map(Detection::box).toList());
    }
    List<Box> moving = new ArrayList<>();
    List<Detection> found = new ArrayList<>();
    List<Float> confidences = new ArrayList<>();
    for (Detection thing : seen) {
      if (thing.label().equals(MotionDetector.MOVING_REGION)) {
        moving.add(thing.box());
        confidences.add(thing.confidence());
      } else {
        found.add(thing);
      }
    }
    found.addAll(verdicts.judge(frame, moving, confidences));
    motion.notePeople(
        found.stream()
            .filter(thing -> thing.label().equals(PeopleDetector.PERSON))
            .map(Detection::box)
            .toList());
    found.sort(Detections.ORDER);
    return List.copyOf(found);
  }

  private List<Detection> sweep(Frame frame) {
    double sinceS = frame.time().secondsSince(sweptAt);
    if (!everSwept || sinceS >= SWEEP_S || sinceS < 0) {
      everSwept = true;
      sweptAt = frame.time();
      swept = everywhere(frame);
    }
    return frame.time().secondsSince(sweptAt) <= SWEEP_KEEP_S ? swept : List.of();
  }

  /** Persons anywhere in the frame, only sure ones. */
  private List<Detection> everywhere(Frame frame) {
    Box all = new Box(0, 0, frame.width(), frame.height());
    return people.find(frame, all, frame.height() * SWEEP_SHORTEST, SWEEP_LEVELS).stream()
        .filter(person -> person.confidence() >= SWEEP_SURE)
        .toList();
  }

  @Override
  public void close() {
    closed = true;
    motion.close();
    people.close();
  }
}
