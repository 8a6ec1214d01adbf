package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityRules;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The scoring protocols of the ActEV evaluations, by the names of the reference's command line.
 *
 * <p>Source: ActEV_Scorer 0.5.8. Their numbers are in {@link ScoringParameters#of}.
 */
public enum ActevProtocol {
  ACTEV18_AD("ActEV18_AD", "actev18_ad", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.NONE),
  ACTEV18PC_AD("ActEV18PC_AD", "actev18pc_ad", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.NONE),
  ACTEV18_AD_TFA(
      "ActEV18_AD_TFA", "actev18_ad_tfa", Overlap.TEMPORAL_IOU, Rate.TFA_BY_INSTANCE, Objects.NONE),
  ACTEV18_AD_1SECOL(
      "ActEV18_AD_1SECOL", "actev18_ad_1SecOL", Overlap.ONE_SECOND, Rate.RFA, Objects.NONE),
  ACTEV19_AD("ActEV19_AD", "actev19_ad", Overlap.ONE_SECOND, Rate.TFA_BY_INSTANCE, Objects.NONE),
  ACTEV19_AD_V2(
      "ActEV19_AD_V2", "actev19_ad_v2", Overlap.SHORT_SYSTEM, Rate.TFA_BY_INSTANCE, Objects.NONE),
  ACTEV_SDL_V1(
      "ActEV_SDL_V1", "actev_sdl_v1", Overlap.SHORT_SYSTEM, Rate.TFA_OF_EXCESS, Objects.NONE),
  ACTEV_SDL_V2(
      "ActEV_SDL_V2", "actev_sdl_v2", Overlap.SHORT_TRUTH, Rate.TFA_OF_EXCESS, Objects.NONE),
  ACTEV_SDL_V2NPR(
      "ActEV_SDL_V2NPR", "actev_sdl_v2npr", Overlap.SHORT_TRUTH, Rate.TFA_OF_EXCESS, Objects.NONE),
  SRL_AD_V1("SRL_AD_V1", "srl_ad_v1", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.NONE),
  SRL_AD_V2("SRL_AD_V2", "srl_ad_v2", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.NONE),
  SRL_AD_V3("SRL_AD_V3", "srl_ad_v3", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.NONE),
  SRL_AOD_V1("SRL_AOD_V1", "srl_aod_v1", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.MODE),
  SRL_AOD_V2("SRL_AOD_V2", "srl_aod_v2", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.MODE),
  // The reference writes the name of the second version for the third.
  SRL_AOD_V3("SRL_AOD_V3", "srl_aod_v2", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.MODE),
  // The reference writes the name of its plain detection protocol for the two that follow.
  ACTEV18_AOD("ActEV18_AOD", "actev18_ad", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.PMISS_AND_MODE),
  ACTEV18_AODT(
      "ActEV18_AODT", "actev18_ad", Overlap.TEMPORAL_IOU, Rate.RFA, Objects.PMISS_AND_MODE);

  /** When instances of truth and system may be one. */
  enum Overlap {
    /** Temporal intersection over union above a delta. */
    TEMPORAL_IOU,
    /** A common time of one second or more. */
    ONE_SECOND,
    /** As {@link #ONE_SECOND}; where the system's is shorter, a share of the truth's length. */
    SHORT_SYSTEM,
    /** As {@link #ONE_SECOND}; where the truth's is shorter, a share of its length. */
    SHORT_TRUTH
  }

  /** What false alarms are measured by, beside their number per minute of video. */
  enum Rate {
    RFA,
    /** The time of false alarm, every instance on its own. */
    TFA_BY_INSTANCE,
    /** The time in which the system claims more instances than there are. */
    TFA_OF_EXCESS
  }

  /** What is asked of the objects that take part. */
  enum Objects {
    NONE,
    MODE,
    PMISS_AND_MODE
  }

  private final String title;
  private final String parameterName;
  private final Overlap overlap;
  private final Rate rate;
  private final Objects objects;

  ActevProtocol(String title, String parameterName, Overlap overlap, Rate rate, Objects objects) {
    this.title = title;
    this.parameterName = parameterName;
    this.overlap = overlap;
    this.rate = rate;
    this.objects = objects;
  }

  /** The protocol of a name, whatever its case; the reference's own {@code AODT} is known too. */
  public static ActevProtocol named(String name) {
    String wanted = name.equalsIgnoreCase("AODT") ? ACTEV18_AODT.title : name;
    return Arrays.stream(values())
        .filter(protocol -> protocol.title.equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "needed a protocol of %s, got %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(ActevProtocol::title)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  /** The name on the command line: {@code ActEV_SDL_V2}. */
  public String title() {
    return title;
  }

  /** What its schema asks of a system output. */
  public ActivityRules rules(boolean lenient) {
    boolean second = overlap == Overlap.SHORT_TRUTH;
    ActivityRules.Objects asked =
        switch (objects) {
          case NONE -> ActivityRules.Objects.IGNORED;
          case MODE, PMISS_AND_MODE ->
              title.startsWith("SRL")
                  ? ActivityRules.Objects.NEEDED
                  : ActivityRules.Objects.NEEDED_WITH_SCORES;
        };
    return new ActivityRules(true, this == ACTEV_SDL_V2, second, true, lenient, asked);
  }

  /** Whether boxes of objects are scored. */
  public boolean scoresObjects() {
    return objects != Objects.NONE;
  }

  String parameterName() {
    return parameterName;
  }

  Overlap overlap() {
    return overlap;
  }

  Rate rate() {
    return rate;
  }

  Objects objects() {
    return objects;
  }

  /** Whether the kernel and the pair metrics speak of temporal intersection over union. */
  boolean usesTemporalIou() {
    return overlap == Overlap.TEMPORAL_IOU;
  }

  boolean usesTfa() {
    return rate != Rate.RFA;
  }

  /** Whether the weighted miss rate is read along the time of false alarm too. */
  boolean weighsAlongTfa() {
    return usesTfa() && this != ACTEV18_AD_TFA;
  }

  @Override
  public String toString() {
    return title;
  }
}
