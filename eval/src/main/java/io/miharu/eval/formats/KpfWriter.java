package io.miharu.eval.formats;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.ArrayList;
import java.util.List;

/** The packets of one video, one a line. */
final class KpfWriter {

  private final VideoAnnotations video;

  KpfWriter(VideoAnnotations video) {
    this.video = video;
  }

  String meta() {
    StringBuilder text = new StringBuilder();
    text.append("- { meta: ").append(quoted(KpfPackets.META_VIDEO + video.video())).append(" }\n");
    video
        .timing()
        .framesPerSecond()
        .ifPresent(
            rate ->
                text.append("- { meta: ")
                    .append(quoted(KpfPackets.META_RATE + rate))
                    .append(" }\n"));
    video
        .size()
        .ifPresent(
            size ->
                text.append("- { meta: ")
                    .append(quoted(KpfPackets.META_SIZE + size.width() + " x " + size.height()))
                    .append(" }\n"));
    return text.toString();
  }

  String types() {
    StringBuilder text = new StringBuilder();
    for (Track track : video.tracks()) {
      text.append("- { types: { id1: ").append(track.id()).append(", cset3: { ");
      text.append(quoted(track.label().value())).append(": 1.0 } } }\n");
    }
    return text.toString();
  }

  String geometry() {
    StringBuilder text = new StringBuilder();
    long detection = 0;
    for (Track track : video.tracks()) {
      for (Track.Point point : track.points()) {
        text.append("- { geom: { id1: ").append(track.id()).append(", id0: ").append(detection++);
        text.append(", ts0: ").append(point.frame());
        if (video.timing().framesPerSecond().isPresent()) {
          text.append(", ts1: ").append(point.time().seconds());
        }
        text.append(", g0: ").append(Pixels.edge(point.box().left()));
        text.append(' ').append(Pixels.edge(point.box().top()));
        text.append(' ').append(Pixels.edge(point.box().right()));
        text.append(' ').append(Pixels.edge(point.box().bottom()));
        if (point.confidence() != 1) {
          text.append(", conf0: ").append(Pixels.edge(point.confidence()));
        }
        text.append(", src: ")
            .append(point.confidence() == 1 ? "truth" : "miharu")
            .append(" } }\n");
      }
    }
    return text.toString();
  }

  String activities() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (AnnotatedEvent event : video.events()) {
      FrameSpan frames = video.framesOf(event);
      String timespan =
          "timespan: [{ tsr0: [%d, %d] }]".formatted(frames.first() - 1, frames.end() - 2);
      List<String> actors = new ArrayList<>();
      event.tracks().forEach(id -> actors.add("{ id1: " + id + ", " + timespan + " }"));
      text.append("- { act: { act2: { ").append(quoted(event.name())).append(": ");
      text.append(event.score().orElse(1)).append(" }, id2: ").append(++number).append(", ");
      text.append(timespan)
          .append(", src: ")
          .append(event.score().isPresent() ? "miharu" : "truth");
      text.append(", actors: [").append(String.join(", ", actors)).append("] } }\n");
    }
    return text.toString();
  }

  /** Plain where YAML needs no quotes, otherwise in the double ones that JSON shares with it. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z_][A-Za-z0-9_-]*")
        && !text.matches("(?i)y|n|yes|no|on|off|true|false|null")) {
      return text;
    }
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
