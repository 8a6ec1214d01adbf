package io.miharu.ingest.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Test
  void waits_doubleUpToTheLimit() {
    BackOff plain = new BackOff(Duration.ofMillis(500), 2, Duration.ofSeconds(3), 0);
    Random random = new Random(1);
    long[] waits = {500, 1_000, 2_000, 3_000, 3_000};
    for (int failures = 1; failures <= waits.length; failures++) {
      assertEquals(waits[failures - 1], plain.after(failures, random).toMillis());
    }
    assertEquals(3_000, plain.after(5_000, random).toMillis());
  }

  @Test
  void jitter_staysWithinItsShare_andSpreads() {
    BackOff jittery = new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30), 0.2);
    Random random = new Random(7);
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 1000; i++) {
      long millis = jittery.after(1, random).toMillis();
      least = Math.min(least, millis);
      most = Math.max(most, millis);
    }
    assertTrue(least >= 800 && least < 830, "least " + least);
    assertTrue(most <= 1200 && most > 1170, "most " + most);
  }

  @Test
  void sameSeed_sameWaits() {
    Random one = new Random(3);
    Random other = new Random(3);
    for (int failures = 1; failures < 20; failures++) {
      assertEquals(BackOff.DEFAULT.after(failures, one), BackOff.DEFAULT.after(failures, other));
    }
  }

  @Test
  void waitsThatMakeNoSense_areRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(IllegalArgumentException.class, () -> new BackOff(Duration.ZERO, 2, second, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new BackOff(second, 0.5, second, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new BackOff(second, 2, second, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new BackOff(second, 2, Duration.ofMillis(10), 0));
  }
}
