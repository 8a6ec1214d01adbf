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
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write into %s: %s; choose another folder with -o"
              .formatted(folder, unwritable.getMessage()),
          unwritable);
    }
  }
}
