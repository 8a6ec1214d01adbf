package io.miharu.ingest.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a live source is. Immutable.
 *
 * @param kind how it is spoken to
 * @param location as the user wrote it, with a password if there is one
 */
public record LiveAddress(Kind kind, String location) {

  /** The ways in which pictures arrive. */
  public enum Kind {
    /** A camera or server that is asked to play. */
    RTSP,
    /** A web server: HLS, MJPEG, or a file. */
    HTTP,
    /** Packets that are sent to us: MPEG-TS over UDP or RTP. */
    PACKETS,
    /** Packets that are sent to us, as a session description says. */
    SDP,
    /** A media server. */
    RTMP,
    /** A camera on this machine, by Video4Linux. */
    WEBCAM,
    /** Standard input. */
    STANDARD_INPUT
  }

  private static final List<String> WEB = List.of("http://", "https://");
  private static final List<String> MEDIA_SERVER = List.of("rtmp://", "rtmps://", "rtmpt://");
  private static final List<String> PACKET = List.of("rtp://", "udp://", "srtp://");

  /** What the user's words lead to, where that is no file. */
  public static Optional<LiveAddress> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.equals("-") || lower.equals("pipe:") || lower.equals("pipe:0")) {
      return Optional.of(new LiveAddress(Kind.STANDARD_INPUT, "-"));
    }
    if (lower.startsWith("rtsp://") || lower.startsWith("rtsps://")) {
      return Optional.of(new LiveAddress(Kind.RTSP, text));
    }
    if (startsWithOne(lower, WEB)) {
      return Optional.of(new LiveAddress(Kind.HTTP, text));
    }
    if (startsWithOne(lower, MEDIA_SERVER)) {
      return Optional.of(new LiveAddress(Kind.RTMP, text));
    }
    if (startsWithOne(lower, PACKET)) {
      return Optional.of(new LiveAddress(Kind.PACKETS, text));
    }
    if (lower.endsWith(".sdp")) {
      return Optional.of(new LiveAddress(Kind.SDP, text));
    }
    if (text.matches("/dev/video\\d+") || text.startsWith("/dev/v4l/")) {
      return Optional.of(new LiveAddress(Kind.WEBCAM, text));
    }
    return Optional.empty();
  }

  /** Whether the words have the form of an address of a kind that nobody here speaks. */
  public static boolean looksLikeAddress(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
  }

  private static boolean startsWithOne(String text, List<String> beginnings) {
    return beginnings.stream().anyMatch(text::startsWith);
  }

  /** The address without user and password, for messages and reports. */
  public String shown() {
    return location.replaceFirst("^([A-Za-z0-9+.-]+://)[^/@]*@", "$1");
  }

  /** A name for folders and messages: host and path in letters, digits, dots and dashes. */
  public String name() {
    if (kind == Kind.STANDARD_INPUT) {
      return "standard-input";
    }
    String plain =
        shown()
            .replaceFirst("^[A-Za-z0-9+.-]+://", "")
            .replaceFirst("\\?.*$", "")
            .replaceAll("[^A-Za-z0-9.]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    return plain.isEmpty() ? "camera" : plain;
  }

  /** Passwords do not belong into logs. */
  @Override
  public String toString() {
    return shown();
  }
}
