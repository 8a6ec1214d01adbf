package io.miharu.app;

import io.miharu.app.cli.MiharuCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // Labels are Japanese too, whatever the terminal's locale says; JDK 17 would print '?' instead.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(MiharuCommand.run(args));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
