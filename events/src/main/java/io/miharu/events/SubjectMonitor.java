package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
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

  /** A relation may be told of a track this long after it was last in the picture. */
  private static final Duration LATE_WORD = Duration.ofSeconds(5);

  /** How many track ids of one and the same subject are remembered. */
  private static final int MAX_IDS = 8;

  /** A subject under one track id. */
  private static final class Alias {
    final int id;
    final MediaTime from;
    MediaTime to;

    Alias(int id, MediaTime from) {
      this.id = id;
      this.from = from;
      to = from;
    }
  }

  private final String source;
  private final EventDefinition definition;
  private final ConceptGraph graph;
  private final MatcherSettings settings;
  private final RecentMoments recent;
  private final Evaluator root;
  private final Duration memory;
  private final Duration reach;
  private final Duration horizon;
  private final Machine machine;
  private final BoxTrail trail;
  private final List<Alias> aliases = new ArrayList<>();
  private List<Integer> ids = List.of();
  private boolean resting;
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
    Timing timing = definition.timing();
    horizon = reach.plus(timing.off()).plus(timing.merge()).plus(timing.cooldown()).plus(LATE_WORD);
    machine = new Machine(definition.timing(), definition.minProbability());
    trail = new BoxTrail(settings);
  }

  /** From now on the subject goes by this id. */
  void follow(int id, MediaTime from) {
    aliases.add(new Alias(id, from));
    if (aliases.size() > MAX_IDS) {
      aliases.remove(0);
    }
    renumber();
  }

  /** Whether the subject goes, or went, by this id. */
  boolean had(int id) {
    return ids.contains(id);
  }

  /** From now on the subject goes by an id again that it had; the later ones were others. */
  void backTo(int id) {
    while (id() != id) {
      aliases.remove(aliases.size() - 1);
    }
    renumber();
  }

  private void renumber() {
    ids = aliases.stream().map(alias -> alias.id).toList();
  }

  /** The subject's present id. */
  int id() {
    return aliases.get(aliases.size() - 1).id;
  }

  /** Its track is in the picture, or something was said of it. */
  void seen(MediaTime time, Optional<TrackState> track) {
    lastSeen = time;
    Alias current = aliases.get(aliases.size() - 1);
    current.to = time.isAfter(current.to) ? time : current.to;
    if (track.isPresent() && track.get().observed()) {
      lastObserved = time;
      lastBox = track.get().box();
    }
  }

  /** Whether a moment like the last one, at which nothing is seen of the subject, says nothing. */
  boolean rests(Scene scene) {
    return resting && unseen(scene);
  }

  /**
   * One moment more; returns the hit that is complete as of now, if one is.
   *
   * @param mayRest whether nothing that the event heeds holds of the scene itself
   */
  Optional<EventHit> step(Scene scene, boolean mayRest) {
    resting = false;
    Reading reading = root.read(new View(scene, ids));
    boolean wasActive = machine.active();
    Optional<EventHit> hit = machine.step(scene.time(), reading, root).map(this::hit);
    if (machine.active()) {
      MediaTime due = scene.time().minus(RecentMoments.PATIENCE);
      machine.explain(episode -> !episode.bestAt().isAfter(due), this::explain);
    }
    boolean begins = machine.active() && !wasActive;
    if (begins || trail.due(scene.time())) {
      if (!machine.active()) {
        trail.forgetBefore(scene.time().minus(reach));
      }
      Set<Integer> tracks = new LinkedHashSet<>();
      if (!ids.isEmpty()) {
        tracks.add(ids.get(ids.size() - 1));
      }
      if (machine.active() && reading.holds()) {
        addTracks(root.evidence(1), tracks);
      }
      trail.keep(scene, tracks);
    }
    resting =
        mayRest
            && !reading.holds()
            && !machine.active()
            && !trail.thinned()
            && unseen(scene)
            && root.settled();
    return hit;
  }

  /** Whether nothing is seen or said of the subject's tracks; a whole scene is always seen. */
  private boolean unseen(Scene scene) {
    for (int i = 0; i < ids.size(); i++) {
      if (scene.speaksOf(ids.get(i))) {
        return false;
      }
    }
    return !ids.isEmpty();
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
        .filter(alias -> !alias.from.isAfter(time))
        .map(alias -> alias.id)
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
      if (!alias.from.isAfter(episode.end()) && !alias.to.isBefore(episode.start())) {
        tracks.add(alias.id);
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
    return horizon;
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
