package io.miharu.core;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which joints a skeleton has, in which order, and which of them a bone joins. Two layouts with as
 * many joints may order them differently; the name tells them apart. Immutable.
 *
 * @param name short and in kebab case: {@code coco-17}
 * @param joints their names in their order, in kebab case, each once; sides are the person's own
 * @param bones pairs of joints that a picture of the skeleton joins by a line
 */
public record SkeletonLayout(String name, List<String> joints, List<Bone> bones) {

  /** Two joints, by their place in {@link #joints()}. */
  public record Bone(int from, int to) {}

  /**
   * The 17 key points of people in COCO.
   *
   * <p>Source: Lin et al., "Microsoft COCO: Common Objects in Context", ECCV 2014, arXiv:1405.0312;
   * order of the key point annotations of 2017, with the bones of that file's {@code skeleton}.
   */
  public static final SkeletonLayout COCO_17 =
      new SkeletonLayout(
          "coco-17",
          Stream.of(
                  "nose left-eye right-eye left-ear right-ear",
                  "left-shoulder right-shoulder left-elbow right-elbow left-wrist right-wrist",
                  "left-hip right-hip left-knee right-knee left-ankle right-ankle")
              .flatMap(line -> Stream.of(line.split(" ", -1)))
              .toList(),
          List.of(
              new Bone(15, 13),
              new Bone(13, 11),
              new Bone(16, 14),
              new Bone(14, 12),
              new Bone(11, 12),
              new Bone(5, 11),
              new Bone(6, 12),
              new Bone(5, 6),
              new Bone(5, 7),
              new Bone(6, 8),
              new Bone(7, 9),
              new Bone(8, 10),
              new Bone(1, 2),
              new Bone(0, 1),
              new Bone(0, 2),
              new Bone(1, 3),
              new Bone(2, 4),
              new Bone(3, 5),
              new Bone(4, 6)));

  public SkeletonLayout {
    joints = List.copyOf(joints);
    bones = List.copyOf(bones);
    if (joints.isEmpty() || new HashSet<>(joints).size() != joints.size()) {
      throw new IllegalArgumentException(
          "layout %s: joints must be there and differ, got %s".formatted(name, joints));
    }
    for (Bone bone : bones) {
      if (Math.min(bone.from(), bone.to()) < 0
          || Math.max(bone.from(), bone.to()) >= joints.size()) {
        throw new IllegalArgumentException(
            "layout %s: a bone joins two of the joints 0 to %d, got %s"
                .formatted(name, joints.size() - 1, bone));
      }
    }
  }

  /**
   * Where a joint stands in the order.
   *
   * @throws IllegalArgumentException when this layout has no joint of that name
   */
  public int index(String joint) {
    int index = joints.indexOf(joint);
    if (index < 0) {
      throw new IllegalArgumentException(
          "layout %s has no joint %s; it has %s".formatted(name, joint, joints));
    }
    return index;
  }
}
