package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.ingest.Crop;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The 14 clips of falls against their posture per frame (-1 not lying, 0 falling, 1 lying), as
 * {@code detect --crop 320,0,320,240} sees them. Prints the figures that {@code
 * docs/results/falls.md} reports.
 */
@Tag("slow")
class FallClipsTest {

  private static final int CLIPS = 14;
  private static final double IN_TIME_S = 1;

  /** Seconds of media time; the truth begins where falling does. */
  private record Fall(double falling, List<EventHit> hits, int rightPostures, int postures) {

    Optional<EventHit> inTime() {
      return hits.stream().filter(hit -> Math.abs(late(hit)) <= IN_TIME_S + 1e-6).findFirst();
    }

    long before() {
      return hits.stream()
          .filter(hit -> hit.span().start().seconds() < falling - IN_TIME_S)
          .count();
    }

    double late(EventHit hit) {
      return hit.span().start().seconds() - falling;
    }
  }

  @Test
  void yoloxNano_everyFall_isFoundInTimeWithoutAFalseAlarmBefore() throws IOException {
    RunSettings settings = RunSettings.DEFAULT.withDetector(data("models/yolox_nano.onnx"));
    List<Fall> falls = measure("yolox_nano", settings);
    assertEquals(CLIPS, falls.stream().filter(fall -> fall.inTime().isPresent()).count(), "found");
    assertEquals(0, falls.stream().mapToLong(Fall::before).sum(), "false alarms before");
  }

  @Test
  void yoloxNanoWithPoses_mostFalls_areFoundInTime() throws IOException {
    RunSettings settings =
        RunSettings.DEFAULT
            .withDetector(data("models/yolox_nano.onnx"))
            .withNetworks(
                Networks.NONE.withPose(Optional.of(data("models/simplepose_coco17.onnx"))));
    List<Fall> falls = measure("yolox_nano with poses", settings);
    assertTrue(falls.stream().filter(fall -> fall.inTime().isPresent()).count() >= 12, "found");
  }

  @Test
  void embeddedDetector_onTheFalls_raisesNoFalseAlarmBefore() throws IOException {
    List<Fall> falls = measure("embedded", RunSettings.DEFAULT);
    assertEquals(0, falls.stream().mapToLong(Fall::before).sum(), "false alarms before");
  }

  private static List<Fall> measure(String name, RunSettings settings) throws IOException {
    List<Fall> falls = new ArrayList<>();
    int found = 0;
    int right = 0;
    int postures = 0;
    for (int clip = 1; clip <= CLIPS; clip++) {
      Fall fall = watch(String.format(Locale.ROOT, "fall-%02d", clip), settings);
      falls.add(fall);
      right += fall.rightPostures();
      postures += fall.postures();
      found += fall.inTime().isPresent() ? 1 : 0;
      StringBuilder line = new StringBuilder();
      for (EventHit hit : fall.hits()) {
        line.append(
            String.format(
                Locale.ROOT,
                " start %+.2f s, alert %+.2f s, probability %.2f;",
                fall.late(hit),
                hit.alert().seconds() - fall.falling(),
                hit.probability()));
      }
      System.out.printf(
          Locale.ROOT,
          "%s, fall-%02d: falling from %.2f s;%s postures %d of %d%n",
          name,
          clip,
          fall.falling(),
          line.isEmpty() ? " missed;" : line,
          fall.rightPostures(),
          fall.postures());
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d found within %.0f s; lying or not right in %d of %d frames (%.3f)%n",
        name,
        found,
        CLIPS,
        IN_TIME_S,
        right,
        postures,
        (double) right / postures);
    return falls;
  }

  private static Fall watch(String clip, RunSettings settings) throws IOException {
    int[] truth = postures(clip);
    int falling = 0;
    while (truth[falling] != 0) {
      falling++;
    }
    Ontology ontology = Ontology.builtIn();
    StreamingMatcher matcher =
        new StreamingMatcher(
            clip,
            List.of(ontology.event(EventId.of("fall")).orElseThrow()),
            ontology,
            MatcherSettings.DEFAULT);
    List<EventHit> hits = new ArrayList<>();
    int right = 0;
    int judged = 0;
    OpenOptions picture = OpenOptions.DEFAULT.withCrop(new Crop(320, 0, 320, 240));
    double fallingAt = Double.NaN;
    try (FrameStream stream =
        VideoFileStream.open(data("videos/falls/" + clip + "-cam0.mp4"), clip, picture)) {
      SourceInfo info = stream.info();
      try (Observer observer = DetectorChoice.observers(settings).open(info, List.of())) {
        Perception perception = new Perception(observer, info, List.of());
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Frame frame = next.get()) {
            Moment moment = perception.perceive(frame);
            if (perception.judged()) {
              hits.addAll(matcher.accept(moment));
            }
            int posture = truth[(int) frame.index()];
            if (frame.index() == falling) {
              fallingAt = frame.time().seconds();
            }
            if (posture != 0) {
              judged++;
              right += lies(moment) == (posture == 1) ? 1 : 0;
            }
          }
        }
      }
    }
    hits.addAll(matcher.finish());
    return new Fall(fallingAt, hits, right, judged);
  }

  private static boolean lies(Moment moment) {
    return moment.scores().stream()
        .anyMatch(score -> score.concept().value().equals("lying") && score.probability() >= 0.5);
  }

  /** Of each frame from the first on, which the file counts as 1. */
  private static int[] postures(String clip) throws IOException {
    return Files.readAllLines(data("videos/falls/labels/posture-per-frame.csv")).stream()
        .map(line -> line.split(","))
        .filter(cells -> cells[0].equals(clip))
        .mapToInt(cells -> Integer.parseInt(cells[2]))
        .toArray();
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve(name);
    assumeTrue(Files.exists(file), "needs " + name + " below -Dmiharu.data");
    return file;
  }
}
