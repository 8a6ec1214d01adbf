package io.miharu.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.search.BundledEncoder;
import io.miharu.app.search.ExampleClip;
import io.miharu.app.search.Lessons;
import io.miharu.core.EventId;
import io.miharu.events.index.Calibration;
import io.miharu.events.index.ClipReader;
import io.miharu.events.index.ConceptIndex;
import io.miharu.knowledge.LearnedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu learn EVENT --index DIR --positive VIDEO@START-END …}. */
@Command(
    name = "learn",
    description = {
      "Learns an event from a few examples in an index, or sharpens one.",
      "",
      "Learning begins with what is known of the event without examples: its definition, or the"
          + " words of --from-text. More examples may follow in later calls. The event is kept as"
          + " Turtle in the index, in events/EVENT.ttl, which miharu search FILE.ttl takes, too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LearnCommand implements Callable<Integer> {

  static final String EXAMPLE = "VIDEO[@START-END]";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENT", description = "Its id: words of a-z and 0-9 joined by '-'.")
  private String event = "";

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = "--positive",
      paramLabel = EXAMPLE,
      description =
          "A stretch of a video of the index that shows the event, or a whole video. Times are"
              + " seconds or m:ss. May be repeated.")
  private List<String> positives = List.of();

  @Option(
      names = "--negative",
      paramLabel = EXAMPLE,
      description = "One that does not show it. Others are drawn from the index.")
  private List<String> negatives = List.of();

  @Option(
      names = "--from-text",
      paramLabel = "WORDS",
      description = "What the event is, in English or Japanese; replaces what was said before.")
  private @Nullable String fromText;

  @Option(
      names = "--calibration",
      paramLabel = "KIND",
      description =
          "What the stored numbers mean, as in miharu search (default: as it was learned before, else auto).")
  private @Nullable Calibration calibration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the draw of negatives (default: 1).")
  private long seed = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print what was learned as JSON, to standard output or FILE.")
  private @Nullable String json;

  static EventId id(String event) {
    try {
      return EventId.of(event);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  @Override
  public Integer call() throws IOException {
    EventId id = id(event);
    try (BundledEncoder encoder = new BundledEncoder();
        ConceptIndex opened = openBeside(encoder);
        Lessons lessons = new Lessons(opened, Optional.ofNullable(calibration), seed, encoder)) {
      ClipReader reader = new ClipReader(opened, Calibration.AUTO); // asked only what there is
      Lessons.Lesson lesson =
          lessons.learn(
              id,
              fromText == null ? "" : fromText,
              ExampleClip.read(positives, "--positive", reader),
              ExampleClip.read(negatives, "--negative", reader));
      lesson.remarks().forEach(this::say);
      if (json != null) {
        try (JsonTarget target = JsonTarget.open(json)) {
          target.line(json(lesson));
        }
      }
      if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
        print(lesson);
      }
    }
    return ExitCode.DONE.code();
  }

  /** Opens the index while the encoder opens, where there are words to encode. */
  private ConceptIndex openBeside(BundledEncoder encoder) throws IOException {
    if (fromText != null) {
      encoder.openAhead();
    }
    return ConceptIndex.open(index);
  }

  private void print(Lessons.Lesson lesson) {
    LearnedEvent learned = lesson.event();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: learned from %d positive and %d negative examples and %d clips of the index; see %s%n",
            learned.id(),
            learned.positives().size(),
            learned.negatives().size(),
            lesson.drawn(),
            lesson.file());
    for (LearnedEvent.Weight one : learned.weights().stream().limit(SHOWN).toList()) {
      spec.commandLine().getOut().printf(Locale.ROOT, "  %+.3f  %s%n", one.weight(), one.concept());
    }
    spec.commandLine().getOut().flush();
  }

  private static final int SHOWN = 8;

  private static String json(Lessons.Lesson lesson) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = EventsCommand.json(lesson.event(), mapper);
    object.put("drawnNegatives", lesson.drawn());
    object.put("file", lesson.file().toString());
    return mapper.writeValueAsString(object);
  }

  private void say(String line) {
    spec.commandLine().getErr().println("miharu: " + line);
  }
}
