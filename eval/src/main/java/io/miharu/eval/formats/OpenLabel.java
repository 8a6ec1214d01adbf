package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * ASAM OpenLABEL 1.0: tracks are objects with a {@code bbox} a frame, events are actions with frame
 * intervals, and relations say who takes part. Frames count from 0, the last one included; a box is
 * its centre, width and height.
 *
 * <p>Source: ASAM OpenLABEL 1.0.0 and its JSON schema. The rate of frames, for which it has no
 * place, and the size of pictures stand in {@code metadata}, where the schema allows further
 * members.
 */
final class OpenLabel implements AnnotationFormat.Codec {

  static final String RATE = "frame_rate";
  static final String WIDTH = "picture_width";
  static final String HEIGHT = "picture_height";
  static final String CONFIDENCE = "confidence";

  /** The first of those who take part, and all others. */
  static final String SUBJECT = "isSubjectOfAction";

  static final String OBJECT = "isObjectOfAction";

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    return new OpenLabelReader(JsonCursor.read(file).need("openlabel")).read(file, hints);
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    VideoAnnotations video = videos.get(0);
    video.needFrames("OpenLABEL counts frames");
    losses.addAlerts(video);
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("openlabel");
      json.writeObjectFieldStart("metadata");
      json.writeStringField("schema_version", "1.0.0");
      json.writeStringField("tagged_file", video.video());
      if (video.timing().framesPerSecond().isPresent()) {
        json.writeNumberField(RATE, video.timing().framesPerSecond().getAsDouble());
      }
      if (video.size().isPresent()) {
        json.writeNumberField(WIDTH, video.size().get().width());
        json.writeNumberField(HEIGHT, video.size().get().height());
      }
      json.writeEndObject();
      objects(json, video);
      actions(json, video);
      relations(json, video);
      frames(json, video);
      json.writeArrayFieldStart("frame_intervals");
      if (video.frameCount() > 0) {
        interval(json, 0, video.frameCount() - 1);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  private static void objects(JsonGenerator json, VideoAnnotations video) throws IOException {
    json.writeObjectFieldStart("objects");
    for (Track track : video.tracks()) {
      json.writeObjectFieldStart(Integer.toString(track.id()));
      json.writeStringField("name", track.label() + "-" + track.id());
      json.writeStringField("type", track.label().value());
      json.writeArrayFieldStart("frame_intervals");
      List<Track.Point> points = track.points();
      for (int i = 0; i < points.size(); ) {
        int last = i;
        while (last + 1 < points.size()
            && points.get(last + 1).frame() == points.get(last).frame() + 1) {
          last++;
        }
        interval(json, points.get(i).frame(), points.get(last).frame());
        i = last + 1;
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void actions(JsonGenerator json, VideoAnnotations video) throws IOException {
    json.writeObjectFieldStart("actions");
    for (int i = 0; i < video.events().size(); i++) {
      AnnotatedEvent event = video.events().get(i);
      FrameSpan frames = video.framesOf(event);
      json.writeObjectFieldStart(Integer.toString(i));
      json.writeStringField("name", event.event() + "-" + i);
      json.writeStringField("type", event.name());
      json.writeArrayFieldStart("frame_intervals");
      interval(json, frames.first() - 1, frames.end() - 2);
      json.writeEndArray();
      if (event.score().isPresent()) {
        json.writeObjectFieldStart("action_data");
        confidence(json, event.score().getAsDouble());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void relations(JsonGenerator json, VideoAnnotations video) throws IOException {
    json.writeObjectFieldStart("relations");
    int uid = 0;
    for (int i = 0; i < video.events().size(); i++) {
      List<Integer> tracks = video.events().get(i).tracks();
      for (int place = 0; place < tracks.size(); place++) {
        json.writeObjectFieldStart(Integer.toString(uid));
        json.writeStringField("name", "relation-" + uid++);
        json.writeStringField("type", place == 0 ? SUBJECT : OBJECT);
        end(json, "rdf_subjects", tracks.get(place), "object");
        end(json, "rdf_objects", i, "action");
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, String role, int uid, String type)
      throws IOException {
    json.writeArrayFieldStart(role);
    json.writeStartObject();
    json.writeStringField("uid", Integer.toString(uid));
    json.writeStringField("type", type);
    json.writeEndObject();
    json.writeEndArray();
  }

  /** A point and the track it is of. */
  private record Placed(int track, Track.Point point) {}

  private static void frames(JsonGenerator json, VideoAnnotations video) throws IOException {
    SortedMap<Long, List<Placed>> frames = new TreeMap<>();
    for (Track track : video.tracks()) {
      for (Track.Point point : track.points()) {
        frames
            .computeIfAbsent(point.frame(), any -> new ArrayList<>())
            .add(new Placed(track.id(), point));
      }
    }
    json.writeObjectFieldStart("frames");
    for (var frame : frames.entrySet()) {
      json.writeObjectFieldStart(frame.getKey().toString());
      json.writeObjectFieldStart("objects");
      for (Placed placed : frame.getValue()) {
        json.writeObjectFieldStart(Integer.toString(placed.track()));
        json.writeObjectFieldStart("object_data");
        json.writeArrayFieldStart("bbox");
        box(json, placed.point());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void box(JsonGenerator json, Track.Point point) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", "shape");
    json.writeArrayFieldStart("val");
    json.writeNumber(Pixels.middle(point.box().left(), point.box().right()));
    json.writeNumber(Pixels.middle(point.box().top(), point.box().bottom()));
    json.writeNumber(Pixels.size(point.box().left(), point.box().right()));
    json.writeNumber(Pixels.size(point.box().top(), point.box().bottom()));
    json.writeEndArray();
    if (point.confidence() != 1) {
      json.writeObjectFieldStart("attributes");
      confidence(json, Double.parseDouble(Float.toString(point.confidence())));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void confidence(JsonGenerator json, double value) throws IOException {
    json.writeArrayFieldStart("num");
    json.writeStartObject();
    json.writeStringField("name", CONFIDENCE);
    json.writeNumberField("val", value);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void interval(JsonGenerator json, long first, long last) throws IOException {
    json.writeStartObject();
    json.writeNumberField("frame_start", first);
    json.writeNumberField("frame_end", last);
    json.writeEndObject();
  }
}
