package io.miharu.learning.data;

import java.util.List;

/** Examples held in memory, such as features of clips. Immutable. */
public final class ArrayExamples implements Examples {

  private final List<String> classes;
  private final float[][] rows;
  private final int[] labels;

  /**
   * Copies and checks what it is given.
   *
   * @param rows one example each, all of one length, every number finite
   * @param labels places in {@code classes}, two or more different ones
   * @throws IllegalArgumentException naming the first example that does not fit
   */
  public ArrayExamples(List<String> classes, float[][] rows, int[] labels) {
    if (rows.length != labels.length || rows.length == 0) {
      throw new IllegalArgumentException(
          "needs as many labels as examples and one or more, got %d examples and %d labels"
              .formatted(rows.length, labels.length));
    }
    this.classes = List.copyOf(classes);
    this.labels = labels.clone();
    this.rows = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      this.rows[i] = checked(i, rows[i], rows[0].length);
    }
    Labels.requireTwoKinds(this.classes, this.labels);
  }

  private static float[] checked(int example, float[] row, int length) {
    if (row.length != length) {
      throw new IllegalArgumentException(
          "example %d has %d values, the first one %d".formatted(example, row.length, length));
    }
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        throw new IllegalArgumentException(
            "example %d is %s at value %d; features must be finite: fill or leave out what is missing"
                .formatted(example, row[i], i));
      }
    }
    return row.clone();
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public int values() {
    return rows[0].length;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void read(int example, float[] into, int offset) {
    System.arraycopy(rows[example], 0, into, offset, rows[example].length);
  }
}
