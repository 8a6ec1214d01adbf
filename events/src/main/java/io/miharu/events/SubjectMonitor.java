package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TimeSpan;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event watched for one subject, or for the scene: its pattern at work and its machine. */
final class SubjectMonitor {

  /** How many track ids of one and the same subject are remembered. */
  private static final int MAX_IDS = 8;

  /** A subject under one track id. */
  private record Alias(int id, TimeSpan seen) {}

  private final String source;
  private final EventDefinition definition;
  private final ConceptGraph graph;
  private final MatcherSettings settings;
  private final RecentMoments recent;
  private final Evaluator root;
  private final Duration memory;
  private final Duration reach;
  private final Machine machine;
  private final BoxTrail trail;
  private final List<Alias> aliases = new ArrayList<>();
  private MediaTime lastSeen = MediaTime.ZERO;
  private MediaTime lastObserved = MediaTime.ZERO;
  private @Nullable Box lastBox;

  /**
   * @param recent what explanations look back at; whoever feeds the monitor keeps it
   */
  SubjectMonitor(
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
    root = Evaluators.of(definition, graph);
    memory = Horizon.of(definition.pattern());
    reach = root.lookback().plus(definition.timing().on()).plus(settings.maxSilence());
    machine = new Machine(definition.timing(), definition.minProbability());
    trail = new BoxTrail(settings);
  }

  /** From now on the subject goes by this id. */
  void follow(int id, MediaTime from) {
    aliases.add(new Alias(id, TimeSpan.instant(from)));
    if (aliases.size() > MAX_IDS) {
      aliases.remove(0);
    }
  }

  /** Whether the subject goes, or went, by this id. */
  boolean had(int id) {
    return aliases.stream().anyMatch(alias -> alias.id() == id);
  }

  /** From now on the subject goes by an id again that it had; the later ones were others. */
  void backTo(int id) {
    while (id() != id) {
      aliases.remove(aliases.size() - 1);
    }
  }

  /** The subject's present id. */
  int id() {
    return aliases.get(aliases.size() - 1).id();
  }

  /** Its track is in the picture, or something was said of it. */
  void seen(MediaTime time, Optional<TrackState> track) {
    lastSeen = time;
    Alias current = aliases.remove(aliases.size() - 1);
    aliases.add(new Alias(current.id(), current.seen().hull(TimeSpan.instant(time))));
    track
        .filter(TrackState::observed)
        .ifPresent(
            state -> {
              lastObserved = time;
              lastBox = state.box();
            });
  }

  /** One moment more; returns the hit that is complete as of now, if one is. */
  Optional<EventHit> step(Scene scene) {
    List<Integer> ids = aliases.stream().map(Alias::id).toList();
    Reading reading = root.read(new View(scene, ids));
    boolean wasActive = machine.active();
    Optional<EventHit> hit = machine.step(scene.time(), reading, root).map(this::hit);
    machine.explain(
        episode -> scene.time().since(episode.bestAt()).compareTo(RecentMoments.PATIENCE) >= 0,
        this::explain);
    if (!machine.active()) {
      trail.forgetBefore(scene.time().minus(reach));
    }
    boolean begins = machine.active() && !wasActive;
    if (begins || trail.due(scene.time())) {
      Set<Integer> tracks = new LinkedHashSet<>();
      if (!ids.isEmpty()) {
        tracks.add(ids.get(ids.size() - 1));
      }
      if (machine.active() && reading.holds()) {
        addTracks(root.evidence(1), tracks);
      }
      trail.keep(scene, tracks);
    }
    return hit;
  }

  Optional<EventHit> finish() {
    return machine.finish().map(this::hit);
  }

  /** Tells the evidence of the best moment what would be without each concept. */
  private void explain(Episode episode) {
    List<Moment> moments = recent.before(episode.bestAt(), memory);
    episode.explain(
        Counterfactuals.explain(
            definition, graph, episode.evidence(), episode.degree(), moments, this::idsAt));
  }

  /** The ids the subject had been seen under by then, the latest last. */
  private List<Integer> idsAt(MediaTime time) {
    return aliases.stream()
        .filter(alias -> !alias.seen().start().isAfter(time))
        .map(Alias::id)
        .toList();
  }

  private EventHit hit(Episode episode) {
    if (!episode.explained()) {
      explain(episode);
    }
    return new EventHit(
        source,
        definition.id(),
        definition.label(settings.language()),
        episode.span(),
        episode.alert(),
        episode.degree(),
        participants(episode),
        trail.during(episode.span()),
        definition.rule(),
        episode.evidence());
  }

  /** The event that became known at the last step, if one did. */
  Optional<EventAlert> alert() {
    machine.alert().filter(episode -> !episode.explained()).ifPresent(this::explain);
    return machine
        .alert()
        .map(
            episode ->
                new EventAlert(
                    source,
                    definition.id(),
                    definition.label(settings.language()),
                    episode.start(),
                    episode.alert(),
                    episode.degree(),
                    participants(episode),
                    definition.rule(),
                    episode.evidence()));
  }

  /** The subject under every id it had meanwhile, then the others of the best moment. */
  private List<Integer> participants(Episode episode) {
    Set<Integer> tracks = new LinkedHashSet<>();
    for (Alias alias : aliases) {
      if (!alias.seen().start().isAfter(episode.end())
          && !alias.seen().end().isBefore(episode.start())) {
        tracks.add(alias.id());
      }
    }
    if (tracks.isEmpty() && !aliases.isEmpty()) {
      tracks.add(id());
    }
    addTracks(episode.evidence(), tracks);
    return List.copyOf(tracks);
  }

  /** The tracks of the leaves, without those of what is denied. */
  private static void addTracks(Evidence evidence, Set<Integer> tracks) {
    if (evidence instanceof Evidence.Concept concept) {
      tracks.addAll(concept.tracks());
    } else if (!(evidence instanceof Evidence.Operation operation
        && operation.op().equals("not"))) {
      evidence.children().forEach(child -> addTracks(child, tracks));
    }
  }

  /** How long after it was last seen nothing can come of it any more. */
  Duration horizon() {
    Timing timing = definition.timing();
    return reach.plus(timing.off()).plus(timing.merge()).plus(timing.cooldown());
  }

  MediaTime lastSeen() {
    return lastSeen;
  }

  MediaTime lastObserved() {
    return lastObserved;
  }

  Optional<Box> lastBox() {
    return Optional.ofNullable(lastBox);
  }

  int remembered() {
    return root.remembered() + trail.size() + aliases.size();
  }
}
