package io.miharu.eval.sed;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which reported events of one type in one video are which annotated ones.
 *
 * <p>A pair may be chosen if the reported event's middle lies within the annotated event, give or
 * take {@code tolerance}. Of all one-to-one choices the one with the largest sum of {@code 1 + Et ·
 * overlap / max(1/25 s, length of the annotated) + Ed · (score − lowest) / range} is taken, where
 * an unpaired report weighs −1 and an unpaired annotation 0; overlap is negative for a gap, and
 * lowest and range are those of the scores at hand, a range of 0 being 1. So as many as possible
 * are paired, of those the surest, and of those the best overlapping.
 *
 * <p>Source: F4DE 3.5.0, TV08Scorer. Pairs only compete within connected groups, which are solved
 * one by one, so that cost grows with what overlaps. Among equal optima, which one is chosen
 * depends only on the events, not on their order in a file.
 *
 * @param mapped in the order of the report's frames
 * @param unmappedSystem reports without annotation
 * @param unmappedTruth annotations without report
 */
public record SedAlignment(
    String video,
    String event,
    List<Pair> mapped,
    List<SedObservation> unmappedSystem,
    List<SedObservation> unmappedTruth) {

  private static final double SHORTEST_SECONDS = 1.0 / 25;

  /**
   * What decides between choices with as many pairs.
   *
   * @param overlap the kernel's Et
   * @param score the kernel's Ed
   */
  public record Weights(double overlap, double score) {

    /** TV08Scorer's own. */
    public static final Weights DEFAULT = new Weights(1e-8, 1e-6);

    public Weights {
      if (!(overlap >= 0 && score >= 0) || !Double.isFinite(overlap + score)) {
        throw new IllegalArgumentException(
            "needs weights of 0 or more, got %s and %s".formatted(overlap, score));
      }
    }
  }

  /** A report and the annotation it stands for. */
  public record Pair(SedObservation truth, SedObservation system) {}

  static final Comparator<SedObservation> BY_TIME =
      Comparator.<SedObservation>comparingInt(o -> o.frames().first())
          .thenComparingInt(o -> o.frames().last())
          .thenComparingInt(SedObservation::id)
          .thenComparingDouble(o -> o.claim().map(SedObservation.Claim::score).orElse(0.0))
          .thenComparing(SedObservation::file);

  public SedAlignment {
    mapped = List.copyOf(mapped);
    unmappedSystem = List.copyOf(unmappedSystem);
    unmappedTruth = List.copyOf(unmappedTruth);
  }

  /**
   * Pairs the events of one type in one video.
   *
   * @param fps frames a second, above 0
   * @param tolerance in seconds, 0 or more
   */
  static SedAlignment of(
      String video,
      String event,
      List<SedObservation> truthAnyOrder,
      List<SedObservation> systemAnyOrder,
      double fps,
      double tolerance,
      Weights weights) {
    List<SedObservation> truth = truthAnyOrder.stream().sorted(BY_TIME).toList();
    List<SedObservation> system = systemAnyOrder.stream().sorted(BY_TIME).toList();
    Groups groups = new Groups(truth, system, fps, tolerance, weights);
    int[] truthOfSystem = groups.solve();
    List<Pair> mapped = new ArrayList<>();
    List<SedObservation> unmappedSystem = new ArrayList<>();
    boolean[] paired = new boolean[truth.size()];
    for (int s = 0; s < system.size(); s++) {
      if (truthOfSystem[s] < 0) {
        unmappedSystem.add(system.get(s));
      } else {
        mapped.add(new Pair(truth.get(truthOfSystem[s]), system.get(s)));
        paired[truthOfSystem[s]] = true;
      }
    }
    List<SedObservation> unmappedTruth = new ArrayList<>();
    for (int r = 0; r < paired.length; r++) {
      if (!paired[r]) {
        unmappedTruth.add(truth.get(r));
      }
    }
    return new SedAlignment(video, event, mapped, unmappedSystem, unmappedTruth);
  }

  /** The graph of allowed pairs, taken apart. */
  private static final class Groups {

    private final List<SedObservation> truth; // in order of first frame
    private final List<SedObservation> system;
    private final double fps;
    private final Weights weights;
    private final double toleranceFrames;
    private final double lowest;
    private final double range;
    private final int[] parent; // union-find: truths, then systems

    Groups(
        List<SedObservation> truth,
        List<SedObservation> system,
        double fps,
        double tolerance,
        Weights weights) {
      this.weights = weights;
      this.truth = truth;
      this.system = system;
      this.fps = fps;
      this.toleranceFrames = tolerance * fps;
      lowest = system.stream().mapToDouble(SedObservation::score).min().orElse(0);
      double highest = system.stream().mapToDouble(SedObservation::score).max().orElse(0);
      range = highest > lowest ? highest - lowest : 1;
      parent = new int[truth.size() + system.size()];
      Arrays.setAll(parent, i -> i);
    }

    int[] solve() {
      joinAllowed();
      int[] truthOfSystem = new int[system.size()];
      Arrays.fill(truthOfSystem, -1);
      List<List<Integer>> systemsOf = members(truth.size(), system.size());
      List<List<Integer>> truthsOf = members(0, truth.size());
      for (int root = 0; root < parent.length; root++) {
        List<Integer> systems = systemsOf.get(root);
        List<Integer> truths = truthsOf.get(root);
        if (systems.isEmpty() || truths.isEmpty()) {
          continue;
        }
        double[][] gains = new double[systems.size()][truths.size()];
        for (int s = 0; s < systems.size(); s++) {
          for (int r = 0; r < truths.size(); r++) {
            SedObservation report = system.get(systems.get(s));
            SedObservation annotation = truth.get(truths.get(r));
            // What the pair gains over leaving the report unpaired at −1.
            gains[s][r] = allowed(annotation, report) ? kernel(annotation, report) + 1 : 0;
          }
        }
        int[] chosen = Assignment.maximal(gains);
        for (int s = 0; s < chosen.length; s++) {
          if (chosen[s] >= 0 && gains[s][chosen[s]] > 0) {
            truthOfSystem[systems.get(s)] = truths.get(chosen[s]);
          }
        }
      }
      return truthOfSystem;
    }

    private void joinAllowed() {
      Integer[] byMiddle = new Integer[system.size()];
      Arrays.setAll(byMiddle, i -> i);
      Arrays.sort(byMiddle, Comparator.comparingDouble(s -> system.get(s).middle()));
      List<Integer> open = new ArrayList<>(); // truths begun before the middle and not yet over
      int next = 0;
      for (int s : byMiddle) {
        double middle = system.get(s).middle();
        while (next < truth.size()
            && truth.get(next).frames().first() - toleranceFrames <= middle) {
          open.add(next++);
        }
        open.removeIf(r -> truth.get(r).frames().last() + toleranceFrames < middle);
        for (int r : open) {
          parent[root(truth.size() + s)] = root(r);
        }
      }
    }

    private int root(int node) {
      int at = node;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }

    private List<List<Integer>> members(int from, int count) {
      List<List<Integer>> members = new ArrayList<>();
      for (int i = 0; i < parent.length; i++) {
        members.add(new ArrayList<>(0));
      }
      for (int i = 0; i < count; i++) {
        members.get(root(from + i)).add(i);
      }
      return members;
    }

    private boolean allowed(SedObservation annotation, SedObservation report) {
      return annotation.frames().first() - toleranceFrames <= report.middle()
          && report.middle() <= annotation.frames().last() + toleranceFrames;
    }

    private double kernel(SedObservation annotation, SedObservation report) {
      double overlap =
          (Math.min(annotation.frames().last(), report.frames().last())
                  - Math.max(annotation.frames().first(), report.frames().first()))
              / fps;
      double length = Math.max(SHORTEST_SECONDS, annotation.frames().frames() / fps);
      return 1
          + weights.overlap() * overlap / length
          + weights.score() * (report.score() - lowest) / range;
    }
  }
}
