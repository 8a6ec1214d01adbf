package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.FileIndex.Video;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The videos that are scored, and the three lengths that rates are made from.
 *
 * @param selected by video, the frames that are scored
 * @param minutes of all selected frames together
 * @param framesPerSecond of the first video: the reference's second, for all of them
 */
record VideoSet(Map<String, Spans> selected, double minutes, double framesPerSecond) {

  static VideoSet of(FileIndex index) {
    Map<String, Spans> selected = new LinkedHashMap<>();
    double seconds = 0;
    for (Map.Entry<String, Video> entry : index.videos().entrySet()) {
      Spans frames = Spans.of(entry.getValue().selected());
      selected.put(entry.getKey(), frames);
      seconds += frames.length() / entry.getValue().framerate();
    }
    double rate =
        index.videos().values().stream().mapToDouble(Video::framerate).findFirst().orElse(1);
    return new VideoSet(selected, seconds / 60, rate);
  }

  /** How many frames of a video are scored. */
  long frames(String video) {
    return selected.getOrDefault(video, Spans.NONE).length();
  }

  long frames() {
    return selected.values().stream().mapToLong(Spans::length).sum();
  }
}
