package io.miharu.eval.actev;

/**
 * What one evaluation asks of an {@link ActivityFile} beyond the format. Immutable.
 *
 * <p>Source: the JSON schemas of ActEV_Scorer, as scorers of its protocols apply them.
 *
 * @param needsPresenceConf every instance needs the score that ranks it: a system output
 * @param needsProcessingReport the file says of each video whether it could be processed; ActEV SDL
 *     from its second version on
 * @param allowsNegativeFrames instances may begin before the first frame
 * @param lenient accepts in silence what the reference accepts: an id that stands twice, an
 *     instance that never ends or ends before it begins, one in a video that was not processed, a
 *     video that stands twice
 */
public record ActivityRules(
    boolean needsPresenceConf,
    boolean needsProcessingReport,
    boolean allowsNegativeFrames,
    boolean lenient) {

  /** Truths and system outputs alike, and nothing that contradicts itself. */
  public static final ActivityRules STRICT = new ActivityRules(false, false, true, false);

  /** The same rules for a truth: it has no scores and no report. */
  public ActivityRules forTruth() {
    return new ActivityRules(false, false, allowsNegativeFrames, lenient);
  }
}
