package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.ViperReader;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sequences of some pairs of ViPER files.
 *
 * <p>To each video of the truth belongs the first system file that names the same video and whose
 * annotated frames reach at least from the truth's first to its last. There is a sequence for every
 * kind of object in the truth, or in the system's file where the truth has none.
 *
 * @param sequences in the order of the truth
 * @param unmatched the names of truth files without a system file
 */
public record ClearFiles(List<ClearSequence> sequences, List<String> unmatched) {

  private static final double USUAL_WIDTH = 720; // F4DE's, for files that do not tell
  private static final double USUAL_HEIGHT = 480;

  public ClearFiles {
    sequences = List.copyOf(sequences);
    unmatched = List.copyOf(unmatched);
  }

  private record Video(Path path, ViperSource source, AnnotatedFrames frames) {

    String file() {
      return String.valueOf(path.getFileName());
    }
  }

  /**
   * Reads pairs of files, in any order.
   *
   * @param skipUnmatched whether a truth file without a system file is left out; it is refused
   *     otherwise
   * @throws DataFormatException if a file is not ViPER as the task's domain has it, if a place is
   *     none, or if a video is missing
   */
  public static ClearFiles read(
      List<Path> truths, List<Path> systems, ClearTask task, boolean skipUnmatched)
      throws IOException {
    List<Video> real = new ArrayList<>();
    for (Path path : truths) {
      for (ViperSource source : ViperReader.read(path).sources()) {
        real.add(new Video(path, source, AnnotatedFrames.ofTruth(path, source)));
      }
    }
    List<Video> found = new ArrayList<>();
    for (Path path : systems) {
      for (ViperSource source : ViperReader.read(path).sources()) {
        found.add(new Video(path, source, AnnotatedFrames.ofSystem(path, source)));
      }
    }
    List<ClearSequence> sequences = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    for (Video truth : real) {
      Optional<Video> system = match(truth, found, task);
      if (system.isPresent()) {
        for (String kind : kinds(truth, system.get(), task.domain())) {
          sequences.add(sequence(truth, system.get(), kind, task));
        }
      } else if (skipUnmatched) {
        unmatched.add(truth.file());
      } else {
        throw missing(truth, found);
      }
    }
    return new ClearFiles(sequences, unmatched);
  }

  private static Optional<Video> match(Video truth, List<Video> found, ClearTask task) {
    return found.stream()
        .filter(video -> sameVideo(video, truth))
        .filter(video -> task.partial() || video.frames.cover(truth.frames))
        .findFirst();
  }

  private static boolean sameVideo(Video one, Video other) {
    return one.source.videoName().equalsIgnoreCase(other.source.videoName());
  }

  private static DataFormatException missing(Video truth, List<Video> found) {
    for (Video video : found) {
      if (sameVideo(video, truth)) {
        return DataFormatException.at(
            video.path.toString(),
            video.source.line(),
            1,
            "needed annotated frames from %s as in %s, got %s; --overlapNotRequired scores them"
                .formatted(truth.frames.reach(), truth.path, video.frames.reach()));
      }
    }
    return new DataFormatException(
        "%s: needed a system file about its video %s, got files about %s"
            .formatted(
                truth.path,
                truth.source.videoName(),
                found.stream().map(video -> video.source.videoName()).toList()));
  }

  private static Set<String> kinds(Video truth, Video system, ClearDomain domain)
      throws DataFormatException {
    Set<String> real = ClearObject.kinds(truth.source);
    Set<String> found = ClearObject.kinds(system.source);
    found.retainAll(domain.kinds());
    if (real.isEmpty()) {
      return found.isEmpty() ? Set.of("") : found;
    }
    Set<String> common = new LinkedHashSet<>(ClearObject.kinds(system.source));
    boolean systemIsEmpty = common.isEmpty();
    common.retainAll(real);
    if (!systemIsEmpty && common.isEmpty()) {
      throw DataFormatException.at(
          system.path.toString(),
          system.source.line(),
          1,
          "needed objects %s as in %s, got %s"
              .formatted(real, truth.path, ClearObject.kinds(system.source)));
    }
    return real;
  }

  private static ClearSequence sequence(Video truth, Video system, String kind, ClearTask task)
      throws DataFormatException {
    ClearFrames frames = new ClearFrames(truth.frames, system.frames);
    if (!kind.isEmpty()) {
      PlaceReader real = new PlaceReader(truth.path, task, truth.source.frames());
      for (ClearObject object : ClearObject.of(truth.path, truth.source, kind, task.domain())) {
        frames.addTruth(object, real);
      }
      PlaceReader found = new PlaceReader(system.path, task, system.source.frames());
      for (ClearObject object : ClearObject.of(system.path, system.source, kind, task.domain())) {
        frames.addSystem(object, found);
      }
    }
    double width = size(truth, "H-FRAME-SIZE");
    double height = size(truth, "V-FRAME-SIZE");
    boolean told = width > 0 && height > 0;
    return new ClearSequence(
        truth.file(),
        system.file(),
        truth.source.videoName(),
        kind,
        task.measure(),
        told ? width : USUAL_WIDTH,
        told ? height : USUAL_HEIGHT,
        frames.list());
  }

  /** In pixels; NaN where the file does not tell. */
  private static double size(Video video, String attribute) throws DataFormatException {
    for (ViperValue value : video.source.information().getOrDefault(attribute, List.of())) {
      String text = value.value().orElse("");
      try {
        double size = Double.parseDouble(text);
        if (size > 0 && Double.isFinite(size)) {
          return size;
        }
      } catch (NumberFormatException e) {
        // refused below, with what it was
      }
      throw DataFormatException.at(
          video.path.toString(),
          value.line(),
          1,
          "needed pixels above 0 as %s, got \"%s\"".formatted(attribute, text));
    }
    return Double.NaN;
  }
}
