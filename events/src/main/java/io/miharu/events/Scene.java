package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One moment, looked up by what is wanted. Its maps are only ever asked, never walked through, so
 * their order shows nowhere.
 */
final class Scene {

  /** The track id under which scores of the scene as a whole are kept; tracks start at 1. */
  private static final int SCENE = 0;

  /** From this many tracks on a score is of a group, and each member its subject. */
  private static final int GROUP = 3;

  private final MediaTime time;
  private final List<TrackState> tracks;
  private final Map<Integer, TrackState> byId = new HashMap<>();
  private final Map<Wanted, Map<Integer, ConceptScore>> strongestByTrack = new HashMap<>();
  private final Map<Wanted, ConceptScore> strongest = new HashMap<>();
  private final Map<Wanted, List<ConceptScore>> all = new HashMap<>();

  private Scene(Moment moment) {
    time = moment.time();
    tracks = moment.tracks();
    tracks.forEach(track -> byId.put(track.id(), track));
  }

  /** Sorts moments into scenes; remembers which concept answers which wish. Not thread-safe. */
  static final class Indexer {
    private final ConceptGraph graph;
    private final List<Wanted> wishes;
    private final Map<ConceptId, List<Wanted>> answers = new HashMap<>();

    Indexer(ConceptGraph graph, Set<Wanted> wishes) {
      this.graph = graph;
      this.wishes = List.copyOf(wishes);
    }

    Scene index(Moment moment) {
      Scene scene = new Scene(moment);
      for (ConceptScore score : moment.scores()) {
        for (Wanted wanted : answers.computeIfAbsent(score.concept(), this::answeredBy)) {
          if (wanted.zone().isEmpty() || wanted.zone().equals(score.zone())) {
            scene.add(wanted, score);
          }
        }
      }
      return scene;
    }

    private List<Wanted> answeredBy(ConceptId seen) {
      return wishes.stream().filter(wish -> graph.satisfies(seen, wish.concept())).toList();
    }
  }

  private void add(Wanted wanted, ConceptScore score) {
    all.computeIfAbsent(wanted, unused -> new ArrayList<>()).add(score);
    strongest.merge(wanted, score, Scene::stronger);
    Map<Integer, ConceptScore> byTrack =
        strongestByTrack.computeIfAbsent(wanted, unused -> new HashMap<>());
    for (int track : subjects(score)) {
      byTrack.merge(track, score, Scene::stronger);
    }
  }

  /** Whom a score is about: the scene, the one who acts, or every member of a group. */
  static List<Integer> subjects(ConceptScore score) {
    List<Integer> tracks = score.tracks();
    if (tracks.isEmpty()) {
      return List.of(SCENE);
    }
    return tracks.size() < GROUP ? tracks.subList(0, 1) : tracks;
  }

  private static ConceptScore stronger(ConceptScore earlier, ConceptScore later) {
    return later.probability() > earlier.probability() ? later : earlier;
  }

  MediaTime time() {
    return time;
  }

  List<TrackState> tracks() {
    return tracks;
  }

  Optional<TrackState> track(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Nullable ConceptScore strongest(Wanted wanted) {
    return strongest.get(wanted);
  }

  @Nullable ConceptScore ofSceneItself(Wanted wanted) {
    return ofTrack(wanted, SCENE);
  }

  @Nullable ConceptScore ofTrack(Wanted wanted, int track) {
    Map<Integer, ConceptScore> byTrack = strongestByTrack.get(wanted);
    return byTrack == null ? null : byTrack.get(track);
  }

  /** Every score that answers the wish, in the moment's order. */
  List<ConceptScore> all(Wanted wanted) {
    return all.getOrDefault(wanted, List.of());
  }
}
