package io.miharu.app.score;

import io.miharu.eval.sheet.ScoreSheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells systems apart whose files have the same name. */
final class SystemNames {

  private SystemNames() {}

  /** The sheets, a number behind each name that stood before. */
  static List<ScoreSheet> distinct(List<ScoreSheet> sheets) {
    Set<String> taken = new HashSet<>();
    List<ScoreSheet> named = new ArrayList<>();
    for (ScoreSheet sheet : sheets) {
      String name = sheet.system();
      for (int number = 2; !taken.add(name); number++) {
        name = sheet.system() + " (" + number + ")";
      }
      named.add(
          new ScoreSheet(
              sheet.scorer(),
              name,
              sheet.headline(),
              sheet.tables(),
              sheet.curves(),
              sheet.unitScores(),
              sheet.notes()));
    }
    return named;
  }
}
