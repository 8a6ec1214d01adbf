package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.learning.skeletons.FoldResult;
import io.miharu.learning.skeletons.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldFileTest {

  private static final FoldResult FIRST =
      new FoldResult("fold-1", 1, List.of(0, 1, 1), List.of(0, 1, 0), 12);

  @TempDir Path folder;

  @Test
  void known_afterAStop_hasWhatWasFinishedAndDropsACutLine() throws IOException {
    Path file = folder.resolve("folds.jsonl");
    new FoldFile(file, "sbu A").add(FIRST);
    Files.writeString(file, "{\"settings\":\"sbu A\",\"fo", StandardOpenOption.APPEND);
    FoldFile again = new FoldFile(file, "sbu A");
    assertEquals(Optional.of(FIRST), again.known("fold-1", 1));
    assertEquals(Optional.empty(), again.known("fold-1", 2));
    assertEquals(Optional.empty(), again.known("fold-2", 1));
  }

  @Test
  void known_otherSettings_doNotCount() throws IOException {
    Path file = folder.resolve("folds.jsonl");
    new FoldFile(file, "sbu A").add(FIRST);
    assertEquals(Optional.empty(), new FoldFile(file, "sbu B").known("fold-1", 1));
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
