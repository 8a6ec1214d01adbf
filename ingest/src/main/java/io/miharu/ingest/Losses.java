package io.miharu.ingest;

import io.miharu.core.MediaTime;
import io.miharu.core.StreamHealth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The running count behind a stream's {@link StreamHealth}: what was returned, what was skipped and
 * where, what is odd. Not thread-safe.
 */
public final class Losses {

  /** How many warnings are kept; a camera with a broken clock must not fill the memory. */
  static final int MAX_WARNINGS = 50;

  private final List<MediaTime> skippedAt = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long framesRead;
  private long framesSkipped;
  private final List<String> damages = new ArrayList<>();

  /** One more frame was returned. */
  public void countRead() {
    framesRead++;
  }

  /** One more frame or packet could not be decoded. */
  public void countSkipped(MediaTime where) {
    framesSkipped++;
    if (skippedAt.size() < StreamHealth.MAX_LISTED) {
      skippedAt.add(where);
    }
  }

  /** Says what is lost beyond single frames: the end of a file, a camera. */
  public void damaged(String what) {
    damages.add(what);
  }

  /** All that is lost, in words; empty while nothing is. */
  public Optional<String> damage() {
    List<String> parts = new ArrayList<>();
    if (framesSkipped > 0) {
      parts.add(
          "%d frame%s could not be decoded, the first at %s"
              .formatted(framesSkipped, framesSkipped == 1 ? "" : "s", Collections.min(skippedAt)));
    }
    parts.addAll(damages);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  public void warn(String what) {
    if (warnings.size() < MAX_WARNINGS && !warnings.contains(what)) {
      warnings.add(what);
    }
  }

  public long framesRead() {
    return framesRead;
  }

  public long framesSkipped() {
    return framesSkipped;
  }

  public StreamHealth health() {
    // Packets come in decoding order, which B-frames swap.
    List<MediaTime> inOrder = skippedAt.stream().sorted().toList();
    return new StreamHealth(framesRead, framesSkipped, inOrder, damage(), warnings);
  }
}
