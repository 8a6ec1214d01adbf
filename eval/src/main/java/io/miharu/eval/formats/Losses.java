package io.miharu.eval.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a format cannot hold, to say so once. Not thread-safe. */
final class Losses {

  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** Notes {@code count} more of something; nothing for 0. */
  void add(long count, String what) {
    if (count > 0) {
      counts.merge(what, count, Long::sum);
    }
  }

  /** {@code 3 events: MOT text holds boxes only}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach((what, count) -> lines.add(count + " " + what));
    return lines;
  }

  /** What nearly no format has a place for. */
  void addAlerts(VideoAnnotations video) {
    add(
        video.events().stream().filter(event -> event.alert().isPresent()).count(),
        "alert time(s): only events.jsonl and WebVTT hold them");
  }

  /** Confidences of boxes, where the format has none. */
  void addConfidences(VideoAnnotations video, String format) {
    add(
        video.tracks().stream()
            .flatMap(track -> track.points().stream())
            .filter(point -> point.confidence() != 1)
            .count(),
        "confidence(s) of boxes: " + format + " has no place for them");
  }

  /** Whole pixels. */
  void addRounded(VideoAnnotations video, String format) {
    add(
        video.tracks().stream()
            .flatMap(track -> track.points().stream())
            .filter(point -> !Pixels.isWhole(point.box()))
            .count(),
        "box(es) rounded: " + format + " has whole pixels");
  }

  /** How large the pictures are. */
  void addSize(VideoAnnotations video, String format) {
    add(video.size().isPresent() ? 1 : 0, "picture size(s): " + format + " has no place for them");
  }

  /** The number of frames a second. */
  void addRate(VideoAnnotations video, String format) {
    add(
        video.timing().framesPerSecond().isPresent() ? 1 : 0,
        "frame rate(s): " + format + " has no place for them");
  }
}
