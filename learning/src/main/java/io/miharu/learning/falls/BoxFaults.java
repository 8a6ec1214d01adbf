package io.miharu.learning.falls;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import java.util.Optional;

/**
 * What a detector makes of one person's true box, over time: edges that tremble, sights that are
 * missed, sooner of who does not stand, and what hides the lower part of people. One that finds
 * moving regions also loses parts, takes in things that move beside, such as doors, takes the
 * shadow for a part of the person, and goes on seeing it when the person is out of the picture, and
 * forgets who stands still. Not thread-safe.
 */
final class BoxFaults {

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId REGION = ConceptId.of("moving-region");

  /** Of a body must be in the picture, for a detector of people and one of regions. */
  private static final double LEAST_SEEN = 0.2;

  private static final double LEAST_REGION = 0.02;
  private static final double ALIKE = 0.6;

  /** Something that is wrong with the box for a while. */
  private record Spell(
      double start, double end, double left, double top, double right, double bottom) {
    boolean holds(double time) {
      return time >= start && time < end;
    }
  }

  private final Draw draw;
  private final Viewpoint view;
  private final boolean regions;
  private final double tremble;
  private final double missed;
  private final double missedLow;
  private final double sure;
  private final double asPerson;
  private final double shadowLength;
  private final double shadowHeight;
  private final Optional<Box> furniture;
  private final Spell spell;
  private final double absorbedAfter;
  private final double[] edges = new double[4];
  private double still;
  private double lastTime;
  private Optional<Box> last = Optional.empty();
  private double tallest;

  /**
   * @param regions whether the detector finds moving regions rather than people
   * @param usual where the person is most of the time, for what may stand before it
   */
  BoxFaults(Draw draw, Viewpoint view, boolean regions, double seconds, Box usual) {
    this.draw = draw;
    this.view = view;
    this.regions = regions;
    tremble = draw.ratio(0.004, regions ? 0.05 : 0.03);
    missed = draw.chance(0.4) ? 0 : draw.between(0, 0.2);
    missedLow = draw.chance(0.4) ? missed : draw.between(0, 0.6);
    sure = draw.between(0.6, 0.95);
    asPerson = regions ? draw.between(0.2, 0.9) : 1;
    boolean shaded = regions && draw.chance(0.6);
    shadowLength = shaded ? draw.sign() * draw.between(0.2, 1.2) : 0;
    shadowHeight = shaded ? draw.between(0.06, 0.25) : 0;
    furniture = draw.chance(0.2) ? Optional.of(furniture(usual)) : Optional.empty();
    spell = spell(seconds);
    absorbedAfter = regions && draw.chance(0.5) ? draw.between(2, 8) : Double.POSITIVE_INFINITY;
  }

  private Box furniture(Box usual) {
    double middle = usual.centreX() + draw.between(-2, 2) * usual.height();
    double half = draw.between(0.2, 1) * usual.height();
    double top = usual.bottom() - draw.between(0.1, 0.6) * usual.height();
    return new Box(
        (float) (middle - half),
        (float) top,
        (float) (middle + half),
        (float) (usual.bottom() + usual.height()));
  }

  /** A part that is lost, or in the case of regions something that is taken in. */
  private Spell spell(double seconds) {
    double start = draw.between(0, seconds);
    double end = start + draw.between(0.2, 3);
    if (draw.chance(regions ? 0.25 : 0.6)) {
      return new Spell(0, 0, 0, 0, 0, 0);
    }
    if (!regions || draw.chance(0.5)) {
      double lost = -draw.between(0.1, 0.5);
      return draw.chance(0.5)
          ? new Spell(start, end, 0, lost, 0, 0)
          : new Spell(start, end, 0, 0, 0, lost);
    }
    double wider = draw.between(0.2, 1.2);
    boolean leftwards = draw.chance(0.5);
    double higher = draw.between(-0.4, 0.15);
    return new Spell(start, end, leftwards ? wider : 0, higher, leftwards ? 0 : wider, 0);
  }

