package io.miharu.app.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which videos were judged for which events, and hold them. Immutable.
 *
 * @param events by name, in rising order
 */
record EventTruth(SortedMap<String, Judged> events) {

  /**
   * One event.
   *
   * @param id as TRECVID's files name it, such as {@code E006}
   * @param trials the name of the trial, such as {@code 000123.E006}, of every judged video, in
   *     rising order of videos
   * @param positives the videos that hold the event
   */
  record Judged(String id, SortedMap<String, String> trials, Set<String> positives) {

    Judged {
      trials = Collections.unmodifiableSortedMap(new TreeMap<>(trials));
      positives = Collections.unmodifiableSortedSet(new TreeSet<>(positives));
    }

    /** The judged videos, in rising order. */
    List<String> videos() {
      return List.copyOf(trials.keySet());
    }

    int negatives() {
      return trials.size() - positives.size();
    }
  }

  EventTruth {
    events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
  }

  /**
   * Every video was judged for every event; ids and trials are numbered from 1.
   *
   * @param positives per event the videos that hold it
   */
  static EventTruth ofAll(SortedSet<String> videos, SortedMap<String, Set<String>> positives) {
    SortedMap<String, Judged> events = new TreeMap<>();
    int number = 0;
    for (Map.Entry<String, Set<String>> event : positives.entrySet()) {
      String id = "E%03d".formatted(++number);
      SortedMap<String, String> trials = new TreeMap<>();
      for (String video : videos) {
        trials.put(video, "%06d.%s".formatted(trials.size() + 1, id));
      }
      events.put(event.getKey(), new Judged(id, trials, event.getValue()));
    }
    return new EventTruth(events);
  }

  /** All judged videos, in rising order. */
  List<String> videos() {
    SortedSet<String> videos = new TreeSet<>();
    events.values().forEach(event -> videos.addAll(event.trials().keySet()));
    return List.copyOf(videos);
  }
}
