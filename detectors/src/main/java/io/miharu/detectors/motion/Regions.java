package io.miharu.detectors.motion;

import io.miharu.detectors.motion.Components.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns differing pixels into regions: takes off what is faint, closes gaps, cuts apart what stands
 * side by side or in front of another, takes off shadow, joins the parts of one thing, and keeps
 * what was also seen in one of the two pictures before. Not thread-safe.
 */
final class Regions {

  /** Of a region's height, what a column of shadow on the ground reaches at most. */
  static final double LOW = 0.5;

  /** Of what the strongest sixth of a region differs by, a pixel must differ by this share. */
  static final double FAINT = 0.33;

  /** A valley is at most this share of the lower of the peaks beside it. */
  static final double VALLEY = 0.45;

  /** Each peak has at least this share of the tallest column. */
  static final double PEAK = 0.45;

  private final Background background;
  private final StaticThings things;
  private final OneBehindAnother crossing;
  private final Components components;
  private final boolean[] moving;
  private final boolean[] core;
  private final PixelList cores;

  /** The column of each pixel: a division less for every one of them. */
  private final int[] columnOf;

  private List<Region> before = List.of();
  private List<Region> longBefore = List.of();
  private List<Component> whole = List.of();

  Regions(Background background, StaticThings things, OneBehindAnother crossing) {
    this.crossing = crossing;
    this.background = background;
    this.things = things;
    this.components = new Components(background.width, background.height);
    int n = background.width * background.height;
    moving = new boolean[n];
    core = new boolean[n];
    cores = new PixelList(n);
    columnOf = new int[n];
    Arrays.setAll(columnOf, i -> i % background.width);
  }

  /** The connected regions of the last picture with their shadows, before any joining. */
  List<Component> whole() {
    return whole;
  }

  List<Region> find(int[] grey) {
    int w = background.width;
    float shift = background.shift();
    PixelList differing = background.differing;
    Arrays.fill(moving, false);
    for (int k = 0; k < differing.size(); k++) {
      int i = differing.get(k);
      moving[i] = background.foreground[i] && !things.explains(i, grey[i] - shift);
    }
    // A gap that is filled has something above it, so no component begins in one.
    Components.closeUpright(moving, w, differing);
    whole = components.of(moving, differing, MotionDetector.MIN_AREA);
    Arrays.fill(core, false);
    for (Component region : whole) {
      keepCore(region, grey);
    }
    cores.take(core);
    Components.closeUpright(core, w, cores);
    List<Region> found = new ArrayList<>();
    for (Component part : components.of(core, cores, 3)) {
      for (Component one : apart(part)) {
        for (Component person : crossing.apart(withoutShadow(one, grey, shift))) {
          found.add(region(person, grey));
        }
      }
    }
    join(found);
    List<Region> lasting = new ArrayList<>();
    for (Region region : found) {
      if (region.area() >= MotionDetector.MIN_AREA
          && (before.stream().anyMatch(region::continues)
              || longBefore.stream().anyMatch(region::continues))) {
        lasting.add(region);
      }
    }
    longBefore = before;
    before = List.copyOf(found);
    return lasting;
  }

  private void keepCore(Component region, int[] grey) {
    double least = faint(region, grey);
    for (int pixel : region.pixels()) {
      if (background.difference(pixel, grey[pixel]) >= least) {
        core[pixel] = true;
      }
    }
  }

  /** Takes columns off both sides as long as they are low and mostly shadow. */
  private Component withoutShadow(Component part, int[] grey, float shift) {
    int w = background.width;
    int columns = part.right() - part.left();
    int[] filled = new int[columns];
    int[] shaded = new int[columns];
    for (int pixel : part.pixels()) {
      int x = pixel % w;
      int y = pixel / w;
      filled[x - part.left()]++;
      boolean inner = x > 0 && y > 0 && x < w - 1 && y < background.height - 1;
      if (inner
          && !background.chroma.differs(pixel)
          && Shadows.at(grey, shift, background.mean, w, x, y)) {
        shaded[x - part.left()]++;
      }
    }
    double low = LOW * (part.bottom() - part.top());
    int fromLeft = trim(filled, shaded, low, 0, 1);
    int fromRight = trim(filled, shaded, low, columns - 1, -1);
    if (fromLeft + fromRight == 0 || fromLeft + fromRight > columns - 3) {
      return part;
    }
    Component rest = side(part, part.left() + fromLeft, false);
    return fromRight == 0 ? rest : side(rest, part.right() - fromRight, true);
  }

