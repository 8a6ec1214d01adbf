package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.Track;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.ingest.Crop;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.ingest.scenes.Scene;
import io.miharu.ingest.scenes.SceneCatalogue;
import io.miharu.learning.detector.DetectorLabels;
import io.miharu.learning.detector.FrameLabeller;
import io.miharu.learning.detector.FrameStore;
import io.miharu.learning.detector.ReservedClips;
import io.miharu.learning.detector.Teacher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills a {@link FrameStore} with frames of clips and of built-in scenes. */
final class DetectorLabelling {

  /** What the names of scenes among the clips begin with. */
  static final String SCENE = "scene-";

  private final DetectorLabelOptions options;
  private final PrintWriter progress;

  DetectorLabelling(DetectorLabelOptions options, PrintWriter progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Labels what the store does not have yet. */
  void fill(FrameStore store) throws IOException {
    FrameLabeller labeller =
        new FrameLabeller(options.perSecond, options.keptWidth, options.keptHeight);
    scenes(store, labeller);
    if (options.data.isEmpty()) {
      return;
    }
    Path model =
        options.teacher.orElseThrow(
            () -> new UsageException("clips need --teacher, an ONNX detector of the COCO classes"));
    List<Source> sources = sources();
    try (OnnxDetector detector = OnnxDetector.open(model)) {
      String name =
          "%s sha256:%s, families together, %s a second"
              .formatted(detector.name(), detector.sha256(), options.perSecond);
      Teacher teacher = new Teacher(detector, DetectorLabels.FAMILIES);
      for (int i = 0; i < sources.size(); i++) {
        Source source = sources.get(i);
        if (store.clips().contains(source.name())) {
          continue;
        }
        FrameStore.Clip clip = store.add(Path.of(source.name()), name);
        try (FrameStream stream = Sources.open(source, open(source))) {
          labeller.label(stream, teacher, clip);
        }
        clip.complete();
        say("%d of %d clips labelled: %s".formatted(i + 1, sources.size(), source.name()));
      }
    }
  }

  /** Every video below the named folders, but none that is kept for testing. */
  private List<Source> sources() throws IOException {
    List<String> folders = new ArrayList<>();
    for (Path data : options.data) {
      if (!Files.isDirectory(data)) {
        ReservedClips.require(data);
        folders.add(data.toString());
        continue;
      }
      try (Stream<Path> below = Files.walk(data)) {
        for (Path folder : below.filter(Files::isDirectory).sorted().toList()) {
          if (holdsVideos(folder)) {
            folders.add(folder.toString());
          }
        }
      }
    }
    List<Source> sources = new ArrayList<>();
    for (Source source : Sources.expand(folders)) {
      if (ReservedClips.isReserved(source.path())) {
        say("left out, kept for testing: " + source.path());
      } else if (options.skip.stream().noneMatch(source.name()::contains)) {
        sources.add(source);
      }
    }
    return sources;
  }

  private static boolean holdsVideos(Path folder) throws IOException {
    try {
      return Sources.expand(List.of(folder.toString())).stream()
          .anyMatch(source -> source.kind() == Source.Kind.VIDEO_FILE);
    } catch (io.miharu.core.MediaException nothing) {
      return false;
    }
  }

  private OpenOptions open(Source source) {
    Optional<Crop> crop =
        options.crops.entrySet().stream()
            .filter(entry -> source.path().toString().contains(entry.getKey()))
            .map(entry -> crop(entry.getValue()))
            .findFirst();
    return crop.map(OpenOptions.DEFAULT::withCrop).orElse(OpenOptions.DEFAULT);
  }

  private static Crop crop(String words) {
    String[] parts = words.split(",", -1);
    try {
      return new Crop(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unfit) {
      throw new UsageException(
          "--crop needs PART=left,top,width,height in px, got \"%s\"".formatted(words));
    }
  }

  /** A few moments of every scene, each with the exact truth. */
  private void scenes(FrameStore store, FrameLabeller labeller) throws IOException {
    for (long seed = options.firstSeed; seed < options.firstSeed + options.seeds; seed++) {
      ReservedClips.requireSeed(seed);
      List<Scene> scenes = new ArrayList<>(SceneCatalogue.surveillance(seed));
      scenes.addAll(SceneCatalogue.dashcam(seed));
      for (Scene scene : scenes) {
        Path name = Path.of("%s%d-%s".formatted(SCENE, seed, scene.name()));
        if (store.clips().contains(name.toString())) {
          continue;
        }
        FrameStore.Clip clip = store.add(name, "the scene's own truth");
        long step = Math.max(1, scene.frames() / (options.framesOfScene + 1));
        for (int i = 1; i <= options.framesOfScene; i++) {
          keep(scene, i * step, labeller, clip);
        }
        clip.complete();
      }
      say("scenes of seed %d kept".formatted(seed));
    }
  }

  private static void keep(Scene scene, long first, FrameLabeller labeller, FrameStore.Clip clip)
      throws IOException {
    List<Track> tracks = scene.tracks(first, first + 1);
    try (FrameStream stream = scene.open(first)) {
      Optional<Frame> next = stream.next();
      if (next.isPresent()) {
        try (Frame frame = next.get()) {
          labeller.keep(frame, tracks, clip);
        }
      }
    }
  }

  private void say(String line) {
    progress.println(line);
    progress.flush();
  }
}
