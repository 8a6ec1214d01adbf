package io.miharu.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thirteen relations against the figure in Allen's paper, and what always holds of them. */
class AllenRelationTest {

  private static final TimeSpan TEN_TO_TWENTY = TimeSpan.ofSeconds(10, 20);

  @ParameterizedTest
  @CsvSource({
    "2, 8, BEFORE",
    "2, 10, MEETS",
    "2, 15, OVERLAPS",
    "10, 15, STARTS",
    "12, 15, DURING",
    "12, 20, FINISHES",
    "10, 20, EQUALS",
    "5, 20, FINISHED_BY",
    "5, 25, CONTAINS",
    "10, 25, STARTED_BY",
    "15, 25, OVERLAPPED_BY",
    "20, 25, MET_BY",
    "22, 25, AFTER"
  })
  void between_eachOfTheThirteen_isNamed(double start, double end, AllenRelation expected) {
    TimeSpan span = TimeSpan.ofSeconds(start, end);
    assertEquals(expected, AllenRelation.between(span, TEN_TO_TWENTY, Duration.ZERO));
    assertEquals(expected.inverse(), AllenRelation.between(TEN_TO_TWENTY, span, Duration.ZERO));
  }

  @Test
  void between_endsWithinTheTolerance_areEqual() {
    Duration half = Duration.ofMillis(50);
    assertEquals(
        AllenRelation.MEETS,
        AllenRelation.between(TimeSpan.ofSeconds(2, 9.95), TEN_TO_TWENTY, half));
    assertEquals(
        AllenRelation.BEFORE,
        AllenRelation.between(TimeSpan.ofSeconds(2, 9.949), TEN_TO_TWENTY, half));
    assertEquals(
        AllenRelation.EQUALS,
        AllenRelation.between(TimeSpan.ofSeconds(10.05, 19.95), TEN_TO_TWENTY, half));
  }

  @Test
  void between_randomSpans_agreesWithTheDefinitionsByEnds_andMeetsAllThirteen() {
    Random random = new Random(1);
    Set<AllenRelation> met = EnumSet.noneOf(AllenRelation.class);
    for (int i = 0; i < 2_000; i++) {
      TimeSpan a = random(random);
      TimeSpan b = random(random);
      AllenRelation relation = AllenRelation.between(a, b, Duration.ZERO);
      met.add(relation);
      int holding = 0;
      for (AllenRelation candidate : AllenRelation.values()) {
        if (byDefinition(candidate, a, b)) {
          holding++;
          assertEquals(candidate, relation, () -> a + " to " + b);
        }
      }
      assertEquals(1, holding, () -> a + " to " + b);
      assertEquals(relation, AllenRelation.between(b, a, Duration.ZERO).inverse());
    }
    assertEquals(EnumSet.allOf(AllenRelation.class), met);
  }

  private static TimeSpan random(Random random) {
    int start = random.nextInt(8);
    return new TimeSpan(new MediaTime(start), new MediaTime(start + 1L + random.nextInt(6)));
  }

  /** Allen 1983, figure 2, written out for X = [a, b) and Y = [c, d). */
  static boolean byDefinition(AllenRelation relation, TimeSpan x, TimeSpan y) {
    long a = x.start().micros();
    long b = x.end().micros();
    long c = y.start().micros();
    long d = y.end().micros();
    return switch (relation) {
      case BEFORE -> b < c;
      case MEETS -> b == c;
      case OVERLAPS -> a < c && c < b && b < d;
      case STARTS -> a == c && b < d;
      case DURING -> a > c && b < d;
      case FINISHES -> a > c && b == d;
      case EQUALS -> a == c && b == d;
      case FINISHED_BY -> c > a && d == b;
      case CONTAINS -> c > a && d < b;
      case STARTED_BY -> c == a && d < b;
      case OVERLAPPED_BY -> c < a && a < d && d < b;
      case MET_BY -> d == a;
      case AFTER -> d < a;
    };
  }
}
