package io.miharu.eval.mot;

import io.miharu.eval.PythonNumbers;
import io.miharu.eval.mot.TrackEvalFamily.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The scores of one tracker on the sequences of a benchmark, and the files that TrackEval writes of
 * them: {@code pedestrian_summary.txt} and {@code pedestrian_detailed.csv}. Immutable.
 */
public final class TrackEvalReport {

  /** The order of the summary; what is not listed follows behind. */
  private static final List<String> SUMMARY_ORDER =
      List.of(
          "HOTA",
          "DetA",
          "AssA",
          "DetRe",
          "DetPr",
          "AssRe",
          "AssPr",
          "LocA",
          "OWTA",
          "HOTA(0)",
          "LocA(0)",
          "HOTALocA(0)",
          "MOTA",
          "MOTP",
          "MODA",
          "CLR_Re",
          "CLR_Pr",
          "MTR",
          "PTR",
          "MLR",
          "CLR_TP",
          "CLR_FN",
          "CLR_FP",
          "IDSW",
          "MT",
          "PT",
          "ML",
          "Frag",
          "sMOTA",
          "IDF1",
          "IDR",
          "IDP",
          "IDTP",
          "IDFN",
          "IDFP",
          "Dets",
          "GT_Dets",
          "IDs",
          "GT_IDs");

  /** Counts among the fields of the summary that Python holds as floating-point numbers. */
  private static final Set<String> COUNTS = Set.of("Frag");

  private static final String LINE_END = "\r\n"; // Python's csv writer ends lines so

  private final SortedMap<String, TrackingScores> sequences;
  private final TrackingScores combined;
  private final List<TrackEvalFamily> families;

  /**
   * The scores of a tracker.
   *
   * @param sequences at least one, by name
   * @param families what was asked for; counts are added
   */
  public TrackEvalReport(
      SortedMap<String, TrackingScores> sequences, Collection<TrackEvalFamily> families) {
    this.sequences = new TreeMap<>(sequences);
    this.combined =
        sequences.values().stream()
            .reduce(TrackingScores::plus)
            .orElseThrow(() -> new IllegalArgumentException("needed a sequence, got none"));
    List<TrackEvalFamily> all = new ArrayList<>(families);
    all.remove(TrackEvalFamily.COUNT);
    all.add(TrackEvalFamily.COUNT);
    this.families = List.copyOf(all);
  }

  public TrackingScores combined() {
    return combined;
  }

  /** By name, in rising order. */
  public SortedMap<String, TrackingScores> sequences() {
    return new TreeMap<>(sequences);
  }

  /**
   * The numbers of the summary in its order, shares as shares.
   *
   * @param scores of a sequence, or of all together
   */
  public List<Field> summary(TrackingScores scores, boolean isCombined) {
    Map<String, Field> byName = new LinkedHashMap<>();
    SUMMARY_ORDER.forEach(name -> byName.put(name, Field.of(name, Double.NaN)));
    List<String> given = new ArrayList<>();
    for (TrackEvalFamily family : families) {
      for (Field field : family.summary(scores, isCombined)) {
        byName.put(field.name(), field);
        given.add(field.name());
      }
    }
    byName.keySet().retainAll(given);
    return List.copyOf(byName.values());
  }

  /** Every number of a sequence, or of all together, in the order of the detailed table. */
  public List<Field> detailed(TrackingScores scores, boolean isCombined) {
    List<Field> fields = new ArrayList<>();
    for (TrackEvalFamily family : families) {
      fields.addAll(family.detailed(scores, isCombined));
    }
    return fields;
  }

  /** The summary's two lines: shares are in percent, with five digits. */
  public void writeSummary(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Field field : summary(combined, true)) {
      names.add(field.name());
      boolean count = field.whole() || COUNTS.contains(field.name());
      values.add(
          count
              ? Long.toString((long) field.value())
              : PythonNumbers.general(100 * field.value(), 5));
    }
    String text = String.join(" ", names) + LINE_END + String.join(" ", values) + LINE_END;
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** The detailed table: a line per sequence, and one for all. */
  public void writeDetailed(Path file) throws IOException {
    StringBuilder text = new StringBuilder("seq");
    detailed(combined, true).forEach(field -> text.append(',').append(field.name()));
    text.append(LINE_END);
    sequences.forEach((name, scores) -> appendLine(text, name, detailed(scores, false)));
    appendLine(text, "COMBINED", detailed(combined, true));
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static void appendLine(StringBuilder text, String name, List<Field> fields) {
    text.append(name);
    fields.forEach(field -> text.append(',').append(field.text()));
    text.append(LINE_END);
  }
}
