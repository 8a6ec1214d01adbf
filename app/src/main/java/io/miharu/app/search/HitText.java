package io.miharu.app.search;

import io.miharu.events.index.SearchHit;
import io.miharu.events.zeroshot.ZeroShotScore.Counterfactual;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Hits of a search for people: a line each, and below it what made the score. */
public final class HitText {

  private static final int SHOWN_COUNTERFACTUALS = 3;

  private final PrintStream out;
  private final boolean explain;

  /**
   * @param explain whether to say what each part added
   */
  public HitText(PrintStream out, boolean explain) {
    this.out = out;
    this.explain = explain;
  }

  /** All hits of an event, best first. */
  public void print(AskedEvent event, List<SearchHit> hits) {
    for (int i = 0; i < hits.size(); i++) {
      SearchHit hit = hits.get(i);
      out.printf(
          Locale.ROOT,
          "%3d  %.3f  %s  %s - %s  %s%n",
          i + 1,
          hit.probability(),
          hit.video(),
          hit.span().start(),
          hit.span().end(),
          event.label());
      if (explain) {
        hit.evidence().forEach(seen -> line("", seen, event));
        hit.required().forEach(seen -> line("requires ", seen, event));
        without(event, hit);
      }
    }
  }

  private void line(String role, SearchHit.Sighting seen, AskedEvent event) {
    String reason = event.because().getOrDefault(seen.part().name(), "asked for");
    out.printf(
        Locale.ROOT,
        "        %+.3f  %s%s (%+.2f, %s)  %s%n",
        seen.part().amount(),
        role,
        seen.part().name(),
        seen.part().weight(),
        reason,
        when(seen));
  }

  private static String when(SearchHit.Sighting seen) {
    if (Double.isNaN(seen.part().pooled())) {
      return "nobody looked for it";
    }
    return seen.peak()
        .map(
            peak ->
                String.format(
                    Locale.ROOT,
                    "%.2f at %s - %s%s",
                    seen.probability(),
                    peak.start(),
                    peak.end(),
                    seen.seenAs()
                        .filter(concept -> !concept.value().equals(seen.part().name()))
                        .map(concept -> " as " + concept)
                        .orElse("")))
        .orElse("not seen");
  }

  private void without(AskedEvent event, SearchHit hit) {
    List<Counterfactual> parts =
        hit.reckoning().counterfactuals().stream()
            .filter(one -> !Double.isNaN(one.score()))
            .limit(SHOWN_COUNTERFACTUALS)
            .toList();
    for (Counterfactual one : parts) {
      out.printf(
          Locale.ROOT,
          "        without %s it would be %.3f%n",
          one.name(),
          event.query().decision().probability(one.score()));
    }
  }
}
