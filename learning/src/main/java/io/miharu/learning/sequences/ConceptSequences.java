package io.miharu.learning.sequences;

import io.miharu.core.Moment;
import io.miharu.learning.data.Examples;
import io.miharu.temporal.sequences.ConceptWindow;
import io.miharu.temporal.sequences.SequencePreparation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips as windows of concept scores, {@code [looks][concepts]}, one example for each clip.
 *
 * <p>As it is, an example is the last window of its clip; varied, it is any of those that would be
 * judged in serving, so that a network learns to answer at every look. Immutable.
 */
public final class ConceptSequences implements Examples {

  private final List<String> classes;
  private final int values;
  private final List<Integer> labels = new ArrayList<>();
  private final List<List<float[]>> windows = new ArrayList<>();

  /**
   * Reads clips.
   *
   * @throws IllegalArgumentException naming the first clip that is shorter than half a window
   */
  public ConceptSequences(
      List<SaidClip> clips, List<String> classes, SequencePreparation preparation) {
    this.classes = List.copyOf(classes);
    values = preparation.values();
    for (SaidClip clip : clips) {
      List<float[]> judged = judged(clip, preparation);
      if (judged.isEmpty()) {
        throw new IllegalArgumentException(
            "%s is shorter than half a window of %d looks at %s per second; leave it out or ask for fewer looks"
                .formatted(clip.name(), preparation.looks(), preparation.looksPerSecond()));
      }
      windows.add(judged);
      labels.add(clip.label());
    }
  }

  private static List<float[]> judged(SaidClip clip, SequencePreparation preparation) {
    ConceptWindow window = new ConceptWindow(preparation);
    List<float[]> judged = new ArrayList<>();
    for (Moment moment : clip.moments()) {
      if (window.see(moment.time(), moment.scores()) > 0 && window.ready()) {
        judged.add(window.values());
      }
    }
    return judged;
  }

  @Override
  public int size() {
    return windows.size();
  }

  @Override
  public int values() {
    return values;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int example) {
    return labels.get(example);
  }

  @Override
  public void read(int example, float[] into, int offset) {
    List<float[]> all = windows.get(example);
    System.arraycopy(all.get(all.size() - 1), 0, into, offset, values);
  }

  @Override
  public int vary(int example, SplittableRandom random, float[] into, int offset) {
    List<float[]> all = windows.get(example);
    System.arraycopy(all.get(random.nextInt(all.size())), 0, into, offset, values);
    return 0;
  }
}
