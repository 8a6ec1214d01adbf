package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void bySource_randomSources_neverSplitsOne_andLosesNoExample() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int size = random.nextInt(20, 100);
      List<String> sources = new ArrayList<>();
      int[] labels = new int[size];
      for (int i = 0; i < size; i++) {
        sources.add("camera " + (i < 5 ? i : random.nextInt(12)));
        labels[i] = i % 3;
      }
      ArrayExamples examples =
          new ArrayExamples(List.of("a", "b", "c"), new float[size][2], labels);
      Folds folds = Folds.bySource(examples, sources, 4);
      Map<String, Integer> home = new HashMap<>();
      for (int i = 0; i < size; i++) {
        int fold = folds.foldOf(i);
        assertEquals(fold, home.computeIfAbsent(sources.get(i), name -> fold), "seed " + seed);
      }
      int inside = 0;
      for (int fold = 0; fold < 4; fold++) {
        assertTrue(folds.inside(examples, fold).size() > 0);
        assertEquals(
            size, folds.inside(examples, fold).size() + folds.outside(examples, fold).size());
        inside += folds.inside(examples, fold).size();
      }
      assertEquals(size, inside);
    }
  }

  @Test
  void bySource_blocksOfTwoClasses_giveEachFoldOneOfEach() {
    int[] labels = new int[40];
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      labels[i] = i / 20;
      sources.add(labels[i] + " " + i % 20 / 5);
    }
    ArrayExamples examples = new ArrayExamples(List.of("a", "b"), new float[40][1], labels);
    Folds folds = Folds.bySource(examples, sources, 4);
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 20, 21, 22, 23, 24}, folds.inside(examples, 0).chosen());
  }

  @Test
  void bySource_fewerSourcesThanFolds_isRefused() {
    ArrayExamples examples =
        new ArrayExamples(List.of("a", "b"), new float[2][1], new int[] {0, 1});
    assertThrows(
        IllegalArgumentException.class, () -> Folds.bySource(examples, List.of("one", "one"), 2));
  }

  @Test
  void arrayExamples_aNaN_isNamed() {
    float[][] rows = {{1, 2}, {3, Float.NaN}};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ArrayExamples(List.of("a", "b"), rows, new int[] {0, 1}));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("example 1 is NaN at value 1"));
  }

  @Test
  void arrayExamples_oneClass_isRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ArrayExamples(List.of("a", "b"), new float[3][2], new int[] {1, 1, 1}));
    assertEquals("needs examples of two classes or more, got only b", refused.getMessage());
  }
}
