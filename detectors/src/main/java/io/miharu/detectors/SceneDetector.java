package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.motion.MotionStatistics;
import io.miharu.detectors.opencv.PeopleDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A detector of objects, with what only the memory of the scene can tell: things left behind,
 * places vacated, and whether the camera moves. Moving regions are not reported, since the objects
 * are, unless motion is to stand in for persons whom a small network loses for a moment.
 *
 * <p>Nothing is left or taken where the objects' detector sees something by name: a parked car is a
 * car. The memory looks about ten times a second ({@value #STEP_S} s or more apart): what stands
 * still can wait, and what moves is the other detector's. Owns both detectors. Not thread-safe.
 */
public final class SceneDetector implements Detector {

  /** An object this sure covers a static thing. */
  private static final double SURE = 0.4;

  /** As far apart as the steps of the picture's agitation, which so stay the same. */
  public static final double STEP_S = MotionStatistics.STEP_S;

  private final Detector objects;
  private final MotionDetector motion;
  private @Nullable MediaTime remembered;

  /** Is asked about what moves where the objects' detector is unsure; null if motion tells none. */
  private final @Nullable PeopleDetector second;

  /** Whom motion shows before the camera as it stands now. */
  private @Nullable MovingPeople people;

  private final MovingVehicles vehicles = new MovingVehicles();
  private List<Detection> moving = List.of();

  /** Whether the memory has looked since motion last stood in for somebody. */
  private boolean fresh;

  public SceneDetector(Detector objects, CameraKind camera) {
    this(objects, camera, false);
  }

  /**
   * A detector of objects with the memory of the scene.
   *
   * @param follow whether motion stands in for persons whom the detector loses for a moment, before
   *     a fixed camera; then what moves and is not named is reported as well
   */
  public SceneDetector(Detector objects, CameraKind camera, boolean follow) {
    this.objects = objects;
    this.motion = new MotionDetector(camera);
    this.second = follow ? new PeopleDetector() : null;
    if (follow) {
      motion.expectPersons(this::heightAt);
    }
  }

  @Override
  public String name() {
    return objects.name();
  }

  @Override
  public Set<ConceptId> vocabulary() {
    Set<ConceptId> both = new LinkedHashSet<>(objects.vocabulary());
    both.add(MotionDetector.STATIC_OBJECT);
    both.add(MotionDetector.VACATED_PLACE);
    if (second != null) {
      both.add(PeopleDetector.PERSON);
      both.add(MotionDetector.MOVING_REGION);
    }
    return Collections.unmodifiableSet(both);
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    return complete(frame, objects.detect(frame));
  }

  /**
   * What {@link #detect} gives, where the detector of the objects or a twin of it has looked at the
   * frame already. Frames come in the order of time.
   *
   * @param seen what it found
   */
  public List<Detection> complete(Frame frame, List<Detection> seen) {
    return join(frame, motion(frame), seen);
  }

  /**
   * What the memory of the scene says at a frame: moving regions, things left behind, places
   * vacated. Frames come in the order of time; one that follows another within {@value #STEP_S} s
   * is passed over, and what was said of that other still holds.
   */
  public List<Detection> motion(Frame frame) {
    MediaTime last = remembered;
    double since = last == null ? STEP_S : frame.time().secondsSince(last);
    if (since < 0 || since >= STEP_S) {
      fresh = true;
      moving = motion.detect(frame);
      remembered = frame.time();
    } else {
      motion.glance(frame);
    }
    return moving;
  }

  /** Follows the picture's agitation at a frame at which nobody looks otherwise. */
  public void glance(Frame frame) {
    motion.glance(frame);
  }

  /**
   * What {@link #detect} gives, from its two halves of one frame.
   *
   * @param moving what {@link #motion} gave
   * @param seen what the detector of the objects found
   */
  public List<Detection> join(Frame frame, List<Detection> moving, List<Detection> seen) {
    List<Detection> found = new ArrayList<>(followed(frame, moving, seen));
    List<Detection> named =
        found.stream()
            .filter(one -> one.confidence() >= SURE)
            .filter(one -> !one.label().equals(MotionDetector.MOVING_REGION))
            .toList();
    motion.notePeople(
        named.stream()
            .filter(one -> one.label().equals(PeopleDetector.PERSON))
            .map(Detection::box)
            .toList());
    for (Detection thing : moving) {
      if (!thing.label().equals(MotionDetector.MOVING_REGION) && !covered(thing.box(), named)) {
        found.add(thing);
      }
    }
    found.sort(Detections.ORDER);
    return List.copyOf(found);
  }

  private List<Detection> followed(Frame frame, List<Detection> moving, List<Detection> seen) {
    PeopleDetector asked = second;
    if (asked == null || motion.cameraMoving()) {
      people = null;
      vehicles.note(List.of());
      return seen;
    }
    List<Detection> once = PersonBoxes.once(seen);
    MovingPeople known = people == null ? new MovingPeople(asked) : people;
    people = known;
    if (!fresh) {
      return vehicles.surer(known.between(once));
    }
    fresh = false;
    vehicles.note(moving);
    return vehicles.surer(known.follow(frame, moving, once));
  }

  private double heightAt(double footY) {
    return people == null ? Double.NaN : people.heightAt(footY);
  }

  /** The detector of the objects, which this one owns. */
  public Detector objects() {
    return objects;
  }

  /** Whether the camera moves, so that nothing can be said of motion. */
  public boolean cameraMoving() {
    return motion.cameraMoving();
  }

  private static boolean covered(Box thing, List<Detection> named) {
    return named.stream().anyMatch(seen -> seen.box().iou(thing) > 0.4);
  }

  @Override
  public List<ConceptScore> concepts() {
    return motion.concepts();
  }

  @Override
  public void close() {
    objects.close();
    motion.close();
    if (second != null) {
      second.close();
    }
  }
}
