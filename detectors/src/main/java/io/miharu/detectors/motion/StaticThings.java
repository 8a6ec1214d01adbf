package io.miharu.detectors.motion;

import io.miharu.detectors.motion.Components.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What was put down before the background, or taken out of it: a layer between background and
 * passers-by.
 *
 * <p>A thing is a connected set of foreground pixels that has stood still for {@value #STILL_S} s
 * and was left by something larger: the region in which it came into the picture was at least
 * {@value #LEFT_BY} times its area. A person who walks up and stands, or a car that parks, came as
 * a whole; such a region stays what it is, and sinks into the background. Whether the thing came or
 * went is read from its outline: a thing that came has the stronger edges in the picture, one that
 * went has them in the background (after the usual abandoned-object test, e.g. Tian et al., IEEE
 * Trans. SMC-C 41(5), 2011). A place vacated before the background was known there for {@value
 * #KNOWN_S} s was never part of the scene and heals at once.
 *
 * <p>Its pixels remember how they look, so that who passes in front is told apart; they are not
 * learnt into the background before {@value #ABSORB_S} s. Not thread-safe.
 */
final class StaticThings {

  static final double STILL_S = 2.5;
  static final double LEFT_BY = 1.6;
  static final double KNOWN_S = 4;
  static final double ABSORB_S = 600;
  static final double WHOLE_ABSORB_S = 60;
  static final double HEAL_S = 0.4;

  /** How clearly the outline must speak for a thing to be reported. */
  static final double CLEAR = 1.3;

  /** For so long after the start the background is a guess. */
  static final double EARLY_S = 4;

  /** As few pixels may make a thing, and so large a share of the picture at most. */
  static final int MIN_AREA = 19;

  /** Fewer have no outline to judge by. */
  static final int MIN_HEALED = 5;

  static final double MAX_SHARE = 0.06;

  /** One thing; {@code came} tells what was put down from what was taken. */
  static final class Thing {
    Component shape;
    final boolean came;
    double ageS;
    double backS;
    double otherS;

    Thing(Component shape, boolean came) {
      this.shape = shape;
      this.came = came;
    }
  }

  private final Background background;
  private final Components components;
  private final List<Thing> things = new ArrayList<>();

  /** Pixels that belong to a thing. */
  final boolean[] owned;

  private final float[] look;

  /** The area of the largest region that held each pixel since it became foreground. */
  private final int[] hull;

  /** The area of the region that holds each pixel now. */
  private final int[] present;

  /** The pixels of the one still region that is being judged. */
  private final boolean[] candidate;

  /** Until when, in seconds, each pixel was part of a person. */
  private final float[] personUntilS;

  /** Where a person stood when the background was learnt: it will go, and nothing was taken. */
  private final boolean[] stood;

  private final boolean[] mask;
  private final PixelList selected;
  private double bornS;

  StaticThings(Background background) {
    this.background = background;
    this.components = new Components(background.width, background.height);
    int n = background.width * background.height;
    owned = new boolean[n];
    look = new float[n];
    hull = new int[n];
    present = new int[n];
    candidate = new boolean[n];
    personUntilS = new float[n];
    stood = new boolean[n];
    mask = new boolean[n];
    selected = new PixelList(n);
    Arrays.fill(personUntilS, Float.NEGATIVE_INFINITY);
  }

  /** Forgets all; the scene begins at {@code nowS}. */
  void reset(double nowS) {
    bornS = nowS;
    things.clear();
    Arrays.fill(owned, false);
    Arrays.fill(hull, 0);
    Arrays.fill(stood, false);
    Arrays.fill(personUntilS, Float.NEGATIVE_INFINITY);
  }

  List<Thing> things() {
    return things;
  }

  /** Whether {@code pixel} shows the thing that is known to be there, and so nothing new. */
  boolean explains(int pixel, float value) {
    return owned[pixel] && Math.abs(value - look[pixel]) <= Background.MIN_DIFFERENCE;
  }

  /** Notes that a person is seen in these pixels of the small picture. */
  void person(int left, int top, int right, int bottom, double nowS) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(
          personUntilS, y * background.width + left, y * background.width + right, (float) nowS);
    }
  }

  /** Notes that a person is part of the background in these pixels. */
  void standing(int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(stood, y * background.width + left, y * background.width + right, true);
    }
  }

  /**
   * Takes note of the regions of this picture, drops things that are gone and finds new ones.
   *
   * @param regions of the pixels that are foreground and not explained
   */
  void look(int[] grey, List<Component> regions, double nowS, double dt) {
    Arrays.fill(present, 0);
    for (int i = 0; i < hull.length; i++) {
      if (!background.foreground[i]) {
        hull[i] = 0;
      }
    }
    for (Component region : regions) {
      for (int pixel : region.pixels()) {
        hull[pixel] = Math.max(hull[pixel], region.area());
        present[pixel] = region.area();
      }
    }
    drop(grey, dt);
    heal(nowS);
    find(nowS);
  }

  private void drop(int[] grey, double dt) {
    for (Iterator<Thing> each = things.iterator(); each.hasNext(); ) {
      Thing thing = each.next();
      thing.ageS += dt;
      int back = 0;
      int other = 0;
      int[] pixels = thing.shape.pixels();
      for (int i = 0; i < pixels.length; i++) {
        int pixel = pixels[i];
        float value = grey[pixel] - background.shift();
        boolean same = Math.abs(value - look[pixel]) <= Background.MIN_DIFFERENCE;
        if (same) {
          look[pixel] += (float) Math.min(1, dt / Background.MEMORY_S) * (value - look[pixel]);
        } else if (!background.foreground[pixel]) {
          back++;
        } else if (background.steadyS[pixel] > 3) {
          other++;
        }
      }
      thing.backS = back > 0.5 * pixels.length ? thing.backS + dt : 0;
      thing.otherS = other > 0.5 * pixels.length ? thing.otherS + dt : 0;
      boolean old = thing.ageS > ABSORB_S;
      if (thing.backS > 0.5 || thing.otherS > 1 || old) {
        for (int pixel : pixels) {
          owned[pixel] = false;
          if (old) {
            background.heal(pixel);
          }
        }
        each.remove();
      }
    }
  }

  /** Removes places where something stood at the beginning that only passed. */
  private void heal(double nowS) {
    if (nowS - bornS < EARLY_S) {
      // What stood longer than the first guess of the background is the better guess.
      for (int k = 0; k < background.differing.size(); k++) {
        int i = background.differing.get(k);
        if (background.foreground[i]
            && background.steadyS[i] >= HEAL_S
            && background.steadyS[i] > background.confirmedS[i]) {
          background.heal(i);
        }
      }
    }
    select(
        i -> background.steadyS[i] >= HEAL_S && (background.confirmedS[i] < KNOWN_S || stood[i]));
    for (Component place : components.of(mask, selected, MIN_HEALED)) {
      if (new StillShape(place, background).outline() < 1) {
        for (int pixel : place.pixels()) {
          background.heal(pixel);
          stood[pixel] = false;
        }
      }
    }
  }

  /** Puts those of the differing pixels that no thing owns and that fit into the mask. */
  private void select(IntPredicate fits) {
    Arrays.fill(mask, false);
    selected.clear();
    for (int k = 0; k < background.differing.size(); k++) {
      int i = background.differing.get(k);
      if (background.foreground[i] && !owned[i] && fits.test(i)) {
        mask[i] = true;
        selected.add(i);
      }
    }
  }

  private void find(double nowS) {
    select(i -> background.steadyS[i] >= STILL_S);
    for (Component still : components.of(mask, selected, 1)) {
      if (still.area() > MAX_SHARE * mask.length || more(still)) {
        continue;
      }
      if (completes(still)) {
        add(still, true);
        continue;
      }
      StillShape shape = new StillShape(still, background);
      double outline = shape.outline();
      boolean came = outline >= 1;
      if (still.area() < MIN_AREA || !shape.solid()) {
        if (!came || shape.stillS() > WHOLE_ABSORB_S) {
          still.heal(background); // light, or the rim of a ghost; but a part of somebody stays
        }
        continue;
      }
      if (shape.figure()) {
        if (!came) {
          markFooting(still);
          still.heal(background);
        }
        continue; // somebody who stands, or stood since the beginning
      }
      boolean clear = outline > CLEAR || outline < 1 / CLEAR;
      if (clear
          && median(still, hull) >= LEFT_BY * still.area()
          && !(came && isPerson(still, nowS))) {
        add(still, came);
      } else if (!came || shape.stillS() > WHOLE_ABSORB_S) {
        still.heal(background);
      }
    }
  }

  /** The shadow at the feet of somebody who stood there goes with him. */
  private void markFooting(Component figure) {
    int tall = figure.bottom() - figure.top();
    standing(
        Math.max(0, figure.left() - tall),
        Math.max(0, figure.bottom() - tall / 3),
        Math.min(background.width, figure.right() + tall),
        Math.min(background.height, figure.bottom() + tall / 3));
  }

  /** Whether it is the rest of a larger thing that came: its other half, or its shadow. */
  private boolean completes(Component still) {
    return things.stream()
        .anyMatch(
            thing ->
                thing.came && still.area() <= thing.shape.area() && thing.shape.reaches(still));
  }

  private void add(Component shape, boolean came) {
    for (int pixel : shape.pixels()) {
      look[pixel] = background.steady[pixel];
      owned[pixel] = true;
    }
    for (Thing thing : things) {
      if (thing.came == came && thing.shape.reaches(shape)) {
        thing.shape = thing.shape.with(shape); // its second half came to rest later
        return;
      }
    }
    things.add(new Thing(shape, came));
  }

  /**
   * Whether it is only the calm part of something that is still there: a region half as large
   * again, or other foreground beside it or above it, where the body of standing legs or of a
   * shadow would be.
   */
  private boolean partOfMore(Component still) {
    if (median(still, present) > 1.5 * still.area()) {
      return true;
    }
    int w = background.width;
    int beside = still.right() - still.left();
    int above = still.bottom() - still.top();
    int others = 0;
    for (int y = Math.max(0, still.top() - above);
        y < Math.min(background.height, still.bottom() + 2);
        y++) {
      for (int x = Math.max(0, still.left() - beside);
          x < Math.min(w, still.right() + beside);
          x++) {
        int i = y * w + x;
        if (background.foreground[i] && !owned[i] && !candidate[i]) {
          others++;
        }
      }
    }
    return 3 * others > still.area();
  }

  private boolean more(Component still) {
    for (int pixel : still.pixels()) {
      candidate[pixel] = true;
    }
    boolean more = partOfMore(still);
    for (int pixel : still.pixels()) {
      candidate[pixel] = false;
    }
    return more;
  }

  private static int median(Component still, int[] areaAt) {
    int[] areas = new int[still.area()];
    for (int i = 0; i < areas.length; i++) {
      areas[i] = areaAt[still.pixels()[i]];
    }
    Arrays.sort(areas);
    return areas[areas.length / 2];
  }

  private boolean isPerson(Component still, double nowS) {
    int recent = 0;
    for (int pixel : still.pixels()) {
      if (nowS - personUntilS[pixel] < 1.5) {
        recent++;
      }
    }
    return 2 * recent > still.area();
  }
}
