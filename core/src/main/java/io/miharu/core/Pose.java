package io.miharu.core;

import java.util.List;

/**
 * The joints of one person in one picture, in two dimensions. A skeleton in metres is another
 * thing. Immutable.
 *
 * @param layout what the joints are
 * @param joints one for each of the layout's, in its order
 */
public record Pose(SkeletonLayout layout, List<Joint> joints) {

  public Pose {
    joints = List.copyOf(joints);
    if (joints.size() != layout.joints().size()) {
      throw new IllegalArgumentException(
          "a pose of layout %s has %d joints, got %d"
              .formatted(layout.name(), layout.joints().size(), joints.size()));
    }
  }

  /** The joint of that name; throws when the layout has none. */
  public Joint joint(String name) {
    return joints.get(layout.index(name));
  }

  /** Halfway between two joints, as sure as the less sure one; missing when one of them is. */
  public Joint middle(String one, String other) {
    Joint a = joint(one);
    Joint b = joint(other);
    return a.found() && b.found()
        ? new Joint(
            (float) (((double) a.x() + b.x()) / 2),
            (float) (((double) a.y() + b.y()) / 2),
            Math.min(a.confidence(), b.confidence()))
        : Joint.MISSING;
  }
}
