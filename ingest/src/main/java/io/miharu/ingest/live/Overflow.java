package io.miharu.ingest.live;

/** What happens to a frame for which there is no room. */
public enum Overflow {
  /** The oldest frame that waits makes room, and is counted: what is looked at is recent. */
  DROP_OLDEST,
  /** The source waits, and whatever stands before it: nothing is lost here. */
  BLOCK
}
