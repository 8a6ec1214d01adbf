package io.miharu.temporal.relations;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.core.Zone;
import io.miharu.temporal.tracking.EndedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One frame as the families of concepts see it, and the list they write their scores to.
 *
 * @param time of the frame
 * @param width of the picture, px
 * @param height of the picture, px
 * @param zones of the camera
 * @param actors the tracks of this frame, in rising order of ids
 * @param known by id, also those that are gone since a few seconds
 * @param ended the tracks that ended with this frame
 * @param scores what was said so far
 */
record Scene(
    MediaTime time,
    int width,
    int height,
    List<Zone> zones,
    List<Actor> actors,
    SortedMap<Integer, Actor> known,
    List<EndedTrack> ended,
    ArrayList<ConceptScore> scores) {

  static final String SOURCE = "tracks";

  /** Scores below this are not worth a line. */
  static final double MIN_PROBABILITY = 0.05;

  /** The names that are said here, which are few, and said again in every frame. */
  private static final Map<String, ConceptId> NAMED = new ConcurrentHashMap<>();

  private static ConceptId named(String concept) {
    return NAMED.computeIfAbsent(concept, ConceptId::of);
  }

  void say(String concept, double probability, Integer... tracks) {
    if (probability >= MIN_PROBABILITY) {
      scores.add(
          ConceptScore.ofTracks(named(concept), time, Math.min(1, probability), SOURCE, tracks));
    }
  }

  /** Says what began at {@code from} and could only be known now. */
  void saySince(MediaTime from, String concept, double probability, Integer... tracks) {
    if (probability >= MIN_PROBABILITY) {
      scores.add(
          new ConceptScore(
              named(concept),
              new TimeSpan(from, time),
              (float) Math.min(1, probability),
              SOURCE,
              List.of(tracks),
              Optional.empty(),
              Optional.empty()));
    }
  }

  void sayIn(Zone zone, String concept, double probability, Integer... tracks) {
    sayIn(zone, concept, probability, TimeSpan.instant(time), tracks);
  }

  /** Says something of a time that ends now. */
  void sayIn(Zone zone, String concept, double probability, TimeSpan span, Integer... tracks) {
    if (probability >= MIN_PROBABILITY) {
      float p = (float) Math.min(1, probability);
      scores.add(
          new ConceptScore(
                  named(concept),
                  span,
                  p,
                  SOURCE,
                  List.of(tracks),
                  Optional.empty(),
                  Optional.empty())
              .in(zone));
    }
  }
}
