package io.miharu.app.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder a run writes to, checked before any work starts. */
public final class RunFolder {

  private RunFolder() {}

  /**
   * Makes the folder, and makes sure that files can be written there.
   *
   * @throws OutputException saying why not, and what to do
   */
  public static Path prepare(Path folder) throws OutputException {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".miharu", ".tmp");
      Files.delete(probe);
      return folder;
    } catch (FileAlreadyExistsException file) {
      throw new OutputException(
          "%s is a file; --out needs a folder, choose another name".formatted(folder), file);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write to %s (%s); choose a folder for --out that you may write to"
              .formatted(folder, reason(unwritable)),
          unwritable);
    }
  }

  private static String reason(IOException failure) {
    String kind =
        failure
            .getClass()
            .getSimpleName()
            .replace("Exception", "")
            .replaceAll("([a-z])([A-Z])", "$1 $2");
    return kind.isEmpty() ? String.valueOf(failure.getMessage()) : kind.toLowerCase(Locale.ROOT);
  }
}