  /** How many columns from {@code start} on are low, and at least half shadow taken together. */
  private static int trim(int[] filled, int[] shaded, double low, int start, int step) {
    int best = 0;
    int all = 0;
    int dark = 0;
    for (int n = 1; n <= filled.length; n++) {
      int x = start + (n - 1) * step;
      if (filled[x] > low) {
        break;
      }
      all += filled[x];
      dark += shaded[x];
      // The last of them must be shadow itself: a leg beside a shadow stays.
      if (2 * dark >= all && 2 * shaded[x] >= filled[x]) {
        best = n;
      }
    }
    return best >= 3 ? best : 0;
  }

  /** Below this difference a pixel of the region is a reflection or a shadow's rim, grey levels. */
  private double faint(Component region, int[] grey) {
    int[] counts = new int[256];
    for (int pixel : region.pixels()) {
      counts[Math.min(255, (int) background.difference(pixel, grey[pixel]))]++;
    }
    int above = 0;
    int strong = 255;
    while (strong > 0 && above + counts[strong] < 0.15 * region.area()) {
      above += counts[strong--];
    }
    return FAINT * strong;
  }

  /**
   * Cuts a region at the columns where it is thin between two that are tall: people side by side
   * touch with an arm or a shadow.
   */
  private List<Component> apart(Component part) {
    int columns = part.right() - part.left();
    int rows = part.bottom() - part.top();
    if (columns < 8 || columns < 0.6 * rows) {
      return List.of(part);
    }
    double[] filled = new double[columns];
    for (int pixel : part.pixels()) {
      filled[columnOf[pixel] - part.left()]++;
    }
    int cut = thinnest(filled);
    if (cut < 0) {
      return List.of(part);
    }
    List<Component> both = new ArrayList<>(apart(side(part, part.left() + cut, true)));
    both.addAll(apart(side(part, part.left() + cut, false)));
    return both;
  }

  /** The column with the deepest valley that is deep enough, -1 without one; ties to the left. */
  private static int thinnest(double[] filled) {
    int best = -1;
    double depth = VALLEY;
    double[] peakAfter = new double[filled.length + 1];
    for (int x = filled.length - 1; x >= 0; x--) {
      peakAfter[x] = Math.max(peakAfter[x + 1], filled[x]);
    }
    double tallest = peakAfter[0];
    double peakBefore = 0;
    for (int x = 0; x < filled.length; x++) {
      double lower = Math.min(peakBefore, peakAfter[x + 1]);
      if (lower >= PEAK * tallest && filled[x] < depth * lower) {
        best = x;
        depth = filled[x] / lower;
      }
      peakBefore = Math.max(peakBefore, filled[x]);
    }
    return best;
  }

  private Component side(Component part, int column, boolean leftSide) {
    int w = background.width;
    int[] pixels = new int[part.area()];
    int size = 0;
    int left = w;
    int right = 0;
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int pixel : part.pixels()) {
      int x = columnOf[pixel];
      if (x < column == leftSide) {
        pixels[size++] = pixel;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        first = Math.min(first, pixel);
        last = Math.max(last, pixel);
      }
    }
    return new Component(Arrays.copyOf(pixels, size), left, first / w, right, last / w + 1);
  }

  private Region region(Component part, int[] grey) {
    double contrast = 0;
    for (int pixel : part.pixels()) {
      contrast += background.difference(pixel, grey[pixel]);
    }
    return new Region(
        part.left(), part.top(), part.right(), part.bottom(), part.area(), contrast / part.area());
  }

  /** Joins pairs until none is left that belongs together; few regions, so the plain way. */
  private void join(List<Region> regions) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < regions.size() && !changed; i++) {
        for (int j = i + 1; j < regions.size() && !changed; j++) {
          if (belongTogether(regions.get(i), regions.get(j))) {
            regions.set(i, regions.get(i).joined(regions.remove(j)));
            changed = true;
          }
        }
      }
    }
  }

  private boolean belongTogether(Region one, Region other) {
    int top = Math.min(one.top(), other.top());
    int bottom = Math.max(one.bottom(), other.bottom());
    return one.stackedOn(other) && !crossing.tooTall(top, bottom);
  }
}
