package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaggeredStartTest {

  @Test
  void await_eachInItsTurn_theFirstAtOnce() {
    StaggeredStart start = new StaggeredStart(Duration.ofMillis(80), 3, () -> false);
    long begun = System.nanoTime();
    start.next().await();
    start.next().await();
    assertTrue(millisSince(begun) >= 80, "the second came too early");
    start.next().await();
    assertTrue(millisSince(begun) >= 160, "the third came too early");
  }

  @Test
  void await_theSecondIsReadyFirst_stillWaitsForItsTurn() {
    StaggeredStart start = new StaggeredStart(Duration.ofMillis(80), 2, () -> false);
    start.next();
    StaggeredStart.Turn second = start.next();
    long begun = System.nanoTime();
    second.await();
    assertTrue(millisSince(begun) >= 80, "the second came too early");
  }

  @Test
  void await_manyCameras_theLastWithinTheLimit() {
    StaggeredStart start = new StaggeredStart(Duration.ofSeconds(60), 30_001, () -> false);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int camera = 0; camera < 100; camera++) {
            start.next().await(); // a millisecond each
          }
        });
  }

  @Test
  void await_stopped_nobodyWaits() {
    StaggeredStart start = new StaggeredStart(Duration.ofHours(1), 2, () -> true);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          start.next().await();
          start.next().await();
        });
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
