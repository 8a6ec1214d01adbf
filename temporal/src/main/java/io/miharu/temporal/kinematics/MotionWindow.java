package io.miharu.temporal.kinematics;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures how one track moves. Only detected boxes belong in it: predicted ones would repeat what
 * the motion model assumes.
 *
 * <p>Source: the scenario primitives of the methods text. Memory is bounded: boxes of the last
 * second, at most one per 8 ms, and four places per second of the path window. Not thread-safe.
 */
public final class MotionWindow {

  /** The growth below which no time to contact is given, 1/s. */
  public static final double MIN_EXPANSION = 0.05;

  private static final double KEPT_SECONDS = 1;
  private static final double MIN_STEP_SECONDS = 0.008;
  private static final double PLACE_SECONDS = 0.25;
  private static final double HEIGHT_MEMORY_SECONDS = 10;
  private static final double DEAD_BAND_HEIGHTS = 0.2;
  private static final double STOP_BELOW = 0.15;
  private static final double GO_ABOVE = 0.25;

  private record Sample(MediaTime time, Box box) {}

  private record Place(MediaTime time, double x, double y, double stepPx) {}

  private final KinematicsSettings settings;
  private final int width;
  private final int height;
  private final ToDoubleFunction<Box> scale;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private final Deque<Place> places = new ArrayDeque<>();
  private final MediaTime since;
  private double ownHeight;
  private MediaTime stoppedSince;
  private boolean stopped;
  private double anchorX = Double.NaN;
  private double anchorY = Double.NaN;
  private Motion motion;

  /**
   * Begins with a track's first box.
   *
   * @param width of the picture, px
   * @param height of the picture, px
   * @param scale the size whose growth gives the time to contact: {@link #areaScale} or, for
   *     vehicles, {@code Box::width}
   */
  public MotionWindow(
      KinematicsSettings settings,
      int width,
      int height,
      ToDoubleFunction<Box> scale,
      MediaTime time,
      Box box) {
    this.settings = settings;
    this.width = width;
    this.height = height;
    this.scale = scale;
    since = time;
    stoppedSince = time;
    ownHeight = box.height();
    samples.add(new Sample(time, box));
    motion = measure();
  }

  /** The square root of the area: the scale of things that are not vehicles. */
  public static double areaScale(Box box) {
    return Math.sqrt(box.areaPx2());
  }

  /** Takes in the next detected box; one less than 8 ms after the last is left out. */
  public void add(MediaTime time, Box box) {
    double passed = time.secondsSince(samples.getLast().time());
    if (passed < MIN_STEP_SECONDS) {
      return;
    }
    samples.add(new Sample(time, box));
    // Three stay whatever their age, or a detector that runs twice a second would measure nothing.
    while (samples.size() > 3 && time.secondsSince(samples.getFirst().time()) >= KEPT_SECONDS) {
      samples.removeFirst();
    }
    double[] heights = samples.stream().mapToDouble(s -> s.box().height()).sorted().toArray();
    double median = heights[heights.length / 2];
    ownHeight = Math.max(median, ownHeight * Math.exp(-passed / HEIGHT_MEMORY_SECONDS));
    addPlace(time);
    motion = measure();
  }

  /** The motion at the last detection. */
  public Motion motion() {
    return motion;
  }

  private void addPlace(MediaTime time) {
    if (!places.isEmpty() && time.secondsSince(places.getLast().time()) < PLACE_SECONDS) {
      return;
    }
    double x = samples.stream().mapToDouble(s -> s.box().centreX()).average().orElseThrow();
    double y = samples.stream().mapToDouble(s -> s.box().centreY()).average().orElseThrow();
    double step = 0;
    if (Double.isNaN(anchorX)) {
      anchorX = x;
      anchorY = y;
    } else if (Math.hypot(x - anchorX, y - anchorY) > DEAD_BAND_HEIGHTS * ownHeight) {
      step = Math.hypot(x - anchorX, y - anchorY);
      anchorX = x;
      anchorY = y;
    }
    places.add(new Place(time, x, y, step));
    while (time.secondsSince(places.getFirst().time()) > seconds(settings.pathWindow())) {
      places.removeFirst();
    }
  }

