package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One event watched for all its subjects; subjects come, change their ids, and are forgotten. */
final class EventMonitor {

  /** Since the old track's last sight, when a new one may have begun: both may be seen at once. */
  private static final Duration BOTH_SEEN = Duration.ofMillis(-500);

  private static final int SCENE = 0;

  /** What may be said of the scene itself, and from which probability on that counts. */
  private record Leaf(Lookup wanted, float least) {}

  private final String source;
  private final EventDefinition definition;
  private final ConceptGraph graph;
  private final MatcherSettings settings;
  private final RecentMoments recent;
  private final TreeMap<Integer, SubjectMonitor> subjects = new TreeMap<>();
  private final Optional<Lookup> wanted;
  private final List<Leaf> leaves = new ArrayList<>();

  /** Which labels of tracks make them subjects, as far as any was asked about. */
  private final Map<ConceptId, Boolean> labels = new HashMap<>();

  private final List<EventAlert> alerts = new ArrayList<>();

  EventMonitor(
      String source,
      EventDefinition definition,
      ConceptGraph graph,
      MatcherSettings settings,
      RecentMoments recent) {
    this.source = source;
    this.definition = definition;
    this.graph = graph;
    this.settings = settings;
    this.recent = recent;
    wanted = definition.subject().map(Wanted::of).map(Lookup::new);
    Evaluators.thresholds(definition.pattern())
        .forEach((wish, least) -> leaves.add(new Leaf(new Lookup(wish), least)));
    if (definition.subject().isEmpty()) {
      subjects.put(SCENE, fresh());
    }
  }

  private boolean isSubject(ConceptId label, ConceptId subject) {
    return labels.computeIfAbsent(label, seen -> graph.satisfies(seen, subject));
  }

  private SubjectMonitor fresh() {
    return new SubjectMonitor(source, definition, graph, settings, recent);
  }

  /** One moment more; returns the hits that are complete as of now, by their subjects' ids. */
  List<EventHit> step(Scene scene) {
    definition.subject().ifPresent(subject -> meet(scene, subject));
    alerts.clear();
    List<EventHit> hits = new ArrayList<>();
    boolean mayRest = mayRest(scene);
    for (SubjectMonitor monitor : subjects.values()) {
      if (!(mayRest && monitor.rests(scene))) {
        monitor.step(scene, mayRest).ifPresent(hits::add);
        monitor.alert().ifPresent(alerts::add);
      }
    }
    if (definition.subject().isPresent()) {
      forget(scene.time(), hits);
    }
    return hits;
  }

  /** Whether nothing that the event heeds holds of the scene itself, and so of every subject. */
  private boolean mayRest(Scene scene) {
    for (Leaf leaf : leaves) {
      Scene.Found found = leaf.wanted().in(scene);
      ConceptScore ofScene = found == null ? null : found.ofSceneItself();
      if (ofScene != null && ofScene.probability() >= leaf.least()) {
        return false;
      }
    }
    return true;
  }

  /** Finds out who is here: known subjects, those found again, and new ones. */
  private void meet(Scene scene, ConceptId subject) {
    for (int id : present(scene, subject)) {
      Optional<TrackState> track = scene.track(id);
      SubjectMonitor monitor = subjects.get(id);
      if (monitor == null) {
        Optional<SubjectMonitor> elsewhere = continuedAs(id);
        if (elsewhere.isPresent()) {
          if (track.filter(TrackState::observed).isEmpty()) {
            continue; // what the tracker still predicts of it is the continuation's past
          }
          // It was not lost: it only went unseen for a moment while another began near it.
          subjects.remove(elsewhere.get().id());
          elsewhere.get().backTo(id);
          subjects.put(id, elsewhere.get());
          monitor = elsewhere.get();
        }
      }
      if (monitor == null) {
        monitor = track.flatMap(state -> lost(scene, state)).orElseGet(this::fresh);
        monitor.follow(id, scene.time());
        subjects.put(id, monitor);
      }
      monitor.seen(scene.time(), track);
    }
  }

  /** The subject that had this id once, and goes by another now. */
  private Optional<SubjectMonitor> continuedAs(int id) {
    return subjects.values().stream()
        .filter(monitor -> monitor.id() != id && monitor.had(id))
        .findFirst();
  }

  /** Whoever is here that is a subject or was one, each once, in rising order of ids. */
  private int[] present(Scene scene, ConceptId subject) {
    Scene.Found found = wanted.isEmpty() ? null : wanted.get().in(scene);
    List<ConceptScore> said = found == null ? List.of() : found.all();
    int[] ids = new int[scene.tracks().size() + said.size()];
    int n = 0;
    for (TrackState track : scene.tracks()) {
      if (subjects.containsKey(track.id()) || isSubject(track.label(), subject)) {
        ids[n++] = track.id();
      }
    }
    for (ConceptScore score : said) {
      if (score.tracks().size() == 1) {
        ids[n++] = score.tracks().get(0);
      }
    }
    Arrays.sort(ids, 0, n);
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[distinct++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, distinct);
  }

  /**
   * The lost subject that a new track continues, taken out of the map: one that is not observed any
   * more, was last observed less than T_merge before the new track began, and is nearest; of
   * equally near ones, the one with the lower id.
   */
  private Optional<SubjectMonitor> lost(Scene scene, TrackState found) {
    SubjectMonitor nearest = null;
    double smallest = Double.POSITIVE_INFINITY;
    for (SubjectMonitor monitor : subjects.values()) {
      if (monitor.lastBox().isEmpty()
          || scene.track(monitor.id()).filter(TrackState::observed).isPresent()) {
        continue;
      }
      Duration gap = found.since().since(monitor.lastObserved());
      Box box = monitor.lastBox().get();
      double distance = box.centre().distance(found.box().centre());
      double reach = settings.continuationHeights() * Math.max(box.height(), found.box().height());
      if (gap.compareTo(BOTH_SEEN) >= 0
          && gap.compareTo(definition.timing().merge()) < 0
          && distance <= reach
          && distance < smallest) {
        nearest = monitor;
        smallest = distance;
      }
    }
    if (nearest != null) {
      subjects.remove(nearest.id());
    }
    return Optional.ofNullable(nearest);
  }

  private void forget(MediaTime now, List<EventHit> hits) {
    Iterator<SubjectMonitor> monitors = subjects.values().iterator();
    while (monitors.hasNext()) {
      SubjectMonitor monitor = monitors.next();
      Duration unseen = now.since(monitor.lastSeen());
      if (unseen.compareTo(monitor.horizon()) > 0) {
        monitor.finish().ifPresent(hits::add);
        monitors.remove();
      }
    }
  }

  /** The events that became known at the last step. */
  List<EventAlert> alerts() {
    return alerts;
  }

  List<EventHit> finish() {
    List<EventHit> hits = new ArrayList<>();
    subjects.values().forEach(monitor -> monitor.finish().ifPresent(hits::add));
    subjects.clear();
    return hits;
  }

  int remembered() {
    return subjects.values().stream().mapToInt(SubjectMonitor::remembered).sum();
  }
}
