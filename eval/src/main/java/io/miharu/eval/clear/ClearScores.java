package io.miharu.eval.clear;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * CLEAR's scores of one sequence.
 *
 * <p>Per frame, true and found boxes that overlap are paired one to one with the largest sum of
 * overlaps. Found boxes left over that overlap a box nobody asks for are taken out. The tracking
 * scores keep a pair of the frames before as long as both are there and overlap, and pair the rest
 * anew.
 *
 * @param frames how many are scored
 * @param truths true boxes asked for
 * @param misses true boxes without a found one
 * @param falseAlarms found boxes without a true one
 * @param trackMisses the same with the pairs of tracking
 * @param trackFalseAlarms the same with the pairs of tracking
 * @param splits how often a true track's found track changes
 * @param merges how often a found track's true track changes
 * @param sfda sequence frame detection accuracy: the mean over frames of 2 · overlaps / (true +
 *     found), 1 where there is neither
 * @param ata average tracking accuracy: over pairs of tracks, chosen for the largest sum, the
 *     overlaps divided by the frames in which either is, without those in which the true one is not
 *     asked for; this over the mean number of true and found tracks
 * @param modp mean over frames with pairs of the mean overlap; NaN without any
 * @param motp mean over pairs of the overlap; NaN without any
 */
public record ClearScores(
    int frames,
    int truths,
    int misses,
    int falseAlarms,
    int trackMisses,
    int trackFalseAlarms,
    int splits,
    int merges,
    double sfda,
    double ata,
    double modp,
    double motp,
    ClearSettings settings) {

  /** Multiple object detection accuracy: 1 − weighted errors per true box; NaN without any. */
  public double moda() {
    return 1
        - (settings.missCost() * misses + settings.falseAlarmCost() * falseAlarms)
            / (truths == 0 ? Double.NaN : truths);
  }

  /** Multiple object tracking accuracy: the same with changes of identity; NaN without any. */
  public double mota() {
    return 1
        - (settings.missCost() * trackMisses
                + settings.falseAlarmCost() * trackFalseAlarms
                + settings.switchCost() * (splits + merges))
            / (truths == 0 ? Double.NaN : truths);
  }

  /** Scores a sequence. O(F · B³ + T · S · F) for F frames, B boxes a frame, T and S tracks. */
  public static ClearScores of(ClearSequence sequence, ClearSettings settings) {
    Evidence evidence = new Evidence(settings);
    sequence.frames().forEach(evidence::add);
    return evidence.scores();
  }

  private record Pair(int truth, int system, double overlap) {}

  /** What the frames say, one after the other. */
  private static final class Evidence {

    private final ClearSettings settings;
    private final Map<Integer, Integer> systemOf = new TreeMap<>(); // by true track, the last one
    private final Map<Integer, Integer> truthOf = new HashMap<>();
    private final TrackOverlaps tracks = new TrackOverlaps();
    private int frames;
    private int truths;
    private int misses;
    private int falseAlarms;
    private int trackMisses;
    private int trackFalseAlarms;
    private int splits;
    private int merges;
    private double sfda;
    private double modp;
    private int framesWithPairs;
    private double tracked;
    private int trackedPairs;

    Evidence(ClearSettings settings) {
      this.settings = settings;
    }

    void add(ClearFrame frame) {
      frames++;
      truths += frame.truth().size();
      List<Pair> detected = paired(frame, frame.truth().keySet(), frame.system().keySet(), true);
      SortedMap<Integer, OrientedBox> found = asked(frame, detected);
      double sum = detected.stream().mapToDouble(Pair::overlap).sum();
      int boxes = frame.truth().size() + found.size();
      sfda += boxes == 0 ? 1 : 2 * sum / boxes;
      if (!detected.isEmpty()) {
        modp += sum / detected.size();
        framesWithPairs++;
      }
      misses += frame.truth().size() - detected.size();
      falseAlarms += found.size() - detected.size();
      track(ClearFrame.of(frame.number(), frame.truth(), frame.dontCare(), found));
    }

    /** Drops left-over found boxes that overlap what nobody asks for. */
    private static SortedMap<Integer, OrientedBox> asked(ClearFrame frame, List<Pair> pairs) {
      Set<Integer> used = new HashSet<>();
      pairs.forEach(pair -> used.add(pair.system()));
      SortedMap<Integer, OrientedBox> found = new TreeMap<>(frame.system());
      found
          .entrySet()
          .removeIf(
              entry ->
                  !used.contains(entry.getKey())
                      && frame.dontCare().values().stream()
                          .anyMatch(box -> box.overlap(entry.getValue()) > 0));
      return found;
    }

    private void track(ClearFrame frame) {
      Set<Integer> freeTruths = new TreeSet<>(frame.truth().keySet());
      Set<Integer> freeFound = new TreeSet<>(frame.system().keySet());
      List<Pair> pairs = new ArrayList<>();
      systemOf.forEach(
          (truth, system) -> {
            if (freeTruths.contains(truth) && freeFound.contains(system)) {
              double overlap = overlap(frame, truth, system, false);
              if (overlap > 0) {
                pairs.add(new Pair(truth, system, overlap));
                freeTruths.remove(truth);
                freeFound.remove(system);
              }
            }
          });
      pairs.addAll(paired(frame, freeTruths, freeFound, false));
      pairs.sort(Comparator.comparingInt(Pair::truth));
      for (Pair pair : pairs) {
        Integer system = systemOf.put(pair.truth(), pair.system());
        Integer truth = truthOf.put(pair.system(), pair.truth());
        splits += system != null && system != pair.system() ? 1 : 0;
        merges += truth != null && truth != pair.truth() ? 1 : 0;
        tracked += pair.overlap();
      }
      trackedPairs += pairs.size();
      trackMisses += frame.truth().size() - pairs.size();
      trackFalseAlarms += frame.system().size() - pairs.size();
      tracks.add(frame, settings);
    }

    private List<Pair> paired(
        ClearFrame frame, Set<Integer> truths, Set<Integer> found, boolean detection) {
      List<Integer> rows = List.copyOf(new TreeSet<>(truths));
      List<Integer> columns = List.copyOf(new TreeSet<>(found));
      double[][] overlaps = new double[rows.size()][columns.size()];
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < columns.size(); c++) {
          overlaps[r][c] = overlap(frame, rows.get(r), columns.get(c), detection);
        }
      }
      int[] chosen = Assignment.maximal(overlaps);
      List<Pair> pairs = new ArrayList<>();
      for (int r = 0; r < chosen.length; r++) {
        if (chosen[r] >= 0 && overlaps[r][chosen[r]] > 0) {
          pairs.add(new Pair(rows.get(r), columns.get(chosen[r]), overlaps[r][chosen[r]]));
        }
      }
      return pairs;
    }

    private double overlap(ClearFrame frame, int truth, int system, boolean detection) {
      OrientedBox real = frame.truth().getOrDefault(truth, NOTHING);
      OrientedBox found = frame.system().getOrDefault(system, NOTHING);
      double overlap = real.overlap(found);
      return detection ? settings.detection(overlap) : settings.tracking(overlap);
    }

    private static final OrientedBox NOTHING = new OrientedBox(0, 0, 0, 0, 0);

    ClearScores scores() {
      return new ClearScores(
          frames,
          truths,
          misses,
          falseAlarms,
          trackMisses,
          trackFalseAlarms,
          splits,
          merges,
          frames == 0 ? Double.NaN : sfda / frames,
          tracks.averageAccuracy(),
          framesWithPairs == 0 ? Double.NaN : modp / framesWithPairs,
          trackedPairs == 0 ? Double.NaN : tracked / trackedPairs,
          settings);
    }
  }
}
