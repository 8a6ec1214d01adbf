package io.miharu.nets.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. */
public final class SafeFile {

  private SafeFile() {}

  /**
   * Writes beside the file and then puts it in place, so that a full disk or a kill leaves what was
   * there before.
   *
   * @throws IOException when it cannot be written; the message names the file
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(beside, bytes);
      Files.move(
          beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Files.deleteIfExists(beside);
      throw new IOException(
          "%s: cannot write %d bytes (%s); is the folder there and the disk not full?"
              .formatted(file, bytes.length, failed.getMessage()),
          failed);
    }
  }
}
