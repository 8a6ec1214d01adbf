package io.miharu.learning.data;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Labelled examples of one fixed size, read by number.
 *
 * <p>An example is {@link #values()} numbers in the layout that the network expects of one row of a
 * batch. Reading the same number twice gives the same bits. Implementations may be read from one
 * thread at a time.
 */
public interface Examples {

  int size();

  /** How many numbers one example has. */
  int values();

  /** Names of the classes; a label is a place in this list. */
  List<String> classes();

  /** 0 to classes − 1. */
  int label(int example);

  /** Writes one example to {@code into} from {@code offset} on. */
  void read(int example, float[] into, int offset) throws IOException;

  /**
   * Of how many kinds of recording the examples are, such as frame rates: what is of no concern to
   * the label and should be of none to a network.
   */
  default int domains() {
    return 1;
  }

  /**
   * Writes a variation of one example that keeps its label; what may vary is the data's own affair,
   * and without an answer nothing does.
   *
   * @param random the only source of chance
   * @return the domain that the variation is of, 0 to domains − 1
   */
  default int vary(int example, SplittableRandom random, float[] into, int offset)
      throws IOException {
    read(example, into, offset);
    return 0;
  }
}
