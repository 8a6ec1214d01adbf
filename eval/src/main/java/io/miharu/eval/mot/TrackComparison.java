package io.miharu.eval.mot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * True and found tracks side by side: who is in which frame, and how much their boxes overlap. Ids
 * become positions, so that renaming a track changes nothing. Not changed once built.
 */
final class TrackComparison {

  /** The distance from 1 to the next number: what TrackEval calls eps. */
  private static final double EPSILON = Math.ulp(1.0);

  /**
   * One frame in which anybody is: positions of the true tracks in it, [t], of the found tracks,
   * [f], and their similarity in [0, 1], [t][f]. Arrays are shared, not copied.
   */
  static final class Pairing {

    private final int[] truth;
    private final int[] found;
    private final double[][] similarity;

    Pairing(int[] truth, int[] found, double[][] similarity) {
      this.truth = truth;
      this.found = found;
      this.similarity = similarity;
    }

    int[] truth() {
      return truth;
    }

    int[] found() {
      return found;
    }

    double[][] similarity() {
      return similarity;
    }
  }

  private final List<Pairing> frames;
  private final int truthTracks;
  private final int foundTracks;

  TrackComparison(List<Pairing> frames, int truthTracks, int foundTracks) {
    this.frames = List.copyOf(frames);
    this.truthTracks = truthTracks;
    this.foundTracks = foundTracks;
  }

  /** Lays rows side by side by frame number; every row needs an id, once a frame. */
  static TrackComparison of(List<MotRow> truth, List<MotRow> found) {
    List<Integer> truthIds = ids("truth", truth);
    List<Integer> foundIds = ids("found", found);
    SortedMap<Long, List<MotRow>> truthByFrame = byFrame(truth);
    SortedMap<Long, List<MotRow>> foundByFrame = byFrame(found);
    TreeSet<Long> numbers = new TreeSet<>(truthByFrame.keySet());
    numbers.addAll(foundByFrame.keySet());
    List<Pairing> frames = new ArrayList<>();
    for (Long number : numbers) {
      List<MotRow> truths = truthByFrame.getOrDefault(number, List.of());
      List<MotRow> founds = foundByFrame.getOrDefault(number, List.of());
      double[][] similarity = new double[truths.size()][founds.size()];
      for (int t = 0; t < similarity.length; t++) {
        for (int f = 0; f < founds.size(); f++) {
          similarity[t][f] = truths.get(t).iou(founds.get(f));
        }
      }
      frames.add(new Pairing(positions(truths, truthIds), positions(founds, foundIds), similarity));
    }
    return new TrackComparison(frames, truthIds.size(), foundIds.size());
  }

  /** In rising order of frames; frames in which nobody is are left out. */
  List<Pairing> frames() {
    return frames;
  }

  int truthTracks() {
    return truthTracks;
  }

  int foundTracks() {
    return foundTracks;
  }

  /** In how many frames each true track is. */
  int[] truthLengths() {
    int[] lengths = new int[truthTracks];
    for (Pairing frame : frames) {
      for (int track : frame.truth()) {
        lengths[track]++;
      }
    }
    return lengths;
  }

  /** In how many frames each found track is. */
  int[] foundLengths() {
    int[] lengths = new int[foundTracks];
    for (Pairing frame : frames) {
      for (int track : frame.found()) {
        lengths[track]++;
      }
    }
    return lengths;
  }

  /** Whether a similarity meets a threshold, forgiving the last binary digit as TrackEval does. */
  static boolean reaches(double similarity, double threshold) {
    return similarity >= threshold - EPSILON;
  }

  /** By frame; within a frame in rising order of ids, so that the order of lines does not count. */
  static SortedMap<Long, List<MotRow>> byFrame(List<MotRow> rows) {
    SortedMap<Long, List<MotRow>> frames = new TreeMap<>();
    for (MotRow row : rows) {
      frames.computeIfAbsent(row.frame(), frame -> new ArrayList<>()).add(row);
    }
    frames.values().forEach(frame -> frame.sort((a, b) -> Integer.compare(a.id(), b.id())));
    return frames;
  }

  private static List<Integer> ids(String side, List<MotRow> rows) {
    TreeSet<Integer> ids = new TreeSet<>();
    for (MotRow row : rows) {
      if (row.id() == MotRow.NO_ID) {
        throw new IllegalArgumentException(
            "the %s row in frame %d has no id; tracks need one, detections are scored as boxes"
                .formatted(side, row.frame()));
      }
      ids.add(row.id());
    }
    return List.copyOf(ids);
  }

  private static int[] positions(List<MotRow> rows, List<Integer> ids) {
    int[] positions = new int[rows.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Collections.binarySearch(ids, rows.get(i).id());
      if (i > 0 && positions[i] == positions[i - 1]) {
        throw new IllegalArgumentException(
            "track %d is twice in frame %d".formatted(rows.get(i).id(), rows.get(i).frame()));
      }
    }
    return positions;
  }
}
