package io.miharu.app.evaluation;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.ModelProbe;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.detectors.Detector;
import io.miharu.eval.MatchCounts;
import io.miharu.eval.mot.MotFile;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu run detector}: what a network sees, against a truth or a larger network. */
@Command(
    name = "detector",
    description = {
      "Looks at single frames of videos with a network, and counts what it finds against true boxes"
          + " of people (--truth, one video) or against what a larger network is sure of (--teacher).",
      "Boxes are the same where they overlap by half."
    },
    mixinStandardHelpOptions = true)
final class RunDetectorCommand implements Callable<Integer> {

  private static final ConceptId PERSON = ConceptId.of("person");

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "VIDEO", description = "Videos, or folders of them.")
  private List<String> videos = List.of();

  @Option(
      names = "--detector",
      paramLabel = "FILE",
      required = true,
      description = "The network to be judged.")
  private Path model = Path.of("");

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "The larger network; what only it has a label for is left out.")
  private Optional<Path> teacher = Optional.empty();

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "MOT text with the boxes of people; only its frames are judged.")
  private Optional<Path> truth = Optional.empty();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "What is less sure does not count, on either side (default: ${DEFAULT-VALUE}).")
  private double confidence = 0.5;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Look at every N-th frame (default: ${DEFAULT-VALUE}).")
  private int every = 1;

  @Override
  public Integer call() throws IOException {
    if (teacher.isPresent() == truth.isPresent() || every < 1) {
      throw new UsageException("needs either --teacher or --truth, and --every of 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Detector judged = DetectorChoice.open(model, ModelProbe.inAJvm())) {
      for (Source source : Sources.expand(videos)) {
        DetectorAgreement agreement =
            truth.isPresent()
                ? withTruth(source, judged, truth.get())
                : withTeacher(source, judged, teacher.orElseThrow());
        print(source.name(), agreement, out);
      }
    }
    return ExitCode.DONE.code();
  }

  private interface Expected {
    /** True detections of a frame; empty for a frame that is not judged. */
    Optional<List<Detection>> of(Frame frame) throws IOException;
  }

  private DetectorAgreement withTruth(Source source, Detector judged, Path file)
      throws IOException {
    SortedMap<Long, List<Box>> boxes = new TreeMap<>(MotFile.boxesByFrame(MotFile.read(file)));
    return agreement(
        source,
        judged,
        Set.of(PERSON),
        frame ->
            Optional.ofNullable(boxes.get(frame.index() + 1)) // its rows count from 1
                .map(all -> all.stream().map(box -> new Detection(PERSON, box, 1)).toList()));
  }

  private DetectorAgreement withTeacher(Source source, Detector judged, Path file)
      throws IOException {
    try (Detector larger = DetectorChoice.open(file)) {
      Set<ConceptId> labels = new HashSet<>(judged.vocabulary());
      labels.retainAll(larger.vocabulary());
      return agreement(
          source,
          judged,
          labels,
          frame ->
              frame.index() % every == 0 ? Optional.of(larger.detect(frame)) : Optional.empty());
    }
  }

  private DetectorAgreement agreement(
      Source source, Detector judged, Set<ConceptId> labels, Expected expected) throws IOException {
    DetectorAgreement agreement = new DetectorAgreement();
    try (FrameStream stream = Sources.open(source, OpenOptions.DEFAULT)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Frame frame = next.get()) {
          Optional<List<Detection>> wanted = expected.of(frame);
          if (wanted.isPresent()) {
            agreement.add(sure(wanted.get(), labels), sure(judged.detect(frame), labels));
          }
        }
      }
    }
    return agreement;
  }

  private List<Detection> sure(List<Detection> seen, Set<ConceptId> labels) {
    return seen.stream()
        .filter(one -> one.confidence() >= confidence && labels.contains(one.label()))
        .toList();
  }

  private static void print(String name, DetectorAgreement agreement, PrintWriter out) {
    line(name, agreement.counts(), out);
    out.printf(Locale.ROOT, "%-24s label right of %.3f of the hits%n", "", agreement.labelsRight());
    for (Map.Entry<ConceptId, MatchCounts> label : agreement.byLabel().entrySet()) {
      line("  " + label.getKey(), label.getValue(), out);
    }
    out.flush();
  }

  private static void line(String name, MatchCounts counts, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s precision %.3f, recall %.3f (%d true, %d found)%n",
        name,
        counts.precision(),
        counts.recall(),
        counts.truths(),
        counts.found());
  }
}
