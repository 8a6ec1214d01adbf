package io.miharu.events.index;

import static io.miharu.events.index.SmallIndex.logit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.Pooling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The search as plain loops over dense timelines: what the fast one must find. */
final class PlainSearch {

  private PlainSearch() {}

  static ConceptQuery randomQuery(SplittableRandom random) {
    List<Term> terms = new ArrayList<>();
    for (int concept = 0; concept < 6; concept++) {
      Pooling pooling = List.of(Pooling.MAX, Pooling.MEAN, Pooling.TOP3).get(random.nextInt(3));
      double weight = random.nextDouble(0.1, 1);
      terms.add(Term.of(SyntheticTimelines.concept(concept), weight, pooling));
    }
    return new ConceptQuery(terms.subList(0, 3), terms.subList(3, 5), terms.subList(5, 6));
  }

  static void assertAgrees(
      ConceptIndex index, ConceptQuery query, SearchSettings settings, String message)
      throws IOException {
    record Plain(String video, int from, int to, double score) {}
    List<Plain> all = new ArrayList<>();
    for (String name : index.videos()) {
      try (StoredVideo video = index.video(name).orElseThrow()) {
        int steps = video.steps();
        int window =
            settings.windowSeconds().isPresent()
                ? index.grid().steps(settings.windowSeconds().getAsDouble())
                : steps;
        int hop = (window + 1) / 2;
        for (int from = 0; from == 0 || from - hop + window < steps; from += hop) {
          int to = Math.min(steps, from + window);
          double sum = 0;
          double size = 0;
          boolean seen = false;
          for (Term term : query.evidence()) {
            sum += term.weight() * plain(video, term, from, to);
            size += term.weight();
            seen |= plain(video, Term.of(term.concept(), 1, Pooling.MAX), from, to) > -6;
          }
          for (Term term : query.excluded()) {
            sum -= term.weight() * plain(video, term, from, to);
            size += term.weight();
          }
          double gate = Math.min(0, plain(video, query.required().get(0), from, to));
          if (seen) {
            all.add(new Plain(name, from, to, sum / size + gate));
          }
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Plain::score)
            .reversed()
            .thenComparing(Plain::video)
            .thenComparingInt(Plain::from));
    List<Plain> expected = new ArrayList<>();
    for (Plain next : all) {
      boolean apart =
          expected.stream()
              .noneMatch(
                  better ->
                      better.video.equals(next.video)
                          && better.from < next.to
                          && next.from < better.to);
      if (apart && expected.size() < settings.limit()) {
        expected.add(next);
      }
    }
    List<SearchHit> hits = new IndexSearch(index).search(query, settings);
    assertEquals(expected.size(), hits.size(), message);
    for (int i = 0; i < hits.size(); i++) {
      assertEquals(expected.get(i).score, hits.get(i).score(), 1e-5, message);
      assertEquals(expected.get(i).video, hits.get(i).video(), message);
      assertEquals(index.grid().start(expected.get(i).from), hits.get(i).window().start(), message);
    }
  }

  private static double plain(StoredVideo video, Term term, int from, int to) throws IOException {
    float[] values = Arrays.copyOfRange(video.values(term.concept()), from, to);
    double[] logits = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logits[i] = logit(values[i]);
    }
    Arrays.sort(logits);
    int top = Math.min(3, logits.length);
    return switch (term.pooling()) {
      case MAX -> logits[logits.length - 1];
      case MEAN -> Arrays.stream(logits).average().orElseThrow();
      case TOP3 -> Arrays.stream(logits).skip(logits.length - top).average().orElseThrow();
    };
  }
}
