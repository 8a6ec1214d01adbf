package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads one ViPER file, once. */
final class ViperReader {

  /** A box and the frames it holds in, from 1, both included. */
  private record Held(long first, long last, Box box) {}

  /** An event, before the rate is known. */
  private record Happening(String name, FrameSpan frames, OptionalDouble score, List<String> who) {}

  /** What one object says. */
  private static final class Thing {
    private final List<Held> boxes = new ArrayList<>();
    private final List<String> who = new ArrayList<>();
    private OptionalDouble score = OptionalDouble.empty();
  }

  /** What is known of the present video. */
  private static final class Source {
    private final TrackCollector tracks = new TrackCollector();
    private final List<Happening> happenings = new ArrayList<>();
    private OptionalDouble rate = OptionalDouble.empty();
    private OptionalLong frames = OptionalLong.empty();
    private long width;
    private long height;
  }

  private final XmlCursor xml;
  private final Set<String> events = new HashSet<>();
  private final Set<String> things = new HashSet<>();
  private final Losses remarks = new Losses();

  ViperReader(XmlCursor xml) {
    this.xml = xml;
  }

  Annotations read(ReadHints hints) throws IOException {
    String root = xml.root();
    if (!root.equals("viper")) {
      throw xml.fault("needed <viper>, got <" + root + ">");
    }
    List<VideoAnnotations> videos = new ArrayList<>();
    xml.children(
        part -> {
          if (part.equals("config")) {
            xml.children(child -> descriptor());
          } else if (part.equals("data")) {
            xml.children(
                child -> {
                  if (child.equals("sourcefile")) {
                    videos.add(source(hints));
                  }
                });
          }
        });
    return new Annotations(videos, remarks.lines());
  }

  /** Learns which objects are events, and which are somewhere. */
  private void descriptor() throws IOException {
    String name = xml.need("name");
    xml.children(
        child -> {
          String attribute = xml.attribute("name").orElse("");
          if (attribute.equals(ViperXml.SCORE)
              || attribute.equals(ViperXml.DECISION)
              || attribute.equals(ViperXml.PARTICIPANTS)) {
            events.add(name);
          } else if (ViperXml.SHAPES.stream()
              .anyMatch(xml.attribute("type").orElse("")::endsWith)) {
            things.add(name);
          }
        });
  }

  private VideoAnnotations source(ReadHints hints) throws IOException {
    String video = xml.need("filename");
    Source source = new Source();
    xml.children(
        child -> {
          if (child.equals("file")) {
            information(source);
          } else if (child.equals("object")
              && !ViperXml.OF_FRAMES.contains(xml.need("name").toUpperCase(Locale.ROOT))) {
            object(source);
          }
        });
    Timing timing = hints.frames(video, source.rate);
    List<AnnotatedEvent> found = new ArrayList<>();
    for (Happening one : source.happenings) {
      one.who().forEach(source.tracks::mention);
    }
    for (Happening one : source.happenings) {
      found.add(
          new AnnotatedEvent(
              Names.event(one.name()),
              one.name(),
              timing.times().spanOf(one.frames()),
              one.score(),
              Optional.empty(),
              one.who().stream().map(source.tracks::id).toList()));
    }
    remarks.add(
        source.tracks.renumbered(), "object(s) numbered anew: ids here are unique and from 1");
    return new VideoAnnotations(
        video,
        timing,
        source.width > 0 && source.height > 0
            ? Optional.of(new PictureSize((int) source.width, (int) source.height))
            : Optional.empty(),
        source.frames,
        source.tracks.tracks(timing.times()),
        found);
  }

  private void information(Source source) throws IOException {
    xml.children(
        child -> {
          String attribute = xml.attribute("name").orElse("");
          xml.children(
              value -> {
                if (xml.attribute("value").isEmpty()) {
                  return;
                }
                switch (attribute) {
                  case "FRAMERATE" -> {
                    double rate = xml.number("value");
                    source.rate = rate > 0 ? OptionalDouble.of(rate) : source.rate;
                  }
                  case "NUMFRAMES" -> source.frames = OptionalLong.of(xml.whole("value", 0));
                  case "H-FRAME-SIZE" -> source.width = xml.whole("value", 0);
                  case "V-FRAME-SIZE" -> source.height = xml.whole("value", 0);
                  default -> {}
                }
              });
        });
  }

