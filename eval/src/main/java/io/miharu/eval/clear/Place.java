package io.miharu.eval.clear;

import java.util.Optional;

/** Where an object is in one frame: a box, a point, or a point with the box around it. */
record Place(Optional<OrientedBox> box, Optional<ClearPoint> point) {

  Place {
    if (box.isEmpty() && point.isEmpty()) {
      throw new IllegalArgumentException("a place needs a box or a point");
    }
  }

  static Place of(OrientedBox box) {
    return new Place(Optional.of(box), Optional.empty());
  }

  static Place of(ClearPoint point) {
    return new Place(Optional.empty(), Optional.of(point));
  }

  /**
   * What a further attribute adds, such as the head to the body: of two boxes the stretched one of
   * {@link OrientedBox#underHead}, of two points the later.
   */
  Place and(Place next) {
    Optional<OrientedBox> joined =
        next.box.map(head -> box.map(body -> body.underHead(head)).orElse(head)).or(() -> box);
    return new Place(joined, next.point.or(() -> point));
  }

  /** The point, or else the centre of the box. */
  ClearPoint centre() {
    return point.or(() -> box.map(OrientedBox::centre)).orElseThrow();
  }
}
