package io.miharu.knowledge;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many concept observations a second the matcher takes on one core with every shipped event:
 * target one million. A busy street at ten moments a second, 8 people and 4 cars that come and go.
 */
@Tag("bench")
class MatcherSpeedTest {

  /** Time on the core, which others that share the machine do not lengthen. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int RUNS = 5;
  private static final int MOMENTS = 12_000;

  @Test
  void accept_busyStreetWithEveryShippedEvent_takesAMillionObservationsASecond() {
    Ontology ontology = Ontology.builtIn();
    List<Moment> street = street();
    long observations = street.stream().mapToLong(moment -> moment.scores().size()).sum();
    double best = Double.POSITIVE_INFINITY;
    double first = 0;
    int hits = 0;
    for (int run = 0; run < RUNS; run++) {
      StreamingMatcher matcher =
          new StreamingMatcher("v", ontology.events(), ontology, MatcherSettings.DEFAULT);
      long start = THREADS.getCurrentThreadCpuTime();
      hits = 0;
      for (Moment moment : street) {
        hits += matcher.accept(moment).size();
      }
      hits += matcher.finish().size();
      double took = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      first = run == 0 ? took : first;
      best = Math.min(best, took);
    }
    System.out.printf(
        Locale.ROOT,
        "matcher: %d observations, %d hits; first %.0f, best %.0f thousand observations per second of one core%n",
        observations,
        hits,
        observations / first / 1e3,
        observations / best / 1e3);
  }

  private static List<Moment> street() {
    Random random = new Random(1);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      MediaTime time = new MediaTime(i * 100_000L);
      List<TrackState> tracks = new ArrayList<>();
      List<ConceptScore> scores = new ArrayList<>();
      for (int place = 0; place < 12; place++) {
        boolean person = place < 8;
        // Everybody stays for half a minute, and the next one comes elsewhere.
        int id = 1 + place + 12 * (i / 300);
        String label = person ? "person" : "car";
        Box box = new Box(0, 0, 40, 100).translated(150 * place + i % 300 / 10f, id % 3 * 300);
        tracks.add(
            new TrackState(
                id, ConceptId.of(label), 1, box, 0.9f, true, new MediaTime(i / 300 * 30_000_000L)));
        List<String> said = new ArrayList<>(List.of(label));
        if (person) {
          said.addAll(List.of("upright", "moving"));
          said.add(i / 40 % 5 == place % 5 ? "running" : "walking");
          if (i / 100 % 9 == place) {
            said.addAll(List.of("inside-zone", "inside-watched-zone"));
          }
          if (i / 200 % 11 == place) {
            said.addAll(List.of("inside-zone", "inside-restricted-zone"));
          }
        } else {
          said.addAll(List.of("moving", "in-corridor", "closing-in"));
        }
        for (String concept : said) {
          scores.add(
              ConceptScore.ofTracks(
                  ConceptId.of(concept), time, 0.4 + 0.6 * random.nextDouble(), "bench", id));
        }
      }
      scores.add(ConceptScore.ofScene(ConceptId.of("camera-moving"), time, i / 3000 % 2, "bench"));
      moments.add(new Moment(time, tracks, scores));
    }
    return moments;
  }
}
