package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void line_aQuarterDoneInFiveSeconds_hasFifteenLeft() {
    assertEquals(
        "a.mp4  [======                  ]  25%  1,000 frames  200 frames/s  3.0x  0:15 left",
        ProgressBar.line(
            "a.mp4", 1000, MediaTime.ofSeconds(15), Optional.of(Duration.ofSeconds(60)), 5));
  }

  @Test
  void line_unknownLength_showsTheTimeReached() {
    assertEquals(
        "cam  0:15.00  1,000 frames  200 frames/s  3.0x",
        ProgressBar.line("cam", 1000, MediaTime.ofSeconds(15), Optional.empty(), 5));
  }
}
