package io.miharu.app.run;

import io.miharu.core.EventHit;
import java.util.Comparator;

/** The order in which hits are listed. */
final class HitOrder {

  /** By start, then event, then tracks, each rising. */
  static final Comparator<EventHit> BY_START =
      Comparator.comparing((EventHit hit) -> hit.span().start())
          .thenComparing(EventHit::event)
          .thenComparing(hit -> hit.tracks().toString());

  private HitOrder() {}
}
