package io.miharu.temporal.skeletons;

import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds actions in a recording while it comes in: looks at the last seconds every fifth of a
 * second, and turns the network's shares into segments.
 *
 * <p>All windows that cover a fifth of a second vote about it, so it is judged as soon as the
 * longest of them has been looked at. A look at time t uses frames up to t only, and looks are at
 * fixed times, so the frames may come in chunks of any size: the segments are the same, and the
 * same as of the whole recording. Keeps the frames of the longest window. Not thread-safe.
 */
public final class ActionStream {

  /** What a window of a stream shows. */
  @FunctionalInterface
  public interface Looker {

    /**
     * The share of each action, and of none as the last, adding up to 1.
     *
     * @param window the last frames
     */
    double[] shares(BodyMotion window) throws IOException;
  }

  /**
   * How a stream is looked at.
   *
   * @param windows lengths, seconds, in rising order
   * @param everySeconds between looks
   * @param on share at which an action begins
   * @param off share below which it is over
   * @param mergeSeconds interruptions shorter than this are none
   * @param mostOverlap of two segments that overlap more than this, one goes
   * @param fewestFrames of a window that is looked at
   */
  public record Settings(
      List<Double> windows,
      double everySeconds,
      double on,
      double off,
      double mergeSeconds,
      double mostOverlap,
      int fewestFrames) {

    public static final Settings DEFAULT = new Settings(List.of(2.0), 0.2, 0.4, 0.25, 0.4, 0.5, 4);

    public Settings {
      windows = List.copyOf(windows);
      if (windows.isEmpty() || !(everySeconds > 0 && on >= off && fewestFrames > 0)) {
        throw new IllegalArgumentException(
            "needs a window, a time between looks above 0, and on at or above off");
      }
    }

    private double longest() {
      return windows.get(windows.size() - 1);
    }

    /** Lengths of the windows, in looks. */
    private List<Integer> looks() {
      return windows.stream().map(window -> (int) Math.round(window / everySeconds)).toList();
    }
  }

  private final Looker looker;
  private final Settings settings;
  private final WindowVotes votes;
  private final CurveSegments segments;
  private List<MediaTime> times = new ArrayList<>();
  private final List<float[]> frames = new ArrayList<>();
  private long look = 1;

  /**
   * A stream that has not begun.
   *
   * @param actions without none
   */
  public ActionStream(Looker looker, int actions, Settings settings) {
    this.looker = looker;
    this.settings = settings;
    this.votes = new WindowVotes(actions, settings.looks());
    this.segments = new CurveSegments(actions, settings);
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
      // Looks before this frame see only what was there before it.
      while (look * settings.everySeconds() < time.seconds()) {
        found.addAll(look(chunk));
      }
      times.add(time);
      frames.add(Arrays.copyOfRange(values, t * row, (t + 1) * row));
    }
    return found;
  }

  /** The end: the actions that were still going on. */
  public List<ActionSegment> finish() {
    double now = (look - 1) * settings.everySeconds();
    List<ActionSegment> found = new ArrayList<>();
    while (votes.size() > 0) {
      found.addAll(judge(now));
    }
    found.addAll(segments.finish());
    return found;
  }

  /** One look at its fixed time, at the frames that are here. */
  private List<ActionSegment> look(BodyMotion anyChunk) throws IOException {
    double now = look * settings.everySeconds();
    look++;
    forget(now - settings.longest());
    votes.next();
    for (int length = 0; length < settings.windows().size(); length++) {
      int from = firstAfter(now - settings.windows().get(length));
      if (times.size() - from >= settings.fewestFrames()) {
        votes.add(length, looker.shares(window(anyChunk, from)));
      }
    }
    return votes.isComplete() ? judge(now) : List.of();
  }

  /** Judges the oldest piece of time that is not judged yet. */
  private List<ActionSegment> judge(double now) {
    double from = (look - 1 - votes.size()) * settings.everySeconds();
    return segments.next(from, from + settings.everySeconds(), now, votes.take());
  }

  private BodyMotion window(BodyMotion anyChunk, int from) {
    int row = anyChunk.layout().size() * BodyMotion.AXES;
    float[] values = new float[(times.size() - from) * row];
    for (int i = from; i < frames.size(); i++) {
      System.arraycopy(frames.get(i), 0, values, (i - from) * row, row);
    }
    return new BodyMotion(anyChunk.layout(), times.subList(from, times.size()), values);
  }

  private int firstAfter(double seconds) {
    int first = 0;
    while (first < times.size() && times.get(first).seconds() <= seconds) {
      first++;
    }
    return first;
  }

  private void forget(double seconds) {
    int gone = firstAfter(seconds);
    times = new ArrayList<>(times.subList(gone, times.size()));
    frames.subList(0, gone).clear();
  }
}
