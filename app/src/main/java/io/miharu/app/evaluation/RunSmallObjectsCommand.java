package io.miharu.app.evaluation;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.ModelProbe;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.detectors.Detector;
import io.miharu.detectors.SceneDetector;
import io.miharu.detectors.tiles.TileBudget;
import io.miharu.detectors.tiles.TiledDetector;
import io.miharu.eval.coco.CocoScores;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu run small-objects}: what tiles are good for, on the built-in scenes. */
@Command(
    name = "small-objects",
    description =
        "Films the built-in surveillance scenes in 1920x1080 with a wide lens, looks at them with a"
            + " network with and without tiles, and prints COCO's average precision by size.",
    mixinStandardHelpOptions = true)
final class RunSmallObjectsCommand implements Callable<Integer> {

  /** Places of AP and of AP by size among COCO's twelve numbers. */
  private static final List<Integer> SHOWN = List.of(0, 1, 3, 4, 5);

  /** What networks know by name and the scenes show. */
  private static final List<ConceptId> LABELS =
      List.of(ConceptId.of("person"), ConceptId.of("car"));

  @Spec private CommandSpec spec;

  @Option(
      names = "--detector",
      paramLabel = "FILE",
      required = true,
      description = "The network: ONNX, or a Darknet .cfg with its .weights beside it.")
  private Path model = Path.of("");

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many catalogues of scenes; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many frames of each scene are judged; ${DEFAULT-VALUE} by default.")
  private int frames;

  @Option(
      names = "--zoom",
      paramLabel = "X",
      defaultValue = "0.6",
      description =
          "Times the focal length of the scenes' own camera; ${DEFAULT-VALUE} by default, at which"
              + " most persons are small.")
  private double zoom;

  @Override
  public Integer call() throws Exception {
    if (seeds < 1 || frames < 1 || !(zoom > 0)) {
      throw new UsageException("--seeds, --frames and --zoom must be above 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("seed  tiles  boxes (small)     AP   AP50    APs    APm    APl");
    Path folder = Files.createTempDirectory("miharu-small");
    try {
      DetectorChoice.open(model, ModelProbe.inAJvm()).close();
      for (int seed = 1; seed <= seeds; seed++) {
        List<Scene> scenes = SceneCatalogue.surveillance(seed);
        print(out, folder, scenes, seed, "off");
        print(out, folder, scenes, seed, "auto");
      }
    } finally {
      for (String name : List.of("truth", "off", "auto")) {
        Files.deleteIfExists(folder.resolve(name + ".json"));
      }
      Files.delete(folder);
    }
    return ExitCode.DONE.code();
  }

  private void print(PrintWriter out, Path folder, List<Scene> scenes, int seed, String tiles)
      throws IOException {
    SmallObjects run = new SmallObjects(LABELS, frames);
    run.judge(scenes, zoom, () -> detector(tiles));
    CocoScores scores = run.scores(folder, tiles);
    out.printf(Locale.ROOT, "%4d  %-5s %6d (%5d)", seed, tiles, run.truths(), run.small());
    SHOWN.forEach(i -> out.printf(Locale.ROOT, "  %.3f", scores.stats().get(i)));
    out.println();
    out.flush();
  }

  private Detector detector(String tiles) throws IOException {
    SceneDetector scene = new SceneDetector(DetectorChoice.open(model), CameraKind.FIXED);
    return tiles.equals("off") ? scene : new TiledDetector(scene, TileBudget.AUTO);
  }
}
