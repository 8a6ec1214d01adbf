package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptTimelineTest {

  private static final MediaTime STEP = MediaTime.ofSeconds(1);
  private static final List<ConceptId> COLUMNS =
      List.of(ConceptId.of("person"), ConceptId.of("cake"));

  @Test
  void series_isOneColumnWithItsGaps() {
    ConceptTimeline timeline =
        new ConceptTimeline(STEP, COLUMNS, new float[][] {{0.5f, Float.NaN}, {1, 0}});
    assertArrayEquals(new float[] {Float.NaN, 0}, timeline.series(ConceptId.of("cake")));
    assertEquals(0.5f, timeline.at(0, 0));
  }

  @Test
  void constructor_copiesTheCells() {
    float[][] cells = {{0, 0}};
    ConceptTimeline timeline = new ConceptTimeline(STEP, COLUMNS, cells);
    cells[0][0] = 1;
    assertEquals(0, timeline.at(0, 0));
  }

  @Test
  void constructor_missingColumnOrImpossibleValue_refuses() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConceptTimeline(STEP, COLUMNS, new float[][] {{0}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConceptTimeline(STEP, COLUMNS, new float[][] {{0, 1.5f}}));
  }
}
