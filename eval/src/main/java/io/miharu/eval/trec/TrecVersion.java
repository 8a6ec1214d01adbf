package io.miharu.eval.trec;

/**
 * Which trec_eval to agree with. They differ in five places: the precision of scores, the rounding
 * of recall levels, comment lines, the measures of {@code all_trec}, and whether {@code -c} prints
 * the topics that a run left out.
 */
public enum TrecVersion {
  /** trec_eval 9.0.x, which most published numbers come from. */
  V9,
  /**
   * trec_eval 10.0. Its release candidate 3 stops at a topic that the run leaves out; here such
   * topics are left out of the means, as in version 9.
   */
  V10;

  /** A score as this version keeps it, which decides what is a tie. */
  double stored(double score) {
    return this == V9 ? (float) score : score;
  }

  /** How many relevant documents make up a recall of {@code recall}, of {@code relevant} in all. */
  int atRecall(double recall, int relevant) {
    return this == V9 ? (int) (recall * relevant + 0.9) : (int) Math.round(recall * relevant);
  }

  boolean hasComments() {
    return this == V10;
  }

  boolean printsTopicsLeftOut() {
    return this == V10;
  }
}
