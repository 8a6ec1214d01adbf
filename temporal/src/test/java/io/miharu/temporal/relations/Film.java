package io.miharu.temporal.relations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import io.miharu.temporal.relations.TrackConceptSettings.Camera;
import io.miharu.temporal.tracking.EndedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/**
 * A hand-made sequence of tracks at 20 frames/s in a picture of 640 x 360 px, played through {@link
 * TrackConcepts}. A track is a label and a box over time; no box, and it has ended.
 */
final class Film {

  static final double RATE = 20;

  private record Role(String label, DoubleFunction<Optional<Box>> boxAt) {}

  private final Camera camera;
  private final List<Zone> zones;
  private final List<Role> roles = new ArrayList<>();
  private boolean whole = true;
  private float confidence = 0.9f;

  private Film(Camera camera, List<Zone> zones) {
    this.camera = camera;
    this.zones = zones;
  }

  static Film standing(Zone... zones) {
    return new Film(Camera.FIXED, List.of(zones));
  }

  static Film driving(Zone... zones) {
    return new Film(Camera.DRIVING, List.of(zones));
  }

  /** The next track, from id 1 on, that is there all the time. */
  Film with(String label, DoubleFunction<Box> boxAt) {
    return with(label, 0, 1e9, boxAt);
  }

  /** The next track, in the picture from {@code from} until before {@code until}, in seconds. */
  Film with(String label, double from, double until, DoubleFunction<Box> boxAt) {
    roles.add(
        new Role(
            label,
            t ->
                t >= from - 1e-9 && t < until - 1e-9
                    ? Optional.of(boxAt.apply(t))
                    : Optional.empty()));
    return this;
  }

  /** All boxes are around what moves. */
  Film ofMotion() {
    whole = false;
    return this;
  }

  /** All detections are this sure, not 0.9. */
  Film seenWith(double confidence) {
    this.confidence = (float) confidence;
    return this;
  }

  /** The scores of the frame at {@code seconds}, the film's last one. */
  List<ConceptScore> at(double seconds) {
    List<List<ConceptScore>> all = play(seconds);
    return all.get(all.size() - 1);
  }

  /** The largest probability of a concept about exactly these tracks at {@code seconds}; or 0. */
  double at(double seconds, String concept, Integer... tracks) {
    return largest(at(seconds), concept, tracks);
  }

  /** The largest probability at any time up to {@code seconds}. */
  double ever(double seconds, String concept, Integer... tracks) {
    return play(seconds).stream()
        .mapToDouble(scores -> largest(scores, concept, tracks))
        .max()
        .orElseThrow();
  }

  List<List<ConceptScore>> play(double seconds) {
    return play(
        seconds,
        new TrackConcepts(TrackConceptSettings.DEFAULT.withCamera(camera), 640, 360, zones));
  }

  List<List<ConceptScore>> play(double seconds, TrackConcepts concepts) {
    List<List<ConceptScore>> all = new ArrayList<>();
    TreeMap<Integer, EndedTrack> live = new TreeMap<>();
    for (int frame = 0; frame <= Math.round(seconds * RATE); frame++) {
      MediaTime time = MediaTime.ofSeconds(frame / RATE);
      List<TrackState> states = new ArrayList<>();
      List<EndedTrack> ended = new ArrayList<>();
      for (int i = 0; i < roles.size(); i++) {
        int id = i + 1;
        Optional<Box> now = roles.get(i).boxAt().apply(frame / RATE);
        EndedTrack before = live.get(id);
        if (now.isPresent()) {
          ConceptId label = ConceptId.of(roles.get(i).label());
          EndedTrack after =
              before == null
                  ? new EndedTrack(id, label, 1, time, time, now.get(), now.get())
                  : new EndedTrack(id, label, 1, before.since(), time, before.bornBox(), now.get());
          live.put(id, after);
          states.add(
              new TrackState(id, label, 1, now.get(), confidence, true, whole, after.since()));
        } else if (before != null && time.secondsSince(before.lastSeen()) > 1) {
          ended.add(before);
          live.remove(id);
        }
      }
      all.add(concepts.score(time, states, ended, List.of()));
    }
    return all;
  }

  static double largest(List<ConceptScore> scores, String concept, Integer... tracks) {
    return scores.stream()
        .filter(score -> score.concept().value().equals(concept))
        .filter(score -> tracks.length == 0 || score.tracks().equals(List.of(tracks)))
        .mapToDouble(ConceptScore::probability)
        .max()
        .orElse(0);
  }

  /** A standing person 24 px wide and 60 px tall, by the foot point. */
  static Box person(double x, double y) {
    return Box.ofSize(x - 12, y - 60, 24, 60);
  }

  static void met(double probability) {
    assertTrue(probability > 0.5, "met, but " + probability);
  }

  static void missed(double probability) {
    assertTrue(probability < 0.5, "missed, but " + probability);
  }
}
