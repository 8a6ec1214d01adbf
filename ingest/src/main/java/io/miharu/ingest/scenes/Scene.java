package io.miharu.ingest.scenes;

import io.miharu.core.EventTruth;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
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
  private volatile List<Track> tracks = List.of();

  Scene(
      String name,
      Kind kind,
      double seconds,
      long seed,
      Stage stage,
      List<Zone> zones,
      List<EventTruth> events) {
    this.name = name;
    this.kind = kind;
    this.frames = Math.round(seconds * RATE);
    this.seed = seed;
    this.stage = stage;
    this.zones = List.copyOf(zones);
    this.events = List.copyOf(events);
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
    return WIDTH;
  }

  /** Pixels. */
  public int height() {
    return HEIGHT;
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
      known = List.copyOf(new TruthTracks(stage, WIDTH, HEIGHT).measure(frames, Scene::time));
      tracks = known;
    }
    return known;
  }

  /** A stream from the first frame, which the caller closes. Drawing takes place in its next(). */
  public FrameStream open() {
    return new SceneStream(this);
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
