package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.learning.skeletons.FoldResult;
import io.miharu.learning.skeletons.NetworkShares;
import io.miharu.learning.skeletons.TrainingPlan;
import io.miharu.learning.skeletons.TrialResult;
import io.miharu.learning.skeletons.Voter;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.skeletons.MotionStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

  private static final FoldResult FIRST =
      new FoldResult("fold-1", 1, List.of(0, 1, 1), List.of(0, 1, 0), 12);

  @TempDir Path folder;

  private static NetworkShares.Key key(MotionStream stream, TrainingPlan plan) {
    ActionModel model = ActionModel.named("lstm", BodyLayout.SBU_15, 2).seeing(stream);
    return new NetworkShares.Key(new Voter.Network(model, plan, 1), 0, "fold-1", 1, 2);
  }

  private static NetworkShares said(NetworkShares.Key key) {
    return new NetworkShares(
        key, List.of(new double[] {0.25, 0.75}, new double[] {0.9, 0.1}), 12.5);
  }

  @Test
  void known_afterAStop_hasWhatWasFinishedAndDropsACutLine() throws IOException {
    Path file = folder.resolve("networks.jsonl");
    NetworkShares.Key joints = key(MotionStream.JOINT, TrainingPlan.DEFAULT);
    NetworkShares.Key bones = key(MotionStream.BONE, TrainingPlan.DEFAULT);
    new NetworkFile(file, "sbu A").add(said(joints));
    Files.writeString(file, "{\"network\":\"sbu A\",\"fo", StandardOpenOption.APPEND);
    NetworkFile again = new NetworkFile(file, "sbu A");
    assertEquals(12.5, again.known(joints).orElseThrow().seconds());
    assertArrayEquals(new double[] {0.25, 0.75}, again.known(joints).orElseThrow().shares().get(0));
    assertEquals(Optional.empty(), again.known(bones));
    again.add(said(bones));
    assertTrue(new NetworkFile(file, "sbu A").known(bones).isPresent());
  }

  @Test
  void known_otherSettings_doNotCount_otherMembersDo() throws IOException {
    Path file = folder.resolve("networks.jsonl");
    NetworkShares.Key one = key(MotionStream.JOINT, TrainingPlan.DEFAULT);
    new NetworkFile(file, "sbu A").add(said(one));
    assertEquals(Optional.empty(), new NetworkFile(file, "sbu B").known(one));
    NetworkFile again = new NetworkFile(file, "sbu A");
    assertTrue(
        again.known(key(MotionStream.JOINT, TrainingPlan.DEFAULT.withMembers(3))).isPresent());
    assertEquals(
        Optional.empty(), again.known(key(MotionStream.JOINT, TrainingPlan.DEFAULT.withEpochs(3))));
  }

  @Test
  void page_showsTheMeanAndWhatWasTakenForWhat() throws IOException {
    ActionSet set =
        new ActionSet(
            "two", BodyLayout.SBU_15, List.of("kick", "hug & hold"), List.of(), List.of());
    Path file = folder.resolve("report.html");
    new SkeletonPage(set, "settings", new TrialResult(List.of(FIRST))).write(file);
    String page = Files.readString(file);
    // Two of three are right; one of the two hugs was taken for a kick.
    assertTrue(page.contains("66.67 % (one seed)"), page);
    assertTrue(page.contains("hug &amp; hold"), page);
    assertTrue(page.contains("<td>50.0</td>"), page);
  }
}
