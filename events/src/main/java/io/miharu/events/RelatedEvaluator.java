package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.Related}. Remembers the stretches that one beginning now may still relate to,
 * and of the pairs that are known to be related no more than one per open stretch: the strongest.
 */
final class RelatedEvaluator implements Evaluator {

  /** Spans of clip models reach back by this much at most. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  /** An end that is still open, against a time that it may yet be equal to. */
  private static final int UNKNOWN = 2;

  private record Pair(Stretch first, Stretch second) {
    float degree() {
      return Math.min(first.degree(), second.degree());
    }

    boolean open() {
      return first.open() || second.open();
    }
  }

  /** One of the two patterns and its stretches. */
  private static final class Side {
    final Evaluator part;
    final Deque<Stretch> ended = new ArrayDeque<>();
    @Nullable Stretch open;

    Side(Evaluator part) {
      this.part = part;
    }

    /** One moment more; the stretch that begins with it, if one does. */
    @Nullable Stretch step(Reading reading, long stepMicros) {
      if (reading.holds() && open == null) {
        open = new Stretch(reading, stepMicros, part.evidence(1));
        return open;
      } else if (open != null) {
        if (reading.holds()) {
          open.extend(reading, part);
        } else {
          open.close(stepMicros);
          ended.addLast(open);
          open = null;
        }
      }
      return null;
    }

    void forgetBefore(MediaTime oldest) {
      while (!ended.isEmpty() && ended.getFirst().end().isBefore(oldest)) {
        ended.removeFirst();
      }
    }
  }

  private final Side first;
  private final Side second;
  private final EventPattern.Related pattern;
  private final long toleranceMicros;
  private final Duration memory;
  private final List<Pair> undecided = new ArrayList<>();
  private final List<Pair> related = new ArrayList<>();
  private @Nullable MediaTime previous;
  private @Nullable Pair best;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  RelatedEvaluator(Evaluator first, Evaluator second, EventPattern.Related pattern) {
    this.first = new Side(first);
    this.second = new Side(second);
    this.pattern = pattern;
    toleranceMicros = pattern.tolerance().toNanos() / 1000;
    memory =
        pattern
            .within()
            .plus(pattern.tolerance())
            .plus(AndEvaluator.longer(first.lookback(), second.lookback()))
            .plus(SLACK);
  }

  @Override
  public Reading read(View now) {
    MediaTime time = now.time();
    long step = previous == null ? 0 : time.micros() - previous.micros();
    previous = time;
    Stretch beginsFirst = first.step(first.part.read(now), step);
    Stretch beginsSecond = second.step(second.part.read(now), step);
    pair(beginsFirst, beginsSecond);
    first.forgetBefore(time.minus(memory));
    second.forgetBefore(time.minus(memory));
    related.removeIf(pair -> !pair.open());
    decide(time, step);
    best = null;
    for (Pair pair : related) {
      best = best == null || pair.degree() > best.degree() ? pair : best;
    }
    reading = best == null ? Reading.not(0, time) : holding(best);
    return reading;
  }

  private static Reading holding(Pair pair) {
    MediaTime a = pair.first().start();
    MediaTime b = pair.second().start();
    MediaTime c = pair.first().last();
    MediaTime d = pair.second().last();
    return Reading.holding(pair.degree(), a.isBefore(b) ? a : b, c.isAfter(d) ? c : d);
  }

  /** Sets what begins beside all of the other side that is open or not yet forgotten. */
  private void pair(@Nullable Stretch beginsFirst, @Nullable Stretch beginsSecond) {
    if (beginsFirst != null) {
      second.ended.forEach(other -> undecided.add(new Pair(beginsFirst, other)));
      if (second.open != null) {
        undecided.add(new Pair(beginsFirst, second.open));
      }
    }
    if (beginsSecond != null) {
      first.ended.forEach(other -> undecided.add(new Pair(other, beginsSecond)));
      if (first.open != null && beginsFirst == null) {
        undecided.add(new Pair(first.open, beginsSecond));
      }
    }
  }

