package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.TrackState;
import io.miharu.ingest.Crop;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.temporal.falls.FallNetwork;
import io.miharu.temporal.falls.FallWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What networks of {@code train fall} say by themselves of the 14 real falls, all of which are held
 * out, in the tracks of YOLOX-nano. Judges every {@code *.onnx} in the folder {@code
 * -Dmiharu.fallModels}, or else the one that is shipped.
 */
@Tag("slow")
class FallNetworkTest {

  private static final int CLIPS = 14;

  /** One clip: its tracks frame by frame, and the posture of each frame. */
  private record Clip(
      SourceInfo info, List<MediaTime> times, List<List<TrackState>> tracks, List<Integer> truth) {}

  @Test
  void falls_byTheNetworkAlone_arePartlyFound() throws IOException {
    List<Clip> clips = new ArrayList<>();
    for (int clip = 1; clip <= CLIPS; clip++) {
      clips.add(tracked(String.format(Locale.ROOT, "fall-%02d", clip)));
    }
    int found = 0;
    for (Path model : models()) {
      try (FallNetwork network =
          model.toString().isEmpty() ? FallNetwork.shipped() : FallNetwork.open(model)) {
        found = Math.max(found, judge(String.valueOf(model.getFileName()), network, clips));
      }
    }
    assertTrue(found > 0, "found");
  }

  private static int judge(String name, FallNetwork network, List<Clip> clips) throws IOException {
    int found = 0;
    int early = 0;
    int[][] counts = new int[3][3];
    for (Clip clip : clips) {
      FallWatch watch = new FallWatch(network, clip.info().width(), clip.info().height());
      int falling = 0;
      while (clip.truth().get(falling) != 0) {
        falling++;
      }
      double start = clip.times().get(falling).seconds();
      double told = Double.NaN;
      double fell = Double.NaN;
      for (int i = 0; i < clip.times().size(); i++) {
        double now = clip.times().get(i).seconds();
        List<ConceptScore> said = watch.score(clip.times().get(i), clip.tracks().get(i), List.of());
        int answer = answer(said);
        counts[clip.truth().get(i) + 1][answer]++;
        fell = answer == 1 ? now : fell;
        if (answer == 2 && now - fell <= 1.5 && Double.isNaN(told)) {
          told = now;
        }
      }
      found += told >= start - 1 && told <= start + 3 ? 1 : 0;
      early += told < start - 1 ? 1 : 0;
    }
    int right = counts[0][0] + counts[1][1] + counts[2][2];
    int all = Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d clips told of, %d too early; %d of %d frames right (%.3f); of not lying %s, falling %s, lying %s said to be none, falling, fallen%n",
        name,
        found,
        clips.size(),
        early,
        right,
        all,
        (double) right / all,
        Arrays.toString(counts[0]),
        Arrays.toString(counts[1]),
        Arrays.toString(counts[2]));
    return found;
  }

  /** 0 for neither, 1 for falling, 2 for fallen: the likelier, if it has a half or more. */
  private static int answer(List<ConceptScore> said) {
    double most = 0.5;
    int answer = 0;
    for (ConceptScore score : said) {
      int kind = FallNetwork.LABELS.indexOf(score.concept());
      if (kind > 0 && score.probability() >= most) {
        most = score.probability();
        answer = kind;
      }
    }
    return answer;
  }

  private static Clip tracked(String clip) throws IOException {
    RunSettings settings = RunSettings.DEFAULT.withDetector(data("models/yolox_nano.onnx"));
    OpenOptions picture = OpenOptions.DEFAULT.withCrop(new Crop(320, 0, 320, 240));
    List<MediaTime> times = new ArrayList<>();
    List<List<TrackState>> tracks = new ArrayList<>();
    try (FrameStream stream =
        VideoFileStream.open(data("videos/falls/" + clip + "-cam0.mp4"), clip, picture)) {
      SourceInfo info = stream.info();
      try (Observer observer = DetectorChoice.observers(settings).open(info, List.of())) {
        Perception perception = new Perception(observer, info, List.of());
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Frame frame = next.get()) {
            Moment moment = perception.perceive(frame);
            times.add(moment.time());
            tracks.add(moment.tracks());
          }
        }
      }
      return new Clip(info, times, tracks, truth(clip));
    }
  }

  private static List<Integer> truth(String clip) throws IOException {
    return Files.readAllLines(data("videos/falls/labels/posture-per-frame.csv")).stream()
        .map(line -> line.split(","))
        .filter(cells -> cells[0].equals(clip))
        .map(cells -> Integer.valueOf(cells[2]))
        .toList();
  }

  private static List<Path> models() throws IOException {
    String folder = System.getProperty("miharu.fallModels", "");
    if (folder.isEmpty()) {
      return List.of(Path.of(""));
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve(name);
    assumeTrue(Files.exists(file), "needs " + name + " below -Dmiharu.data");
    return file;
  }
}
