package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FoldRunTest {

  /** Twelve videos; the second concept tells the two kinds apart, the first never changes. */
  @Test
  void separableVideos_areAllDecidedRightly_fromExamplesOutsideTheirBlock() {
    List<double[]> rows = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    Set<String> positives = new TreeSet<>();
    for (int v = 0; v < 12; v++) {
      String name = "v%02d".formatted(v);
      names.add(name);
      boolean holds = v % 2 == 0;
      if (holds) {
        positives.add(name);
      }
      rows.add(new double[] {1, holds ? 4 : -4});
    }
    ForeignScores scores =
        new ForeignScores(
            List.of("a", "b"),
            List.of(ConceptId.of("a"), ConceptId.of("b")),
            List.copyOf(names),
            rows);
    EventTruth truth =
        EventTruth.ofAll(new TreeSet<>(names), new TreeMap<>(java.util.Map.of("e", positives)));
    FoldRun.Accuracy accuracy =
        new FoldRun(new MedSettings(2, 2, 3, false, false), 3)
            .accuracy(
                "e",
                truth.events().values().iterator().next(),
                EventSpace.of(scores, List.of(0, 1), List.of(), false),
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    assertEquals(1, accuracy.hybrid());
    assertEquals(1, accuracy.fewShot());
    assertEquals(0.5, accuracy.zeroShot()); // no relations: everything scores 0, taken for negative
  }
}
