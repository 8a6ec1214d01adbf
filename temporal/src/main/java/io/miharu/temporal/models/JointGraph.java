package io.miharu.temporal.models;

import io.miharu.core.BodyLayout;
import io.miharu.core.SkeletonLayout;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The graph of a body's joints and bones, as matrices.
 *
 * <p>Source: Yan, Xiong and Lin, "Spatial Temporal Graph Convolutional Networks for Skeleton-Based
 * Action Recognition", AAAI 2018, in the form of the authors' code: {@code A D^-1} with self loops,
 * cut into three by the distance to the body's centre.
 */
final class JointGraph {

  private JointGraph() {}

  /**
   * Three matrices {@code [V][V]}, row-major, that add up to {@code A D^-1}: of a joint with
   * itself, with neighbours nearer to the centre or as near, and with those further away.
   *
   * @return entry {@code [v][w]}: how much joint v gives to joint w; each column sums to 1 over all
   */
  static float[][] partitions(BodyLayout layout) {
    int joints = layout.size();
    boolean[][] joined = new boolean[joints][joints];
    for (int v = 0; v < joints; v++) {
      joined[v][v] = true;
    }
    for (SkeletonLayout.Bone bone : layout.skeleton().bones()) {
      joined[bone.from()][bone.to()] = true;
      joined[bone.to()][bone.from()] = true;
    }
    int[] hops = hops(joined, layout.neck());
    float[][] parts = new float[3][joints * joints];
    for (int w = 0; w < joints; w++) {
      int degree = 0;
      for (int v = 0; v < joints; v++) {
        degree += joined[v][w] ? 1 : 0;
      }
      for (int v = 0; v < joints; v++) {
        if (joined[v][w]) {
          int part = v == w ? 0 : hops[v] >= hops[w] ? 1 : 2;
          parts[part][v * joints + w] = 1f / degree;
        }
      }
    }
    return parts;
  }

  private static int[] hops(boolean[][] joined, int centre) {
    int[] hops = new int[joined.length];
    Arrays.fill(hops, -1);
    hops[centre] = 0;
    Deque<Integer> reached = new ArrayDeque<>();
    reached.add(centre);
    while (!reached.isEmpty()) {
      int from = reached.remove();
      for (int to = 0; to < joined.length; to++) {
        if (joined[from][to] && hops[to] < 0) {
          hops[to] = hops[from] + 1;
          reached.add(to);
        }
      }
    }
    return hops;
  }
}
