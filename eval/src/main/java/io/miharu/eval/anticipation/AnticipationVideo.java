package io.miharu.eval.anticipation;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.csv.CsvFile;
import io.miharu.eval.csv.CsvFile.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One video's score per frame. Immutable.
 *
 * <p>Table: {@code video,label,toa_frame,fps,s0,s1,…}: the label is 1 where an accident happens,
 * then {@code toa_frame} is its frame, from 1 to the number of frames, so that all frames before it
 * are {@code s0} to {@code s(toa − 1)}; else both are 0 and empty. A line of titles may come first.
 */
public final class AnticipationVideo {

  private static final int FIRST_SCORE = 4;

  private final String name;
  private final int accident;
  private final double fps;
  private final double[] scores;

  /**
   * A video.
   *
   * @param accident the frame of the accident, from 1; 0 where there is none
   * @param fps frames a second, above 0
   */
  public AnticipationVideo(String name, int accident, double fps, double... scores) {
    if (!(fps > 0 && accident >= 0 && accident <= scores.length && scores.length > 0)) {
      throw new IllegalArgumentException(
          "needed fps above 0 and an accident within %d frames, got %s and %d"
              .formatted(scores.length, fps, accident));
    }
    this.name = name;
    this.accident = accident;
    this.fps = fps;
    this.scores = scores.clone();
  }

  /**
   * Reads a table.
   *
   * @throws DataFormatException if a line does not fit, or a video is given twice
   */
  public static List<AnticipationVideo> read(Path file) throws IOException {
    List<AnticipationVideo> videos = new ArrayList<>();
    Set<String> names = new HashSet<>();
    CsvFile.read(
        file,
        line -> {
          if (videos.isEmpty() && !line.isNumber(1)) {
            return; // titles
          }
          if (!names.add(line.text(0))) {
            throw line.fault(0, "needed each video once, got \"%s\" again".formatted(line.text(0)));
          }
          videos.add(video(line));
        });
    return videos;
  }

  private static AnticipationVideo video(Line line) throws DataFormatException {
    int label = line.whole(1, "the label", 0);
    if (label > 1) {
      throw line.fault(1, "needed a label of 0 or 1, got " + label);
    }
    double fps = line.number(3, "the frames a second");
    if (!(fps > 0)) {
      throw line.fault(3, "needed frames a second above 0, got " + fps);
    }
    line.text(FIRST_SCORE);
    double[] scores = new double[line.size() - FIRST_SCORE];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = line.number(FIRST_SCORE + i, "the score of frame " + i);
    }
    int accident = 0;
    if (label == 1) {
      accident = line.whole(2, "the accident's frame", 1);
      if (accident > scores.length) {
        throw line.fault(
            2,
            "needed an accident within the %d frames, got %d".formatted(scores.length, accident));
      }
    } else if (!line.text(2).isEmpty()) {
      throw line.fault(2, "needed no accident's frame where the label is 0, got " + line.text(2));
    }
    return new AnticipationVideo(line.text(0), accident, fps, scores);
  }

  public String name() {
    return name;
  }

  public boolean positive() {
    return accident > 0;
  }

  /** The accident's frame, from 1; 0 where there is none. */
  public int accident() {
    return accident;
  }

  public double fps() {
    return fps;
  }

  public int frames() {
    return scores.length;
  }

  /** How many frames count: those before the accident, or all. */
  int framesUsed() {
    return positive() ? accident : scores.length;
  }

  public double score(int frame) {
    return scores[frame];
  }

  /** The first frame used whose score is the threshold or more, or -1. */
  int firstAlert(double threshold) {
    for (int frame = 0; frame < framesUsed(); frame++) {
      if (scores[frame] >= threshold) {
        return frame;
      }
    }
    return -1;
  }
}
