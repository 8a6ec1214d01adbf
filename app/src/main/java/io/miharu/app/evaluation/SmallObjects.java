package io.miharu.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.Track;
import io.miharu.detectors.Detector;
import io.miharu.eval.coco.CocoDetections;
import io.miharu.eval.coco.CocoScores;
import io.miharu.eval.coco.CocoTruth;
import io.miharu.ingest.scenes.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Judges detectors on built-in scenes filmed in 1920x1080 with a wide lens, by size, as COCO does:
 * small is what covers less than 32² px. Collects truth and finds of many scenes as COCO's two
 * files. Not thread-safe.
 */
final class SmallObjects {

  static final int WIDTH = 1920;
  static final int HEIGHT = 1080;

  /** At the start, the background is not known yet: these frames are looked at, but not judged. */
  static final int WARM_UP = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ConceptId> labels;
  private final int frames;
  private final ArrayNode images = JSON.createArrayNode();
  private final ArrayNode truths = JSON.createArrayNode();
  private final ArrayNode finds = JSON.createArrayNode();
  private int judged;

  /**
   * @param labels what is judged
   * @param frames how many frames of each scene are judged
   */
  SmallObjects(List<ConceptId> labels, int frames) {
    this.labels = List.copyOf(labels);
    this.frames = frames;
  }

  /** The scenes of a seed, each in the middle of its action. */
  void judge(List<Scene> scenes, double zoom, DetectorMaker makers) throws IOException {
    for (Scene scene : scenes) {
      Scene large = scene.filmed(zoom, WIDTH, HEIGHT);
      long first = large.frames() / 2;
      List<Track> tracks = large.tracks(first + WARM_UP, first + WARM_UP + frames);
      try (Detector detector = makers.make();
          FrameStream stream = large.open(first)) {
        for (int i = 0; i < WARM_UP + frames; i++) {
          Optional<Frame> next = stream.next();
          if (next.isEmpty()) {
            break;
          }
          try (Frame frame = next.get()) {
            List<Detection> seen = detector.detect(frame);
            if (i >= WARM_UP) {
              add(tracks, frame.index(), seen);
            }
          }
        }
      }
    }
  }

  /** Makes a detector for one scene. */
  interface DetectorMaker {
    Detector make() throws IOException;
  }

  private void add(List<Track> tracks, long index, List<Detection> seen) {
    int image = ++judged;
    images.addObject().put("id", image).put("width", WIDTH).put("height", HEIGHT);
    for (Track track : tracks) {
      int label = labels.indexOf(track.label());
      track.points().stream()
          .filter(point -> label >= 0 && point.frame() == index)
          .forEach(point -> truth(image, label + 1, point.box()));
    }
    for (Detection one : seen) {
      int label = labels.indexOf(one.label());
      if (label >= 0) {
        ObjectNode find = finds.addObject().put("image_id", image).put("category_id", label + 1);
        find.put("score", one.confidence()).set("bbox", box(one.box()));
      }
    }
  }

  private void truth(int image, int label, Box box) {
    ObjectNode truth = truths.addObject().put("id", truths.size()).put("image_id", image);
    truth.put("category_id", label).put("area", box.areaPx2()).put("iscrowd", 0);
    truth.set("bbox", box(box));
  }

  private static ArrayNode box(Box box) {
    return JSON.createArrayNode().add(box.left()).add(box.top()).add(box.width()).add(box.height());
  }

  /** How many true boxes were judged. */
  int truths() {
    return truths.size();
  }

  /** How many true boxes cover less than 32² px. */
  int small() {
    int small = 0;
    for (var truth : truths) {
      small += truth.path("area").asDouble() < 32 * 32 ? 1 : 0;
    }
    return small;
  }

  /** COCO's numbers, by way of its two files, which stay in {@code folder}. */
  CocoScores scores(Path folder, String name) throws IOException {
    ObjectNode file = JSON.createObjectNode();
    file.set("images", images);
    file.set("annotations", truths);
    ArrayNode categories = file.putArray("categories");
    for (int i = 0; i < labels.size(); i++) {
      categories.addObject().put("id", i + 1).put("name", labels.get(i).toString());
    }
    Path truth = folder.resolve("truth.json");
    Path found = folder.resolve(name + ".json");
    Files.write(truth, JSON.writeValueAsBytes(file));
    Files.write(found, JSON.writeValueAsBytes(finds));
    CocoTruth read = CocoTruth.read(truth, false);
    return CocoScores.of(read, CocoDetections.read(found, read, false));
  }
}
