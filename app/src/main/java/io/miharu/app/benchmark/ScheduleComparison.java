package io.miharu.app.benchmark;

import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.LookPlan;
import io.miharu.app.run.RunSettings;
import io.miharu.ingest.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Runs one source twice, with looks at every frame and by the motion schedule, and compares.
 *
 * @param everyLooks how often the detector looked in the first run
 * @param motionLooks how often in the second
 * @param agreement of the events of both
 */
record ScheduleComparison(
    String source,
    String detector,
    long everyLooks,
    long motionLooks,
    ScheduleAgreement agreement) {

  static ScheduleComparison of(
      Source source,
      RunSettings settings,
      EventVocabulary vocabulary,
      Path out,
      Interruption interruption)
      throws IOException {
    AnalysisRun.Done every =
        new AnalysisRun(source, settings.withLooks(LookPlan.DEFAULT), vocabulary, out, interruption)
            .run();
    AnalysisRun.Done motion =
        new AnalysisRun(source, settings.withLooks(LookPlan.MOTION), vocabulary, out, interruption)
            .run();
    return new ScheduleComparison(
        source.name(),
        settings.detector().label(),
        every.measurement().looks(),
        motion.measurement().looks(),
        ScheduleAgreement.of(every.outcome().hits(), motion.outcome().hits()));
  }

  /** A line for the table, and one for each difference. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-40s %-20s looks %6d of %6d (%.3f), events agreed %d of %d%n",
                source,
                detector,
                motionLooks,
                everyLooks,
                (double) motionLooks / Math.max(1, everyLooks),
                agreement.agreed(),
                agreement.events()));
    agreement.differences().forEach(one -> text.append("    ").append(one).append('\n'));
    return text.toString();
  }
}
