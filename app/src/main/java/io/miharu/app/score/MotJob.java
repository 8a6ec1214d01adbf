package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.eval.mot.MotBenchmark;
import io.miharu.eval.mot.MotBenchmark.Sequence;
import io.miharu.eval.mot.MotProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of one tracker and what they are scored against.
 *
 * @param tracker its name
 * @param protocol what is left out
 * @param guessed whether the protocol was told from the truth, not by the user
 * @param videos at least one
 * @param output the folder for the reference's files; empty for none
 */
record MotJob(
    String tracker,
    MotProtocol protocol,
    boolean guessed,
    List<Video> videos,
    Optional<Path> output) {

  MotJob {
    videos = List.copyOf(videos);
  }

  /**
   * One sequence.
   *
   * @param length in frames, 0 where nobody says
   */
  record Video(String name, Path truth, Path found, int length) {}

  /** Of two files, or of two folders with a file per sequence. */
  static MotJob of(Path truth, Path tracker, Optional<Path> seqmap) throws IOException {
    List<Video> videos = new ArrayList<>();
    if (Files.isDirectory(truth)) {
      for (Sequence sequence : MotBenchmark.sequences(truth, seqmap, MotBenchmark.USUAL_TRUTH)) {
        Path found = tracker;
        if (Files.isDirectory(tracker)) {
          found = MotBenchmark.found(tracker, "", sequence.name());
        }
        videos.add(new Video(sequence.name(), sequence.truth(), found, sequence.length()));
      }
      if (videos.size() > 1 && !Files.isDirectory(tracker)) {
        throw new UsageException(
            "--gt has %d sequences, so --tracker needs a folder with a file for each, got %s"
                .formatted(videos.size(), tracker));
      }
    } else {
      Sequence sequence = MotBenchmark.sequence(truth);
      Path found = tracker;
      if (Files.isDirectory(tracker)) {
        found = MotBenchmark.found(tracker, "", sequence.name());
      }
      videos.add(new Video(sequence.name(), truth, found, sequence.length()));
    }
    return new MotJob(nameWithoutEnding(tracker), guess(videos), true, videos, Optional.empty());
  }

  /** By the truth's categories, and by the name of its sequence where that is telling. */
  private static MotProtocol guess(List<Video> videos) throws IOException {
    MotProtocol told = MotProtocol.of(videos.get(0).truth());
    boolean mot20 = videos.stream().allMatch(video -> video.name().startsWith("MOT20-"));
    return told == MotProtocol.MOT17 && mot20 ? MotProtocol.MOT20 : told;
  }

  static String nameWithoutEnding(Path file) {
    Path name = file.toAbsolutePath().normalize().getFileName();
    return String.valueOf(name).replaceFirst("\\.(txt|csv|json)$", "");
  }

  MotJob withProtocol(Optional<MotProtocol> chosen) {
    return chosen.map(named -> new MotJob(tracker, named, false, videos, output)).orElse(this);
  }

  /** With a length that the user gave; 0 for none. */
  MotJob withLength(int length) {
    if (length < 0) {
      throw new UsageException("--seq-length needs a number of frames above 0, got " + length);
    }
    if (length == 0) {
      return this;
    }
    List<Video> timed = new ArrayList<>();
    for (Video video : videos) {
      timed.add(new Video(video.name(), video.truth(), video.found(), length));
    }
    return new MotJob(tracker, protocol, guessed, timed, output);
  }

  MotJob withOutput(Optional<Path> folder) {
    return new MotJob(tracker, protocol, guessed, videos, folder);
  }
}
