package io.miharu.eval.mot;

import io.miharu.eval.PythonNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The families of numbers that TrackEval prints, with its names, in its order. Where one side of a
 * sequence is empty, TrackEval stops early and leaves whole zeros behind: {@code 0} for {@code
 * 0.0}, and a rate of lost tracks of 1 even without any. Its files are matched in that too.
 */
public enum TrackEvalFamily {
  HOTA("HOTA") {
    @Override
    List<Field> scalars(TrackingScores scores, boolean stopped) {
      HotaEvidence hota = scores.hota();
      double first = hota.hota(0);
      double place = hota.locA(0);
      return List.of(
          stopped ? Field.whole("HOTA(0)", 0) : Field.of("HOTA(0)", first),
          Field.of("LocA(0)", place),
          stopped ? Field.whole("HOTALocA(0)", 0) : Field.of("HOTALocA(0)", first * place));
    }

    @Override
    List<Series> series(TrackingScores scores) {
      HotaEvidence hota = scores.hota();
      return List.of(
          new Series("HOTA", hota::hota),
          new Series("DetA", hota::detA),
          new Series("AssA", hota::assA),
          new Series("DetRe", hota::detRe),
          new Series("DetPr", hota::detPr),
          new Series("AssRe", hota::assRe),
          new Series("AssPr", hota::assPr),
          new Series("LocA", hota::locA),
          new Series("OWTA", hota::owta),
          new Series("HOTA_TP", index -> (double) hota.hits(index)),
          new Series("HOTA_FN", index -> (double) hota.misses(index)),
          new Series("HOTA_FP", index -> (double) hota.falseAlarms(index)));
    }

    @Override
    List<String> summaryNames() {
      return List.of(
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
          "HOTALocA(0)");
    }
  },

  CLEAR("CLEAR") {
    @Override
    List<Field> scalars(TrackingScores scores, boolean stopped) {
      ClearCounts clear = scores.clear();
      List<Field> fields = new ArrayList<>();
      fields.add(rate("MOTA", clear.mota(), stopped));
      fields.add(rate("MOTP", clear.motp(), stopped));
      fields.add(rate("MODA", clear.moda(), stopped));
      fields.add(rate("CLR_Re", clear.recall(), stopped));
      fields.add(rate("CLR_Pr", clear.precision(), stopped));
      fields.add(rate("MTR", clear.mostlyTrackedRate(), stopped));
      fields.add(rate("PTR", clear.partlyTrackedRate(), stopped));
      fields.add(Field.of("MLR", stopped ? 1 : clear.mostlyLostRate()));
      fields.add(rate("sMOTA", clear.softMota(), stopped));
      fields.add(rate("CLR_F1", clear.f1(), stopped));
      fields.add(rate("FP_per_frame", clear.falseAlarmsPerFrame(), stopped));
      fields.add(rate("MOTAL", clear.motal(), stopped));
      fields.add(
          clear.hits() == 0 ? Field.whole("MOTP_sum", 0) : Field.of("MOTP_sum", clear.iouSum()));
      fields.add(Field.whole("CLR_TP", clear.hits()));
      fields.add(Field.whole("CLR_FN", clear.misses()));
      fields.add(Field.whole("CLR_FP", clear.falseAlarms()));
      fields.add(Field.whole("IDSW", clear.switches()));
      fields.add(Field.whole("MT", clear.mostlyTracked()));
      fields.add(Field.whole("PT", clear.partlyTracked()));
      fields.add(Field.whole("ML", clear.mostlyLost()));
      // A sum of floating-point counts there, and so printed with a point.
      fields.add(new Field("Frag", clear.fragments(), clear.frames() == 0));
      fields.add(Field.whole("CLR_Frames", clear.frames()));
      return fields;
    }

    @Override
    List<String> summaryNames() {
      return List.of(
          "MOTA", "MOTP", "MODA", "CLR_Re", "CLR_Pr", "MTR", "PTR", "MLR", "sMOTA", "CLR_TP",
          "CLR_FN", "CLR_FP", "IDSW", "MT", "PT", "ML", "Frag");
    }
  },

  IDENTITY("Identity") {
    @Override
    List<Field> scalars(TrackingScores scores, boolean stopped) {
      IdentityCounts identity = scores.identity();
      return List.of(
          rate("IDF1", identity.idf1(), stopped),
          rate("IDR", identity.recall(), stopped),
          rate("IDP", identity.precision(), stopped),
          Field.whole("IDTP", identity.hits()),
          Field.whole("IDFN", identity.misses()),
          Field.whole("IDFP", identity.falseAlarms()));
    }

    @Override
    List<String> summaryNames() {
      return List.of("IDF1", "IDR", "IDP", "IDTP", "IDFN", "IDFP");
    }
  },

