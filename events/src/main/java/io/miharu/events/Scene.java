package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** From this id on all tracks count as spoken of, so that the others fit into a few bytes. */
  private static final int MANY = 1 << 16;

  private final MediaTime time;
  private final List<TrackState> tracks;
  private final Map<Integer, TrackState> byId;
  private final Map<Wanted, Integer> places;

  /** The ids below {@link #MANY} of the tracks that are here, or of which anything is said. */
  private final BitSet spokenOf = new BitSet();

  /** What answers each wish, by its place; null where nothing does. */
  private final @Nullable Found[] found;

  private Scene(Moment moment, Map<Wanted, Integer> places) {
    time = moment.time();
    tracks = moment.tracks();
    byId = new HashMap<>(2 * tracks.size());
    for (TrackState track : tracks) {
      byId.put(track.id(), track);
      speak(track.id());
    }
    for (ConceptScore score : moment.scores()) {
      score.tracks().forEach(this::speak);
    }
    this.places = places;
    found = new Found[places.size()];
  }

  /** The scores that answer one wish. */
  static final class Found {
    private final List<ConceptScore> all = new ArrayList<>();
    private final Map<Integer, ConceptScore> strongestByTrack = new HashMap<>();
    private @Nullable ConceptScore strongest;

    private void add(ConceptScore score) {
      all.add(score);
      strongest = strongest == null ? score : stronger(strongest, score);
      List<Integer> about = score.tracks();
      if (about.isEmpty()) {
        strongestByTrack.merge(SCENE, score, Scene::stronger);
      } else {
        int subjects = about.size() < GROUP ? 1 : about.size();
        for (int i = 0; i < subjects; i++) {
          strongestByTrack.merge(about.get(i), score, Scene::stronger);
        }
      }
    }

    @Nullable ConceptScore strongest() {
      return strongest;
    }

    /** Every score that answers the wish, in the moment's order. */
    List<ConceptScore> all() {
      return all;
    }

    @Nullable ConceptScore ofSceneItself() {
      return strongestByTrack.get(SCENE);
    }

    @Nullable ConceptScore ofTrack(int track) {
      return strongestByTrack.get(track);
    }
  }

  /** Sorts moments into scenes; remembers which concept answers which wish. Not thread-safe. */
  static final class Indexer {

    /** A wish and its place. */
    private record Placed(Wanted wanted, int place) {}

    private final ConceptGraph graph;
    private final List<Placed> wishes = new ArrayList<>();
    private final Map<Wanted, Integer> places = new HashMap<>();
    private final Map<ConceptId, List<Placed>> answers = new HashMap<>();

    Indexer(ConceptGraph graph, Set<Wanted> wishes) {
      this.graph = graph;
      for (Wanted wanted : wishes) {
        places.put(wanted, this.wishes.size());
        this.wishes.add(new Placed(wanted, this.wishes.size()));
      }
    }

    Scene index(Moment moment) {
      Scene scene = new Scene(moment, places);
      for (ConceptScore score : moment.scores()) {
        for (Placed wish : answers.computeIfAbsent(score.concept(), this::answeredBy)) {
          Optional<String> zone = wish.wanted().zone();
          if (zone.isEmpty() || zone.equals(score.zone())) {
            scene.at(wish.place()).add(score);
          }
        }
      }
      return scene;
    }

    private List<Placed> answeredBy(ConceptId seen) {
      return wishes.stream()
          .filter(wish -> graph.satisfies(seen, wish.wanted().concept()))
          .toList();
    }
  }

  private Found at(int place) {
    Found there = found[place];
    if (there == null) {
      there = new Found();
      found[place] = there;
    }
    return there;
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

  private void speak(int id) {
    if (id >= 0 && id < MANY) {
      spokenOf.set(id);
    }
  }

  /** Whether a track is here, or anything is said of it; or nobody can say. */
  boolean speaksOf(int id) {
    return id < 0 || id >= MANY || spokenOf.get(id);
  }

  /** Which wish stands where; the same map in all scenes of one matcher. */
  Map<Wanted, Integer> places() {
    return places;
  }

  /** What answers the wish at a place; null where nothing does. */
  @Nullable Found found(int place) {
    return found[place];
  }
}
