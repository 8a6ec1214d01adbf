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
 *     instance that never ends or ends before it begins, a box of negative size, a key that stands
 *     twice in one object
 * @param objects what becomes of the objects that take part
 */
public record ActivityRules(
    boolean needsPresenceConf,
    boolean needsProcessingReport,
    boolean allowsNegativeFrames,
    boolean anyVideos,
    boolean lenient,
    Objects objects) {

  /** What a reader does with the objects of an instance. */
  public enum Objects {
    /** They are passed over, as they are where only activities are scored. */
    IGNORED,
    /** They are read where there are any. */
    READ,
    /** Every instance needs a list of them, and every object two steps or more. */
    NEEDED,
    /** As {@link #NEEDED}, and every box needs a score. */
    NEEDED_WITH_SCORES
  }

  /** Truths and system outputs alike, and nothing that contradicts itself. */
  public static final ActivityRules STRICT =
      new ActivityRules(false, false, true, false, false, Objects.READ);

  /** The same rules for a truth: it has no scores and no report, and no schema is applied to it. */
  public ActivityRules forTruth() {
    return new ActivityRules(
        false,
        false,
        true,
        anyVideos,
        lenient,
        objects == Objects.IGNORED ? Objects.IGNORED : Objects.READ);
  }

  /** The same rules, with objects read whether they are scored or not. */
  public ActivityRules withObjects() {
    return objects == Objects.IGNORED
        ? new ActivityRules(
            needsPresenceConf,
            needsProcessingReport,
            allowsNegativeFrames,
            anyVideos,
            lenient,
            Objects.READ)
        : this;
  }

  /**
   * Whether 1.0 is a whole number. It is to Python where no schema is applied, and to a JSON schema
   * of draft 6 and later; ActEV SDL's second version, which brought negative frames, has draft 7,
   * all schemas before it have draft 4.
   */
  boolean wholeWithPoint() {
    return allowsNegativeFrames;
  }

  /** Whether a schema says which names videos may have: letters, digits, and {@code _ - .}. */
  boolean plainNames() {
    return needsPresenceConf;
  }
}
