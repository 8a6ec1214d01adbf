package io.miharu.learning.motion;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One clip as numbers that change while it runs.
 *
 * @param moments in rising order of time, one or more; the last is at the clip's end
 */
public record FilmedClip(List<Moment> moments) {

  /**
   * The clip as seen up to a moment.
   *
   * @param seconds from any start
   * @param judged whether an alert may come of it
   */
  public record Moment(double seconds, boolean judged, LabelledClip clip) {}

  public FilmedClip {
    moments = List.copyOf(moments);
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("a filmed clip needs a moment or more, got none");
    }
  }

  /** The clip as it is judged when all of it was seen. */
  public LabelledClip whole() {
    return moments.get(moments.size() - 1).clip();
  }

  /** So many of its moments, evenly spaced, the last one among them. */
  public List<LabelledClip> spread(int many) {
    return IntStream.rangeClosed(1, many)
        .map(i -> Math.max(1, moments.size() * i / many) - 1)
        .mapToObj(i -> moments.get(i).clip())
        .toList();
  }

  /**
   * The largest probability that holds for so long without a break; 0 where the clip is too short.
   *
   * @param places of the values that the fit weighs
   * @param seconds from the first to the last moment of the stretch
   */
  double held(LogisticRegression fit, List<Integer> places, double seconds) {
    double[] probabilities =
        moments.stream()
            .mapToDouble(
                moment ->
                    moment.judged() ? fit.probability(moment.clip().with(places).values()) : 0)
            .toArray();
    double best = 0;
    for (int from = 0; from < probabilities.length; from++) {
      double least = 1;
      for (int to = from; to < probabilities.length; to++) {
        least = Math.min(least, probabilities[to]);
        if (moments.get(to).seconds() - moments.get(from).seconds() >= seconds) {
          best = Math.max(best, least);
          break;
        }
      }
    }
    return best;
  }
}
