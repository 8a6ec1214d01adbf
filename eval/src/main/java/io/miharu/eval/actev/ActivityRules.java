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
 * @param anyVideos a video may stand twice, or have instances without being listed; a file that is
 *     no system output need not list its videos at all
 * @param lenient accepts in silence what the reference accepts: an id that stands twice, an
 *     instance that never ends or ends before it begins
 */
public record ActivityRules(
    boolean needsPresenceConf,
    boolean needsProcessingReport,
    boolean allowsNegativeFrames,
    boolean anyVideos,
    boolean lenient) {

  /** Truths and system outputs alike, and nothing that contradicts itself. */
  public static final ActivityRules STRICT = new ActivityRules(false, false, true, false, false);

  /** The same rules for a truth: it has no scores and no report. */
  public ActivityRules forTruth() {
    return new ActivityRules(false, false, allowsNegativeFrames, anyVideos, lenient);
  }
}
