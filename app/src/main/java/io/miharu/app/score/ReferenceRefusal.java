package io.miharu.app.score;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.io.PrintWriter;

/** How a reference tool refuses a file under {@code --compat}: on standard output, and exit 1. */
final class ReferenceRefusal {

  private static final int EXIT = 1;

  /** A command's work; returns the process's exit status. */
  @FunctionalInterface
  interface Work {
    int run() throws IOException;
  }

  private ReferenceRefusal() {}

  /**
   * Runs {@code work}, and where it refuses a file, ends as the reference does.
   *
   * @param mark what the reference puts before its messages, such as {@code [Error]}
   */
  static int as(String mark, PrintWriter out, Work work) throws IOException {
    try {
      return work.run();
    } catch (DataFormatException refused) {
      out.println(mark + " " + refused.getMessage());
      return EXIT;
    }
  }
}
