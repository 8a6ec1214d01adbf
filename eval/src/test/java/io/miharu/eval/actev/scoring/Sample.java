package io.miharu.eval.actev.scoring;

import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.FileIndex.Video;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Truths and outputs of a few words: two videos of 1,800 frames at 30 frames/s, 2 minutes. */
final class Sample {

  static final String A = "a.mp4";
  static final String B = "b.mp4";

  private Sample() {}

  static FileIndex files() {
    Map<String, Video> videos = new LinkedHashMap<>();
    videos.put(A, Video.whole(30, 1800));
    videos.put(B, Video.whole(30, 1800));
    return new FileIndex(videos);
  }

  static ActivityIndex activities(String... names) {
    TreeMap<String, List<String>> index = new TreeMap<>();
    for (String name : names) {
      index.put(name, List.of());
    }
    return new ActivityIndex(index);
  }

  static ActivityInstance truth(int id, String activity, String file, long first, long end) {
    return new ActivityInstance(
        activity, id, file, List.of(new FrameSpan(first, end)), OptionalDouble.empty(), List.of());
  }

  static ActivityInstance claim(
      int id, String activity, String file, long first, long end, double conf) {
    return with(truth(id, activity, file, first, end), conf);
  }

  static ActivityInstance with(ActivityInstance instance, double conf, ActivityObject... objects) {
    return new ActivityInstance(
        instance.activity(),
        instance.id(),
        instance.file(),
        instance.active(),
        OptionalDouble.of(conf),
        List.of(objects));
  }

  static ActivityFile file(List<ActivityInstance> instances) {
    return new ActivityFile(List.of(A, B), instances);
  }

  static ActevScores score(
      ActevProtocol protocol, List<ActivityInstance> truth, List<ActivityInstance> system) {
    return score(protocol, truth, system, ActevOptions.DEFAULT);
  }

  static ActevScores score(
      ActevProtocol protocol,
      List<ActivityInstance> truth,
      List<ActivityInstance> system,
      ActevOptions options) {
    return ActevScorer.score(
        protocol,
        ScoringParameters.of(protocol),
        activities("Closing", "Opening"),
        files(),
        file(truth),
        file(system),
        options);
  }

  static double value(ActevScores scores, String metric) {
    Number value = scores.aggregated().get(metric);
    if (value == null) {
      throw new AssertionError("no " + metric + " in " + scores.aggregated().keySet());
    }
    return value.doubleValue();
  }
}
