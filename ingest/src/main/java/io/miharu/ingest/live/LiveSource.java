package io.miharu.ingest.live;

import java.io.IOException;

/** Something to connect to, as often as it takes. */
public interface LiveSource {

  /**
   * Connects, and waits for the first picture. Called on a thread of its own, which is abandoned
   * when the call outlasts its patience by far; at most one connection is in use at a time.
   *
   * <p>All connections of a source lend frames of the same size, that of its very first picture.
   *
   * @param patience to be asked from inside whatever may hang
   * @throws LiveRefusal when trying again makes no sense
   */
  LiveConnection connect(Patience patience) throws IOException;

  /**
   * Whether it is worth connecting again after the end: so with a camera, not with standard input.
   */
  boolean reconnects();
}