  /**
   * What the detector says.
   *
   * @param trueSight how the person truly is in the picture; empty when behind the camera
   */
  Optional<Detection> see(double time, Optional<Viewpoint.Sight> trueSight) {
    Optional<Box> seen = trueSight.flatMap(sight -> visible(time, sight));
    boolean moves = seen.isPresent() && (last.isEmpty() || seen.get().iou(last.get()) < 0.93);
    still = moves ? 0 : still + time - lastTime;
    if (moves) {
      last = seen;
    }
    lastTime = time;
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Box box = trembled(seen.get());
    tallest = Math.max(box.height(), tallest * 0.995);
    boolean low = box.height() < ALIKE * tallest;
    if (still > absorbedAfter || draw.chance(low ? missedLow : missed)) {
      return Optional.empty();
    }
    boolean person = draw.chance(low ? asPerson / 3 : asPerson) || !regions;
    float confidence = (float) Math.min(1, Math.max(0.3, sure + 0.08 * draw.normal()));
    return Optional.of(new Detection(person ? PERSON : REGION, box, confidence));
  }

  private Optional<Box> visible(double time, Viewpoint.Sight sight) {
    Box whole = sight.whole();
    Optional<Box> body = sight.inside().flatMap(inside -> body(time, whole, inside));
    Optional<Box> shadow = shadowHeight > 0 ? shadow(whole) : Optional.empty();
    if (body.isPresent() && shadow.isPresent()) {
      return Optional.of(around(body.get(), shadow.get()));
    }
    return body.isPresent() ? body : shadow;
  }

  private Optional<Box> body(double time, Box whole, Box inside) {
    double h = whole.height();
    double left = inside.left();
    double right = inside.right();
    double top = inside.top();
    double bottom = inside.bottom();
    if (spell.holds(time)) {
      left -= spell.left() * h;
      right += spell.right() * h;
      top -= spell.top() * h;
      bottom += spell.bottom() * h;
    }
    if (furniture.isPresent()
        && furniture.get().left() < whole.centreX()
        && whole.centreX() < furniture.get().right()) {
      bottom = Math.min(bottom, furniture.get().top());
    }
    return cut(left, top, right, bottom)
        .filter(box -> box.areaPx2() >= (regions ? LEAST_REGION : LEAST_SEEN) * whole.areaPx2());
  }

  private Optional<Box> shadow(Box whole) {
    double h = whole.height();
    double end = whole.centreX() + shadowLength * h;
    return cut(
        Math.min(whole.centreX(), end),
        whole.bottom() - shadowHeight * h,
        Math.max(whole.centreX(), end),
        whole.bottom());
  }

  /** What of a box is in the picture, if it is more than a speck. */
  private Optional<Box> cut(double left, double top, double right, double bottom) {
    double fromX = Math.max(0, left);
    double fromY = Math.max(0, top);
    double toX = Math.min(view.width(), right);
    double toY = Math.min(view.height(), bottom);
    return toX - fromX < 4 || toY - fromY < 4
        ? Optional.empty()
        : Optional.of(new Box((float) fromX, (float) fromY, (float) toX, (float) toY));
  }

  /** The box around two. */
  static Box around(Box one, Box other) {
    return new Box(
        Math.min(one.left(), other.left()),
        Math.min(one.top(), other.top()),
        Math.max(one.right(), other.right()),
        Math.max(one.bottom(), other.bottom()));
  }

  /** Errors of the edges, which last for some sights. */
  private Box trembled(Box box) {
    double size = Math.sqrt(box.areaPx2());
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 0.6 * edges[i] + 0.8 * tremble * draw.normal();
    }
    double left = Math.max(0, box.left() + edges[0] * size);
    double top = Math.max(0, box.top() + edges[1] * size);
    return new Box(
        (float) left,
        (float) top,
        (float) Math.min(view.width(), Math.max(left + 2, box.right() + edges[2] * size)),
        (float) Math.min(view.height(), Math.max(top + 2, box.bottom() + edges[3] * size)));
  }
}
