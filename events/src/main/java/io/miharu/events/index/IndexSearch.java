package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers queries from an index, without the videos.
 *
 * <p>O(N + U) time for each concept of the query, with N stored probabilities of it and U videos or
 * windows; nothing is kept between queries. Thread-safe.
 */
public final class IndexSearch {

  private static final Comparator<Found> BEST =
      Comparator.comparingDouble((Found found) -> found.scored.score())
          .reversed()
          .thenComparing(found -> found.video.name())
          .thenComparingInt(found -> found.scored.unit());

  private final ConceptIndex index;

  public IndexSearch(ConceptIndex index) {
    this.index = index;
  }

  private record Found(ShardSearch search, Shard.ShardVideo video, ShardSearch.Scored scored) {}

  /**
   * The best videos, or windows, in which something that speaks for the event was seen; best first,
   * of equal ones by name of the video, then by time.
   *
   * @throws IllegalArgumentException when nobody looked for any concept that speaks for the event,
   *     so that nothing can be said
   */
  public List<SearchHit> search(ConceptQuery query, SearchSettings settings) throws IOException {
    checkScorable(query);
    List<Found> found = new ArrayList<>();
    for (Shard shard : index.shards()) {
      ShardSearch search = new ShardSearch(shard, query, settings, index.grid());
      for (ShardSearch.Scored scored : search.best()) {
        Shard.ShardVideo video = shard.videos().get(search.grid().video(scored.unit()));
        found.add(new Found(search, video, scored));
      }
    }
    List<SearchHit> hits = new ArrayList<>();
    for (Found one : found.stream().sorted(BEST).limit(settings.limit()).toList()) {
      hits.add(explain(one, query, settings));
    }
    return List.copyOf(hits);
  }

  private void checkScorable(ConceptQuery query) {
    List<ConceptId> known = index.concepts();
    if (index.videos().isEmpty()) {
      throw new IllegalArgumentException(
          "the index holds no videos yet; add some with miharu index SOURCE --index DIR");
    }
    boolean scorable =
        query.evidence().stream().flatMap(term -> term.seenAs().stream()).anyMatch(known::contains);
    if (!scorable) {
      throw new IllegalArgumentException(
          "the event cannot be scored: nobody looked for %s in this index, which knows %s"
              .formatted(
                  query.evidence().stream()
                      .map(term -> term.concept().value())
                      .collect(Collectors.joining(", ")),
                  some(known)));
    }
  }

  private static String some(List<ConceptId> concepts) {
    int shown = 12;
    String names =
        concepts.stream().limit(shown).map(ConceptId::value).collect(Collectors.joining(", "));
    return concepts.size() > shown
        ? "%s and %d more".formatted(names, concepts.size() - shown)
        : names;
  }

  private SearchHit explain(Found found, ConceptQuery query, SearchSettings settings)
      throws IOException {
    int from = found.search.grid().start(found.scored.unit());
    int to = found.search.grid().end(found.scored.unit());
    List<SearchHit.Contribution> parts = new ArrayList<>();
    for (ConceptQuery.Term term : query.evidence()) {
      parts.add(contribution(found, term, term.weight(), from, to));
    }
    for (ConceptQuery.Term term : query.excluded()) {
      parts.add(contribution(found, term, -term.weight(), from, to));
    }
    double size =
        parts.stream()
            .filter(part -> !Double.isNaN(part.logit()))
            .mapToDouble(part -> Math.abs(part.weight()))
            .sum();
    List<SearchHit.Contribution> evidence =
        parts.stream()
            .map(
                part ->
                    with(
                        part, Double.isNaN(part.logit()) ? 0 : part.weight() * part.logit() / size))
            .toList();
    List<SearchHit.Contribution> required = new ArrayList<>();
    for (ConceptQuery.Term term : query.required()) {
      SearchHit.Contribution part = contribution(found, term, 1, from, to);
      required.add(with(part, ShardSearch.gate(part.logit(), settings)));
    }
    double score =
        Stream.concat(evidence.stream(), required.stream())
            .mapToDouble(SearchHit.Contribution::amount)
            .sum();
    TimeSpan window = span(found, from, to);
    TimeSpan span =
        evidence.stream()
            .filter(part -> part.weight() > 0)
            .flatMap(part -> part.peak().stream())
            .reduce(TimeSpan::hull)
            .orElse(window);
    return new SearchHit(found.video.name(), window, span, score, evidence, required);
  }

  private static SearchHit.Contribution with(SearchHit.Contribution part, double amount) {
    return new SearchHit.Contribution(
        part.concept(),
        part.seenAs(),
        part.weight(),
        part.pooling(),
        part.logit(),
        amount,
        part.probability(),
        part.peak());
  }

  /**
   * What a concept did inside steps {@code [from, to)} of the shard's axis; the amount comes later.
   */
  private SearchHit.Contribution contribution(
      Found found, ConceptQuery.Term term, double weight, int from, int to) throws IOException {
    Series series = found.search.series(term).within(from, to);
    UnitGrid one =
        UnitGrid.wholeVideos(
            List.of(new Shard.ShardVideo(found.video.name(), from, to - from, false)));
    float logit = Pooled.of(series, term.pooling(), one, one.covered(series.ran())).logits()[0];
    int peak = -1;
    for (int i = 0; i < series.size(); i++) {
      if (peak < 0 || series.code(i) > series.code(peak)) {
        peak = i;
      }
    }
    return new SearchHit.Contribution(
        term.concept(),
        peak < 0 ? Optional.empty() : seenAs(found.search, term, series.steps()[peak]),
        weight,
        term.pooling(),
        logit,
        0,
        peak < 0 ? 0 : Series.probability(series.code(peak)),
        peak < 0 ? Optional.empty() : Optional.of(peak(found, series, peak)));
  }

  /** The neighbouring steps with at least half the peak's probability. */
  private TimeSpan peak(Found found, Series series, int peak) {
    int least = (series.code(peak) + 1) / 2;
    int first = peak;
    while (first > 0
        && series.steps()[first - 1] == series.steps()[first] - 1
        && series.code(first - 1) >= least) {
      first--;
    }
    int last = peak;
    while (last + 1 < series.size()
        && series.steps()[last + 1] == series.steps()[last] + 1
        && series.code(last + 1) >= least) {
      last++;
    }
    return span(found, series.steps()[first], series.steps()[last] + 1);
  }

  private TimeSpan span(Found found, int from, int to) {
    MediaTime start = index.grid().start(from - found.video.base());
    MediaTime end = index.grid().start(to - found.video.base());
    return new TimeSpan(start, end);
  }

  private static Optional<ConceptId> seenAs(ShardSearch search, ConceptQuery.Term term, int step)
      throws IOException {
    Optional<ConceptId> best = Optional.empty();
    int highest = 0;
    for (ConceptId concept : term.seenAs()) {
      Series series = search.series(concept).within(step, step + 1);
      if (series.size() > 0 && series.code(0) > highest) {
        highest = series.code(0);
        best = Optional.of(concept);
      }
    }
    return best;
  }
}
