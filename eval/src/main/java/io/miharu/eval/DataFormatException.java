package io.miharu.eval;

import java.io.IOException;

/**
 * A truth, annotation or result file that does not hold what its format asks for. The message names
 * the place, what was needed there and what came.
 */
public final class DataFormatException extends IOException {

  private static final long serialVersionUID = 1;

  public DataFormatException(String message) {
    super(message);
  }

  public DataFormatException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A fault at one place of a text file.
   *
   * @param file its name, as the user gave it
   * @param line from 1
   * @param column from 1; of a table the number of the value in its line, of JSON the character
   * @param problem what was needed and what came
   */
  public static DataFormatException at(String file, long line, long column, String problem) {
    return new DataFormatException(
        "%s, line %d, column %d: %s".formatted(file, line, column, problem));
  }
}
