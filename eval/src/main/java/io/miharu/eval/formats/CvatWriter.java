package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes one video for CVAT. */
final class CvatWriter {

  private final VideoAnnotations video;

  CvatWriter(VideoAnnotations video) {
    this.video = video;
  }

  void write(Path file, Losses losses) throws IOException {
    video.needFrames("CVAT counts frames");
    count(losses);
    try (XmlOutput xml = XmlOutput.open(file)) {
      xml.start("annotations").text("version", "1.1");
      meta(xml);
      for (Track track : video.tracks()) {
        track(xml, track);
      }
      xml.end();
    }
  }

  private void count(Losses losses) {
    losses.addRate(video, "CVAT");
    losses.addConfidences(video, "CVAT");
    losses.addAlerts(video);
    for (AnnotatedEvent event : video.events()) {
      FrameSpan frames = video.framesOf(event);
      boolean any = event.tracks().stream().anyMatch(id -> boxesWithin(id, frames) > 0);
      boolean whole =
          event.tracks().stream().allMatch(id -> boxesWithin(id, frames) == frames.length());
      losses.add(
          any ? 0 : 1, "event(s) of nobody with a box: CVAT holds events as attributes of boxes");
      losses.add(
          any && !whole ? 1 : 0,
          "event(s) cut to the frames in which those who take part have boxes");
      losses.add(
          event.score().isPresent() ? 1 : 0, "score(s) of events: CVAT has no place for them");
    }
  }

  private long boxesWithin(int id, FrameSpan frames) {
    return video.track(id).stream()
        .flatMap(track -> track.points().stream())
        .filter(point -> point.frame() + 1 >= frames.first() && point.frame() + 1 < frames.end())
        .count();
  }

  private void meta(XmlOutput xml) throws IOException {
    long frames = video.frameCount();
    xml.start("meta").start("task").text("name", video.video());
    xml.text("size", Long.toString(frames)).text("mode", "interpolation");
    xml.text("start_frame", "0").text("stop_frame", Long.toString(Math.max(0, frames - 1)));
    xml.start("labels");
    Map<ConceptId, Set<String>> labels = new TreeMap<>();
    for (Track track : video.tracks()) {
      Set<String> names = labels.computeIfAbsent(track.label(), any -> new TreeSet<>());
      eventsOf(track).forEach(event -> names.add(event.name()));
    }
    for (Map.Entry<ConceptId, Set<String>> label : labels.entrySet()) {
      xml.start("label").text("name", label.getKey().value()).start("attributes");
      for (String event : label.getValue()) {
        xml.start("attribute").text("name", CvatVideo.EVENT + event).text("mutable", "True");
        xml.text("input_type", "checkbox").text("default_value", "false").text("values", "false");
        xml.end();
      }
      xml.end().end();
    }
    xml.end();
    if (video.size().isPresent()) {
      xml.start("original_size").text("width", Integer.toString(video.size().get().width()));
      xml.text("height", Integer.toString(video.size().get().height())).end();
    }
    xml.text("source", video.video()).end().end();
  }

  private List<AnnotatedEvent> eventsOf(Track track) {
    return video.events().stream().filter(event -> event.tracks().contains(track.id())).toList();
  }

  private void track(XmlOutput xml, Track track) throws IOException {
    xml.start(
        "track",
        "id",
        Integer.toString(track.id() - 1),
        "label",
        track.label().value(),
        "source",
        "manual");
    Map<String, List<FrameSpan>> events = new TreeMap<>();
    for (AnnotatedEvent event : eventsOf(track)) {
      events.computeIfAbsent(event.name(), any -> new ArrayList<>()).add(video.framesOf(event));
    }
    List<Track.Point> points = track.points();
    long last = video.frameCount() - 1;
    for (int i = 0; i < points.size(); i++) {
      Track.Point point = points.get(i);
      box(xml, point.frame(), point.box(), false, events);
      boolean gone = i + 1 == points.size() || points.get(i + 1).frame() > point.frame() + 1;
      // Without this box CVAT would draw the track on into the frames where it is not.
      if (gone && point.frame() < last) {
        box(xml, point.frame() + 1, point.box(), true, events);
      }
    }
    xml.end();
  }

  private static void box(
      XmlOutput xml, long frame, Box box, boolean outside, Map<String, List<FrameSpan>> events)
      throws IOException {
    String[] attributes = {
      "frame", Long.toString(frame),
      "outside", outside ? "1" : "0",
      "occluded", "0",
      "keyframe", "1",
      "xtl", Pixels.edge(box.left()),
      "ytl", Pixels.edge(box.top()),
      "xbr", Pixels.edge(box.right()),
      "ybr", Pixels.edge(box.bottom()),
      "z_order", "0"
    };
    if (events.isEmpty()) {
      xml.empty("box", attributes);
      return;
    }
    xml.start("box", attributes);
    for (Map.Entry<String, List<FrameSpan>> event : events.entrySet()) {
      boolean set =
          !outside
              && event.getValue().stream()
                  .anyMatch(span -> frame + 1 >= span.first() && frame + 1 < span.end());
      xml.text("attribute", Boolean.toString(set), "name", CvatVideo.EVENT + event.getKey());
    }
    xml.end();
  }
}
