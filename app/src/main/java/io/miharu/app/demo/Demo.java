package io.miharu.app.demo;

import io.miharu.app.report.ScoreTable;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.Engine;
import io.miharu.app.run.EngineParts;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.RunListener;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SourceJob;
import io.miharu.app.run.SourceOutcome;
import io.miharu.app.run.ZoneSpec;
import io.miharu.core.EventHit;
import io.miharu.core.Zone;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.VideoTruth;
import io.miharu.eval.events.EventMatching;
import io.miharu.eval.events.EventOutcome;
import io.miharu.eval.events.EventTable;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole engine on the built-in scenes: film them, run the main job on the films, and score what
 * it found against what truly happened.
 */
public final class Demo {

  private static final String FILMS = "films";

  private final long seed;
  private final Path out;
  private final EngineParts parts;

  /**
   * A demo.
   *
   * @param detector looks at the films
   */
  public Demo(
      long seed,
      Path out,
      DetectorSetting detector,
      EventVocabulary vocabulary,
      Interruption interruption)
      throws IOException {
    this.seed = seed;
    this.out = out;
    RunSettings settings = RunSettings.DEFAULT.withDetector(detector);
    this.parts =
        new EngineParts(
            settings,
            vocabulary.definitions(),
            vocabulary.graph(),
            vocabulary,
            FileHashes.of(settings),
            interruption);
  }

  /**
   * What a demo showed.
   *
   * @param surveillance found, missed and false on the surveillance scenes
   * @param dashcam the same on the dashcam scenes
   * @param sceneSeconds length of the surveillance scenes
   * @param scenes how many scenes of both kinds were run
   * @param report where the report is
   */
  public record Result(
      EventTable surveillance,
      EventTable dashcam,
      double sceneSeconds,
      double dashcamSeconds,
      int scenes,
      Path report) {}

  /** Runs the demo, {@code sideBySide} scenes at a time. */
  public Result run(int sideBySide, RunListener listener) throws IOException {
    List<Scene> surveillance = SceneCatalogue.surveillance(seed);
    List<Scene> dashcam = SceneCatalogue.dashcam(seed);
    List<Scene> scenes = new ArrayList<>(surveillance);
    scenes.addAll(dashcam);
    Path films = makeFolder(out.resolve(FILMS));
    writeTruth(scenes, films);
    Engine engine = new Engine(parts);
    List<SourceOutcome> outcomes =
        engine.run(
            scenes.stream().map(scene -> job(scene, films)).toList(), out, sideBySide, listener);
    Judged judged = judge(scenes, outcomes);
    EventTable ofSurveillance = judged.table(surveillance);
    EventTable ofDashcam = judged.table(dashcam);
    engine.report(
        out,
        "Miharu demo",
        "built-in scenes, seed " + seed,
        List.of(table("Surveillance", ofSurveillance), table("Dashcam", ofDashcam)),
        judged.outcomes());
    return new Result(
        ofSurveillance,
        ofDashcam,
        seconds(surveillance),
        seconds(dashcam),
        outcomes.size(),
        out.resolve("report.html"));
  }

  private SourceJob job(Scene scene, Path films) {
    Path film = films.resolve(scene.name() + ".mp4");
    return new SourceJob(
        scene.name(),
        Optional.of(film),
        () -> {
          SceneFilm.write(scene, film);
          return Sources.open(
              new Source(scene.name(), film, Source.Kind.VIDEO_FILE), OpenOptions.DEFAULT);
        },
        DetectorChoice.observers(parts.settings()),
        scene.zones().stream().map(Demo::spec).toList());
  }

  private static ZoneSpec spec(Zone zone) {
    return new ZoneSpec(zone.name(), zone.kind(), zone.area().corners(), zone.direction());
  }

  /** The outcomes with a verdict on every event, and the counts by scene. */
  private record Judged(List<SourceOutcome> outcomes, Map<String, EventTable> tables) {

    EventTable table(List<Scene> scenes) {
      return scenes.stream()
          .map(scene -> tables.getOrDefault(scene.name(), EventTable.EMPTY))
          .reduce(EventTable.EMPTY, EventTable::plus);
    }
  }

  private static Judged judge(List<Scene> scenes, List<SourceOutcome> outcomes) {
    List<SourceOutcome> judged = new ArrayList<>();
    Map<String, EventTable> tables = new TreeMap<>();
    for (SourceOutcome outcome : outcomes) {
      Scene scene =
          scenes.stream()
              .filter(one -> one.name().equals(outcome.name()))
              .findFirst()
              .orElseThrow();
      EventOutcome found = EventMatching.DEFAULT.match(scene.events(), outcome.hits());
      tables.put(scene.name(), EventTable.of(found));
      List<EventHit> right = found.found().stream().map(EventOutcome.Pair::hit).toList();
      judged.add(
          outcome.withVerdicts(
              right::contains,
              found.missed().stream()
                  .map(
                      missed ->
                          "Missed: %s, %s to %s"
                              .formatted(
                                  missed.event(), missed.span().start(), missed.span().end()))
                  .toList()));
    }
    return new Judged(judged, tables);
  }

  private static ScoreTable table(String title, EventTable events) {
    return new ScoreTable(
        title,
        List.of("Event", "True", "Found", "Missed", "False"),
        events.rows().stream()
            .map(
                row ->
                    List.of(
                        row.event(),
                        Long.toString(row.truths()),
                        Long.toString(row.found()),
                        Long.toString(row.missed()),
                        Long.toString(row.falseAlarms())))
            .toList());
  }

  /** The truth in ActEV's format, so that other scorers can judge the same run. */
  private static void writeTruth(List<Scene> scenes, Path films) throws OutputException {
    List<VideoTruth> truths =
        scenes.stream()
            .map(
                scene ->
                    new VideoTruth(
                        scene.name() + ".mp4",
                        FrameTimes.atRate(scene.rate()),
                        scene.events(),
                        scene.tracks()))
            .toList();
    Map<String, FileIndex.Video> index = new TreeMap<>();
    for (Scene scene : scenes) {
      index.put(scene.name() + ".mp4", FileIndex.Video.whole(scene.rate(), scene.frames()));
    }
    try {
      VideoTruth.toActivities(truths).write(films.resolve("truth.json"));
      new FileIndex(new TreeMap<>(index)).write(films.resolve("file-index.json"));
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write the truth to %s: %s".formatted(films, unwritable.getMessage()), unwritable);
    }
  }

  private static Path makeFolder(Path folder) throws OutputException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot make the folder %s: %s".formatted(folder, unwritable.getMessage()), unwritable);
    }
  }

  private static double seconds(List<Scene> scenes) {
    return scenes.stream().mapToDouble(scene -> scene.duration().toNanos() / 1e9).sum();
  }
}
