package io.miharu.ingest.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.BodyPart;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statement K1 and the counts of the method file, on the published files. */
class RealSetsTest {

  @ParameterizedTest
  @CsvSource({
    "sbu,sbu.tar.gz",
    "msr,msr-action3d.tar.gz",
    "utkinect,utkinect.tar.gz",
    "florence,florence3d"
  })
  void read_eachSet_standsUprightWithItsSidesInPlace(String name, String file) throws IOException {
    ActionSet set = ActionSets.read(name, SkeletonData.of(file));
    BodyLayout body = set.layout();
    List<Integer> leg = body.part(BodyPart.LEFT_LEG);
    double head = meanHeight(set, body.head());
    double neck = meanHeight(set, body.neck());
    double root = meanHeight(set, body.root());
    double knee = meanHeight(set, leg.get(1));
    double foot = meanHeight(set, leg.get(leg.size() - 1));
    assertTrue(
        head > neck && neck > root && root > knee && knee > foot,
        () -> "heights %s %s %s %s %s".formatted(head, neck, root, knee, foot));
    // Persons are of human size: a trunk between 15 and 70 cm, feet 60 to 140 cm below it.
    assertTrue(neck - root > 0.15 && neck - root < 0.7, () -> "trunk " + (neck - root));
    assertTrue(root - foot > 0.6 && root - foot < 1.4, () -> "legs " + (root - foot));
    for (BodyPart limb : List.of(BodyPart.LEFT_ARM, BodyPart.LEFT_LEG)) {
      int first = body.part(limb).get(0);
      int other = body.mirror()[first];
      assertTrue(
          meanForward(set, first, other) < -0.2,
          () -> "%s looks away from what is before it".formatted(limb));
    }
  }

  /**
   * Which way the body looks: left to right crossed with up gives minus forward in right-handed
   * axes, and forward is towards the sensor, or in pairs towards the other person. Mean of -1 for
   * forward and +1 for backward.
   */
  private static double meanForward(ActionSet set, int left, int right) {
    double sum = 0;
    long count = 0;
    for (ActionClip clip : set.clips()) {
      for (int b = 0; b < clip.bodies().size(); b++) {
        BodyMotion body = clip.bodies().get(b);
        BodyMotion other = clip.bodies().get(clip.bodies().size() - 1 - b);
        int root = set.layout().root();
        for (int t = 0; t < body.frames(); t++) {
          double x = body.at(t, left, 0) - body.at(t, right, 0);
          double z = body.at(t, left, 2) - body.at(t, right, 2);
          // Forward is left x up = (-z, 0, x) with up = (0, 1, 0).
          double toX = other == body ? 0 : other.at(t, root, 0) - body.at(t, root, 0);
          double toZ = other == body ? -1 : other.at(t, root, 2) - body.at(t, root, 2);
          double forward = -z * toX + x * toZ;
          if (!Double.isNaN(forward)) {
            sum += forward > 0 ? -1 : 1;
            count++;
          }
        }
      }
    }
    return sum / count;
  }

  private static double meanHeight(ActionSet set, int joint) {
    return set.clips().stream()
        .flatMap(clip -> clip.bodies().stream())
        .flatMap(body -> IntStream.range(0, body.frames()).mapToObj(t -> body.at(t, joint, 1)))
        .filter(y -> !Float.isNaN(y))
        .mapToDouble(y -> y)
        .average()
        .orElseThrow();
  }

  @Test
  void sbu_hasTheCountsOfItsPaper() throws IOException {
    ActionSet set = ActionSets.read("sbu", SkeletonData.of("sbu.tar.gz"));
    assertEquals(282, set.clips().size());
    assertEquals(6822, set.clips().stream().mapToInt(ActionClip::frames).sum());
    assertEquals(21, set.clips().stream().map(ActionClip::subject).distinct().count());
    assertEquals(List.of(42L, 43L, 40L, 41L, 18L, 21L, 39L, 38L), counts(set));
  }

  @Test
  void msr_hasItsListOfFilesAndNamesTheRest() throws IOException {
    ActionSet set = ActionSets.read("msr", SkeletonData.of("msr-action3d.tar.gz"));
    assertEquals(557, set.clips().size());
    assertEquals(10, set.leftOut().size());
    assertTrue(
        set.leftOut().contains("a13_s09_e02: all its joints are 0 0 0, no frame has a body"),
        () -> set.leftOut().toString());
    assertEquals(10, set.clips().stream().map(ActionClip::subject).distinct().count());
    assertEquals(Set.of("AS1", "AS2", "AS3"), set.lists().keySet());
    assertEquals(206, set.lists().getOrDefault("AS1", List.of()).size(), "names in ActionSet1.txt");
  }

  @Test
  void utkinect_hasAll199IntervalsButTheNan() throws IOException {
    ActionSet set = ActionSets.read("utkinect", SkeletonData.of("utkinect.tar.gz"));
    assertEquals(199, set.clips().size());
    assertEquals(1, set.leftOut().size());
    assertTrue(set.leftOut().get(0).endsWith("carry: its interval is NaN"));
    assertEquals(20, set.clips().stream().map(ActionClip::sequence).distinct().count());
    assertEquals(List.of(20L, 20L, 20L, 20L, 19L, 20L, 20L, 20L, 20L, 20L), counts(set));
  }

  @Test
  void florence_hasItsClipsAndSubjects() throws IOException {
    ActionSet set = ActionSets.read("florence", SkeletonData.of("florence3d"));
    assertEquals(215, set.clips().size());
    assertEquals(10, set.clips().stream().map(ActionClip::subject).distinct().count());
    assertEquals(List.of(24L, 21L, 22L, 29L, 26L, 20L, 20L, 23L, 30L), counts(set));
  }

  private static List<Long> counts(ActionSet set) {
    return IntStream.range(0, set.actions().size())
        .mapToObj(a -> set.clips().stream().filter(clip -> clip.action() == a).count())
        .toList();
  }
}
