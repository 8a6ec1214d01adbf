package io.miharu.temporal.sequences;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last looks at what is said of a video. Looks are at multiples of 1/rate from the first
 * moment, by time stamps; what is seen is what the last moment at or before that time said of each
 * concept, the strongest score where there are several, 0 where nobody says it.
 *
 * <p>So moments that come more often change nothing, and nothing depends on what comes later. After
 * a gap longer than a window, and when time goes back, it begins anew. Training and serving both
 * read videos through this class.
 *
 * <p>Memory: one window. Not thread-safe.
 */
public final class ConceptWindow {

  /** Time stamps are whole microseconds. */
  private static final double ROUNDING_SECONDS = 1.5e-6;

  private final SequencePreparation wanted;
  private final Map<ConceptId, Integer> columns = new HashMap<>();

  /** {@code [looks][concepts]}; look k is in row k modulo looks. */
  private final float[][] ring;

  private @Nullable MediaTime first;
  private @Nullable MediaTime last;
  private float[] held;
  private long taken;

  /** A window that has seen nothing. */
  public ConceptWindow(SequencePreparation wanted) {
    this.wanted = wanted;
    for (ConceptId concept : wanted.concepts()) {
      columns.put(concept, columns.size());
    }
    ring = new float[wanted.looks()][columns.size()];
    held = new float[columns.size()];
  }

  /**
   * Sees the next moment.
   *
   * @param said of it; concepts that are not asked for are left alone
   * @return how many looks were taken with it
   */
  public int see(MediaTime time, Collection<ConceptScore> said) {
    if (first == null
        || last == null
        || time.isBefore(last)
        || time.secondsSince(last) > wanted.span()) {
      forget();
      first = time;
    }
    last = time;
    long before = taken;
    double elapsed = time.secondsSince(first);
    while (due() < elapsed - ROUNDING_SECONDS) {
      take();
    }
    held = strongest(said);
    if (due() <= elapsed + ROUNDING_SECONDS) {
      take();
    }
    return (int) (taken - before);
  }

  private float[] strongest(Collection<ConceptScore> said) {
    float[] row = new float[columns.size()];
    for (ConceptScore score : said) {
      Integer column = columns.get(score.concept());
      if (column != null) {
        row[column] = Math.max(row[column], score.probability());
      }
    }
    return row;
  }

  /** When the next look is, in seconds from the first. */
  private double due() {
    return taken / wanted.looksPerSecond();
  }

  private void take() {
    ring[(int) (taken % ring.length)] = held;
    taken++;
  }

  /** Whether enough was seen to be judged: half a window. */
  public boolean ready() {
    return 2 * taken >= ring.length;
  }

  /** The last looks, {@code [looks][concepts]}, the oldest first; 0 before the first of all. */
  public float[] values() {
    float[] all = new float[wanted.values()];
    int width = columns.size();
    for (int i = 0; i < ring.length; i++) {
      long look = taken - ring.length + i;
      if (look >= 0) {
        System.arraycopy(ring[(int) (look % ring.length)], 0, all, i * width, width);
      }
    }
    return all;
  }

  /** The concepts that are read, in the order of {@link #values}. */
  public List<ConceptId> concepts() {
    return wanted.concepts();
  }

  /** Forgets what was seen, because time jumped or the scene was cut. */
  public void forget() {
    first = null;
    last = null;
    taken = 0;
    held = new float[columns.size()];
  }
}
