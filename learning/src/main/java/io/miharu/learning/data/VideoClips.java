package io.miharu.learning.data;

import io.miharu.core.MediaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips of real videos, one from each, decoded once and kept small in memory.
 *
 * <p>Frames are chosen by their time stamps, nearest to the clip's own rate, never by counting. The
 * clip is cut from the middle of the video, of time and of the picture, unless it is varied. A
 * video that is too short stands still at its last frame. Immutable.
 */
public final class VideoClips implements ClipSet {

  /** Frames are kept larger than the clip by this factor, which is the play of the crop. */
  private static final double PLAY = 8 / 7.0;

  private final ClipShape shape;
  private final int colours;
  private final List<String> classes;
  private final List<ClipFile> files;
  private final List<DecodedClip> clips;
  private final ClipVariation variation;

  private VideoClips(
      ClipShape shape,
      int colours,
      List<String> classes,
      List<ClipFile> files,
      List<DecodedClip> clips,
      ClipVariation variation) {
    this.shape = shape;
    this.colours = colours;
    this.classes = classes;
    this.files = files;
    this.clips = clips;
    this.variation = variation;
  }

  /** Told of every video once it is read. */
  @FunctionalInterface
  public interface Progress {
    void read(int done, int of, String name);
  }

  /**
   * Decodes every file.
   *
   * @param shape square, of one or three channels of brightness, and two more for motion; then the
   *     files must be opened with motion vectors
   * @param motion whether the last two channels are the codec's motion
   * @param mostSeconds how much of each video to keep
   * @throws IllegalArgumentException when there are fewer than two classes with files
   * @throws MediaException naming every file that cannot be read, after all were tried
   */
  public static VideoClips read(
      List<String> classes,
      List<ClipFile> files,
      ClipShape shape,
      boolean motion,
      ClipVariation variation,
      double mostSeconds,
      Progress progress)
      throws IOException {
    if (shape.height() != shape.width()
        || shape.channels() > 5
        || shape.channels() == 2
        || shape.channels() == 4) {
      throw new IllegalArgumentException(
          "clips of videos are square and of 1 or 3 channels, 3 or 5 with motion, got " + shape);
    }
    int colours = motion ? shape.channels() - 2 : shape.channels();
    Labels.requireTwoKinds(classes, files.stream().mapToInt(ClipFile::label).toArray());
    int kept = pictureSide(shape);
    List<DecodedClip> clips = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (ClipFile file : files) {
      try {
        clips.add(DecodedClip.read(file.frames(), kept, colours, motion, mostSeconds));
      } catch (IOException failed) {
        broken.add(file.name() + ": " + failed.getMessage());
      }
      progress.read(clips.size() + broken.size(), files.size(), file.name());
    }
    if (!broken.isEmpty()) {
      throw new MediaException(
          MediaException.Fault.CANNOT_OPEN,
          "%d of %d clips cannot be read; repair or remove them:%n  %s"
              .formatted(broken.size(), files.size(), String.join("\n  ", broken)));
    }
    return new VideoClips(
        shape, colours, List.copyOf(classes), List.copyOf(files), clips, variation);
  }

  /** Width and height that frames are shrunk to before clips are cut from their middle, px. */
  public static int pictureSide(ClipShape shape) {
    return (int) Math.ceil(shape.width() * PLAY);
  }

  /** Where each clip comes from, for {@link Folds}. */
  public List<String> sources() {
    return files.stream().map(ClipFile::source).toList();
  }

  public String name(int clip) {
    return files.get(clip).name();
  }

  /** Of all pictures held. */
  public long bytes() {
    return clips.stream().mapToLong(DecodedClip::bytes).sum();
  }

  @Override
  public ClipShape shape() {
    return shape;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public int label(int clip) {
    return files.get(clip).label();
  }

  @Override
  public void read(int clip, float[] into, int offset) {
    int play = clips.get(clip).side() - shape.width();
    Take take = new Take();
    take.left = play / 2;
    take.top = play / 2;
    take.start = Math.max(0, clips.get(clip).length() - span(1)) / 2;
    fill(clips.get(clip), take, into, offset);
  }

  @Override
  public int vary(int clip, SplittableRandom random, float[] into, int offset) {
    int play = clips.get(clip).side() - shape.width();
    Take take = new Take();
    take.left = variation.crop() ? random.nextInt(play + 1) : play / 2;
    take.top = variation.crop() ? random.nextInt(play + 1) : play / 2;
    take.mirrored = variation.flip() && random.nextBoolean();
    double logSpeed = Math.log(variation.speed());
    take.speed = Math.exp((2 * random.nextDouble() - 1) * logSpeed);
    take.gain = (float) (1 + (2 * random.nextDouble() - 1) * variation.colour());
    take.lift = (float) ((2 * random.nextDouble() - 1) * variation.colour());
    if (!variation.rates().isEmpty()) {
      take.rate = variation.rates().get(random.nextInt(variation.rates().size()));
    }
    take.start = Math.max(0, clips.get(clip).length() - span(take.speed)) * random.nextDouble();
    fill(clips.get(clip), take, into, offset);
    return 0;
  }

  /** Seconds of film from the first to the last frame of a clip. */
  private double span(double speed) {
    return (shape.frames() - 1) / shape.framesPerSecond() * speed;
  }

  private void fill(DecodedClip clip, Take take, float[] into, int offset) {
    int side = shape.width();
    for (int t = 0; t < shape.frames(); t++) {
      double time = take.speed * t / shape.framesPerSecond();
      if (take.rate > 0) { // the latest frame that a camera of this rate would have taken
        time = Math.floor(time * take.rate + 1e-9) / take.rate;
      }
      int frame = clip.nearest(take.start + time);
      for (int channel = 0; channel < shape.channels(); channel++) {
        int at = offset + (channel * shape.frames() + t) * shape.plane();
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            int column = take.left + (take.mirrored ? side - 1 - x : x);
            float value = clip.at(frame, channel, column, take.top + y);
            float seen =
                channel < colours
                    ? take.gain * (value - 0.5f) + 0.5f + take.lift
                    : take.moved(value, channel == colours);
            into[at++] = Math.max(0, Math.min(1, seen));
          }
        }
      }
    }
  }

  /** How one clip is cut and changed. */
  private static final class Take {
    private int left;
    private int top;
    private boolean mirrored;
    private double start;
    private double speed = 1;
    private double rate;
    private float gain = 1;
    private float lift;

    /** A speed of this film: right is left in a mirror, and who films faster sees faster. */
    float moved(float value, boolean across) {
      double speedOfFilm = mirrored && across ? -speed : speed;
      return (float) (0.5 + speedOfFilm * (value - 0.5));
    }
  }
}
