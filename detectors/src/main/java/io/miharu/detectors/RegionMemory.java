package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one moving region, px and s of the film. Not thread-safe. */
final class RegionMemory {

  /** Of somebody on the way down a finder sees little: evidence may fall this far. */
  private static final double DOWN_FROM = 0.25;

  /** So much of the upright region's area takes up who is on the way down, or lies. */
  private static final double LEAST_DOWN = 0.25;

  private static final double MOST_DOWN = 1.9;

  /** And is this share of the upright height long, or it is what somebody has put down. */
  private static final double LEAST_LENGTH = 0.55;

  /** Beside whom somebody else is seen this surely, a person is not alone. */
  private static final double OTHER = 0.45;

  Box box;

  /** That a person is in it, [0, 1]. */
  double evidence;

  int looks;
  double dueS;

  /** Whom the last look that saw anybody saw. */
  List<Detection> inside = List.of();

  Box lookedAt;
  final Gait gait;

  /** The region when it last was one upright person; null before. */
  private @Nullable Box upright;

  RegionMemory(Box box, double dueS) {
    this.box = box;
    this.gait = new Gait(box, dueS);
    this.lookedAt = box;
    this.dueS = dueS;
  }

  /** Whether the region is a person by what was seen, and has the proportions of one. */
  boolean isUpright() {
    return PersonBoxes.isUpright(box)
        && (evidence >= RegionVerdicts.PERSON_FROM || gait.onFoot(box));
  }

  /** Remembers how large the region is while it is one upright person. */
  void noteUpright() {
    if (isUpright() && looks > 0 && (inside.isEmpty() || isAlone())) {
      upright = box;
    }
  }

  /**
   * Whether the region was one upright person and, of about that size still, has another shape:
   * that of who bends, falls or lies.
   */
  boolean isDown() {
    Box stood = upright;
    if (stood == null || PersonBoxes.isUpright(box)) {
      return false;
    }
    double share = box.areaPx2() / stood.areaPx2();
    double longer = Math.max(box.width(), box.height());
    return evidence >= DOWN_FROM
        && longer >= LEAST_LENGTH * stood.height()
        && share >= LEAST_DOWN
        && share <= MOST_DOWN;
  }

  /** Whether one person fills the region, so that the region's edges are the person's. */
  boolean isAlone() {
    Detection first = inside.get(0);
    for (Detection other : inside) {
      double apart = Math.abs(other.box().centreX() - first.box().centreX());
      if (other.confidence() > OTHER && apart > 0.3 * box.width()) {
        return false;
      }
    }
    return PersonBoxes.isUpright(box)
        && first.box().height() > 0.62 * box.height()
        && first.box().height() < 1.4 * box.height();
  }

  /** Whether the region is no longer of the size it had when it was looked at. */
  boolean changed() {
    double wider = box.width() / lookedAt.width();
    double taller = box.height() / lookedAt.height();
    return Math.max(wider, 1 / wider) > 1.5 || Math.max(taller, 1 / taller) > 1.35;
  }
}
