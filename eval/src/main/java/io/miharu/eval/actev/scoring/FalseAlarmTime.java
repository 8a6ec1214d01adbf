package io.miharu.eval.actev.scoring;

import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.scoring.ActevProtocol.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The frames in which a system claims an activity falsely, instance by instance, best first.
 *
 * <p>Source: ActEV_Scorer 0.5.8. The denominator is the frames in which the activity does not
 * happen, in [0, D) of every video, D being the number of its selected frames: the reference counts
 * from frame 0 there, also where the selected frames begin at 1 or far behind. It only marks the
 * end at D, so that where the activity happens behind D, what lies between two such spans is quiet
 * again.
 */
final class FalseAlarmTime {

  private final long[] added;
  private final long denominator;

  private FalseAlarmTime(long[] added, long denominator) {
    this.added = added;
    this.denominator = denominator;
  }

  /** [S], in frames: what each instance adds to the ones before. */
  long[] added() {
    return added;
  }

  /** In frames. */
  long denominator() {
    return denominator;
  }

  static FalseAlarmTime of(
      List<Instance> bestFirst, List<Instance> truth, VideoSet videos, Rate rate) {
    Map<String, List<Spans>> truths = new LinkedHashMap<>();
    Map<String, List<Integer>> claims = new LinkedHashMap<>();
    videos.selected().keySet().forEach(video -> truths.put(video, new ArrayList<>()));
    truth.forEach(
        instance ->
            truths
                .computeIfAbsent(instance.file(), video -> new ArrayList<>())
                .add(instance.active()));
    for (int i = 0; i < bestFirst.size(); i++) {
      claims.computeIfAbsent(bestFirst.get(i).file(), video -> new ArrayList<>()).add(i);
    }
    long[] added = new long[bestFirst.size()];
    long denominator = 0;
    for (Map.Entry<String, List<Spans>> video : truths.entrySet()) {
      Quiet quiet = Quiet.of(Spans.union(video.getValue()), videos.frames(video.getKey()));
      denominator += quiet.frames();
      List<Integer> indices = claims.getOrDefault(video.getKey(), List.of());
      if (rate == Rate.TFA_BY_INSTANCE) {
        for (int i : indices) {
          added[i] = bestFirst.get(i).active().overlap(quiet.spans());
        }
      } else if (!indices.isEmpty()) {
        List<Spans> spans = indices.stream().map(i -> bestFirst.get(i).active()).toList();
        long[] excess = new Excess(video.getValue(), spans).addedBy(spans);
        for (int i = 0; i < excess.length; i++) {
          added[indices.get(i)] = excess[i];
        }
      }
    }
    return new FalseAlarmTime(added, denominator);
  }

  /**
   * Where an activity does not happen.
   *
   * @param spans the last one without end, where the activity ends behind the last selected frame
   * @param frames in all spans but one without end
   */
  private record Quiet(Spans spans, long frames) {

    private static final long NEVER = Long.MAX_VALUE / 4;

    static Quiet of(Spans happening, long selected) {
      TreeMap<Long, Boolean> quietFrom = new TreeMap<>();
      if (happening.isEmpty() || happening.begin() != 0) {
        quietFrom.put(0L, true);
      }
      for (int i = 0; i < happening.count(); i++) {
        quietFrom.put(happening.first(i), false);
        quietFrom.put(happening.end(i), true);
      }
      quietFrom.put(selected, false);
      List<FrameSpan> spans = new ArrayList<>();
      long since = NEVER;
      long frames = 0;
      for (Map.Entry<Long, Boolean> step : quietFrom.entrySet()) {
        if (step.getValue()) {
          since = Math.min(since, step.getKey());
        } else if (since < NEVER) {
          spans.add(new FrameSpan(since, step.getKey()));
          frames += step.getKey() - since;
          since = NEVER;
        }
      }
      if (since < NEVER) {
        spans.add(new FrameSpan(since, NEVER));
      }
      return new Quiet(Spans.of(spans), frames);
    }
  }

  /** How many more instances are claimed than happen, from edge to edge of one video. */
  private static final class Excess {

    private final long[] edges;
    private final int[] excess; // [edges], from each edge to the next

    Excess(List<Spans> truths, List<Spans> claims) {
      edges =
          LongStream.concat(
                  truths.stream().flatMapToLong(Excess::edgesOf),
                  claims.stream().flatMapToLong(Excess::edgesOf))
              .sorted()
              .distinct()
              .toArray();
      excess = new int[edges.length];
      for (Spans spans : truths) {
        for (int i = 0; i < spans.count(); i++) {
          for (int at = indexOf(spans.first(i)); edges[at] < spans.end(i); at++) {
            excess[at]--;
          }
        }
      }
    }

    private static LongStream edgesOf(Spans spans) {
      return IntStream.range(0, spans.count())
          .boxed()
          .flatMapToLong(i -> LongStream.of(spans.first(i), spans.end(i)));
    }

    private int indexOf(long edge) {
      return Arrays.binarySearch(edges, edge);
    }

    long[] addedBy(List<Spans> claims) {
      long[] added = new long[claims.size()];
      for (int claim = 0; claim < added.length; claim++) {
        Spans spans = claims.get(claim);
        for (int i = 0; i < spans.count(); i++) {
          for (int at = indexOf(spans.first(i)); edges[at] < spans.end(i); at++) {
            if (excess[at] >= 0) {
              added[claim] += edges[at + 1] - edges[at];
            }
            excess[at]++;
          }
        }
      }
      return added;
    }
  }
}
