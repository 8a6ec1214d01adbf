package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.ScalabelFile.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tracks of several classes, scored class by class as {@code scalabel.eval.mot} does with
 * py-motmetrics: found boxes that match nothing and lie in a crowd are left out.
 *
 * @param classes what was scored
 * @param counts by class, over all videos; also of groups
 */
public record ScalabelScores(ScalabelClasses classes, Map<String, MotMetricsCounts> counts) {

  /**
   * Scores a file of results.
   *
   * @param classes what to score; without it, all categories of the truth, in order of names
   * @param crowdShare how much of a found box a crowd must cover to hide it, over this
   * @param takesUnknown whether labels of other categories count as crowds, else they are refused
   */
  public static ScalabelScores read(
      Path truth,
      Path found,
      Optional<ScalabelClasses> classes,
      double crowdShare,
      boolean takesUnknown)
      throws IOException {
    ScalabelFile truths = ScalabelFile.read(truth);
    ScalabelFile founds = ScalabelFile.read(found);
    checkFrames(found, truths, founds);
    ScalabelClasses known = classes.orElseGet(() -> categories(truths));
    if (!takesUnknown) {
      checkCategories(truth, truths, known);
      checkCategories(found, founds, known);
    }
    Map<String, MotMetricsCounts> counts = new LinkedHashMap<>();
    for (String name : known.leaves()) {
      MotMetricsCounts sum = MotMetricsCounts.NONE;
      for (Map.Entry<String, SortedMap<Integer, List<Label>>> video : truths.videos().entrySet()) {
        SortedMap<Integer, List<Label>> results =
            founds.videos().getOrDefault(video.getKey(), new TreeMap<>());
        ClassFrames frames = new ClassFrames(name, known, crowdShare);
        video
            .getValue()
            .forEach((index, labels) -> frames.add(labels, results.getOrDefault(index, List.of())));
        sum = sum.plus(frames.counts());
      }
      counts.put(name, sum);
    }
    known
        .groups()
        .forEach(
            (name, members) -> {
              MotMetricsCounts sum = MotMetricsCounts.NONE;
              for (String member : members) {
                sum = sum.plus(counts.getOrDefault(member, MotMetricsCounts.NONE));
              }
              counts.put(name, sum);
            });
    return new ScalabelScores(known, counts);
  }

  /** All classes together. */
  public MotMetricsCounts overall() {
    MotMetricsCounts sum = MotMetricsCounts.NONE;
    for (String name : classes.leaves()) {
      sum = sum.plus(counts.getOrDefault(name, MotMetricsCounts.NONE));
    }
    return sum;
  }

  private static ScalabelClasses categories(ScalabelFile truths) {
    TreeSet<String> names = new TreeSet<>();
    truths
        .videos()
        .values()
        .forEach(
            frames ->
                frames
                    .values()
                    .forEach(labels -> labels.forEach(label -> names.add(label.category()))));
    return new ScalabelClasses(List.copyOf(names), Map.of());
  }

  private static void checkFrames(Path found, ScalabelFile truths, ScalabelFile founds)
      throws DataFormatException {
    for (String video : truths.videos().keySet()) {
      SortedMap<Integer, List<Label>> results = founds.videos().get(video);
      if (results == null || !results.keySet().equals(truths.videos().get(video).keySet())) {
        throw new DataFormatException(
            "%s: needed the frames of video \"%s\" that the truth has, %d of them, got %s"
                .formatted(
                    found,
                    video,
                    truths.videos().get(video).size(),
                    results == null ? "none" : results.size() + ", or others"));
      }
    }
  }

  private static void checkCategories(Path file, ScalabelFile content, ScalabelClasses known)
      throws DataFormatException {
    for (SortedMap<Integer, List<Label>> frames : content.videos().values()) {
      for (Map.Entry<Integer, List<Label>> frame : frames.entrySet()) {
        for (Label label : frame.getValue()) {
          if (!known.leaves().contains(label.category())) {
            throw new DataFormatException(
                "%s: needed one of the categories %s, got \"%s\" in frame %d;"
                        .formatted(file, known.leaves(), label.category(), frame.getKey())
                    + " --ignore-unknown-cats takes others as crowds");
          }
        }
      }
    }
  }

  /** The frames of one class in one video. */
  private static final class ClassFrames {

    private final String name;
    private final ScalabelClasses known;
    private final double crowdShare;
    private final Map<String, Integer> truthTracks = new HashMap<>();
    private final Map<String, Integer> foundTracks = new HashMap<>();
    private final List<DenseFrame> frames = new ArrayList<>();

    ClassFrames(String name, ScalabelClasses known, double crowdShare) {
      this.name = name;
      this.known = known;
      this.crowdShare = crowdShare;
    }

    void add(List<Label> truth, List<Label> found) {
      List<Label> truths = new ArrayList<>();
      List<Label> crowds = new ArrayList<>();
      for (Label label : truth) {
        if (label.crowd() || !known.leaves().contains(label.category())) {
          crowds.add(label);
        } else if (label.category().equals(name)) {
          truths.add(label);
        }
      }
      List<Label> founds = new ArrayList<>();
      for (Label label : found) {
        if (!label.crowd() && label.category().equals(name)) {
          founds.add(label);
        }
      }
      if (!crowds.isEmpty()) {
        founds = outsideCrowds(truths, founds, crowds);
      }
      frames.add(
          new DenseFrame(
              positions(truths, truthTracks),
              positions(founds, foundTracks),
              similarity(truths, founds)));
    }

    MotMetricsCounts counts() {
      TrackComparison comparison =
          new DenseComparison(frames, truthTracks.size(), foundTracks.size());
      return new TrackingWalk(comparison, frames.size()).scores().motMetrics();
    }

    private List<Label> outsideCrowds(List<Label> truths, List<Label> founds, List<Label> crowds) {
      boolean[] matched = MotMetricsWalk.nearest(similarity(truths, founds), founds.size());
      List<Label> kept = new ArrayList<>();
      for (int f = 0; f < founds.size(); f++) {
        Label label = founds.get(f);
        boolean hidden =
            crowds.stream().anyMatch(crowd -> label.shared(crowd) / label.area() > crowdShare);
        if (matched[f] || !hidden) {
          kept.add(label);
        }
      }
      return kept;
    }

    private static int[] positions(List<Label> labels, Map<String, Integer> tracks) {
      int[] positions = new int[labels.size()];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = tracks.computeIfAbsent(labels.get(i).id(), id -> tracks.size());
      }
      return positions;
    }

    private static double[][] similarity(List<Label> truths, List<Label> founds) {
      double[][] similarity = new double[truths.size()][founds.size()];
      for (int t = 0; t < truths.size(); t++) {
        for (int f = 0; f < founds.size(); f++) {
          double shared = truths.get(t).shared(founds.get(f));
          similarity[t][f] = shared / (truths.get(t).area() + founds.get(f).area() - shared);
        }
      }
      return similarity;
    }
  }
}
