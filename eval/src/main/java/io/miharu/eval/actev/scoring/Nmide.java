package io.miharu.eval.actev.scoring;

import java.util.List;

/**
 * The normalised multiple-instance detection error: how badly the time of found instances fits.
 *
 * <p>Source: ActEV_Scorer 0.5.8. Of a pair, the missed share of the truth's frames and the share of
 * the other frames that are claimed beyond it, each at its cost, the frames around the truth's
 * edges left out.
 *
 * @param missCost the cost of missing the whole instance
 * @param falseAlarmCost the cost of claiming all of the rest
 * @param collar in frames, to either side of an edge
 */
record Nmide(double missCost, double falseAlarmCost, long collar) {

  static Nmide of(ScoringParameters parameters, boolean compat) {
    double miss = parameters.number("nmide.cost_miss", 1);
    // The reference takes the cost of a miss for both.
    double falseAlarm = compat ? miss : parameters.number("nmide.cost_fa", 1);
    return new Nmide(miss, falseAlarm, Math.round(parameters.number("nmide.ns_collar_size", 0)));
  }

  /**
   * The error of one pair, NaN where nothing of the instance or nothing but it is left to score.
   *
   * @param frames how many frames of the video are scored
   */
  double of(Pair pair, long frames) {
    Spans truth = pair.truth().active();
    Spans noScore = truth.collars(collar);
    Spans inside = truth.without(noScore);
    long outside = frames - Spans.union(List.of(truth, noScore)).length();
    if (inside.length() == 0 || outside == 0) {
      return Double.NaN;
    }
    Spans claimed = pair.system().active();
    double missed = inside.without(claimed).length() / (double) inside.length();
    double falseAlarm = claimed.without(truth).without(noScore).length() / (double) outside;
    return missCost * missed + falseAlarmCost * falseAlarm;
  }
}
