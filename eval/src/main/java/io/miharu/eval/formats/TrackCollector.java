package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins the boxes of one video into tracks, whatever its file calls them. A name that is a number
 * from 1 and is still free becomes the id; all others are numbered behind the largest of those.
 *
 * <p>Not thread-safe.
 */
final class TrackCollector {

  /** A box as it is read. */
  private record Seen(Box box, float confidence) {}

  /** One track as it grows. */
  private static final class Path {
    private ConceptId label = Names.UNKNOWN;
    private final SortedMap<Long, Seen> points = new TreeMap<>();
  }

  private final Map<String, Path> paths = new LinkedHashMap<>();
  private Map<String, Integer> ids = Map.of();

  /** Makes a name known, with or without boxes. */
  void mention(String key) {
    paths.computeIfAbsent(key, any -> new Path());
  }

  void label(String key, ConceptId label) {
    paths.computeIfAbsent(key, any -> new Path()).label = label;
  }

  /**
   * Adds a box.
   *
   * @param frame from 0
   * @param confidence moved into [0, 1] where it lies outside
   * @return false where this track has a box in this frame already, which then stays
   */
  boolean add(String key, long frame, Box box, double confidence) {
    Seen seen = new Seen(box, (float) Math.max(0, Math.min(1, confidence)));
    return paths.computeIfAbsent(key, any -> new Path()).points.putIfAbsent(frame, seen) == null;
  }

  /** The id of a name that was mentioned; fixed from the first call on. */
  int id(String key) {
    if (ids.isEmpty()) {
      number();
    }
    Integer id = ids.get(key);
    if (id == null) {
      throw new IllegalStateException("no track was called " + key);
    }
    return id;
  }

  boolean knows(String key) {
    return paths.containsKey(key);
  }

  /** How many tracks could not keep their number. */
  long renumbered() {
    return paths.keySet().stream().filter(key -> !key.equals(Integer.toString(id(key)))).count();
  }

  private void number() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    int most = 0;
    for (String key : paths.keySet()) {
      if (key.matches("[1-9][0-9]{0,8}") && taken.add(Integer.parseInt(key))) {
        numbers.put(key, Integer.parseInt(key));
        most = Math.max(most, Integer.parseInt(key));
      }
    }
    for (String key : paths.keySet()) {
      if (!numbers.containsKey(key)) {
        numbers.put(key, ++most);
      }
    }
    ids = numbers;
  }

  /** The tracks that have boxes. */
  List<Track> tracks(FrameTimes times) {
    List<Track> tracks = new ArrayList<>();
    paths.forEach(
        (key, path) -> {
          if (!path.points.isEmpty()) {
            List<Track.Point> points = new ArrayList<>();
            path.points.forEach(
                (frame, seen) ->
                    points.add(
                        new Track.Point(
                            frame, times.timeOf(frame + 1), seen.box(), seen.confidence())));
            tracks.add(new Track(id(key), path.label, points));
          }
        });
    return tracks;
  }
}
