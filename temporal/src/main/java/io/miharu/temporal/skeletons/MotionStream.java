package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.SkeletonLayout;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/**
 * A way to see a body's motion, for networks that are trained apart and answer together.
 *
 * <p>Source of the four: Shi et al., "Skeleton-Based Action Recognition with Multi-Stream Adaptive
 * Graph Convolutional Networks", IEEE Transactions on Image Processing 2020, arXiv:1912.06971. One
 * difference: the root keeps its place, since two persons are told by where they stand.
 */
public enum MotionStream {
  /** Where the joints are. */
  JOINT {
    @Override
    public NormalMotion of(NormalMotion motion) {
      return motion;
    }
  },
  /** From each joint's neighbour nearer to the root to the joint. */
  BONE {
    @Override
    public NormalMotion of(NormalMotion motion) {
      int[] parents = parents(motion.layout());
      int row = parents.length * NormalMotion.AXES;
      float[][] joints = motion.values();
      float[][] bones = motion.values();
      for (int body = 0; body < bones.length; body++) {
        for (int at = 0; at < bones[body].length; at++) {
          int joint = at % row / NormalMotion.AXES;
          int parent = parents[joint];
          if (parent != joint) {
            bones[body][at] -= joints[body][at + (parent - joint) * NormalMotion.AXES];
          }
        }
      }
      return new NormalMotion(motion.layout(), motion.frames(), bones);
    }
  },
  /** How the joints move in {@value #STEP} frames. */
  JOINT_MOTION {
    @Override
    public NormalMotion of(NormalMotion motion) {
      return moved(motion);
    }
  },
  /** How the bones move in {@value #STEP} frames. */
  BONE_MOTION {
    @Override
    public NormalMotion of(NormalMotion motion) {
      return moved(BONE.of(motion));
    }
  };

  /** Frames between the two moments of a motion; sensors tremble within one. */
  static final int STEP = 2;

  /** A clip as this stream sees it: same layout and frames, trunk lengths. */
  public abstract NormalMotion of(NormalMotion motion);

  /** Its name on the command line: {@code joint-motion}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The stream of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static MotionStream named(String word) {
    for (MotionStream stream : values()) {
      if (stream.word().equals(word)) {
        return stream;
      }
    }
    throw new IllegalArgumentException(
        "there is no stream %s; there are %s"
            .formatted(word, Arrays.stream(values()).map(MotionStream::word).toList()));
  }

  /** For each joint its neighbour on the way to the root; the root is its own. */
  static int[] parents(BodyLayout layout) {
    int[] parents = new int[layout.size()];
    Arrays.fill(parents, -1);
    parents[layout.root()] = layout.root();
    Deque<Integer> reached = new ArrayDeque<>();
    reached.add(layout.root());
    while (!reached.isEmpty()) {
      int from = reached.remove();
      for (SkeletonLayout.Bone bone : layout.skeleton().bones()) {
        int to = bone.from() == from ? bone.to() : bone.to() == from ? bone.from() : -1;
        if (to >= 0 && parents[to] < 0) {
          parents[to] = from;
          reached.add(to);
        }
      }
    }
    return parents;
  }

  private static NormalMotion moved(NormalMotion motion) {
    int row = motion.layout().size() * NormalMotion.AXES;
    int last = (motion.frames() - 1) * row;
    float[][] before = motion.values();
    float[][] moves = motion.values();
    for (int body = 0; body < moves.length; body++) {
      for (int at = 0; at < moves[body].length; at++) {
        // At the end the time grows shorter.
        int later = Math.min(at + STEP * row, last + at % row);
        moves[body][at] = before[body][later] - before[body][at];
      }
    }
    return new NormalMotion(motion.layout(), motion.frames(), moves);
  }
}
