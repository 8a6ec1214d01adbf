package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecJudgements.Group;
import io.miharu.eval.trec.TrecRun.Retrieved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One topic as the measures see it. Immutable. */
final class TrecTopic {

  private final List<JudgedRanking> rankings = new ArrayList<>();
  private final List<GainMeasures> gains = new ArrayList<>();
  private final PreferenceMeasures preferences;

  TrecTopic(
      JudgementFormat format, List<Group> groups, List<Retrieved> found, TrecOptions options) {
    Map<String, Integer> ranks = new HashMap<>();
    if (format.isPreferences()) {
      List<Retrieved> ranked = new ArrayList<>(found);
      // Here, unlike elsewhere, equal scores go by name ascending.
      ranked.sort(
          Comparator.comparingDouble(Retrieved::score)
              .reversed()
              .thenComparing(Retrieved::document));
      for (Retrieved document : ranked) {
        if (ranks.size() < options.mostRetrieved()) {
          ranks.put(document.document(), ranks.size() + 1);
        }
      }
    } else {
      for (Group group : groups) {
        JudgedRanking ranking = new JudgedRanking(found, group.parts().get(0), options);
        rankings.add(ranking);
        gains.add(new GainMeasures(ranking, Map.of()));
      }
    }
    preferences = new PreferenceMeasures(format.isPreferences() ? groups : List.of(), ranks);
  }

  /** The ranking beside the only judge's grades. */
  JudgedRanking ranking() {
    return rankings.get(0);
  }

  /** The same for measures that ask how relevant a document is, each grade gaining itself. */
  GainMeasures gains() {
    return gains.get(0);
  }

  PreferenceMeasures preferences() {
    return preferences;
  }

  /** A measure averaged over the judges. */
  double meanOfJudges(ToDoubleFunction<JudgedRanking> measure) {
    double sum = 0;
    for (JudgedRanking ranking : rankings) {
      sum += measure.applyAsDouble(ranking);
    }
    return sum / rankings.size();
  }
}
