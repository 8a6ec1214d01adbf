package io.miharu.learning.falls;

import io.miharu.learning.data.Examples;
import io.miharu.learning.data.Seed;
import io.miharu.learning.falls.PersonScript.Act;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated tracks, each {@value #LOOKS} looks long, with a class and a weight for every look. Half
 * of the clips show a fall.
 *
 * <p>An example is {@code [looks][numbers]}, then {@code [looks]} classes, then {@code [looks]}
 * weights: 0 past the end of a track, little just after what is done changes, since nobody can know
 * at once. Immutable; the same seed gives the same examples.
 */
public final class FallExamples implements Examples {

  /** Looks of an example. */
  public static final int LOOKS = 100;

  private static final double UNCERTAIN_SECONDS = 0.25;
  private static final float UNCERTAIN = 0.2f;

  private final List<float[]> rows;
  private final List<Integer> labels;

  private FallExamples(List<float[]> rows, List<Integer> labels) {
    this.rows = List.copyOf(rows);
    this.labels = List.copyOf(labels);
  }

  /**
   * Draws clips, of which each gives a track or more.
   *
   * @param clips 2 or more
   */
  public static FallExamples drawn(int clips, Seed seed) {
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      Draw draw = new Draw(seed.of(clip).stream());
      for (SeenClip.Followed track : SeenClip.drawn(draw, clip % 2 == 0)) {
        rows.add(row(track));
        labels.add(track.falls() ? 1 : 0);
      }
    }
    return new FallExamples(rows, labels);
  }

  private static float[] row(SeenClip.Followed track) {
    int numbers = BodyLooks.NAMES.size();
    float[] row = new float[LOOKS * (numbers + 2)];
    for (int i = 0; i < Math.min(LOOKS, track.looks().size()); i++) {
      System.arraycopy(track.looks().get(i), 0, row, i * numbers, numbers);
      Act act = track.acts().get(i);
      row[LOOKS * numbers + i] = act.label();
      row[LOOKS * (numbers + 1) + i] =
          track.sinceChange().get(i) < UNCERTAIN_SECONDS ? UNCERTAIN : 1;
    }
    return row;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int values() {
    return LOOKS * (BodyLooks.NAMES.size() + 2);
  }

  /** Of a whole example: whether somebody falls in it. */
  @Override
  public List<String> classes() {
    return List.of("ordinary", "fall");
  }

  @Override
  public int label(int example) {
    return labels.get(example);
  }

  @Override
  public void read(int example, float[] into, int offset) {
    System.arraycopy(rows.get(example), 0, into, offset, values());
  }

  /** Classes of a look. */
  static int lookClasses() {
    return FallNetwork.LABELS.size();
  }
}
