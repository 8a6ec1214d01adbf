package io.miharu.app.search;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.events.fewshot.FewShotDetector;
import io.miharu.events.fewshot.FewShotLearner;
import io.miharu.events.fewshot.FewShotSettings;
import io.miharu.events.fewshot.VideoSpace;
import io.miharu.events.index.Calibration;
import io.miharu.events.index.Clip;
import io.miharu.events.index.ClipReader;
import io.miharu.events.index.ConceptIndex;
import io.miharu.knowledge.LearnedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Learns an event from clips of an index; section 7 of event detection.
 *
 * <p>Negatives are drawn from the index, clips of about the length of the positives, beside those
 * that are given. All concepts of the index are learned from; then the {@value #MOST_CONCEPTS} of
 * largest weight are learned once more alone, so that a search reads few concepts and an
 * explanation stays short. Thread-safe.
 */
public final class EventLearner {

  /** Negatives that are drawn, if the index has as many clips. */
  public static final int DRAWN = 1000;

  private static final int MOST_CONCEPTS = 32;

  /** Clips are pooled over the nearest of these lengths in seconds. */
  private static final double[] LENGTHS = {2.5, 5, 10, 20, 40, 80, 160, 320, 640};

  private final ClipReader reader;
  private final List<ConceptId> concepts;
  private final long seed;

  /**
   * @param seed of the draw of negatives
   */
  public EventLearner(ConceptIndex index, Calibration calibration, long seed) {
    this.reader = new ClipReader(index, calibration);
    this.concepts = index.concepts();
    this.seed = seed;
  }

  /**
   * What was learned.
   *
   * @param weights of the concepts, the largest first
   * @param slope of the curve over the weighted mean
   * @param offset of the curve
   * @param drawn how many negatives were drawn
   */
  public record Learned(
      List<LearnedEvent.Weight> weights,
      double slope,
      double offset,
      OptionalDouble windowSeconds,
      int drawn) {}

  /**
   * Learns.
   *
   * @param prior signed relations of concepts to the event; empty where nothing is known
   */
  public Learned learn(
      List<LearnedEvent.Example> positives,
      List<LearnedEvent.Example> negatives,
      Map<ConceptId, Double> prior)
      throws IOException {
    List<Clip> shown = positives.stream().map(ExampleClip::clip).toList();
    List<Clip> given = negatives.stream().map(ExampleClip::clip).toList();
    OptionalDouble window = window(shown);
    ClipReader.Background background = reader.background(window, DRAWN, seed);
    List<double[]> all = filled(background.rows());
    if (all.size() < 2) {
      throw new UsageException(
          "the index is too small to learn in: it has %d clips to compare with; index more video"
              .formatted(all.size()));
    }
    double[] middle = middle(background.rows());
    List<double[]> others = new ArrayList<>(filled(reader.rows(given, concepts), middle));
    int drawn = 0;
    for (int i = 0; i < all.size(); i++) {
      Clip clip = background.clips().get(i);
      if (shown.stream().noneMatch(clip::overlaps)) {
        others.add(all.get(i));
        drawn++;
      }
    }
    if (others.isEmpty()) {
      throw new UsageException(
          "the positives cover the whole index, so nothing is left to tell them from; name shorter clips or index more video");
    }
    return new Fit(filled(reader.rows(shown, concepts), middle), others, all, prior)
        .learned(window, drawn);
  }

  /** The nearest of our lengths to the median clip; absent where all are whole videos. */
  private OptionalDouble window(List<Clip> shown) {
    if (shown.stream().allMatch(clip -> clip.equals(reader.whole(clip.video())))) {
      return OptionalDouble.empty();
    }
    double[] lengths = shown.stream().mapToDouble(clip -> clip.span().seconds()).sorted().toArray();
    double median = lengths[lengths.length / 2];
    return OptionalDouble.of(
        Arrays.stream(LENGTHS)
            .boxed()
            .min(Comparator.comparingDouble(length -> Math.abs(Math.log(length / median))))
            .orElseThrow());
  }

  private List<double[]> filled(List<float[]> rows) {
    return filled(rows, middle(rows));
  }

  /** Where a detector did not run, the mean of the background says nothing either way. */
  private static List<double[]> filled(List<float[]> rows, double[] middle) {
    List<double[]> filled = new ArrayList<>();
    for (float[] row : rows) {
      double[] values = new double[row.length];
      for (int c = 0; c < values.length; c++) {
        values[c] = Float.isNaN(row[c]) ? middle[c] : row[c];
      }
      filled.add(values);
    }
    return filled;
  }

  private double[] middle(List<float[]> rows) {
    double[] middle = new double[concepts.size()];
    for (int c = 0; c < middle.length; c++) {
      double sum = 0;
      int ran = 0;
      for (float[] row : rows) {
        if (!Float.isNaN(row[c])) {
          sum += row[c];
          ran++;
        }
      }
      middle[c] = ran == 0 ? 0 : sum / ran;
    }
    return middle;
  }

  /** One fit: first on all concepts, then on those that matter. */
  private final class Fit {

    private final List<double[]> positives;
    private final List<double[]> negatives;
    private final List<double[]> background;
    private final Map<ConceptId, Double> prior;

    Fit(
        List<double[]> positives,
        List<double[]> negatives,
        List<double[]> background,
        Map<ConceptId, Double> prior) {
      this.positives = positives;
      this.negatives = negatives;
      this.background = background;
      this.prior = prior;
    }

    Learned learned(OptionalDouble window, int drawn) {
      int[] columns = IntStream.range(0, concepts.size()).toArray();
      if (columns.length > MOST_CONCEPTS) {
        double[] first = fit(columns).linear().weights();
        columns =
            IntStream.range(0, columns.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> -Math.abs(first[c])))
                .limit(MOST_CONCEPTS)
                .mapToInt(c -> c)
                .sorted()
                .toArray();
      }
      return query(columns, fit(columns), window, drawn);
    }

    private FewShotDetector fit(int[] columns) {
      VideoSpace space = space(columns);
      double[] relations = new double[columns.length];
      for (int c = 0; c < columns.length; c++) {
        relations[c] = prior.getOrDefault(concepts.get(columns[c]), 0.0);
      }
      return new FewShotLearner(FewShotSettings.STANDARDISED)
          .learn(
              placed(positives, columns, space),
              placed(negatives, columns, space),
              space.prior(relations));
    }

    private VideoSpace space(int[] columns) {
      return VideoSpace.ofLogits(
          background.stream().map(row -> part(row, columns)).toArray(double[][]::new));
    }

    private static List<double[]> placed(List<double[]> rows, int[] columns, VideoSpace space) {
      return rows.stream().map(row -> space.place(part(row, columns))).toList();
    }

    private static double[] part(double[] row, int[] columns) {
      return Arrays.stream(columns).mapToDouble(c -> row[c]).toArray();
    }

    /**
     * The detector over standardised values as one over logits: {@code f = sum a_c L_c + b} is
     * {@code |a| z + b}, with z the weighted mean that a search computes.
     */
    private Learned query(
        int[] columns, FewShotDetector detector, OptionalDouble window, int drawn) {
      VideoSpace space = space(columns);
      double[] w = detector.linear().weights();
      double[] zero = space.place(new double[columns.length]);
      double[] ones = new double[columns.length];
      Arrays.fill(ones, 1);
      double[] one = space.place(ones);
      List<LearnedEvent.Weight> weights = new ArrayList<>();
      double size = 0;
      double constant = detector.linear().bias();
      for (int c = 0; c < columns.length; c++) {
        double a = w[c] * (one[c] - zero[c]);
        constant += w[c] * zero[c];
        size += Math.abs(a);
        if (a != 0) {
          weights.add(new LearnedEvent.Weight(concepts.get(columns[c]), a));
        }
      }
      weights.sort(
          Comparator.<LearnedEvent.Weight>comparingDouble(each -> -Math.abs(each.weight()))
              .thenComparing(LearnedEvent.Weight::concept));
      double a = detector.probability().a();
      if (!(a < 0) || weights.stream().noneMatch(each -> each.weight() > 0)) {
        throw new UsageException(
            "nothing was seen in the positives that tells them from the rest of the index; give other examples, or words with --from-text");
      }
      double offset = -(a * constant + detector.probability().b());
      return new Learned(weights, -a * size, offset, window, drawn);
    }
  }
}
