package io.miharu.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process can be stopped with Ctrl-C at all; Linux only. */
final class Interrupts {

  /** The bit of SIGINT in a mask of signals. */
  private static final long SIGINT = 1L << 1;

  private Interrupts() {}

  /** A shell lets what it starts in the background ignore Ctrl-C, and so do their children. */
  static boolean areIgnoredBy(Process process) throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0;
  }
}
