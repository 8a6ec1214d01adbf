package io.miharu.events;

import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From "true at this moment" to episodes, for one event and subject.
 *
 * <pre>
 *  IDLE --true for T_on--> OPEN (start = first true moment) --false for T_off--> CLOSED (end = last true)
 *   ^                                                                              | merge if gap < T_merge
 *   +--------------------------- cooldown T_cool <---------------------------------+
 * </pre>
 *
 * <p>A merged continuation must last T_on again. An episode whose best degree stays below the
 * event's minimum is dropped without a cooldown, since nobody heard of it.
 */
final class Machine {

  private enum State {
    IDLE,
    OPEN,
    CLOSED
  }

  private final Timing timing;
  private final float minProbability;

  private State state = State.IDLE;
  private boolean lapsed;
  private MediaTime notBefore = MediaTime.ZERO;

  /** True for less than T_on so far. */
  private @Nullable Episode candidate;

  /** What is open, or closed and still open to a continuation. */
  private @Nullable Episode episode;

  private boolean alerted;

  Machine(Timing timing, float minProbability) {
    this.timing = timing;
    this.minProbability = minProbability;
  }

  /** One moment more; returns the episode that is over for good as of now, if one is. */
  Optional<Episode> step(MediaTime time, Reading reading, Evaluator root) {
    alerted = false;
    if (state == State.OPEN && episode != null) {
      boolean over = reached(episode.end(), reading.holds() ? reading.until() : time, timing.off());
      if (reading.holds() && !(lapsed && over)) {
        lapsed = false;
        episode.extend(time, reading, root);
        alertIfLikely(time, episode);
        return Optional.empty();
      }
      lapsed = true;
      if (!over) {
        return Optional.empty();
      }
      state = State.CLOSED;
    }
    Optional<Episode> done = Optional.empty();
    if (state == State.CLOSED && episode != null) {
      boolean mayContinue =
          reading.holds()
              && (candidate != null || !reached(episode.end(), reading.since(), timing.merge()));
      if (mayContinue) {
        grow(time, later(reading.since(), episode.end()), reading, root);
      } else {
        candidate = null;
        if (reading.holds() || reached(episode.end(), time, timing.merge())) {
          done = conclude();
        }
      }
    }
    if (state == State.IDLE) {
      if (reading.holds() && !reading.until().isBefore(notBefore)) {
        boolean fresh = !reading.since().isBefore(notBefore);
        grow(time, fresh ? reading.since() : reading.until(), reading, root);
      } else {
        candidate = null;
      }
    }
    if (candidate != null && reached(candidate.start(), reading.until(), timing.on())) {
      open(time, candidate);
    }
    return done;
  }

  private void grow(MediaTime time, MediaTime start, Reading reading, Evaluator root) {
    if (candidate == null) {
      candidate = new Episode(time, start, reading, root.evidence(1));
    } else {
      candidate.extend(time, reading, root);
    }
  }

  private void open(MediaTime time, Episode begun) {
    if (state == State.CLOSED && episode != null) {
      episode.append(begun);
    } else {
      episode = begun;
    }
    candidate = null;
    state = State.OPEN;
    lapsed = false;
    alertIfLikely(time, episode);
  }

  private void alertIfLikely(MediaTime time, Episode open) {
    if (open.degree() >= minProbability) {
      alerted = open.alertAt(time);
    }
  }

  /** Ends whatever is left, at the end of the video or of the subject. */
  Optional<Episode> finish() {
    candidate = null;
    return state == State.IDLE ? Optional.empty() : conclude();
  }

  private Optional<Episode> conclude() {
    Optional<Episode> done =
        Optional.ofNullable(episode).filter(over -> over.degree() >= minProbability);
    done.ifPresent(over -> notBefore = over.end().plus(timing.cooldown()));
    episode = null;
    state = State.IDLE;
    return done;
  }

  /** The episode that became known at the last step, if one did. */
  Optional<Episode> alert() {
    return alerted ? Optional.ofNullable(episode) : Optional.empty();
  }

  /** Explains what is going on and not explained yet, where it is due. */
  void explain(Predicate<Episode> due, Consumer<Episode> explanation) {
    for (Episode one : new Episode[] {candidate, episode}) {
      if (one != null && !one.explained() && due.test(one)) {
        explanation.accept(one);
      }
    }
  }

  /** Whether something is going on that may become, or is, an episode. */
  boolean active() {
    return state != State.IDLE || candidate != null;
  }

  private static boolean reached(MediaTime from, MediaTime to, Duration duration) {
    return to.since(from).compareTo(duration) >= 0;
  }

  private static MediaTime later(MediaTime a, MediaTime b) {
    return b.isAfter(a) ? b : a;
  }
}
