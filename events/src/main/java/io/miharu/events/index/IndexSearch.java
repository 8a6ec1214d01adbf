package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    Map<ConceptId, Levels> levels = levels(query, settings.calibration());
    List<Found> found = new ArrayList<>();
    for (Shard shard : index.shards()) {
      ShardSearch search = new ShardSearch(shard, query, settings, index.grid(), levels);
      for (ShardSearch.Scored scored : search.best()) {
        Shard.ShardVideo video = shard.videos().get(search.grid().video(scored.unit()));
        found.add(new Found(search, video, scored));
      }
    }
    List<SearchHit> hits = new ArrayList<>();
    for (Found one : found.stream().sorted(BEST).limit(settings.limit()).toList()) {
      hits.add(
          new HitExplainer(one.search, one.video, query, settings, index.grid()).hit(one.scored));
    }
    return List.copyOf(hits);
  }

  private Map<ConceptId, Levels> levels(ConceptQuery query, Calibration calibration)
      throws IOException {
    Map<ConceptId, Levels> levels = new TreeMap<>();
    for (ConceptQuery.Term term : query.terms()) {
      for (ConceptId concept : term.seenAs()) {
        if (!levels.containsKey(concept)) {
          levels.put(concept, index.levels(concept, calibration));
        }
      }
    }
    return levels;
  }

  private void checkScorable(ConceptQuery query) {
    List<ConceptId> known = index.concepts();
    if (index.videos().isEmpty()) {
      throw new IllegalArgumentException(
          "the index holds no videos yet; add some with miharu index SOURCE --index DIR");
    }
    Set<ConceptId> looked = new TreeSet<>(known);
    boolean scorable =
        query.evidence().stream().flatMap(term -> term.seenAs().stream()).anyMatch(looked::contains)
            || query.sequences().stream()
                .anyMatch(
                    order ->
                        order.first().seenAs().stream().anyMatch(looked::contains)
                            && order.then().seenAs().stream().anyMatch(looked::contains));
    if (!scorable) {
      throw new IllegalArgumentException(
          "the event cannot be scored: nobody looked for %s in this index, which knows %s"
              .formatted(
                  query.terms().stream()
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
}
