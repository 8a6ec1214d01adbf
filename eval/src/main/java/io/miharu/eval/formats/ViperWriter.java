package io.miharu.eval.formats;

import io.miharu.core.Box;
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
import java.util.stream.Collectors;

/** Writes videos as ViPER. */
final class ViperWriter {

  private final List<VideoAnnotations> videos;

  ViperWriter(List<VideoAnnotations> videos) {
    this.videos = videos;
  }

  void write(Path file, Losses losses) throws IOException {
    for (VideoAnnotations video : videos) {
      video.needFrames("ViPER counts frames");
      losses.addRounded(video, "ViPER");
      losses.addConfidences(video, "ViPER");
      losses.addAlerts(video);
    }
    try (XmlOutput xml = XmlOutput.open(file)) {
      xml.start("viper", "xmlns", ViperXml.VIPER, "xmlns:data", ViperXml.DATA);
      config(xml);
      xml.start("data");
      for (VideoAnnotations video : videos) {
        source(xml, video);
      }
      xml.end().end();
    }
  }

  private void config(XmlOutput xml) throws IOException {
    xml.start("config").start("descriptor", "name", "Information", "type", "FILE");
    xml.start(
        "attribute", "dynamic", "false", "name", "SOURCETYPE", "type", ViperXml.DATA + "lvalue");
    xml.start("data:lvalue-possibles").empty("data:lvalue-enum", "value", "SEQUENCE");
    xml.empty("data:lvalue-enum", "value", "FRAMES").end().end();
    attribute(xml, "false", "NUMFRAMES", "dvalue");
    attribute(xml, "false", "FRAMERATE", "fvalue");
    attribute(xml, "false", "H-FRAME-SIZE", "dvalue");
    attribute(xml, "false", "V-FRAME-SIZE", "dvalue");
    xml.end();
    Set<String> labels = new TreeSet<>();
    Map<String, Boolean> events = new TreeMap<>();
    for (VideoAnnotations video : videos) {
      video.tracks().forEach(track -> labels.add(track.label().value()));
      for (AnnotatedEvent event : video.events()) {
        events.merge(event.name(), !event.tracks().isEmpty(), Boolean::logicalOr);
      }
    }
    for (String label : labels) {
      xml.start("descriptor", "name", label, "type", "OBJECT");
      attribute(xml, "true", ViperXml.BOX, "bbox");
      xml.end();
    }
    for (Map.Entry<String, Boolean> event : events.entrySet()) {
      xml.start("descriptor", "name", event.getKey(), "type", "OBJECT");
      attribute(xml, "true", ViperXml.BOX, "bbox");
      attribute(xml, "false", ViperXml.DECISION, "bvalue");
      attribute(xml, "false", ViperXml.SCORE, "fvalue");
      attribute(xml, "true", "Point", "point");
      if (event.getValue()) {
        attribute(xml, "false", ViperXml.PARTICIPANTS, "svalue");
      }
      xml.end();
    }
    xml.end();
  }

  private static void attribute(XmlOutput xml, String dynamic, String name, String type)
      throws IOException {
    xml.empty("attribute", "dynamic", dynamic, "name", name, "type", ViperXml.DATA + type);
  }

  private static void source(XmlOutput xml, VideoAnnotations video) throws IOException {
    xml.start("sourcefile", "filename", video.video());
    xml.start("file", "id", "0", "name", "Information");
    xml.empty("attribute", "name", "SOURCETYPE");
    value(xml, "NUMFRAMES", "dvalue", Long.toString(video.frameCount()));
    if (video.timing().framesPerSecond().isPresent()) {
      double rate = video.timing().framesPerSecond().getAsDouble();
      value(xml, "FRAMERATE", "fvalue", Double.toString(rate));
    }
    if (video.size().isPresent()) {
      value(xml, "H-FRAME-SIZE", "dvalue", Integer.toString(video.size().get().width()));
      value(xml, "V-FRAME-SIZE", "dvalue", Integer.toString(video.size().get().height()));
    }
    xml.end();
    for (Track track : video.tracks()) {
      track(xml, track);
    }
    Map<String, Integer> numbers = new TreeMap<>();
    for (AnnotatedEvent event : video.events()) {
      int id = numbers.merge(event.name(), 1, Integer::sum) - 1;
      FrameSpan frames = video.framesOf(event);
      xml.start(
          "object",
          "framespan",
          span(frames.first(), frames.end() - 1),
          "id",
          Integer.toString(id),
          "name",
          event.name());
      xml.empty("attribute", "name", ViperXml.BOX).empty("attribute", "name", "Point");
      if (event.score().isPresent()) {
        value(xml, ViperXml.DECISION, "bvalue", "true");
        value(xml, ViperXml.SCORE, "fvalue", Double.toString(event.score().getAsDouble()));
      }
      if (!event.tracks().isEmpty()) {
        value(
            xml,
            ViperXml.PARTICIPANTS,
            "svalue",
            event.tracks().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      }
      xml.end();
    }
    xml.end();
  }

  private static void value(XmlOutput xml, String name, String type, String value)
      throws IOException {
    xml.start("attribute", "name", name).empty("data:" + type, "value", value).end();
  }

  private static void track(XmlOutput xml, Track track) throws IOException {
    List<String> spans = new ArrayList<>();
    List<Track.Point> points = track.points();
    for (int i = 0; i < points.size(); ) {
      int last = i;
      while (last + 1 < points.size()
          && points.get(last + 1).frame() == points.get(last).frame() + 1) {
        last++;
      }
      spans.add(span(points.get(i).frame() + 1, points.get(last).frame() + 1));
      i = last + 1;
    }
    xml.start(
        "object",
        "framespan",
        String.join(" ", spans),
        "id",
        Integer.toString(track.id()),
        "name",
        track.label().value());
    xml.start("attribute", "name", ViperXml.BOX);
    for (Track.Point point : points) {
      Box box = point.box();
      int x = Math.round(box.left());
      int y = Math.round(box.top());
      xml.empty(
          "data:bbox",
          "framespan",
          span(point.frame() + 1, point.frame() + 1),
          "height",
          Integer.toString(Math.max(1, Math.round(box.bottom()) - y)),
          "width",
          Integer.toString(Math.max(1, Math.round(box.right()) - x)),
          "x",
          Integer.toString(x),
          "y",
          Integer.toString(y));
    }
    xml.end().end();
  }

  private static String span(long first, long last) {
    return first + ":" + last;
  }
}
