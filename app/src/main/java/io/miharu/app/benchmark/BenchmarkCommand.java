package io.miharu.app.benchmark;

import io.miharu.app.ExitCode;
import io.miharu.app.console.DetectorSizeOption;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.DetectorSize;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.RunSettings;
import io.miharu.core.MediaException;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miharu benchmark SOURCE}: how fast, against what is possible, in one run. */
@Command(
    name = "benchmark",
    description = {
      "Measures how fast this machine looks at a video, against decoding alone and against what is"
          + " possible.",
      "",
      "All that is compared takes turns, so that whatever else the machine does hits all alike;"
          + " the best round of each counts."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchmarkCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "A video file; with --compare-schedule also several, or a folder of videos.")
  private List<String> sources = List.of();

  @Option(
      names = "--detector",
      paramLabel = "FILE",
      description = "Also measure with this network. May be repeated.")
  private List<Path> detectors = List.of();

  @Mixin private DetectorSizeOption detectorSize = new DetectorSizeOption();

  @Option(
      names = "--make-clip",
      description =
          "Measure on SOURCE scaled up to 1920x1080 at 30 frames/s and looped to 600 frames; the"
              + " clip is kept in the user's cache.")
  private boolean makeClip;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many rounds count, after one to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--compare-schedule",
      description =
          "Do not time anything, but say whether --schedule motion finds the same events as looks"
              + " at every frame: same ids, spans of temporal IoU 0.5 and more, probabilities within"
              + " 0.1; and with how many looks.")
  private boolean compareSchedule;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the figures as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1) {
      throw new UsageException("--rounds takes 1 or more, got " + rounds);
    }
    List<Source> expanded = Sources.expand(sources);
    Optional<DetectorSize> size = detectorSize.size();
    for (Path detector : detectors) {
      DetectorChoice.check(
          RunSettings.DEFAULT.withDetector(new DetectorSetting.Model(detector, size)));
    }
    EventVocabulary vocabulary = EventVocabulary.load(RunSettings.DEFAULT);
    Path out = Files.createTempDirectory("miharu-benchmark");
    try (Interruption interruption = Interruption.listen()) {
      if (compareSchedule) {
        compare(expanded, vocabulary, out, interruption);
      } else {
        measure(expanded, vocabulary, out, interruption);
      }
      return (interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.DONE).code();
    } finally {
      delete(out);
    }
  }

  private void measure(
      List<Source> expanded, EventVocabulary vocabulary, Path out, Interruption interruption)
      throws IOException {
    if (expanded.size() != 1 || expanded.get(0).kind() != Source.Kind.VIDEO_FILE) {
      throw new UsageException("benchmark times one video file, got " + sources);
    }
    Path file = expanded.get(0).path();
    if (!Files.isRegularFile(file)) {
      throw new MediaException(
          MediaException.Fault.CANNOT_OPEN, file + " does not exist; check the path");
    }
    Path clip = makeClip ? CrowdClip.of(file, CrowdClip.cache()) : file;
    BenchmarkResult result =
        new Benchmark(
                clip,
                RunSettings.DEFAULT.withDetector(new DetectorSetting.Embedded(detectorSize.size())),
                detectors,
                vocabulary,
                out,
                interruption)
            .run(rounds, System.err::println);
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(BenchmarkText.json(result));
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      System.out.print(BenchmarkText.table(result));
    }
  }

  private void compare(
      List<Source> expanded, EventVocabulary vocabulary, Path out, Interruption interruption)
      throws IOException {
    List<RunSettings> looks = new ArrayList<>();
    for (Path file : detectors) {
      looks.add(
          RunSettings.DEFAULT.withDetector(new DetectorSetting.Model(file, detectorSize.size())));
    }
    if (looks.isEmpty()) {
      throw new UsageException(
          "--compare-schedule needs a network, whose looks are scheduled: name one with --detector");
    }
    for (Source source : expanded) {
      for (RunSettings settings : looks) {
        if (!interruption.requested()) {
          System.out.print(
              ScheduleComparison.of(source, settings, vocabulary, out, interruption).text());
        }
      }
    }
  }

  private static void delete(Path folder) throws OutputException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new OutputException(
          "cannot remove %s again: %s".formatted(folder, left.getMessage()), left);
    }
  }
}
