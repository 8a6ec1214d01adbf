package io.miharu.app;

/** What the process's exit status means; {@code miharu help exit-codes} prints this table. */
public enum ExitCode {
  DONE(0, "done"),
  OUR_FAULT(1, "our own fault: please report it"),
  USAGE(2, "an option or argument is wrong"),
  SOURCE_UNREADABLE(
      3, "a source cannot be opened or holds no picture (missing, empty, audio only, no videos)"),
  SOURCE_DAMAGED(4, "a source is damaged; everything readable was written first"),
  DEFINITION_REFUSED(5, "a model, event or camera file is refused"),
  OUTPUT_UNWRITABLE(6, "the output cannot be written"),
  DATA_REFUSED(7, "a data, truth or annotation file is refused"),
  INTERRUPTED(130, "interrupted; the files written so far are valid");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