  private void object(Source source) throws IOException {
    String name = xml.need("name");
    String id = xml.need("id");
    Optional<String> spans = xml.attribute("framespan");
    Thing thing = new Thing();
    List<FrameSpan> active = spans.isPresent() ? spans(spans.get()) : List.of();
    xml.children(
        child -> {
          String attribute = xml.attribute("name").orElse("");
          xml.children(value -> value(value, attribute, active, thing));
        });
    if (events.contains(name) || (thing.boxes.isEmpty() && !things.contains(name))) {
      if (active.isEmpty()) {
        throw xml.fault("needed the framespan of the event %s %s, got none".formatted(name, id));
      }
      remarks.add(thing.boxes.size(), "box(es) of events passed over");
      long first = active.stream().mapToLong(FrameSpan::first).min().orElseThrow();
      long end = active.stream().mapToLong(FrameSpan::end).max().orElseThrow();
      source.happenings.add(new Happening(name, new FrameSpan(first, end), thing.score, thing.who));
      return;
    }
    // Ids are unique among objects of one name only.
    String key = source.tracks.knows(id) ? name + " " + id : id;
    source.tracks.label(key, Names.concept(name));
    for (Held held : thing.boxes) {
      for (long frame = held.first(); frame <= held.last(); frame++) {
        source.tracks.add(key, frame - 1, held.box(), 1);
      }
    }
  }

  private void value(String kind, String attribute, List<FrameSpan> active, Thing thing)
      throws IOException {
    switch (kind) {
      case "bbox", "obox" -> {
        Optional<Box> box = box();
        List<FrameSpan> frames =
            xml.attribute("framespan").isPresent() ? spans(xml.need("framespan")) : active;
        if (box.isEmpty()) {
          remarks.add(1, "box(es) without area passed over");
          return;
        }
        for (FrameSpan span : frames) {
          thing.boxes.add(new Held(span.first(), span.end() - 1, box.get()));
        }
      }
      case "fvalue" -> {
        if (attribute.equals(ViperXml.SCORE)) {
          thing.score = OptionalDouble.of(xml.number("value"));
        }
      }
      case "svalue" -> {
        if (attribute.equals(ViperXml.PARTICIPANTS)) {
          for (String who : xml.need("value").strip().split("\\s+", -1)) {
            if (!who.isEmpty()) {
              thing.who.add(who);
            }
          }
        }
      }
      case "circle", "ellipse", "polygon" -> remarks.add(1, "shape(s) other than bbox passed over");
      default -> {} // points, flags and the like
    }
  }

  /** A box; of one that is turned around its corner the upright box around it. */
  private Optional<Box> box() throws DataFormatException {
    double x = xml.number("x");
    double y = xml.number("y");
    double width = xml.number("width");
    double height = xml.number("height");
    double turn = xml.attribute("rotation").isPresent() ? xml.number("rotation") : 0;
    if (turn == 0 || !(width > 0 && height > 0)) {
      return Pixels.box(x, y, x + width, y + height);
    }
    remarks.add(1, "turned box(es), now the upright boxes around them");
    // Counter-clockwise on the screen, where y grows downward.
    double cos = Math.cos(Math.toRadians(turn));
    double sin = Math.sin(Math.toRadians(turn));
    return Pixels.box(
        x + Math.min(0, width * cos) + Math.min(0, height * sin),
        y + Math.min(0, -width * sin) + Math.min(0, height * cos),
        x + Math.max(0, width * cos) + Math.max(0, height * sin),
        y + Math.max(0, -width * sin) + Math.max(0, height * cos));
  }

  /** {@code "10:20 30:40"}: frames from 1, both ends included. */
  private List<FrameSpan> spans(String text) throws DataFormatException {
    List<FrameSpan> spans = new ArrayList<>();
    for (String part : text.strip().split("\\s+", -1)) {
      String[] ends = part.split(":", -1);
      if (ends.length != 2 || !ends[0].matches("\\d{1,15}") || !ends[1].matches("\\d{1,15}")) {
        throw xml.fault("needed a framespan as first:last, got \"" + text + "\"");
      }
      // Some files count from 0; what lies before the first frame begins with it.
      long first = Math.max(1, Long.parseLong(ends[0]));
      long last = Long.parseLong(ends[1]);
      if (last < first) {
        throw xml.fault(
            "needed a framespan whose last frame is %d or later, got \"%s\""
                .formatted(first, text));
      }
      spans.add(new FrameSpan(first, last + 1));
    }
    return spans;
  }
}
