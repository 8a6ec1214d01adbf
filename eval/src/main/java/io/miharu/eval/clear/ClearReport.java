package io.miharu.eval.clear;

import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.f4de.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What CLEARDTScorer prints, to the last blank. */
public final class ClearReport {

  private static final int DECIMALS = 6;

  private ClearReport() {}

  /**
   * The whole report.
   *
   * @param onlyMota whether only that column is shown, as for AVSS
   */
  public static String of(
      List<ClearSequence> sequences,
      List<ClearScores> scores,
      ClearSettings settings,
      boolean onlyMota) {
    List<String> titles =
        new ArrayList<>(List.of("Reference File", "System Output File", "Video", "Object"));
    titles.addAll(
        onlyMota ? List.of("MOTA") : List.of("SFDA", "ATA", "MODA", "MODP", "MOTA", "MOTP"));
    TextTable table = new TextTable(titles);
    for (int i = 0; i < sequences.size(); i++) {
      ClearSequence sequence = sequences.get(i);
      ClearScores score = scores.get(i);
      List<String> cells = new ArrayList<>();
      cells.add(upper(sequence.truthFile()));
      cells.add(upper(sequence.systemFile()));
      cells.add(upper(sequence.video()));
      cells.add(sequence.object());
      List<Double> values =
          onlyMota
              ? List.of(score.mota())
              : List.of(
                  score.sfda(),
                  score.ata(),
                  score.moda(),
                  score.modp(),
                  score.mota(),
                  score.motp());
      values.forEach(value -> cells.add(PerlNumber.fixed(value, DECIMALS)));
      table.add(cells);
    }
    return "** Detection and Tracking Results:\n"
        + "Area Based Evaluation parameters: Detection-Threshold = %s (Binary = %s); Tracking-Threshold = %s (Binary = %s); Miss-Detect-Cost = %s; False-Alarm-Cost = %s; ID-Switch-Cost = %s.\n\n"
            .formatted(
                PerlNumber.of(settings.detectionThreshold()),
                settings.binary() ? "True" : "False",
                PerlNumber.of(settings.trackingThreshold()),
                settings.binary() ? "True" : "False",
                PerlNumber.of(settings.missCost()),
                PerlNumber.of(settings.falseAlarmCost()),
                PerlNumber.of(settings.switchCost()))
        + table.text()
        + "\n\n***** DONE *****\n\n";
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
