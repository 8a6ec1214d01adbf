package io.miharu.app.score;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.formats.VideoAnnotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which video of a truth is which of a run: by name, then by name without ending; and if there is
 * only one on each side, those two.
 *
 * @param pairs in the order of the truth
 * @param notes what was left out, for the reader
 */
record VideoPairs(List<Pair> pairs, List<String> notes) {

  /** One video; nothing was found in it where {@code found} is empty. */
  record Pair(VideoAnnotations truth, Optional<VideoAnnotations> found) {}

  VideoPairs {
    pairs = List.copyOf(pairs);
    notes = List.copyOf(notes);
  }

  static VideoPairs of(List<VideoAnnotations> truths, List<VideoAnnotations> founds)
      throws DataFormatException {
    List<Pair> pairs = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (VideoAnnotations truth : truths) {
      Optional<VideoAnnotations> found = partner(truth, truths, founds);
      if (found.isPresent() && !used.add(found.get().video())) {
        throw new DataFormatException(
            "two videos of the truth are called like %s; the second is %s"
                .formatted(found.get().video(), truth.video()));
      }
      if (found.isEmpty()) {
        notes.add("nothing was found in %s, or it was not run".formatted(truth.video()));
      } else if (!stem(truth.video()).equals(stem(found.get().video()))) {
        notes.add("%s of the truth is %s of the run".formatted(truth.video(), found.get().video()));
      }
      pairs.add(timed(truth, found, notes));
    }
    for (VideoAnnotations found : founds) {
      if (!used.contains(found.video())) {
        notes.add(
            "%s has no truth: its %d event(s) are left out"
                .formatted(found.video(), found.events().size()));
      }
    }
    if (used.isEmpty()) {
      throw new DataFormatException(
          "no video of the truth was run: the truth has %s, the run has %s"
              .formatted(names(truths), names(founds)));
    }
    return new VideoPairs(pairs, notes);
  }

  private static Optional<VideoAnnotations> partner(
      VideoAnnotations truth, List<VideoAnnotations> truths, List<VideoAnnotations> founds) {
    Optional<VideoAnnotations> same =
        founds.stream().filter(found -> found.video().equals(truth.video())).findFirst();
    if (same.isEmpty()) {
      same =
          founds.stream()
              .filter(found -> stem(found.video()).equals(stem(truth.video())))
              .findFirst();
    }
    return same.isEmpty() && truths.size() == 1 && founds.size() == 1
        ? Optional.of(founds.get(0))
        : same;
  }

  private static String stem(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** Gives the side that counts frames without a rate the rate of the other. */
  private static Pair timed(
      VideoAnnotations truth, Optional<VideoAnnotations> found, List<String> notes)
      throws DataFormatException {
    VideoAnnotations known = truth;
    Optional<VideoAnnotations> other = found;
    if (found.isPresent() && found.get().timing().framesPerSecond().isPresent()) {
      double rate = found.get().timing().framesPerSecond().getAsDouble();
      known = truth.atRate(rate);
      if (!known.timing().equals(truth.timing())) {
        notes.add("%s: the run's rate of %s frames/s is used".formatted(truth.video(), rate));
      }
    } else if (found.isPresent() && truth.timing().framesPerSecond().isPresent()) {
      other = Optional.of(found.get().atRate(truth.timing().framesPerSecond().getAsDouble()));
    }
    String reason = "events are compared in seconds";
    known.needSeconds(reason);
    if (other.isPresent()) {
      other.get().needSeconds(reason);
    }
    return new Pair(known, other);
  }

  private static List<String> names(List<VideoAnnotations> videos) {
    return videos.stream().map(VideoAnnotations::video).limit(5).toList();
  }
}