  VACE("VACE") {
    @Override
    List<Field> scalars(TrackingScores scores, boolean stopped) {
      VaceCounts vace = scores.vace();
      return List.of(
          Field.of("STDA", vace.trackOverlapSum()),
          Field.of("ATA", vace.ata()),
          vace.frameOverlapSum() == 0
              ? Field.whole("FDA", 0)
              : Field.of("FDA", vace.frameOverlapSum()),
          Field.of("SFDA", vace.sfda()),
          Field.whole("VACE_IDs", vace.foundTracks()),
          Field.whole("VACE_GT_IDs", vace.truthTracks()),
          Field.whole("num_non_empty_timesteps", vace.framesWithBoxes()));
    }

    @Override
    List<String> summaryNames() {
      return List.of("SFDA", "ATA");
    }
  },

  /** How much there was; TrackEval adds it whatever was asked for. */
  COUNT("Count") {
    @Override
    List<Field> scalars(TrackingScores scores, boolean stopped) {
      BoxCounts counts = scores.counts();
      return List.of(
          Field.whole("Dets", counts.found()),
          Field.whole("GT_Dets", counts.truths()),
          Field.whole("IDs", counts.foundTracks()),
          Field.whole("GT_IDs", counts.truthTracks()));
    }

    @Override
    List<String> summaryNames() {
      return List.of("Dets", "GT_Dets", "IDs", "GT_IDs");
    }
  };

  private final String label;

  TrackEvalFamily(String label) {
    this.label = label;
  }

  /** As the reference's {@code --METRICS} names it. */
  public String label() {
    return label;
  }

  /** The family of a name, in capitals or not. */
  public static Optional<TrackEvalFamily> named(String name) {
    return Arrays.stream(values())
        .filter(
            family -> family.label.toUpperCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * One number with its name.
   *
   * @param whole whether the reference holds it as a whole number
   */
  public record Field(String name, double value, boolean whole) {

    static Field of(String name, double value) {
      return new Field(name, value, false);
    }

    static Field whole(String name, long value) {
      return new Field(name, (double) value, true);
    }

    /** As Python prints it. */
    String text() {
      return whole ? Long.toString((long) value) : PythonNumbers.shortest(value);
    }
  }

  /** A number at every threshold of HOTA. */
  record Series(String name, IntToDoubleFunction value) {}

  private static Field rate(String name, double value, boolean stopped) {
    return stopped ? Field.whole(name, 0) : Field.of(name, value);
  }

  /** Whether TrackEval stops early at this sequence, because one side is empty. */
  private static boolean stopped(TrackingScores scores) {
    return scores.counts().found() == 0 || scores.counts().truths() == 0;
  }

  abstract List<Field> scalars(TrackingScores scores, boolean stopped);

  List<Series> series(TrackingScores scores) {
    return List.of();
  }

  abstract List<String> summaryNames();

  /**
   * Every number, as the detailed table has it: numbers of HOTA at each threshold, such as {@code
   * HOTA___50}, and their mean, {@code HOTA___AUC}.
   *
   * @param combined whether these are scores of several sequences together
   */
  public List<Field> detailed(TrackingScores scores, boolean combined) {
    List<Field> fields = new ArrayList<>(scalars(scores, stopped(scores) && !combined));
    for (Series series : series(scores)) {
      for (int index = 0; index < HotaEvidence.THRESHOLDS; index++) {
        int percent = (int) (100 * HotaEvidence.threshold(index));
        fields.add(Field.of(series.name() + "___" + percent, series.value().applyAsDouble(index)));
      }
      fields.add(Field.of(series.name() + "___AUC", HotaEvidence.mean(series.value())));
    }
    return fields;
  }

  /**
   * The numbers of the summary, shares as shares; those of HOTA are means over its thresholds.
   *
   * @param combined whether these are scores of several sequences together
   */
  public List<Field> summary(TrackingScores scores, boolean combined) {
    List<Field> all = new ArrayList<>(scalars(scores, stopped(scores) && !combined));
    for (Series series : series(scores)) {
      all.add(Field.of(series.name(), HotaEvidence.mean(series.value())));
    }
    List<Field> chosen = new ArrayList<>();
    for (String name : summaryNames()) {
      all.stream().filter(field -> field.name().equals(name)).forEach(chosen::add);
    }
    return chosen;
  }
}
