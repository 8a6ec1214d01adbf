package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a process that listens does when it is asked to end, by the one signal that no shell lets
 * its children ignore.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class EndingRequestTest {

  private static final long PATIENCE_SECONDS = 15; // less than a run is given to finish

  private @Nullable Process started;

  @AfterEach
  void end() {
    process().destroyForcibly();
  }

  @Test
  void listen_askedToEnd_letsTheRunFinishBeforeShutdownHooks() throws Exception {
    BufferedReader said = start("finishing");
    ask();
    assertEquals("finished", said.readLine());
    assertEquals("hook", said.readLine());
    assertEquals(130, exit());
  }

  @Test
  void listen_askedAgain_endsAtOnceWithoutShutdownHooks() throws Exception {
    BufferedReader said = start("stubborn");
    ask();
    TimeUnit.MILLISECONDS.sleep(1200);
    ask();
    String line = said.readLine();
    assertTrue(line.contains("stopped at once"), line);
    assertEquals(130, exit());
    assertEquals(null, said.readLine());
  }

  @Test
  void close_askedToEndAfterwards_endsAsAnyProcess() throws Exception {
    BufferedReader said = start("closed");
    ask();
    assertEquals("hook", said.readLine());
    assertEquals(143, exit());
  }

  private BufferedReader start(String manner) throws IOException {
    started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Listener.class.getName(),
                manner)
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process().inputReader();
    assertEquals("listening", said.readLine());
    return said;
  }

  private Process process() {
    return Objects.requireNonNull(started, "nothing was started");
  }

  private void ask() throws Exception {
    new ProcessBuilder("kill", "-TERM", Long.toString(process().pid())).start().waitFor();
  }

  private int exit() throws Exception {
    assertTrue(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
    return process().exitValue();
  }

  /** A run that finishes when asked, one that does not, and one that has ceased to listen. */
  static final class Listener {

    private Listener() {}

    public static void main(String[] arguments) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
      Interruption outer = Interruption.listen();
      Interruption interruption = Interruption.listen();
      if (arguments[0].equals("closed")) {
        outer.close();
        interruption.close();
      }
      System.out.println("listening");
      while (!interruption.requested() || !arguments[0].equals("finishing")) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      TimeUnit.MILLISECONDS.sleep(300); // as long as a frame and a report may take
      System.out.println("finished");
      interruption.close();
      outer.close();
      System.exit(130);
    }
  }
}
