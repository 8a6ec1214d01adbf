package io.miharu.ingest.live;

import io.miharu.ingest.OpenOptions;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to speak to a camera. Immutable.
 *
 * @param transport what carries an RTSP stream's pictures
 * @param lowLatency whether to show pictures at the earliest moment, at the price of the first ones
 *     of a connection, and of the order of B-frames
 * @param input further options of FFmpeg's for the input, by name, such as {@code video_size}
 * @param frames how frames are decoded and cut; start and end do not apply
 */
public record CameraOptions(
    Transport transport, boolean lowLatency, SortedMap<String, String> input, OpenOptions frames) {

  /** What carries the pictures of an RTSP stream. */
  public enum Transport {
    /** Nothing is lost on the way, but a late packet holds up all that follow. */
    TCP,
    /** What is lost on the way is lost; nothing waits for it. */
    UDP
  }

  /** TCP, nothing given up for speed. */
  public static final CameraOptions DEFAULT =
      new CameraOptions(Transport.TCP, false, new TreeMap<>(), OpenOptions.DEFAULT);

  public CameraOptions {
    input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
  }

  public CameraOptions withTransport(Transport other) {
    return new CameraOptions(other, lowLatency, input, frames);
  }
}
