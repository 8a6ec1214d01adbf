package io.miharu.ingest.live;

import java.io.IOException;

/**
 * A source that says no in a way that trying again does not change: wrong password, no such stream,
 * no video in it.
 */
public final class LiveRefusal extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what was refused and what to try, without the source's name
   */
  public LiveRefusal(String message) {
    super(message);
  }
}
