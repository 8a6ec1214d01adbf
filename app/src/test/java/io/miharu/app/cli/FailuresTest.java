package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {

  @Command(name = "test")
  private static final class Nothing {}

  /** Through a writer that holds back what is not a whole line of println, as on a terminal. */
  @Test
  void report_ourOwnFault_isSaidBeforeTheProcessEnds() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    CommandLine command = new CommandLine(new Nothing());
    command.setErr(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
    int code = Failures.report(new IllegalStateException("no such thing"), command, false);
    assertEquals(ExitCode.OUR_FAULT.code(), code);
    String said = terminal.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("internal error") && said.contains("no such thing"), said);
  }
}
