package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecColumn.Printing;
import io.miharu.eval.trec.TrecColumn.Summary;
import io.miharu.eval.trec.TrecColumn.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * All measures under their trec_eval names, in the order in which trec_eval prints them, with the
 * parameters they have when none are given.
 */
final class MeasureCatalogue {

  private static final String CUTS = "5,10,15,20,30,100,200,500,1000";
  private static final String RECALLS = "0.0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0";
  private static final String MULTIPLES = "0.2,0.4,0.6,0.8,1.0,1.2,1.4,1.6,1.8,2.0";

  /** Which file of judgements a measure needs. */
  enum Needs {
    ANY,
    GRADES,
    SEVERAL_JUDGES,
    PREFERENCES
  }

  /**
   * @param defaults parameters when none are given; empty where it takes none
   * @param since the first version whose {@code all_trec} has it
   */
  record Entry(String name, String defaults, Needs needs, TrecVersion since, Maker maker) {}

  /** Makes a measure's columns from its parameters. */
  interface Maker {
    List<TrecColumn> columns(MeasureParameters parameters, TrecOptions options);
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  MeasureCatalogue() {
    add("runid", Needs.ANY, (p, o) -> List.of(new TrecColumn.RunId("runid")));
    add("num_q", Needs.ANY, (p, o) -> List.of(new TrecColumn.TopicCount("num_q")));
    count("num_ret", t -> t.ranking().retrieved());
    count("num_rel", t -> t.ranking().relevant());
    count("num_rel_ret", t -> t.ranking().relevantRetrieved());
    mean("map", t -> RankMeasures.averagePrecision(t, Integer.MAX_VALUE));
    geometric("gm_map", t -> RankMeasures.averagePrecision(t, Integer.MAX_VALUE));
    mean("Rprec", t -> RankMeasures.rPrecision(t, 1));
    mean("bpref", RankMeasures::bpref);
    mean("recip_rank", RankMeasures::reciprocalRank);
    addInterpolated();
    atCuts("P", CUTS, RankMeasures::precision);
    add("relstring", "10", Needs.GRADES, TrecVersion.V9, MeasureCatalogue::gradeTexts);
    atCuts("recall", CUTS, RankMeasures::recall);
    mean("infAP", RankMeasures::inferredAveragePrecision);
    geometric("gm_bpref", RankMeasures::bpref);
    add(
        "Rprec_mult",
        MULTIPLES,
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) ->
            p.sortedReals("Rprec_mult").stream()
                .map(m -> meanOf(at("Rprec_mult", m), t -> RankMeasures.rPrecision(t, m)))
                .toList());
    add(
        "utility",
        "1.0,-1.0,0.0,0.0",
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) -> {
          List<Double> weights = p.reals(4);
          return List.of(
              meanOf(
                  p.label("utility"), t -> RankMeasures.utility(t, weights, o.collectionSize())));
        });
    add(
        "11pt_avg",
        RECALLS,
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) -> {
          List<Double> recalls = p.reals(-1);
          return List.of(
              meanOf(
                  p.label("11pt_avg"),
                  t -> RankMeasures.meanInterpolatedPrecision(t, recalls, o.version())));
        });
    withGains("binG", GainMeasures::binaryG);
    withGains("G", GainMeasures::g);
    withGains("ndcg", g -> g.ndcg(Integer.MAX_VALUE));
    withGains("ndcg_rel", GainMeasures::ndcgAtUseful);
    withGains("Rndcg", GainMeasures::ndcgAtLevels);
    add(
        "ndcg_cut",
        CUTS,
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) ->
            p.sortedCuts("ndcg_cut").stream()
                .map(cut -> ofGains("ndcg_cut_" + cut, g -> g.ndcg(cut)))
                .toList());
    atCuts("map_cut", CUTS, RankMeasures::averagePrecision);
    atCuts("relative_P", CUTS, RankMeasures::relativePrecision);
    atCuts("success", "1,5,10", RankMeasures::success);
    mean("set_P", RankMeasures::setPrecision);
    mean("set_relative_P", RankMeasures::setRelativePrecision);
    mean("set_recall", RankMeasures::setRecall);
    mean("set_map", RankMeasures::setAveragePrecision);
    oneReal("set_F", "1.0", RankMeasures::setF);
    count("num_nonrel_judged_ret", t -> RankMeasures.nonRelevantRetrieved(t.ranking()));
    addPreferences();
    addSeveralJudges();
    mean("yaap", RankMeasures::yetAnotherAveragePrecision);
    rankBiased("rbp", GainMeasures::rankBiasedPrecision);
    rankBiased("rbp_resid", GainMeasures::rankBiasedResidual);
    atCuts("unj", "5,10,20", TrecVersion.V10, RankMeasures::unjudged);
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  private void addInterpolated() {
    add(
        "iprec_at_recall",
        RECALLS,
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) ->
            p.sortedReals("iprec_at_recall").stream()
                .map(
                    r ->
                        meanOf(
                            at("iprec_at_recall", r),
                            t -> RankMeasures.interpolatedPrecision(t, r, o.version())))
                .toList());
  }

  private void addPreferences() {
    preferenceCount("prefs_num_prefs_poss", PreferenceMeasures::possible);
    preferenceCount("prefs_num_prefs_ful", PreferenceMeasures::fulfilled);
    preferenceCount("prefs_num_prefs_ful_ret", PreferenceMeasures::fulfilledRetrieved);
    preference("prefs_simp", PreferenceMeasures::simple);
    preference("prefs_pair", p -> p.byPair(0));
    preference("prefs_avgjg", PreferenceMeasures::byJudge);
    preference("prefs_avgjg_Rnonrel", PreferenceMeasures::byJudgePadded);
    preference("prefs_simp_ret", PreferenceMeasures::simpleRetrieved);
    preference("prefs_pair_ret", p -> p.byPair(2));
    preference("prefs_avgjg_ret", PreferenceMeasures::byJudgeRetrieved);
    preference("prefs_avgjg_Rnonrel_ret", PreferenceMeasures::byJudgePaddedRetrieved);
    preference("prefs_simp_imp", PreferenceMeasures::simpleImplied);
    preference("prefs_pair_imp", p -> p.byPair(1));
    preference("prefs_avgjg_imp", PreferenceMeasures::byJudgeImplied);
  }

  private void addSeveralJudges() {
    add(
        "map_avgjg",
        Needs.SEVERAL_JUDGES,
        (p, o) ->
            List.of(judges("map_avgjg", r -> RankMeasures.averagePrecision(r, Integer.MAX_VALUE))));
    add(
        "P_avgjg",
        CUTS,
        Needs.SEVERAL_JUDGES,
        TrecVersion.V9,
        (p, o) ->
            p.sortedCuts("P_avgjg").stream()
                .map(cut -> judges("P_avgjg_" + cut, r -> RankMeasures.precision(r, cut)))
                .toList());
    add(
        "Rprec_mult_avgjg",
        MULTIPLES,
        Needs.SEVERAL_JUDGES,
        TrecVersion.V9,
        (p, o) ->
            p.sortedReals("Rprec_mult_avgjg").stream()
                .map(m -> judges(at("Rprec_mult_avgjg", m), r -> RankMeasures.rPrecision(r, m)))
                .toList());
  }

  private static List<TrecColumn> gradeTexts(MeasureParameters parameters, TrecOptions options) {
    int length = parameters.sortedCuts("relstring").get(0);
    return List.of(
        new TrecColumn.Text(
            parameters.label("relstring"),
            t -> "'" + RankMeasures.grades(t.ranking(), length) + "'"));
  }

  private static String at(String name, double value) {
    return name + "_" + String.format(Locale.ROOT, "%3.2f", value);
  }

  private void add(String name, Needs needs, Maker maker) {
    add(name, "", needs, TrecVersion.V9, maker);
  }

  private void add(String name, String defaults, Needs needs, TrecVersion since, Maker maker) {
    entries.put(name, new Entry(name, defaults, needs, since, maker));
  }

  private void count(String name, ToDoubleFunction<TrecTopic> value) {
    add(name, Needs.GRADES, (p, o) -> List.of(new Value(name, Printing.WHOLE, Summary.SUM, value)));
  }

  private void mean(String name, ToDoubleFunction<JudgedRanking> value) {
    add(name, Needs.GRADES, (p, o) -> List.of(meanOf(name, value)));
  }

  private void geometric(String name, ToDoubleFunction<JudgedRanking> value) {
    add(
        name,
        Needs.GRADES,
        (p, o) ->
            List.of(
                new Value(
                    name,
                    Printing.FOUR_DECIMALS,
                    Summary.GEOMETRIC_MEAN,
                    t -> value.applyAsDouble(t.ranking()))));
  }

  private void atCuts(String name, String cuts, ToDoubleBiFunction<JudgedRanking, Integer> value) {
    atCuts(name, cuts, TrecVersion.V9, value);
  }

  private void atCuts(
      String name,
      String cuts,
      TrecVersion since,
      ToDoubleBiFunction<JudgedRanking, Integer> value) {
    add(
        name,
        cuts,
        Needs.GRADES,
        since,
        (p, o) ->
            p.sortedCuts(name).stream()
                .map(cut -> meanOf(name + "_" + cut, t -> value.applyAsDouble(t, cut)))
                .toList());
  }

  private void oneReal(
      String name, String defaults, ToDoubleBiFunction<JudgedRanking, Double> value) {
    add(
        name,
        defaults,
        Needs.GRADES,
        TrecVersion.V9,
        (p, o) -> {
          double parameter = p.reals(1).get(0);
          return List.of(meanOf(p.label(name), t -> value.applyAsDouble(t, parameter)));
        });
  }

  private void withGains(String name, ToDoubleFunction<GainMeasures> value) {
    add(
        name,
        Needs.GRADES,
        (p, o) -> {
          Map<Integer, Double> gains = p.gains();
          return List.of(
              gains.isEmpty()
                  ? ofGains(name, value)
                  : meanOf(p.label(name), t -> value.applyAsDouble(new GainMeasures(t, gains))));
        });
  }

  private void rankBiased(String name, ToDoubleBiFunction<GainMeasures, Double> value) {
    add(
        name,
        "",
        Needs.GRADES,
        TrecVersion.V10,
        (p, o) -> {
          double persistence = p.persistence();
          Map<Integer, Double> gains = p.gains();
          return List.of(
              meanOf(
                  p.label(name),
                  t -> value.applyAsDouble(new GainMeasures(t, gains), persistence)));
        });
  }

  private static TrecColumn ofGains(String label, ToDoubleFunction<GainMeasures> value) {
    return new Value(
        label, Printing.FOUR_DECIMALS, Summary.MEAN, t -> value.applyAsDouble(t.gains()));
  }

  private void preference(String name, ToDoubleFunction<PreferenceMeasures> value) {
    add(
        name,
        Needs.PREFERENCES,
        (p, o) ->
            List.of(
                new Value(
                    name,
                    Printing.FOUR_DECIMALS,
                    Summary.MEAN,
                    t -> value.applyAsDouble(t.preferences()))));
  }

  private void preferenceCount(String name, ToDoubleFunction<PreferenceMeasures> value) {
    add(
        name,
        Needs.PREFERENCES,
        (p, o) ->
            List.of(
                new Value(
                    name, Printing.WHOLE, Summary.SUM, t -> value.applyAsDouble(t.preferences()))));
  }

  private static TrecColumn meanOf(String label, ToDoubleFunction<JudgedRanking> value) {
    return new Value(
        label, Printing.FOUR_DECIMALS, Summary.MEAN, t -> value.applyAsDouble(t.ranking()));
  }

  private static TrecColumn judges(String label, ToDoubleFunction<JudgedRanking> value) {
    return new Value(label, Printing.FOUR_DECIMALS, Summary.MEAN, t -> t.meanOfJudges(value));
  }
}
