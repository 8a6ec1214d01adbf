package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads one OpenLABEL document, once: objects, then frames, then actions, events and relations. */
final class OpenLabelReader {

  /** An action or event, before the rate is known. */
  private static final class Happening {
    private final String name;
    private final long first;
    private final long last;
    private final OptionalDouble score;
    private final List<String> subjects = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Happening(String name, long first, long last, OptionalDouble score) {
      this.name = name;
      this.first = first;
      this.last = last;
      this.score = score;
    }
  }

  private final JsonCursor root;
  private final TrackCollector tracks = new TrackCollector();
  private final Map<String, Happening> happenings = new LinkedHashMap<>();
  private final Losses remarks = new Losses();

  OpenLabelReader(JsonCursor root) {
    this.root = root;
  }

  Annotations read(Path file, ReadHints hints) throws DataFormatException {
    JsonCursor metadata = root.need("metadata");
    Optional<JsonCursor> tagged = metadata.member("tagged_file");
    tagged = tagged.isPresent() ? tagged : metadata.member("name");
    String video = tagged.isPresent() ? tagged.get().text() : ReadHints.nameOf(file);
    Optional<JsonCursor> rate = metadata.member(OpenLabel.RATE);
    Timing timing =
        hints.frames(
            video,
            rate.isPresent() ? OptionalDouble.of(rate.get().number()) : OptionalDouble.empty());
    Optional<JsonCursor> width = metadata.member(OpenLabel.WIDTH);
    Optional<JsonCursor> height = metadata.member(OpenLabel.HEIGHT);
    Optional<PictureSize> size =
        width.isPresent() && height.isPresent()
            ? Optional.of(new PictureSize((int) width.get().whole(1), (int) height.get().whole(1)))
            : Optional.empty();
    for (Map.Entry<String, JsonCursor> object : members(root, "objects").entrySet()) {
      object(object.getKey(), object.getValue());
    }
    frames();
    happenings("actions", "action");
    happenings("events", "event");
    for (JsonCursor relation : members(root, "relations").values()) {
      relation(relation);
    }
    List<AnnotatedEvent> events = new ArrayList<>();
    for (Happening one : happenings.values()) {
      List<Integer> takingPart = new ArrayList<>();
      one.subjects.forEach(key -> takingPart.add(tracks.id(key)));
      one.others.forEach(key -> takingPart.add(tracks.id(key)));
      events.add(
          new AnnotatedEvent(
              Names.event(one.name),
              one.name,
              timing.times().spanOf(new FrameSpan(one.first + 1, one.last + 2)),
              one.score,
              Optional.empty(),
              takingPart));
    }
    remarks.add(tracks.renumbered(), "object(s) numbered anew: ids here are numbers from 1");
    return new Annotations(
        List.of(
            new VideoAnnotations(
                video, timing, size, frameCount(), tracks.tracks(timing.times()), events)),
        remarks.lines());
  }

  private static Map<String, JsonCursor> members(JsonCursor of, String name)
      throws DataFormatException {
    Optional<JsonCursor> value = of.member(name);
    return value.isPresent() ? value.get().members() : Map.of();
  }

  /** Every interval of an element, as its first and its last frame. */
  private static List<long[]> intervals(JsonCursor of) throws DataFormatException {
    List<long[]> intervals = new ArrayList<>();
    Optional<JsonCursor> listed = of.member("frame_intervals");
    if (listed.isPresent()) {
      for (JsonCursor one : listed.get().items()) {
        long first = one.need("frame_start").whole(0);
        long last = one.need("frame_end").whole(0);
        if (last < first) {
          throw one.fault("a frame_end at or after frame_start");
        }
        intervals.add(new long[] {first, last});
      }
    }
    return intervals;
  }

  private OptionalLong frameCount() throws DataFormatException {
    long count = 0;
    for (long[] interval : intervals(root)) {
      count = Math.max(count, interval[1] + 1);
    }
    return count > 0 ? OptionalLong.of(count) : OptionalLong.empty();
  }

  private void object(String uid, JsonCursor object) throws DataFormatException {
    tracks.label(uid, Names.concept(object.need("type").text()));
    // A box that stands with the object itself holds wherever the object is.
    List<long[]> intervals = intervals(object);
    for (JsonCursor shape : shapes(object)) {
      for (long[] interval : intervals) {
        for (long frame = interval[0]; frame <= interval[1]; frame++) {
          box(uid, frame, shape);
        }
      }
    }
  }

