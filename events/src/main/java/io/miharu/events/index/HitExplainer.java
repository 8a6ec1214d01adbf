package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.TimeSpan;
import io.miharu.events.zeroshot.Contribution;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.events.zeroshot.ZeroShotScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what made the score of one unit of a video. Not thread-safe. */
final class HitExplainer {

  private final ShardSearch search;
  private final Shard.ShardVideo video;
  private final ConceptQuery query;
  private final SearchSettings settings;
  private final TimeGrid time;

  HitExplainer(
      ShardSearch search,
      Shard.ShardVideo video,
      ConceptQuery query,
      SearchSettings settings,
      TimeGrid time) {
    this.search = search;
    this.video = video;
    this.query = query;
    this.settings = settings;
    this.time = time;
  }

  SearchHit hit(ShardSearch.Scored scored) throws IOException {
    int from = search.grid().start(scored.unit());
    int to = search.grid().end(scored.unit());
    List<SearchHit.Sighting> raw = new ArrayList<>();
    for (ConceptQuery.Term term : query.evidence()) {
      raw.add(sighting(term, term.weight(), term.pooling(), from, to));
    }
    for (ConceptQuery.Term term : query.excluded()) {
      raw.add(sighting(term, -term.weight(), term.pooling(), from, to));
    }
    for (ConceptQuery.Sequence sequence : query.sequences()) {
      raw.add(sighting(sequence, from, to));
    }
    double size =
        raw.stream()
            .filter(SearchHit.Sighting::lookedFor)
            .mapToDouble(seen -> Math.abs(seen.part().weight()))
            .sum();
    List<SearchHit.Sighting> evidence =
        raw.stream()
            .map(
                seen ->
                    seen.with(
                        seen.lookedFor() ? seen.part().weight() * seen.part().pooled() / size : 0))
            .toList();
    List<SearchHit.Sighting> required = new ArrayList<>();
    List<ZeroShotScore.Gate> gates = new ArrayList<>();
    for (ConceptQuery.Term term : query.required()) {
      SearchHit.Sighting seen = sighting(term, 1, term.pooling(), from, to);
      double gate = ShardSearch.gate(seen.part().pooled(), seen.peak().isPresent(), settings);
      required.add(seen.with(gate));
      gates.add(new ZeroShotScore.Gate(term.concept().value(), gate));
    }
    ZeroShotScore reckoning =
        new ZeroShotScore(
            evidence.stream()
                .filter(SearchHit.Sighting::lookedFor)
                .map(SearchHit.Sighting::part)
                .toList(),
            gates);
    TimeSpan window = span(from, to);
    TimeSpan span =
        evidence.stream()
            .filter(seen -> seen.part().weight() > 0)
            .flatMap(seen -> seen.peak().stream())
            .reduce(TimeSpan::hull)
            .orElse(window);
    return new SearchHit(
        video.name(),
        window,
        span,
        reckoning,
        query.decision().probability(reckoning.z()),
        evidence,
        required);
  }

  /** What a concept did inside steps {@code [from, to)} of the shard's axis; the amount is 0. */
  private SearchHit.Sighting sighting(
      ConceptQuery.Term term, double weight, Pooling pooling, int from, int to) throws IOException {
    LogitSeries series = search.series(term).within(from, to);
    UnitGrid one =
        UnitGrid.wholeVideos(List.of(new Shard.ShardVideo(video.name(), from, to - from, false)));
    float logit = Pooled.of(series, pooling, one, one.covered(series.ran())).logits()[0];
    int peak = series.peak();
    int step = peak < 0 ? -1 : series.steps()[peak];
    Contribution part =
        new Contribution(
            term.concept().value(), weight, logit, 0, step < 0 ? -1 : step - video.base());
    Optional<ConceptId> seenAs = step < 0 ? Optional.empty() : seenAs(term, step);
    if (seenAs.isEmpty()) {
      return new SearchHit.Sighting(part, pooling, Optional.empty(), 0, Optional.empty());
    }
    Series own = search.series(seenAs.get()).within(from, to);
    int at = own.from(step);
    return new SearchHit.Sighting(
        part, pooling, seenAs, Series.probability(own.code(at)), Optional.of(around(own, at)));
  }

  private SearchHit.Sighting sighting(ConceptQuery.Sequence sequence, int from, int to)
      throws IOException {
    LogitSeries first = search.series(sequence.first()).within(from, to);
    LogitSeries then = search.series(sequence.then()).within(from, to);
    boolean looked = first.ran().length > 0 && then.ran().length > 0;
    SequencePooled.Best best =
        looked
            ? new SequencePooled(first, then, search.steps(sequence)).best(from, to)
            : new SequencePooled.Best(Float.NaN, -1, -1);
    Contribution part = new Contribution(sequence.name(), sequence.weight(), best.logit(), 0, -1);
    if (best.first() < 0) {
      return new SearchHit.Sighting(part, Pooling.MAX, Optional.empty(), 0, Optional.empty());
    }
    float weaker =
        Math.min(
            probability(sequence.first(), best.first()), probability(sequence.then(), best.then()));
    return new SearchHit.Sighting(
        part,
        Pooling.MAX,
        Optional.empty(),
        weaker,
        Optional.of(span(best.first(), best.then() + 1)));
  }

  private float probability(ConceptQuery.Term term, int step) throws IOException {
    Optional<ConceptId> seenAs = seenAs(term, step);
    if (seenAs.isEmpty()) {
      return 0;
    }
    return Series.probability(search.series(seenAs.get()).within(step, step + 1).code(0));
  }

  /** The neighbouring steps with at least half the peak's stored value. */
  private TimeSpan around(Series series, int peak) {
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
    return span(series.steps()[first], series.steps()[last] + 1);
  }

  private TimeSpan span(int from, int to) {
    return new TimeSpan(time.start(from - video.base()), time.start(to - video.base()));
  }

  /** Which of the term's concepts has the highest logit in a step. */
  private Optional<ConceptId> seenAs(ConceptQuery.Term term, int step) throws IOException {
    Optional<ConceptId> best = Optional.empty();
    float highest = Float.NEGATIVE_INFINITY;
    for (ConceptId concept : term.seenAs()) {
      Series series = search.series(concept);
      int at = series.from(step);
      if (at < series.size() && series.steps()[at] == step) {
        float logit = search.levels(concept).logit(series.code(at));
        if (logit > highest) {
          highest = logit;
          best = Optional.of(concept);
        }
      }
    }
    return best;
  }
}
