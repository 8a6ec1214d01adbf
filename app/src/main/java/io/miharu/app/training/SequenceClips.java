package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.data.Folds;
import io.miharu.learning.data.Subset;
import io.miharu.learning.sequences.ConceptSequences;
import io.miharu.learning.sequences.SaidClip;
import io.miharu.temporal.sequences.SequencePreparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clips to learn from, to choose the epoch by and to be judged on, as windows of the concepts that
 * are said of those to learn from.
 *
 * @param description what they are, in words that change when the clips do
 */
record SequenceClips(
    SequencePreparation preparation,
    Subset training,
    Subset validation,
    Subset test,
    String description) {

  /** Looks at the videos, or reads what was said of them before. */
  static SequenceClips of(SequenceOptions options, TrainingProgress progress) throws IOException {
    List<String> classes = new ArrayList<>();
    List<SaidClip> clips = read(options, classes, progress);
    options.silent.check(classes);
    try {
      return cut(options, classes, clips);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(options.data + ": " + unfit.getMessage());
    }
  }

  private static SequenceClips cut(
      SequenceOptions options, List<String> classes, List<SaidClip> clips) {
    List<ConceptId> silent = SequenceOptions.concepts(options.silent.classes);
    List<ConceptId> every = SaidClip.concepts(clips);
    if (every.isEmpty()) {
      throw new IllegalArgumentException("nothing is said of any clip; try another --detector");
    }
    // Only labels and sources are asked here, so any concepts will do.
    ConceptSequences all =
        new ConceptSequences(
            clips,
            classes,
            new SequencePreparation(every, options.looks, options.perSecond, silent));
    List<String> sources = clips.stream().map(SaidClip::source).toList();
    Folds folds = Folds.bySource(all, sources, options.parts.folds);
    int test = options.parts.test();
    int validation = options.parts.validation();
    List<SaidClip> learnt =
        IntStream.range(0, clips.size())
            .filter(clip -> folds.foldOf(clip) != test && folds.foldOf(clip) != validation)
            .mapToObj(clips::get)
            .toList();
    List<ConceptId> without = SequenceOptions.concepts(options.without);
    List<ConceptId> concepts =
        SaidClip.concepts(learnt).stream().filter(one -> !without.contains(one)).toList();
    SequencePreparation preparation =
        new SequencePreparation(concepts, options.looks, options.perSecond, silent);
    ConceptSequences seen = new ConceptSequences(clips, classes, preparation);
    return new SequenceClips(
        preparation,
        Subset.where(seen, clip -> folds.foldOf(clip) != test && folds.foldOf(clip) != validation),
        Subset.where(seen, clip -> folds.foldOf(clip) == validation),
        Subset.where(seen, clip -> folds.foldOf(clip) == test),
        "%d videos of %s seen by %s%s, %d looks at %s/s, %d concepts%s, %s"
            .formatted(
                clips.size(),
                classes,
                options.look().detector().label(),
                options.pose.map(file -> " and " + file.getFileName()).orElse(""),
                options.looks,
                options.perSecond,
                concepts.size(),
                options.without.isEmpty() ? "" : " without " + options.without,
                options.parts));
  }

  private static List<SaidClip> read(
      SequenceOptions options, List<String> classes, TrainingProgress progress) throws IOException {
    if (!Files.isDirectory(options.data)) {
      throw new UsageException(
          options.data + " is no folder; --data needs one with a folder of videos for each class");
    }
    List<SaidClip> clips = new ArrayList<>();
    List<Source> videos = new ArrayList<>();
    List<Path> kinds;
    try (Stream<Path> inside = Files.list(options.data)) {
      kinds = inside.filter(Files::isDirectory).sorted().toList();
    }
    if (kinds.size() < 2) {
      throw new UsageException(
          "%s needs a folder for each of two classes or more, got %s"
              .formatted(options.data, kinds));
    }
    for (Path kind : kinds) {
      String label = String.valueOf(kind.getFileName());
      SequenceOptions.concepts(List.of(label)); // a class must be able to be said
      List<Source> sources = Sources.expand(List.of(kind.toString()));
      for (int i = 0; i < sources.size(); i++) {
        String name = label + "/" + sources.get(i).name();
        clips.add(
            new SaidClip(name, classes.size(), label + " " + i / options.parts.block, List.of()));
        videos.add(sources.get(i));
      }
      classes.add(label);
    }
    Path file =
        options.timelines.orElse(
            options.out.resolveSibling(options.out.getFileName() + ".timelines.jsonl"));
    ConceptTimelines timelines = ConceptTimelines.open(file, options.look());
    for (int i = 0; i < clips.size(); i++) {
      SaidClip clip = clips.get(i);
      progress.clipRead(i + 1, clips.size(), clip.name());
      clips.set(
          i,
          new SaidClip(
              clip.name(), clip.label(), clip.source(), timelines.of(clip.name(), videos.get(i))));
    }
    return clips;
  }
}
