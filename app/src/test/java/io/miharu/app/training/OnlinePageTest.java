package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.learning.skeletons.OnlineTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlinePageTest {

  @TempDir private Path folder;

  /** Sixty seconds over 1,200 px: five seconds are 100 px, half a second is 10. */
  @Test
  void write_aShortAction_isNamedToThePointerOnly() throws IOException {
    int row = BodyLayout.COCO_15.size() * BodyMotion.AXES;
    float[] values = new float[601 * row];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % row;
    }
    LabelledStream stream =
        new LabelledStream(
            "r",
            "s",
            BodyMotion.atRate(BodyLayout.COCO_15, 10, values),
            List.of(
                new LabelledStream.Interval(0, 100, 151),
                new LabelledStream.Interval(1, 300, 306)));
    Path file = folder.resolve("online.html");
    new OnlinePage(List.of("carry", "push"))
        .write(file, "found", List.of(new OnlineTrial.Found(stream, List.of(), 0)));
    String page = Files.readString(file);
    assertTrue(page.contains("<g><title>carry</title>"), page);
    assertTrue(page.contains("<g><title>push</title>"), page);
    assertEquals(1, page.split(">carry</text>", -1).length - 1);
    assertEquals(0, page.split(">push</text>", -1).length - 1);
    assertTrue(page.contains(">push</span>"), "the key names it");
  }
}
