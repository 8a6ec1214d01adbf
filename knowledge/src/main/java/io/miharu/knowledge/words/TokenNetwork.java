package io.miharu.knowledge.words;

/** A language network as a function; whoever runs networks passes it in. */
@FunctionalInterface
public interface TokenNetwork {

  /**
   * The last hidden state of every token.
   *
   * @param tokens ids of the network's vocabulary, [T]
   * @return [T][D]
   */
  float[][] hidden(long[] tokens);
}
