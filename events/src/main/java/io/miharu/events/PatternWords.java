package io.miharu.events;

import io.miharu.core.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A pattern in one line for people: {@code running for 1.0 s and not camera-moving}. */
public final class PatternWords {

  private PatternWords() {}

  public static String of(EventPattern pattern) {
    List<EventPattern> parts = Evaluators.parts(pattern);
    if (pattern instanceof EventPattern.Seen seen) {
      return seen.concept() + (seen.minProbability() == 0.5f ? "" : " >= " + seen.minProbability());
    } else if (pattern instanceof EventPattern.InsideZone inside) {
      return "inside "
          + inside
              .name()
              .map(name -> "zone \"" + name + "\"")
              .orElseGet(
                  () ->
                      inside
                          .kind()
                          .map(Zone.Kind::name)
                          .map(kind -> "a " + kind.toLowerCase(Locale.ROOT) + " zone")
                          .orElse("any zone"));
    } else if (pattern instanceof EventPattern.Near near) {
      return "within %s body heights of %s".formatted(near.bodyHeights(), near.concept());
    } else if (pattern instanceof EventPattern.Several several) {
      return "%d x %s within %s"
          .formatted(several.atLeast(), several.concept(), seconds(several.within()));
    } else if (pattern instanceof EventPattern.And) {
      return joined(parts, " and ");
    } else if (pattern instanceof EventPattern.Or) {
      return joined(parts, " or ");
    } else if (pattern instanceof EventPattern.Not) {
      return "not " + of(parts.get(0));
    } else if (pattern instanceof EventPattern.Then then) {
      return "(%s then %s within %s)"
          .formatted(of(parts.get(0)), of(parts.get(1)), seconds(then.maxGap()));
    } else if (pattern instanceof EventPattern.During during) {
      return "(%s during %s, %s on both sides)"
          .formatted(of(parts.get(0)), of(parts.get(1)), seconds(during.margin()));
    } else if (pattern instanceof EventPattern.Without without) {
      return "(%s and then no %s within %s)"
          .formatted(of(parts.get(0)), of(parts.get(1)), seconds(without.within()));
    } else if (pattern instanceof EventPattern.Related related) {
      return "(%s %s %s%s)"
          .formatted(
              of(parts.get(0)),
              related.relation().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              of(parts.get(1)),
              related.within().isZero() ? "" : " within " + seconds(related.within()));
    } else if (pattern instanceof EventPattern.Overlaps overlaps) {
      return "(%s together with %s for %s)"
          .formatted(of(parts.get(0)), of(parts.get(1)), seconds(overlaps.minDuration()));
    } else if (pattern instanceof EventPattern.Count count) {
      return "%d times %s within %s"
          .formatted(count.atLeast(), of(parts.get(0)), seconds(count.within()));
    } else if (pattern instanceof EventPattern.Dwell dwell) {
      return of(parts.get(0))
          + " for "
          + seconds(dwell.minDuration())
          + (dwell.minMoments() > 1 ? " and " + dwell.minMoments() + " frames" : "");
    } else if (pattern instanceof EventPattern.Within within) {
      return of(parts.get(0)) + " for at most " + seconds(within.maxDuration());
    } else if (pattern instanceof EventPattern.Recently recently) {
      return of(parts.get(0)) + " in the last " + seconds(recently.within());
    } else if (pattern instanceof EventPattern.Discounted discounted) {
      return of(parts.get(0)) + " x " + discounted.factor();
    }
    throw new AssertionError("a pattern without words: " + pattern);
  }

  private static String joined(List<EventPattern> parts, String word) {
    return parts.stream().map(PatternWords::of).collect(Collectors.joining(word, "(", ")"));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
  }
}
