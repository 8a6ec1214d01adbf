package io.miharu.learning.data;

import io.miharu.core.FrameStream;
import java.io.IOException;

/**
 * One labelled video.
 *
 * @param name for messages
 * @param label a place in the list of classes
 * @param source what it shares with its neighbours; clips of one source stay in one fold
 * @param frames opens it anew at each call
 */
public record ClipFile(String name, int label, String source, Opener frames) {

  /** A supplier of frames that may fail. */
  @FunctionalInterface
  public interface Opener {
    FrameStream open() throws IOException;
  }
}
