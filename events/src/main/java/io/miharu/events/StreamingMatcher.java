package io.miharu.events;

import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds events while the video runs: moments in, hits out.
 *
 * <p>Each event is watched for each of its subjects, or once for the scene, by the state machine of
 * {@link Timing}. A hit comes out once it is closed and can no longer be continued; {@link #alerts}
 * tells of it when it begins. Its probability and evidence are those of its best moment. Hits of
 * one moment come in order of start, end, event and first track.
 *
 * <p>When a subject's track is lost and another of the same kind begins within T_merge and {@link
 * MatcherSettings#continuationHeights} of where it was last seen, the new track is taken for it:
 * what was under way goes on, and the hit names both ids. A subject that is never seen again is
 * forgotten once no pattern of its event can reach back to it. So memory depends on how much goes
 * on at once and how far patterns reach back, not on how long the video is.
 *
 * <p>The same moments give the same hits, live or from a file. O(events x subjects x pattern size)
 * per moment. Not thread-safe.
 */
public final class StreamingMatcher {

  private static final Comparator<EventHit> ORDER =
      Comparator.comparing((EventHit hit) -> hit.span().start())
          .thenComparing(hit -> hit.span().end())
          .thenComparing(EventHit::event)
          .thenComparing(hit -> hit.tracks().isEmpty() ? 0 : hit.tracks().get(0));

  private final MatcherSettings settings;
  private final Scene.Indexer indexer;
  private final RecentMoments recent;
  private final List<EventMonitor> monitors;
  private @Nullable MediaTime last;
  private boolean finished;

  /**
   * @param source the video's name, as hits repeat it
   * @param definitions each event once
   * @param graph what satisfies what
   */
  public StreamingMatcher(
      String source,
      List<EventDefinition> definitions,
      ConceptGraph graph,
      MatcherSettings settings) {
    this.settings = settings;
    if (definitions.stream().map(EventDefinition::id).distinct().count() != definitions.size()) {
      throw new IllegalArgumentException(
          "an event stands twice among "
              + definitions.stream().map(EventDefinition::rule).toList());
    }
    Set<Wanted> wishes = new LinkedHashSet<>();
    for (EventDefinition definition : definitions) {
      wishes.addAll(Evaluators.wishes(definition));
    }
    indexer = new Scene.Indexer(graph, wishes);
    recent =
        new RecentMoments(
            definitions.stream()
                .map(definition -> Horizon.of(definition.pattern()))
                .reduce(Duration.ZERO, AndEvaluator::longer));
    monitors =
        definitions.stream()
            .map(definition -> new EventMonitor(source, definition, graph, settings, recent))
            .toList();
  }

  /**
   * Takes the next moment, which may not be earlier than the last one, and returns the hits that
   * are complete as of now.
   */
  public List<EventHit> accept(Moment moment) {
    if (finished) {
      throw new IllegalStateException("this matcher is finished; make a new one for a new video");
    }
    List<EventHit> hits = new ArrayList<>();
    if (last != null) {
      if (moment.time().isBefore(last)) {
        throw new IllegalArgumentException(
            "moments must come in order of time, got %s after %s".formatted(moment.time(), last));
      }
      if (moment.time().since(last).compareTo(settings.maxSilence()) > 0) {
        // Nobody looked for a while: an empty moment breaks off what held, right after the last.
        step(new Moment(new MediaTime(last.micros() + 1), List.of(), List.of()), hits);
      }
    }
    last = moment.time();
    step(moment, hits);
    hits.sort(ORDER);
    return List.copyOf(hits);
  }

  private void step(Moment moment, List<EventHit> hits) {
    recent.add(moment);
    Scene scene = indexer.index(moment);
    monitors.forEach(monitor -> hits.addAll(monitor.step(scene)));
  }

  /** The events that became known at the last {@link #accept}, in order of the definitions. */
  public List<EventAlert> alerts() {
    return monitors.stream().flatMap(monitor -> monitor.alerts().stream()).toList();
  }

  /**
   * Ends every event that is open at its last true moment, and returns them. What has not lasted
   * long enough to open is dropped. Nothing can be accepted afterwards; a second call returns none.
   */
  public List<EventHit> finish() {
    finished = true;
    return monitors.stream().flatMap(monitor -> monitor.finish().stream()).sorted(ORDER).toList();
  }

  /** How many values are remembered in all, for tests of memory. */
  int remembered() {
    return recent.size() + monitors.stream().mapToInt(EventMonitor::remembered).sum();
  }
}