  private List<JsonCursor> shapes(JsonCursor object) throws DataFormatException {
    List<JsonCursor> boxes = new ArrayList<>();
    for (Map.Entry<String, JsonCursor> data : members(object, "object_data").entrySet()) {
      switch (data.getKey()) {
        case "bbox" -> {
          List<JsonCursor> all = data.getValue().items();
          boxes.addAll(all.subList(0, Math.min(1, all.size())));
          remarks.add(all.size() - 1L, "further box(es) of an object in a frame passed over");
        }
        case "num", "text", "boolean", "vec" -> {} // attributes of any kind
        default -> remarks.add(1, "shape(s) other than bbox passed over");
      }
    }
    return boxes;
  }

  private void frames() throws DataFormatException {
    for (Map.Entry<String, JsonCursor> frame : members(root, "frames").entrySet()) {
      if (!frame.getKey().matches("\\d{1,15}")) {
        throw frame.getValue().fault("frames by number from 0, not \"" + frame.getKey() + "\",");
      }
      for (Map.Entry<String, JsonCursor> object : members(frame.getValue(), "objects").entrySet()) {
        if (!tracks.knows(object.getKey())) {
          throw object.getValue().fault("an object that stands among the objects too");
        }
        for (JsonCursor shape : shapes(object.getValue())) {
          box(object.getKey(), Long.parseLong(frame.getKey()), shape);
        }
      }
    }
  }

  private void box(String uid, long frame, JsonCursor shape) throws DataFormatException {
    double[] sides = shape.need("val").numbers(4);
    Optional<Box> box =
        Pixels.box(
            sides[0] - sides[2] / 2,
            sides[1] - sides[3] / 2,
            sides[0] + sides[2] / 2,
            sides[1] + sides[3] / 2);
    if (box.isEmpty()) {
      remarks.add(1, "box(es) without area passed over");
      return;
    }
    Optional<JsonCursor> attributes = shape.member("attributes");
    double confidence = attributes.isPresent() ? confidence(attributes.get()).orElse(1) : 1;
    tracks.add(uid, frame, box.get(), confidence);
  }

  private static OptionalDouble confidence(JsonCursor data) throws DataFormatException {
    Optional<JsonCursor> numbers = data.member("num");
    if (numbers.isPresent()) {
      for (JsonCursor number : numbers.get().items()) {
        if (number.need("name").text().equals(OpenLabel.CONFIDENCE)) {
          return OptionalDouble.of(number.need("val").number());
        }
      }
    }
    return OptionalDouble.empty();
  }

  private void happenings(String section, String kind) throws DataFormatException {
    for (Map.Entry<String, JsonCursor> entry : members(root, section).entrySet()) {
      JsonCursor one = entry.getValue();
      List<long[]> intervals = intervals(one);
      if (intervals.isEmpty()) {
        remarks.add(1, kind + "(s) without frame_intervals passed over");
        continue;
      }
      long first = intervals.stream().mapToLong(interval -> interval[0]).min().orElseThrow();
      long last = intervals.stream().mapToLong(interval -> interval[1]).max().orElseThrow();
      remarks.add(intervals.size() > 1 ? 1 : 0, kind + "(s) with gaps, now without");
      Optional<JsonCursor> data = one.member(kind + "_data");
      happenings.put(
          kind + " " + entry.getKey(),
          new Happening(
              one.need("type").text(),
              first,
              last,
              data.isPresent() ? confidence(data.get()) : OptionalDouble.empty()));
    }
  }

  /** Whatever joins an object and an action says that the one takes part in the other. */
  private void relation(JsonCursor relation) throws DataFormatException {
    List<String> objects = new ArrayList<>();
    List<Happening> joined = new ArrayList<>();
    for (String role : List.of("rdf_subjects", "rdf_objects")) {
      Optional<JsonCursor> ends = relation.member(role);
      if (ends.isPresent()) {
        for (JsonCursor end : ends.get().items()) {
          String uid = end.need("uid").word();
          String type = end.need("type").text();
          Happening happening = happenings.get(type + " " + uid);
          if (happening != null) {
            joined.add(happening);
          } else if (type.equals("object") && tracks.knows(uid)) {
            objects.add(uid);
          }
        }
      }
    }
    boolean subject = relation.need("type").text().equals(OpenLabel.SUBJECT);
    for (Happening happening : joined) {
      (subject ? happening.subjects : happening.others).addAll(objects);
    }
    remarks.add(joined.isEmpty() ? 1 : 0, "relation(s) that are not of an action passed over");
  }
}
