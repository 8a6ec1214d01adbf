package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TimeSpan;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A hand-made video for tests: moments at a fixed step, and what is seen in which of them. */
final class Story {

  /** vehicle has truck, person has nobody below. */
  static final ConceptGraph GRAPH = new SmallGraph(Map.of("truck", "vehicle", "car", "vehicle"));

  private final long stepMicros;
  private final int steps;
  private final List<List<TrackState>> tracks = new ArrayList<>();
  private final List<List<ConceptScore>> scores = new ArrayList<>();

  private Story(long stepMicros, int steps) {
    this.stepMicros = stepMicros;
    this.steps = steps;
    for (int i = 0; i < steps; i++) {
      tracks.add(new ArrayList<>());
      scores.add(new ArrayList<>());
    }
  }

  /** Moments from 0 to {@code seconds}, both included. */
  static Story of(int perSecond, double seconds) {
    return new Story(1_000_000L / perSecond, (int) Math.round(seconds * perSecond) + 1);
  }

  /** One moment a second, as many as there are values. */
  static Story ofSteps(int steps) {
    return new Story(1_000_000L, steps);
  }

  /** The concept is scored at every moment from {@code from} to {@code to} s, both included. */
  Story seen(String concept, double p, double from, double to, Integer... on) {
    return said(from, to, now -> ConceptScore.ofTracks(ConceptId.of(concept), now, p, "test", on));
  }

  /** The same of one track, and at each of these moments of all the time since {@code since} s. */
  Story seenSince(double since, String concept, double p, double from, double to, int on) {
    return said(
        from,
        to,
        now -> score(concept, new TimeSpan(MediaTime.ofSeconds(since), now), p, on, null));
  }

  Story inZone(String concept, String zone, double from, double to, int on) {
    return said(from, to, now -> score(concept, TimeSpan.instant(now), 0.9, on, zone));
  }

  private Story said(double from, double to, Function<MediaTime, ConceptScore> score) {
    for (int i = 0; i < steps; i++) {
      if (inside(i, from, to)) {
        scores.get(i).add(score.apply(time(i)));
      }
    }
    return this;
  }

  private static ConceptScore score(
      String concept, TimeSpan span, double p, int on, @Nullable String zone) {
    return new ConceptScore(
        ConceptId.of(concept),
        span,
        (float) p,
        "test",
        List.of(on),
        Optional.ofNullable(zone),
        Optional.empty());
  }

  /** One value per moment; at a negative logit too the concept is scored. */
  Story logits(String concept, double... logits) {
    for (int i = 0; i < logits.length; i++) {
      scores
          .get(i)
          .add(ConceptScore.ofScene(ConceptId.of(concept), time(i), sigmoid(logits[i]), "test"));
    }
    return this;
  }

  /** A track with its label as a score of 0.9 and a box that stands still. */
  Story track(int id, String label, Box box, double from, double to) {
    for (int i = 0; i < steps; i++) {
      if (inside(i, from, to)) {
        tracks
            .get(i)
            .add(
                new TrackState(
                    id, ConceptId.of(label), 1, box, 0.9f, true, MediaTime.ofSeconds(from)));
      }
    }
    return seen(label, 0.9, from, to, id);
  }

  private boolean inside(int i, double from, double to) {
    double seconds = time(i).seconds();
    return seconds >= from - 1e-9 && seconds <= to + 1e-9;
  }

  MediaTime time(int step) {
    return new MediaTime(step * stepMicros);
  }

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      moments.add(new Moment(time(i), tracks.get(i), scores.get(i)));
    }
    return moments;
  }

  List<EventHit> play(EventDefinition definition) {
    StreamingMatcher matcher =
        new StreamingMatcher("story", List.of(definition), GRAPH, MatcherSettings.DEFAULT);
    List<EventHit> hits = new ArrayList<>();
    moments().forEach(moment -> hits.addAll(matcher.accept(moment)));
    hits.addAll(matcher.finish());
    return hits;
  }

  /** The largest degree that the pattern reaches while it holds; 0 where it never holds. */
  float bestDegree(EventPattern pattern) {
    Evaluator evaluator = Evaluators.of(pattern);
    Scene.Indexer indexer = new Scene.Indexer(GRAPH, Evaluators.wishes(pattern));
    float best = 0;
    for (Moment moment : moments()) {
      Reading reading = evaluator.read(new View(indexer.index(moment), List.of()));
      best = reading.holds() ? Math.max(best, reading.degree()) : best;
    }
    return best;
  }

  static EventDefinition ofScene(EventPattern pattern) {
    return definition(Optional.empty(), pattern);
  }

  static EventDefinition onTrack(String subject, EventPattern pattern) {
    return definition(Optional.of(ConceptId.of(subject)), pattern);
  }

  private static EventDefinition definition(Optional<ConceptId> subject, EventPattern pattern) {
    return new EventDefinition(
        EventId.of("test-event"),
        3,
        Map.of("en", "Test event", "ja", "試験"),
        "",
        "test",
        subject,
        pattern,
        Timing.DEFAULT,
        0.5f);
  }

  static EventPattern.Seen seen(String concept) {
    return new EventPattern.Seen(ConceptId.of(concept));
  }

  /** Holds wherever the concept is scored at all. */
  static EventPattern.Seen scored(String concept) {
    return new EventPattern.Seen(ConceptId.of(concept), 0);
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** A taxonomy of one level, as a table. */
  record SmallGraph(Map<String, String> parents) implements ConceptGraph {
    @Override
    public boolean satisfies(ConceptId seen, ConceptId wanted) {
      return seen.equals(wanted) || wanted.value().equals(parents.get(seen.value()));
    }

    @Override
    public Set<ConceptId> satisfying(ConceptId wanted) {
      Set<ConceptId> all = new TreeSet<>(Set.of(wanted));
      parents.keySet().stream()
          .map(ConceptId::of)
          .filter(id -> satisfies(id, wanted))
          .forEach(all::add);
      return all;
    }

    @Override
    public String label(ConceptId concept, String language) {
      return concept.value().replace('-', ' ');
    }

    @Override
    public Optional<String> phrase(ConceptId concept) {
      return concept.value().equals("running") ? Optional.of("was running") : Optional.empty();
    }
  }
}
