package io.miharu.detectors.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** V2. */
class SeamMergeTest {

  private static final ConceptId CAR = ConceptId.of("car");

  private final List<Tile> tiles = TileCover.of(1920, 1080);

  private static Detection car(Box box, double confidence) {
    return new Detection(CAR, box, (float) confidence);
  }

  /** What each tile shows of a thing, in its own pixels and cut at its borders. */
  private static List<Detection> shown(Tile tile, Box thing, double confidence) {
    return thing
        .translated(-tile.left(), -tile.top())
        .clipped(tile.width(), tile.height())
        .map(part -> List.of(car(part, confidence)))
        .orElse(List.of());
  }

  @Test
  void merged_thingSeenByFourTiles_isOne() {
    // Columns 512 to 640 and rows 440 to 640 belong to tiles 0, 1, 4 and 5.
    Box thing = Box.ofSize(560, 500, 40, 60);
    SeamMerge merge = new SeamMerge(1920, 1080);
    merge.add(List.of(car(thing, 0.5)));
    int seen = 0;
    for (Tile tile : tiles) {
      List<Detection> there = shown(tile, thing, 0.6 + 0.01 * seen);
      seen += there.size();
      merge.add(tile, there);
    }
    assertEquals(4, seen);
    assertEquals(List.of(car(thing, 0.63)), merge.merged(), "the surest of them");
  }

  @Test
  void merged_thingCutByTheBordersOfThreeTiles_isTheWholeOne() {
    // Wholly in tile 5 alone, from 512 and 440 on; 0, 1 and 4 end in it and are surer.
    Box thing = Box.ofSize(600, 560, 100, 120);
    SeamMerge merge = new SeamMerge(1920, 1080);
    for (Tile tile : tiles) {
      merge.add(tile, shown(tile, thing, tile.holds(thing) ? 0.4 : 0.9));
    }
    assertEquals(List.of(car(thing, 0.4)), merge.merged());
  }

  @Test
  void merged_twoThings20PxApart_stayTwo() {
    Box left = Box.ofSize(540, 480, 20, 30);
    Box right = left.translated(40, 0); // 20 px between them
    SeamMerge merge = new SeamMerge(1920, 1080);
    for (Tile tile : tiles) {
      merge.add(tile, shown(tile, left, 0.7));
      merge.add(tile, shown(tile, right, 0.7));
    }
    assertEquals(List.of(car(left, 0.7f), car(right, 0.7f)), merge.merged());
  }

  @Test
  void merged_smallWithinLarge_theSurerStays_ofEqualOnesTheSmall() {
    Box small = Box.ofSize(100, 100, 30, 30);
    Box large = Box.ofSize(95, 95, 100, 100);
    for (double sureOfSmall : new double[] {0.4, 0.6, 0.8}) {
      SeamMerge merge = new SeamMerge(1920, 1080);
      merge.add(List.of(car(large, 0.6)));
      merge.add(tiles.get(0), List.of(car(small, sureOfSmall)));
      Box stays = sureOfSmall >= 0.6 ? small : large;
      assertEquals(stays, merge.merged().get(0).box());
      assertEquals(1, merge.merged().size());
    }
  }

  @Test
  void merged_boxesOfOneLook_areLeftAsTheyAre() {
    Detection front = car(Box.ofSize(100, 100, 100, 100), 0.6);
    Detection behind = car(Box.ofSize(110, 90, 100, 90), 0.5);
    SeamMerge merge = new SeamMerge(1920, 1080);
    merge.add(List.of(front, behind));
    assertEquals(List.of(front, behind), merge.merged());
  }

  @Test
  void merged_otherLabels_doNotCompete() {
    Box place = Box.ofSize(100, 100, 30, 60);
    Detection person = new Detection(ConceptId.of("person"), place, 0.5f);
    SeamMerge merge = new SeamMerge(1920, 1080);
    merge.add(List.of(car(place, 0.9)));
    merge.add(tiles.get(0), List.of(person));
    assertEquals(List.of(car(place, 0.9), person), merge.merged());
  }

  @Test
  void merged_thingsSeenWherever_areOneEach() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      double side = 8 + random.nextInt(120);
      Box thing = Box.ofSize(random.nextInt(1790), random.nextInt(950), side, side);
      SeamMerge merge = new SeamMerge(1920, 1080);
      merge.add(List.of(car(thing, random.nextFloat())));
      for (Tile tile : tiles) {
        merge.add(tile, shown(tile, thing, random.nextFloat()));
      }
      // Less than six tenths of a sliver at a border may be another thing, but slivers lie inside.
      assertEquals(1, merge.merged().size(), thing.toString());
      assertEquals(thing, merge.merged().get(0).box());
    }
  }
}
