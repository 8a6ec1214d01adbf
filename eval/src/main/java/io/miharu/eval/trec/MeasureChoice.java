package io.miharu.eval.trec;

import io.miharu.eval.trec.MeasureCatalogue.Entry;
import io.miharu.eval.trec.MeasureCatalogue.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the names given with {@code -m} into columns. The order is trec_eval's, whatever order the
 * names came in; of a measure named twice the first parameters hold.
 */
final class MeasureChoice {

  private static final List<String> OFFICIAL =
      List.of(
          "runid",
          "num_q",
          "num_ret",
          "num_rel",
          "num_rel_ret",
          "map",
          "gm_map",
          "Rprec",
          "bpref",
          "recip_rank",
          "iprec_at_recall",
          "P");

  private static final List<String> SET =
      List.of(
          "runid",
          "num_q",
          "num_ret",
          "num_rel",
          "num_rel_ret",
          "utility",
          "set_P",
          "set_relative_P",
          "set_recall",
          "set_map",
          "set_F");

  private static final List<String> PREFERENCES =
      List.of(
          "runid",
          "num_q",
          "prefs_num_prefs_poss",
          "prefs_num_prefs_ful",
          "prefs_num_prefs_ful_ret",
          "prefs_simp",
          "prefs_pair",
          "prefs_avgjg");

  /** The one measure that is in no set. */
  private static final String ONLY_BY_NAME = "yaap";

  private MeasureChoice() {}

  /**
   * @param wanted names of measures, with parameters after a dot, or of sets of measures
   * @throws IllegalArgumentException if a name is unknown, its parameters are wrong, or it needs
   *     judgements of another format
   */
  static List<TrecColumn> columns(
      List<String> wanted, JudgementFormat format, TrecOptions options) {
    MeasureCatalogue catalogue = new MeasureCatalogue();
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String word : wanted) {
      int dot = word.indexOf('.');
      String name = dot < 0 ? word : word.substring(0, dot);
      String parameters = dot < 0 ? "" : word.substring(dot + 1);
      if (dot >= 0 && parameters.isEmpty()) {
        throw new IllegalArgumentException(
            "measure %s needs parameters after the dot, got none".formatted(name));
      }
      List<String> names = members(name, catalogue, options);
      for (String member : names) {
        chosen.merge(member, parameters, (first, later) -> first.isEmpty() ? later : first);
      }
    }
    List<TrecColumn> columns = new ArrayList<>();
    for (Entry entry : catalogue.entries()) {
      String parameters = chosen.get(entry.name());
      if (parameters != null) {
        check(entry, format);
        columns.addAll(
            entry
                .maker()
                .columns(
                    new MeasureParameters(entry.name(), parameters, entry.defaults()), options));
      }
    }
    return columns;
  }

  private static List<String> members(
      String name, MeasureCatalogue catalogue, TrecOptions options) {
    Needs needs =
        switch (name) {
          case "all_trec" -> Needs.GRADES;
          case "all_prefs" -> Needs.PREFERENCES;
          case "qrels_jg", "all_qrels_jg" -> Needs.SEVERAL_JUDGES;
          default -> Needs.ANY;
        };
    if (needs != Needs.ANY) {
      return catalogue.entries().stream()
          .filter(e -> e.needs() == Needs.ANY || e.needs() == needs)
          .filter(e -> e.since().compareTo(options.version()) <= 0)
          .filter(e -> !e.name().equals(ONLY_BY_NAME))
          .map(Entry::name)
          .toList();
    }
    if (name.equals("official")) {
      return OFFICIAL;
    }
    if (name.equals("set")) {
      return SET;
    }
    if (name.equals("prefs")) {
      return PREFERENCES;
    }
    if (catalogue.entries().stream().noneMatch(e -> e.name().equals(name))) {
      throw new IllegalArgumentException(
          "unknown measure %s; known are official, set, all_trec, prefs, all_prefs, qrels_jg, %s"
              .formatted(
                  name, String.join(", ", catalogue.entries().stream().map(Entry::name).toList())));
    }
    return List.of(name);
  }

  private static void check(Entry entry, JudgementFormat format) {
    boolean fits =
        switch (entry.needs()) {
          case ANY -> true;
          case GRADES -> format == JudgementFormat.QRELS;
          case SEVERAL_JUDGES -> format == JudgementFormat.QRELS_JG;
          case PREFERENCES -> format.isPreferences();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "measure %s does not fit judgements in the format %s; choose another -m or -R"
              .formatted(entry.name(), format.word()));
    }
  }
}
