package io.miharu.ingest.scenes;

import io.miharu.core.EventTruth;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Track;
import io.miharu.core.Zone;
import java.time.Duration;
import java.util.List;

/**
 * A staged clip and the truth about it. Opening it twice gives the same bytes, on every machine: a
 * frame depends on the scene and the frame's number alone.
 *
 * <p>Thread-safe; its streams are not.
 */
public final class Scene {

  /** Who films. */
  public enum Kind {
    /** A surveillance camera that never moves. */
    FIXED,
    /** A camera behind the windscreen of a car that drives. */
    DASHCAM
  }

  /** Pixels. */
  static final int WIDTH = 640;

  /** Pixels. */
  static final int HEIGHT = 360;

  /** Frames per second. */
  static final int RATE = 15;

  private final String name;
  private final Kind kind;
  private final long frames;
  private final long seed;
  private final Stage stage;
  private final List<Zone> zones;
  private final List<EventTruth> events;
  private final int width;
  private final int height;
  private volatile List<Track> tracks = List.of();

  Scene(
      String name,
      Kind kind,
      double seconds,
      long seed,
      Stage stage,
      List<Zone> zones,
      List<EventTruth> events) {
    this(name, kind, Math.round(seconds * RATE), seed, stage, zones, events, WIDTH, HEIGHT);
  }

  private Scene(
      String name,
      Kind kind,
      long frames,
      long seed,
      Stage stage,
      List<Zone> zones,
      List<EventTruth> events,
      int width,
      int height) {
    this.name = name;
    this.kind = kind;
    this.frames = frames;
    this.seed = seed;
    this.stage = stage;
    this.zones = List.copyOf(zones);
    this.events = List.copyOf(events);
    this.width = width;
    this.height = height;
  }

  /**
   * The same scene filmed with another lens and sensor. Only for {@link Kind#FIXED} scenes.
   *
   * @param zoom times the focal length, above 0: at 0.5 everything is half as large, in pixels, and
   *     more is seen around it
   * @param newWidth above 0, px
   * @param newHeight above 0, px
   */
  public Scene filmed(double zoom, int newWidth, int newHeight) {
    if (kind != Kind.FIXED || !(zoom > 0) || newWidth < 1 || newHeight < 1) {
      throw new IllegalArgumentException(
          "only a fixed camera takes another lens, zoom and size above 0; got %s, %s, %d x %d px"
              .formatted(kind, zoom, newWidth, newHeight));
    }
    List<Zone> moved =
        zones.stream()
            .map(
                zone ->
                    new Zone(
                        zone.name(),
                        zone.kind(),
                        new Polygon(
                            zone.area().corners().stream()
                                .map(
                                    corner ->
                                        new Point(
                                            (float)
                                                (newWidth / 2.0
                                                    + zoom * (corner.x() - width / 2.0)),
                                            (float)
                                                (newHeight / 2.0
                                                    + zoom * (corner.y() - height / 2.0))))
                                .toList()),
                        zone.direction()))
            .toList();
    return new Scene(
        name,
        kind,
        frames,
        seed,
        stage.seenBy(camera -> camera.with(zoom, newWidth, newHeight)),
        moved,
        events,
        newWidth,
        newHeight);
  }

  /** In kebab case, unique within a catalogue: {@code fenced-yard}. */
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** How long it runs: the number of frames divided by the rate. */
  public Duration duration() {
    return Duration.ofNanos(frames * 1_000_000_000L / RATE);
  }

  /** How many frames it has. */
  public long frames() {
    return frames;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /** Frames per second. */
  public double rate() {
    return RATE;
  }

  /** What an operator would have drawn into this camera's picture. */
  public List<Zone> zones() {
    return zones;
  }

  /** What truly happens, by start. */
  public List<EventTruth> events() {
    return events;
  }

  /**
   * Where everybody and everything is seen: boxes tight around what shows in the picture, cut at
   * its edges; none in frames in which less than {@value TruthTracks#MIN_SEEN} of it shows.
   * Measured at the first call, about 0.2 ms a frame of a fixed camera and 1 ms of a drive, then
   * kept.
   */
  public List<Track> tracks() {
    List<Track> known = tracks;
    if (known.isEmpty()) {
      known = List.copyOf(new TruthTracks(stage, width, height).measure(0, frames, Scene::time));
      tracks = known;
    }
    return known;
  }

  /**
   * The same in a part of the scene; not kept.
   *
   * @param first number of its first frame, 0 or more
   * @param until number of the frame after its last one
   */
  public List<Track> tracks(long first, long until) {
    return new TruthTracks(stage, width, height)
        .measure(first, Math.min(frames, until), Scene::time);
  }

  /** A stream from the first frame, which the caller closes. Drawing takes place in its next(). */
  public FrameStream open() {
    return open(0);
  }

  /**
   * The same from a later frame on, which costs nothing for what is left out.
   *
   * @param first number of the first frame, 0 or more
   */
  public FrameStream open(long first) {
    return new SceneStream(this, first);
  }

  /** When a frame is shown. */
  static MediaTime time(long frame) {
    return new MediaTime(Math.round(frame * 1e6 / RATE));
  }

  Stage stage() {
    return stage;
  }

  long seed() {
    return seed;
  }

  @Override
  public String toString() {
    return name;
  }
}
