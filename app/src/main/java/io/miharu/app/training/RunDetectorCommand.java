package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.DetectorSizeOption;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.DetectorSize;
import io.miharu.app.run.ModelProbe;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.LabelFamilies;
import io.miharu.detectors.Detector;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.eval.MatchCounts;
import io.miharu.eval.mot.MotFile;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.detector.LabelledBox;
import io.miharu.learning.detector.Teacher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.Mixin;
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
      "Boxes are the same where they overlap by half. With --votes the larger network looks as when"
          + " it teaches: at the whole frame, at the same mirrored and at four parts of it; what two"
          + " looks agree on with that confidence is there, and where they are unsure nothing counts."
    },
    mixinStandardHelpOptions = true)
public final class RunDetectorCommand implements Callable<Integer> {

  private static final ConceptId PERSON = ConceptId.of("person");

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "VIDEO", description = "Videos, or folders of them.")
  private List<String> videos = List.of();

  @Option(
      names = "--detector",
      paramLabel = "FILE",
      description = "The network to be judged (default: the one that is built in).")
  private Optional<Path> model = Optional.empty();

  @Mixin private DetectorSizeOption detectorSize = new DetectorSizeOption();

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "The larger network; what only it has a label for is left out.")
  private Optional<Path> teacher = Optional.empty();

  @Option(
      names = "--votes",
      description = "Ask the teacher six times about each frame, as when it labels frames.")
  private boolean votes;

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
    if (votes && teacher.isEmpty()) {
      throw new UsageException("--votes are those of a --teacher, and there is none");
    }
    PrintWriter out = spec.commandLine().getOut();
    Optional<DetectorSize> size = detectorSize.size();
    try (Detector judged = DetectorChoice.sized(open(), size)) {
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

  private Detector open() throws IOException {
    return model.isPresent()
        ? DetectorChoice.open(model.get(), ModelProbe.inAJvm())
        : OnnxDetector.embedded();
  }

  /**
   * What a frame shows.
   *
   * @param open where nobody knows
   */
  private record Expected(List<Detection> things, List<Box> open) {}

  private interface Truth {
    /** Empty for a frame that is not judged. */
    Optional<Expected> of(Frame frame) throws IOException;
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
                .map(all -> all.stream().map(box -> new Detection(PERSON, box, 1)).toList())
                .map(people -> new Expected(people, List.of())));
  }

  private DetectorAgreement withTeacher(Source source, Detector judged, Path file)
      throws IOException {
    try (Detector larger = DetectorChoice.open(file)) {
      Set<ConceptId> labels = new HashSet<>(judged.vocabulary());
      labels.retainAll(larger.vocabulary());
      Teacher voting = new Teacher(larger, LabelFamilies.NONE);
      return agreement(
          source,
          judged,
          labels,
          frame -> {
            if (frame.index() % every != 0) {
              return Optional.empty();
            }
            return Optional.of(
                votes
                    ? agreed(voting.label(frame))
                    : new Expected(sure(larger.detect(frame), labels), List.of()));
          });
    }
  }

  /** What the looks of a teacher agree on with the confidence asked for. */
  private Expected agreed(List<LabelledBox> boxes) {
    List<Detection> things = new ArrayList<>();
    List<Box> open = new ArrayList<>();
    for (LabelledBox one : boxes) {
      if (one.confidence() >= confidence) {
        things.add(new Detection(one.label(), one.box(), one.confidence()));
      } else {
        open.add(one.box());
      }
    }
    return new Expected(things, open);
  }

  private DetectorAgreement agreement(
      Source source, Detector judged, Set<ConceptId> labels, Truth truth) throws IOException {
    DetectorAgreement agreement = new DetectorAgreement();
    try (FrameStream stream = Sources.open(source, OpenOptions.DEFAULT)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (Frame frame = next.get()) {
          Optional<Expected> wanted = truth.of(frame);
          if (wanted.isPresent()) {
            agreement.add(
                wanted.get().things(), wanted.get().open(), sure(judged.detect(frame), labels));
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
