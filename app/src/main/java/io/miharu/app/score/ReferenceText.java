package io.miharu.app.score;

import io.miharu.app.run.OutputException;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a reference tool would print, word for word. */
final class ReferenceText {

  private ReferenceText() {}

  /**
   * Prints the text of one system and nothing else, since other scripts parse it; several systems
   * are compared in our own words.
   */
  static void publish(String text, List<ScoreSheet> sheets, ScoreOptions scores, PrintWriter out)
      throws IOException {
    boolean alone = sheets.size() == 1;
    if (alone && !scores.jsonOnStandardOutput()) {
      out.print(text);
      out.flush();
    }
    scores.publish(sheets, alone ? new PrintWriter(Writer.nullWriter()) : out);
  }

  /** Writes the text into a folder, which is made where it is missing. */
  static void write(String text, Path folder, String name) throws OutputException {
    write(text, folder.resolve(name));
  }

  /** Writes the text to a file, whose folder is made where it is missing. */
  static void write(String text, Path file) throws OutputException {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s; choose another place".formatted(file, unwritable.getMessage()),
          unwritable);
    }
  }
}
