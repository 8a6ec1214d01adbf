package io.miharu.eval.trec;

/**
 * What changes the numbers, under trec_eval's option letters.
 *
 * @param version whose numbers
 * @param completeTopics -c: average over all judged topics, those missing from the run counting as
 *     empty, instead of those in both files
 * @param relevantFrom -l: the least grade that counts as relevant, 1 or more
 * @param mostRetrieved -M: how many documents of a topic count, 1 or more
 * @param judgedOnly -J: unjudged documents are taken out of the ranking first
 * @param collectionSize -N: documents in the collection, for the utility's fourth weight
 */
public record TrecOptions(
    TrecVersion version,
    boolean completeTopics,
    int relevantFrom,
    int mostRetrieved,
    boolean judgedOnly,
    long collectionSize) {

  public static final TrecOptions DEFAULT =
      new TrecOptions(TrecVersion.V10, false, 1, Integer.MAX_VALUE, false, Long.MAX_VALUE);

  public TrecOptions {
    if (mostRetrieved < 1) {
      throw new IllegalArgumentException("-M needs a number of 1 or more, got " + mostRetrieved);
    }
  }

  public TrecOptions withVersion(TrecVersion newVersion) {
    return new TrecOptions(
        newVersion, completeTopics, relevantFrom, mostRetrieved, judgedOnly, collectionSize);
  }
}
