package io.miharu.app.evaluation;

import io.miharu.app.console.UsageException;
import java.util.regex.Pattern;

/**
 * The name of a run as NIST asked for it in 2017: {@code
 * TEAM_MED17_SEARCH_EVENTSET_EKTYPE_SMGHW_SYS_VERSION}.
 *
 * <p>Source: event detection, section 9. EVENTSET is PS (events known before the system was frozen)
 * or AH (given after), EKTYPE the number of examples ({@code 10Ex}), SMGHW the size of the machine
 * (SML, MED or LRG), SYS begins with {@code p-} (primary) or {@code c-} (contrastive).
 */
record MedRunName(String text) {

  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9-]+_MED\\d\\d_[A-Za-z0-9-]+_(PS|AH)_\\d+Ex_(SML|MED|LRG)_[pc]-[A-Za-z0-9-]+_\\d+");

  MedRunName {
    if (!FORM.matcher(text).matches()) {
      throw new UsageException(
          "--run-name is TEAM_MED17_SEARCH_{PS|AH}_{N}Ex_{SML|MED|LRG}_{p-|c-}SYS_VERSION, got \"%s\""
              .formatted(text));
    }
  }

  /** Ours: events known beforehand, a small machine, the primary system. */
  static MedRunName usual(int year, int examples) {
    return new MedRunName(
        "MIHARU_MED%02d_LOCAL_PS_%dEx_SML_p-concepts_1".formatted(year % 100, examples));
  }
}
