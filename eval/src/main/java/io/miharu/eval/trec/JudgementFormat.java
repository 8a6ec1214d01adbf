package io.miharu.eval.trec;

/** What a file of judgements holds, under trec_eval's names for -R. */
public enum JudgementFormat {
  /** {@code topic iteration document grade}. */
  QRELS("qrels"),
  /** {@code topic judge document grade}: the same topic judged by several judges. */
  QRELS_JG("qrels_jg"),
  /** {@code topic judge subgroup document preference}: the higher number is preferred. */
  PREFS("prefs"),
  /** Lines as in {@link #QRELS}, read as one judge's preferences. */
  QRELS_PREFS("qrels_prefs");

  private final String word;

  JudgementFormat(String word) {
    this.word = word;
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }

  boolean isPreferences() {
    return this == PREFS || this == QRELS_PREFS;
  }
}
