package io.miharu.app.cli;

import io.miharu.app.ExitCode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu forget EVENT --index DIR [--positive …]}. */
@Command(
    name = "forget",
    description = {
      "Withdraws examples of a learned event, or the whole event.",
      "",
      "The event is learned again from what is left, so that nothing of a withdrawn example stays."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ForgetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENT", description = "The learned event's id.")
  private String event = "";

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = "--positive",
      paramLabel = LearnCommand.EXAMPLE,
      description = "Withdraw this positive example. May be repeated.")
  private List<String> positives = List.of();

  @Option(
      names = "--negative",
      paramLabel = LearnCommand.EXAMPLE,
      description = "Withdraw this negative example. May be repeated.")
  private List<String> negatives = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the draw of negatives (default: 1).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    EventId id = LearnCommand.id(event);
    try (ConceptIndex opened = ConceptIndex.open(index);
        Lessons lessons = new Lessons(opened, Optional.empty(), seed, new BundledEncoder())) {
      ClipReader reader = new ClipReader(opened, Calibration.AUTO);
      List<LearnedEvent.Example> withdrawn =
          new ArrayList<>(ExampleClip.read(positives, "--positive", reader));
      withdrawn.addAll(ExampleClip.read(negatives, "--negative", reader));
      Optional<Lessons.Lesson> left = lessons.forget(id, withdrawn);
      left.stream()
          .flatMap(lesson -> lesson.remarks().stream())
          .forEach(remark -> spec.commandLine().getErr().println("miharu: " + remark));
      spec.commandLine()
          .getOut()
          .println(
              left.map(
                      lesson ->
                          "%s: %d positive and %d negative examples are left"
                              .formatted(
                                  id,
                                  lesson.event().positives().size(),
                                  lesson.event().negatives().size()))
                  .orElse(id + ": forgotten"));
    }
    return ExitCode.DONE.code();
  }
}
