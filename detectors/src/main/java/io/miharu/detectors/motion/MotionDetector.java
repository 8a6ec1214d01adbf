package io.miharu.detectors.motion;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.detectors.Detections;
import io.miharu.detectors.Detector;
import io.miharu.detectors.motion.Components.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds what moves before a fixed camera ({@code moving-region}), what was put down ({@code
 * static-object}) and what is gone ({@code vacated-place}), and says whether the camera itself
 * moves ({@code camera-moving}) and how agitated the motion of the picture is ({@code agitation},
 * from the second second on), both for the scene. While it does, no boxes are given.
 *
 * <p>Works on a grey picture about {@value #TARGET_WIDTH} px wide, so boxes are exact to about one
 * pixel of that. The rate of the video may vary. The first regions come with the fifth frame at the
 * latest. Who sees persons by other means should {@link #notePeople tell}. Not thread-safe.
 */
public final class MotionDetector implements Detector {

  public static final ConceptId MOVING_REGION = ConceptId.of("moving-region");
  public static final ConceptId STATIC_OBJECT = ConceptId.of("static-object");
  public static final ConceptId VACATED_PLACE = ConceptId.of("vacated-place");
  public static final ConceptId CAMERA_MOVING = ConceptId.of("camera-moving");
  public static final ConceptId AGITATION = ConceptId.of("agitation");

  static final int TARGET_WIDTH = 240;
  static final int MIN_AREA = 6;

  /** A longer silence than this, or a step back in time, starts a new scene. */
  static final double MAX_GAP_S = 5;

  private static final Set<ConceptId> VOCABULARY =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(List.of(MOVING_REGION, STATIC_OBJECT, VACATED_PLACE)));

  private final CameraKind mounting;
  private @Nullable Scene scene;
  private List<ConceptScore> concepts = List.of();
  private DoubleUnaryOperator personHeight = row -> Double.NaN;
  private boolean closed;

  /** Takes a range of pixels, right and bottom exclusive. */
  private interface PixelRange {
    void take(int left, int top, int right, int bottom);
  }

  /** Everything that is as large as the small picture. */
  private static final class Scene {
    final int frameWidth;
    final int frameHeight;
    final int width;
    final int height;
    final CameraMotion camera;
    final Agitation agitation = new Agitation();
    final Background background;
    final StaticThings things;
    final Regions regions;
    MediaTime last;

    Scene(Frame frame, DoubleUnaryOperator personHeight) {
      frameWidth = frame.width();
      frameHeight = frame.height();
      int target = frameWidth >= 1280 ? 320 : TARGET_WIDTH;
      int factor = Math.max(1, Math.round((float) frameWidth / target));
      width = Math.max(8, Math.round((float) frameWidth / factor));
      height = Math.max(8, Math.round((float) frameHeight / factor));
      camera = new CameraMotion(width, height);
      background = new Background(width, height);
      things = new StaticThings(background);
      double scale = (double) height / frameHeight;
      regions =
          new Regions(
              background,
              things,
              new OneBehindAnother(row -> scale * personHeight.applyAsDouble(row / scale), width));
      last = frame.time();
      things.reset(last.seconds());
    }

    /** Hands a box of the frame on in whole pixels of the small picture, unless it lies outside. */
    void pixelsOf(Box box, PixelRange receiver) {
      box.scaled((double) width / frameWidth, (double) height / frameHeight)
          .clipped(width, height)
          .ifPresent(
              inside ->
                  receiver.take(
                      (int) inside.left(),
                      (int) inside.top(),
                      (int) Math.ceil(inside.right()),
                      (int) Math.ceil(inside.bottom())));
    }

    Box toFrame(double left, double top, double right, double bottom) {
      double scaleX = (double) frameWidth / width;
      double scaleY = (double) frameHeight / height;
      return new Box(
          (float) (left * scaleX),
          (float) (top * scaleY),
          (float) Math.min(frameWidth, right * scaleX),
          (float) Math.min(frameHeight, bottom * scaleY));
    }
  }

  /** Finds out from the picture whether the camera moves. */
  public MotionDetector() {
    this(CameraKind.AUTO);
  }

  /**
   * @param mounting how the camera is mounted; what is known is not measured
   */
  public MotionDetector(CameraKind mounting) {
    this.mounting = mounting;
  }

  @Override
  public String name() {
    return "motion";
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return VOCABULARY;
  }

  /** Whether the camera moves at the last frame, decided with hysteresis. */
  public boolean cameraMoving() {
    return scene != null && moving(scene);
  }

  @Override
  public List<ConceptScore> concepts() {
    return concepts;
  }

  /**
   * Says where persons stand in the last frame, in its pixels: no object is left there, and none
   * was taken when they go.
   */
  public void notePeople(List<Box> people) {
    Scene known = scene;
    if (known != null) {
      double nowS = known.last.seconds();
      people.forEach(
          person ->
              known.pixelsOf(person, (x, y, x1, y1) -> known.things.person(x, y, x1, y1, nowS)));
    }
  }

  /**
   * Says where persons stand who were there from the first frame on and are taken for background;
   * when they go, nothing was taken.
   */
  public void noteStanding(List<Box> people) {
    Scene known = scene;
    if (known != null) {
      people.forEach(person -> known.pixelsOf(person, known.things::standing));
    }
  }

  /**
   * Says how tall persons are where their feet are at a height of the picture, both in pixels of
   * the frame; NaN where that is not known. Regions of two, one behind the other, are then cut
   * apart.
   */
  public void expectPersons(DoubleUnaryOperator heightAt) {
    personHeight = heightAt;
  }

  @Override
  public List<Detection> detect(Frame frame) {
    if (closed) {
      throw new IllegalStateException("the motion detector is closed");
    }
    Scene now = scene;
    if (now == null
        || now.frameWidth != frame.width()
        || now.frameHeight != frame.height()
        || frame.time().isBefore(now.last)
        || frame.time().secondsSince(now.last) > MAX_GAP_S) {
      // Asked each time, since it may be told later.
      now = new Scene(frame, row -> personHeight.applyAsDouble(row));
      scene = now;
    }
    int[] grey = GreyView.of(frame, now.width, now.height);
    double dt = frame.time().secondsSince(now.last);
    now.last = frame.time();
    boolean moved = moving(now);
    now.camera.look(grey, frame.time());
    now.agitation.look(frame);
    concepts = scores(now);
    if (moving(now)) {
      if (!moved) {
        now.background.reset();
        now.things.reset(frame.time().seconds());
      }
      return List.of();
    }
    now.background.chroma.see(frame.pixels(PixelFormat.BGR24, now.width, now.height).bytes());
    return look(now, grey, dt);
  }

  /**
   * Follows the picture's agitation at a frame that is not looked at otherwise: it compares
   * pictures a tenth of a second apart, and walkers seen in leaps would be agitated.
   */
  public void glance(Frame frame) {
    Scene now = scene;
    if (now != null && !frame.time().isBefore(now.last)) {
      now.agitation.look(frame);
    }
  }

  private List<ConceptScore> scores(Scene now) {
    List<ConceptScore> scores = new ArrayList<>();
    scores.add(ConceptScore.ofScene(CAMERA_MOVING, now.last, probability(now), name()));
    now.agitation
        .probability()
        .ifPresent(p -> scores.add(ConceptScore.ofScene(AGITATION, now.last, p, name())));
    return List.copyOf(scores);
  }

  private boolean moving(Scene now) {
    return mounting == CameraKind.AUTO ? now.camera.moving() : mounting == CameraKind.DASHCAM;
  }

  private double probability(Scene now) {
    return switch (mounting) {
      case AUTO -> now.camera.probability();
      case FIXED -> 0;
      case DASHCAM -> 1;
    };
  }

  private static List<Detection> look(Scene now, int[] grey, double dt) {
    now.background.look(grey, now.things.owned, dt);
    List<Region> moving = now.regions.find(grey);
    now.things.look(grey, now.regions.whole(), now.last.seconds(), dt);
    List<Detection> found = new ArrayList<>();
    if (!now.background.learning()) {
      for (Region region : moving) {
        Box box = now.toFrame(region.left(), region.top(), region.right(), region.bottom());
        found.add(Detection.ofMotion(MOVING_REGION, box, region.confidence()));
      }
    }
    for (StaticThings.Thing thing : now.things.things()) {
      Component shape = thing.shape;
      Box box = now.toFrame(shape.left(), shape.top(), shape.right(), shape.bottom());
      if (thing.came || !insideLarger(box, found)) {
        found.add(Detection.ofMotion(thing.came ? STATIC_OBJECT : VACATED_PLACE, box, 0.8f));
      }
    }
    found.sort(Detections.ORDER);
    return List.copyOf(found);
  }

  /**
   * Whether a moving region of four times the area covers a place: then it is a patch of somebody
   * who stands there, or of the ghost that such a person left in the background.
   */
  private static boolean insideLarger(Box place, List<Detection> found) {
    return found.stream()
        .filter(region -> region.label().equals(MOVING_REGION))
        .map(Detection::box)
        .anyMatch(
            region -> region.areaPx2() > 4 * place.areaPx2() && place.coveredBy(region) > 0.8);
  }

  @Override
  public void close() {
    closed = true;
    scene = null;
  }
}
