package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds actions in a recording while it comes in: asks a network what goes on in the middle of each
 * fifth of a second, with what is before and after in sight, and follows the likeliest course.
 *
 * <p>A look uses frames up to its own time only, and looks are at fixed times, so the frames may
 * come in chunks of any size: the segments are the same, and the same as of the whole recording.
 * Keeps the frames of one window. Not thread-safe.
 */
public final class ActionStream {

  /** What goes on in the middle of a window of a stream. */
  @FunctionalInterface
  public interface Looker {

    /**
     * The share of each action, and of none as the last, adding up to 1.
     *
     * @param window what is seen
     */
    double[] shares(BodyMotion window) throws IOException;
  }

  /**
   * How a stream is looked at.
   *
   * @param windowSeconds length of what is seen of a moment, which is in its middle
   * @param everySeconds between moments
   * @param change what it costs to begin an action, and again to end it, as a logarithm of shares:
   *     2 is as much as one moment's share of 0.14 rather than 1
   * @param none added to the logarithm of the share of none
   * @param lengthWeight of how unusual the length of an action is; 1 is a log-normal's logarithm
   * @param waitSeconds for which an action must have been over in the likeliest course
   * @param longestSeconds of an action that is waited for; more is put together again
   * @param fewestFrames of a window that is looked at
   */
  public record Settings(
      double windowSeconds,
      double everySeconds,
      double change,
      double none,
      double lengthWeight,
      double waitSeconds,
      double longestSeconds,
      int fewestFrames) {

    /** Chosen inside the training parts of UTKinect, as docs/decisions/0022 says. */
    public static final Settings DEFAULT = new Settings(3, 0.2, 2, -0.5, 1.5, 2, 30, 4);

    public Settings {
      if (!(everySeconds > 0
          && windowSeconds > 0
          && change >= 0
          && lengthWeight >= 0
          && waitSeconds >= 0
          && longestSeconds >= everySeconds
          && fewestFrames > 0)) {
        throw new IllegalArgumentException(
            "needs a window, a time between moments, a longest action and frames above 0, and costs and a wait of 0 or more");
      }
    }
  }

  /** A moment whose state is not given yet. */
  private record Moment(double from, List<Double> shares, int told, double known) {}

  private final Looker looker;
  private final Settings settings;
  private final int none;
  private final LikelyCourse course;
  private final Deque<Moment> open = new ArrayDeque<>();

  /** The moments of an action whose beginning was cut off. */
  private final List<Moment> run = new ArrayList<>();

  private int state;
  private @Nullable BodyLayout layout;
  private final List<MediaTime> times = new ArrayList<>();
  private final List<float[]> frames = new ArrayList<>();
  private long look;

  /**
   * A stream that has not begun.
   *
   * @param durations of the actions that the looker tells
   */
  public ActionStream(Looker looker, ActionDurations durations, Settings settings) {
    this.looker = looker;
    this.settings = settings;
    this.none = durations.usual().size();
    this.state = none;
    this.course = new LikelyCourse(durations, settings);
  }

  /**
   * Takes in the next frames and gives the actions that are over.
   *
   * @param chunk later than all before
   */
  public List<ActionSegment> next(BodyMotion chunk) throws IOException {
    List<ActionSegment> found = new ArrayList<>();
    float[] values = chunk.values();
    int row = chunk.layout().size() * BodyMotion.AXES;
    for (int t = 0; t < chunk.frames(); t++) {
      MediaTime time = chunk.times().get(t);
      if (layout == null) {
        layout = chunk.layout();
        look = (long) Math.floor(time.seconds() / settings.everySeconds());
      }
      // Looks before this frame see only what was there before it.
      while (middle() + settings.windowSeconds() / 2 < time.seconds()) {
        found.addAll(look(chunk.layout()));
      }
      times.add(time);
      frames.add(Arrays.copyOfRange(values, t * row, (t + 1) * row));
    }
    return found;
  }

  /** The end: the actions that were still going on, the last moments seen without what follows. */
  public List<ActionSegment> finish() throws IOException {
    List<ActionSegment> found = new ArrayList<>();
    while (layout != null
        && !times.isEmpty()
        && middle() <= times.get(times.size() - 1).seconds()) {
      found.addAll(look(layout));
    }
    course.finish().forEach(stretch -> found.addAll(give(stretch)));
    found.addAll(end());
    return found;
  }

  /** The next moment's middle, seconds. */
  private double middle() {
    return (look + 0.5) * settings.everySeconds();
  }

  /** One look at its fixed time, at the frames that are here. */
  private List<ActionSegment> look(BodyLayout bodies) throws IOException {
    double now = middle() + settings.windowSeconds() / 2;
    forget(middle() - settings.windowSeconds() / 2);
    double[] shares = new double[none + 1];
    shares[none] = 1;
    if (times.size() >= settings.fewestFrames()) {
      shares = looker.shares(window(bodies));
    }
    List<LikelyCourse.Stretch> sure = course.next(shares);
    open.addLast(
        new Moment(
            look * settings.everySeconds(),
            Arrays.stream(shares).boxed().toList(),
            course.leader(),
            now));
    look++;
    List<ActionSegment> found = new ArrayList<>();
    sure.forEach(stretch -> found.addAll(give(stretch)));
    return found;
  }

  /** Gives the oldest open moments their state; the actions that are over by that, none to two. */
  private List<ActionSegment> give(LikelyCourse.Stretch stretch) {
    List<ActionSegment> over = new ArrayList<>();
    if (stretch.state() != state) {
      over.addAll(end());
      state = stretch.state();
    }
    for (long i = stretch.from(); i < stretch.to(); i++) {
      run.add(open.removeFirst());
    }
    if (!stretch.cut()) {
      over.addAll(end());
    }
    return over;
  }

  /** The action of the moments given last, if they are one; after that none goes on. */
  private List<ActionSegment> end() {
    if (run.isEmpty() || state == none) {
      run.clear();
      return List.of();
    }
    int action = state;
    // An action that never led may be sure all the same, once it is over.
    double known =
        run.stream()
            .filter(moment -> moment.told() == action)
            .mapToDouble(Moment::known)
            .findFirst()
            .orElse(middle() + settings.windowSeconds() / 2);
    double share =
        run.stream().mapToDouble(moment -> moment.shares().get(action)).average().orElseThrow();
    double from = run.get(0).from();
    double to = run.get(run.size() - 1).from() + settings.everySeconds();
    run.clear();
    state = none;
    return List.of(
        new ActionSegment(
            action,
            MediaTime.ofSeconds(from),
            MediaTime.ofSeconds(to),
            MediaTime.ofSeconds(known),
            share));
  }

  private BodyMotion window(BodyLayout bodies) {
    int row = bodies.size() * BodyMotion.AXES;
    float[] values = new float[times.size() * row];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i), 0, values, i * row, row);
    }
    return new BodyMotion(bodies, times, values);
  }

  private void forget(double seconds) {
    int gone = 0;
    while (gone < times.size() && times.get(gone).seconds() <= seconds) {
      gone++;
    }
    times.subList(0, gone).clear();
    frames.subList(0, gone).clear();
  }
}
