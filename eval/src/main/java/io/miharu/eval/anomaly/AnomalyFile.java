package io.miharu.eval.anomaly;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.csv.CsvFile;
import io.miharu.eval.csv.CsvFile.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the two tables of anomaly scoring.
 *
 * <p>Truth: {@code video,frame_count,start1,end1[,start2,end2…]}, frames from 0, ends inside; no
 * stretch, or one of -1,-1, for a normal video. Scores: {@code video,frame,score}, in any order,
 * with frames 0 to n − 1 of each video. Where n is less than the video's frames, each score stands
 * for a segment, and frame f takes the one of segment ⌊f · n / frames⌋. Both may begin with a line
 * of titles.
 */
public final class AnomalyFile {

  private AnomalyFile() {}

  /**
   * Reads both.
   *
   * @throws DataFormatException if a line does not fit, a video or frame is given twice, or the two
   *     do not speak of the same videos
   */
  public static List<AnomalyVideo> read(Path truthFile, Path scoresFile) throws IOException {
    Map<String, boolean[]> truth = truth(truthFile);
    Map<String, Map<Integer, Double>> scores = scores(scoresFile, truth);
    List<AnomalyVideo> videos = new ArrayList<>();
    for (Map.Entry<String, boolean[]> entry : truth.entrySet()) {
      String name = entry.getKey();
      Map<Integer, Double> given = scores.get(name);
      if (given == null) {
        throw new DataFormatException(
            "%s: needed scores of every video of %s, got none of %s"
                .formatted(scoresFile, truthFile, name));
      }
      int frames = entry.getValue().length;
      double[] perFrame = new double[frames];
      for (int frame = 0; frame < frames; frame++) {
        int segment = (int) ((long) frame * given.size() / frames);
        Double score = given.get(segment);
        if (score == null) {
          throw new DataFormatException(
              "%s: needed the frames 0 to %d of %s, got no %d"
                  .formatted(scoresFile, given.size() - 1, name, segment));
        }
        perFrame[frame] = score;
      }
      videos.add(new AnomalyVideo(name, perFrame, entry.getValue()));
    }
    return videos;
  }

  private static Map<String, boolean[]> truth(Path file) throws IOException {
    Map<String, boolean[]> videos = new LinkedHashMap<>();
    CsvFile.read(
        file,
        line -> {
          if (videos.isEmpty() && !line.isNumber(1)) {
            return; // titles
          }
          int frames = line.whole(1, "the number of frames", 1);
          boolean[] anomalous = new boolean[frames];
          if (line.size() % 2 != 0 && !line.text(line.size() - 1).isEmpty()) {
            throw line.fault(
                line.size() - 1, "needed stretches as pairs start,end, got one number left over");
          }
          for (int i = 2; i + 1 < line.size(); i += 2) {
            mark(line, i, anomalous);
          }
          if (videos.put(line.text(0), anomalous) != null) {
            throw line.fault(0, "needed each video once, got \"%s\" again".formatted(line.text(0)));
          }
        });
    return videos;
  }

  private static void mark(Line line, int index, boolean[] anomalous) throws DataFormatException {
    if (line.text(index).isEmpty() && line.text(index + 1).isEmpty()) {
      return;
    }
    int first = line.whole(index, "the first frame", -1);
    int last = line.whole(index + 1, "the last frame", -1);
    if (first == -1 && last == -1) {
      return;
    }
    if (first < 0 || first > last || last >= anomalous.length) {
      throw line.fault(
          index,
          "needed 0 <= start <= end < %d, got %d,%d".formatted(anomalous.length, first, last));
    }
    for (int frame = first; frame <= last; frame++) {
      anomalous[frame] = true;
    }
  }

  private static Map<String, Map<Integer, Double>> scores(Path file, Map<String, boolean[]> truth)
      throws IOException {
    Map<String, Map<Integer, Double>> scores = new LinkedHashMap<>();
    CsvFile.read(
        file,
        line -> {
          if (scores.isEmpty() && !line.isNumber(1)) {
            return; // titles
          }
          String video = line.text(0);
          boolean[] frames = truth.get(video);
          if (frames == null) {
            throw line.fault(0, "needed a video of the truth, got \"%s\"".formatted(video));
          }
          int frame = line.whole(1, "the frame", 0);
          if (frame >= frames.length) {
            throw line.fault(1, "needed a frame below %d, got %d".formatted(frames.length, frame));
          }
          Double before =
              scores
                  .computeIfAbsent(video, name -> new HashMap<>())
                  .put(frame, line.number(2, "the score"));
          if (before != null) {
            throw line.fault(
                1, "needed each frame once, got %d of %s again".formatted(frame, video));
          }
        });
    return scores;
  }
}