  private Motion measure() {
    Sample last = samples.getLast();
    Box box = last.box();
    double speedWindow = seconds(settings.speedWindow());
    List<Sample> recent = within(speedWindow);
    if (recent.size() < 3) {
      recent = List.copyOf(samples); // a detector that runs only now and then
    }
    double span = last.time().secondsSince(recent.get(0).time());
    boolean known = recent.size() >= 3 && span >= speedWindow / 3;
    LineFit across = fit(recent, Box::centreX);
    LineFit down = fit(recent, Box::centreY);
    double velocityX = known ? across.slope() : 0;
    double velocityY = known ? down.slope() : 0;
    double speed = Math.hypot(velocityX, velocityY) / ownHeight;
    if (known && speed < STOP_BELOW && !stopped) {
      stopped = true;
      stoppedSince = recent.get(0).time();
    } else if (speed > GO_ABOVE) {
      stopped = false;
    }

    List<Sample> growing = within(seconds(settings.contactWindow()));
    double growingSpan = last.time().secondsSince(growing.get(0).time());
    boolean grows = growing.size() >= 3 && growingSpan >= seconds(settings.contactWindow()) / 2;
    LineFit unknown = new LineFit(Double.NaN, 0, Double.NaN, 0);
    LineFit growth = grows ? fit(growing, b -> Math.log(scale.applyAsDouble(b))) : unknown;
    LineFit heightGrowth = grows ? fit(growing, b -> Math.log(b.height())) : unknown;
    double contact =
        growth.slope() > MIN_EXPANSION ? 1 / growth.slope() - growingSpan / 2 : Double.NaN;

    double path = places.stream().mapToDouble(Place::stepPx).sum();
    Place first = places.peekFirst();
    Place end = places.peekLast();
    double displacement =
        first == null || end == null ? 0 : Math.hypot(end.x() - first.x(), end.y() - first.y());
    double pathSeconds = first == null || end == null ? 0 : end.time().secondsSince(first.time());
    double[] heights = recent.stream().mapToDouble(s -> s.box().height()).toArray();
    return new Motion(
        last.time(),
        box,
        last.time().secondsSince(since),
        ownHeight,
        velocityX,
        velocityY,
        known ? Math.hypot(across.rms(), down.rms()) : 0,
        stopped || !known ? Double.NaN : Math.atan2(velocityY, velocityX),
        stopped ? last.time().secondsSince(stoppedSince) : 0,
        within(0.3).stream()
            .mapToDouble(s -> s.box().width() / s.box().height())
            .average()
            .orElseThrow(),
        growth.slope(),
        heightGrowth.slope(),
        growth.rms(),
        contact,
        path,
        displacement,
        extent(),
        pathSeconds,
        touchesBorder(box),
        Arrays.stream(heights).max().orElseThrow() / Arrays.stream(heights).min().orElseThrow());
  }

  private double extent() {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Place place : places) {
      left = Math.min(left, place.x());
      right = Math.max(right, place.x());
      top = Math.min(top, place.y());
      bottom = Math.max(bottom, place.y());
    }
    return places.isEmpty() ? 0 : Math.hypot(right - left, bottom - top);
  }

  private boolean touchesBorder(Box box) {
    double marginX = Math.max(2, 0.005 * width);
    double marginY = Math.max(2, 0.005 * height);
    return box.left() < marginX
        || box.top() < marginY
        || box.right() > width - marginX
        || box.bottom() > height - marginY;
  }

  /** The samples less than {@code seconds} before the last one, at least that one itself. */
  private List<Sample> within(double seconds) {
    List<Sample> recent = new ArrayList<>();
    MediaTime now = samples.getLast().time();
    for (Sample sample : samples) {
      // Half a microsecond, so that rounded stamps exactly a window apart stay outside.
      if (now.secondsSince(sample.time()) < seconds - 5e-7) {
        recent.add(sample);
      }
    }
    return recent;
  }

  private static LineFit fit(List<Sample> samples, ToDoubleFunction<Box> value) {
    MediaTime origin = samples.get(0).time();
    return LineFit.of(
        samples.stream().mapToDouble(s -> s.time().secondsSince(origin)).toArray(),
        samples.stream().mapToDouble(s -> value.applyAsDouble(s.box())).toArray());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
