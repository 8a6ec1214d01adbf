package io.miharu.eval.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one scoring run says of one system.
 *
 * @param scorer the metric family and its protocol, such as {@code ActEV_SDL_V2}
 * @param system the system's name, most often its file's name without extension
 * @param headline the few numbers a reader looks for first
 * @param tables per class, per video, per threshold
 * @param curves DET, precision-recall and the like; empty where the scorer has none
 * @param unitScores what confidence intervals and comparisons of systems are made from
 * @param notes what the reader must know: rows dropped, classes without truth, quirks copied
 */
public record ScoreSheet(
    String scorer,
    String system,
    List<Score> headline,
    List<SheetTable> tables,
    List<Curve> curves,
    List<UnitScores> unitScores,
    List<String> notes) {

  public ScoreSheet {
    headline = List.copyOf(headline);
    tables = List.copyOf(tables);
    curves = List.copyOf(curves);
    unitScores = List.copyOf(unitScores);
    notes = List.copyOf(notes);
  }

  /** The same with one more note behind the others. */
  public ScoreSheet withNote(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new ScoreSheet(scorer, system, headline, tables, curves, unitScores, all);
  }

  /**
   * One named number.
   *
   * @param value NaN where the metric is undefined; JSON then says null
   */
  public record Score(String name, double value) {}
}