  private void decide(MediaTime now, long step) {
    Iterator<Pair> pairs = undecided.iterator();
    while (pairs.hasNext()) {
      Pair pair = pairs.next();
      Boolean answer = isRelated(pair, now.micros(), step);
      if (answer != null) {
        pairs.remove();
        if (answer && nearEnough(pair)) {
          keep(pair);
        }
      }
    }
  }

  /** Of two pairs with the same open stretch, the one with the stronger other one wins for good. */
  private void keep(Pair pair) {
    for (int i = 0; i < related.size(); i++) {
      Pair other = related.get(i);
      boolean sameFirst = pair.first() == other.first();
      boolean sameSecond = pair.second() == other.second();
      Stretch mine = sameFirst ? pair.second() : pair.first();
      Stretch its = sameFirst ? other.second() : other.first();
      if ((sameFirst || sameSecond) && !mine.open() && !its.open()) {
        if (mine.degree() > its.degree()) {
          related.set(i, pair);
        }
        return;
      }
    }
    related.add(pair);
  }

  private boolean nearEnough(Pair pair) {
    if (pattern.within().isZero()) {
      return true;
    }
    boolean before = pattern.relation() == AllenRelation.BEFORE;
    Stretch earlier = before ? pair.first() : pair.second();
    Stretch later = before ? pair.second() : pair.first();
    return later.start().since(earlier.end()).compareTo(pattern.within()) <= 0;
  }

  /** Whether the relation holds; null while what is open may still change the answer. */
  private @Nullable Boolean isRelated(Pair pair, long now, long step) {
    Stretch a = pair.first();
    Stretch b = pair.second();
    int starts =
        compare(a.start().micros(), b.start().micros(), Math.max(a.startStep(), b.startStep()));
    int ends =
        a.open() && b.open()
            ? UNKNOWN
            : a.open()
                ? openTo(b.end().micros(), now, Math.max(step, b.endStep()))
                : b.open()
                    ? negated(openTo(a.end().micros(), now, Math.max(step, a.endStep())))
                    : compare(
                        a.end().micros(), b.end().micros(), Math.max(a.endStep(), b.endStep()));
    int endToStart = endToStart(a, b, now, step);
    int startToEnd = negated(endToStart(b, a, now, step));
    boolean may = false;
    boolean must = true;
    for (int e = low(ends); e <= high(ends); e++) {
      for (int es = low(endToStart); es <= high(endToStart); es++) {
        for (int se = low(startToEnd); se <= high(startToEnd); se++) {
          boolean so = AllenRelation.of(starts, e, es, se) == pattern.relation();
          may |= so;
          must &= so;
        }
      }
    }
    return must ? Boolean.TRUE : may ? null : Boolean.FALSE;
  }

  private int endToStart(Stretch a, Stretch b, long now, long step) {
    return a.open()
        ? openTo(b.start().micros(), now, Math.max(step, b.startStep()))
        : compare(a.end().micros(), b.start().micros(), Math.max(a.endStep(), b.startStep()));
  }

  /** An end that comes after now, against a time that is known. */
  private int openTo(long known, long now, long step) {
    return now - known >= tolerance(step) ? 1 : UNKNOWN;
  }

  private int compare(long a, long b, long step) {
    return AllenRelation.compare(a, b, tolerance(step));
  }

  private long tolerance(long step) {
    return Math.max(toleranceMicros, step / 2);
  }

  private static int negated(int sign) {
    return sign == UNKNOWN ? UNKNOWN : -sign;
  }

  private static int low(int sign) {
    return sign == UNKNOWN ? -1 : sign;
  }

  private static int high(int sign) {
    return sign == UNKNOWN ? 1 : sign;
  }

  @Override
  public Evidence evidence(float weight) {
    List<Evidence> parts =
        best == null
            ? List.of(first.part.evidence(1), second.part.evidence(1))
            : List.of(best.first().evidence(), best.second().evidence());
    String name = pattern.relation().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Evidence.Operation(name, reading.degree(), weight, reading.span(), parts);
  }

  @Override
  public Duration lookback() {
    return memory;
  }

  @Override
  public int remembered() {
    return first.ended.size()
        + second.ended.size()
        + undecided.size()
        + related.size()
        + first.part.remembered()
        + second.part.remembered();
  }
}
