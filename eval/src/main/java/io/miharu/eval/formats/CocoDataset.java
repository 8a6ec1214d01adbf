package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * COCO's JSON, and the members that data sets of video have added to it: {@code videos}, an image's
 * {@code video_id} and {@code frame_id} (from 0; also {@code frame_index}), and an annotation's
 * {@code track_id} (also {@code instance_id}).
 *
 * <p>Source: Lin et al., "Microsoft COCO", arXiv:1405.0312; the video members as in TAO and
 * MMTracking. Without {@code videos} all images are one video, in the order of the file; an
 * annotation without a track becomes a track of one box. Crowd regions and boxes without area are
 * passed over.
 */
final class CocoDataset implements AnnotationFormat.Codec {

  /** Where an image stands. */
  private record Place(Reading video, long frame) {}

  /** One video as it is read. */
  private static final class Reading {
    private final String name;
    private final TrackCollector tracks = new TrackCollector();
    private Optional<PictureSize> size = Optional.empty();
    private long frames;

    Reading(String name) {
      this.name = name;
    }
  }

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    JsonCursor root = JsonCursor.read(file);
    Map<String, ConceptId> categories = new HashMap<>();
    Optional<JsonCursor> named = root.member("categories");
    if (named.isPresent()) {
      for (JsonCursor category : named.get().items()) {
        categories.put(category.need("id").word(), Names.concept(category.need("name").text()));
      }
    }
    Map<String, Reading> videos = new LinkedHashMap<>();
    Map<String, Place> images = images(file, root, videos);
    Losses remarks = new Losses();
    long loose = 0;
    for (JsonCursor annotation : root.need("annotations").items()) {
      JsonCursor image = annotation.need("image_id");
      Place place = images.get(image.word());
      if (place == null) {
        throw image.fault("the id of one of the images");
      }
      Optional<Box> box = box(annotation.need("bbox"));
      boolean crowd = annotation.member("iscrowd").filter(CocoDataset::isOne).isPresent();
      if (box.isEmpty() || crowd) {
        remarks.add(1, crowd ? "crowd region(s) passed over" : "box(es) without area passed over");
        continue;
      }
      Optional<JsonCursor> track = annotation.member("track_id");
      track = track.isPresent() ? track : annotation.member("instance_id");
      String key = track.isPresent() ? track.get().word() : "box " + ++loose;
      JsonCursor category = annotation.need("category_id");
      if (!place.video().tracks.knows(key)) {
        place.video().tracks.label(key, label(categories, category));
      }
      Optional<JsonCursor> score = annotation.member("score");
      if (!place
          .video()
          .tracks
          .add(key, place.frame(), box.get(), score.isPresent() ? score.get().number() : 1)) {
        throw annotation.fault("each track once an image");
      }
    }
    remarks.add(loose, "annotation(s) without a track, each now a track of one box");
    return new Annotations(
        videos.values().stream().map(video -> finished(video, hints)).toList(), remarks.lines());
  }

  private static boolean isOne(JsonCursor flag) {
    try {
      return flag.number() == 1;
    } catch (DataFormatException notANumber) {
      return false;
    }
  }

  private static ConceptId label(Map<String, ConceptId> categories, JsonCursor category)
      throws DataFormatException {
    String id = category.word();
    if (categories.isEmpty()) {
      return Names.concept("category " + id);
    }
    ConceptId label = categories.get(id);
    if (label == null) {
      throw category.fault("the id of one of the categories");
    }
    return label;
  }

  /** {@code [x, y, width, height]}; empty where it has no area. */
  static Optional<Box> box(JsonCursor value) throws DataFormatException {
    double[] sides = value.numbers(4);
    return Pixels.box(sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3]);
  }

  private static Map<String, Place> images(Path file, JsonCursor root, Map<String, Reading> videos)
      throws DataFormatException {
    Optional<JsonCursor> list = root.member("videos");
    if (list.isPresent()) {
      for (JsonCursor video : list.get().items()) {
        String id = video.need("id").word();
        Optional<JsonCursor> name = video.member("name");
        videos.put(id, new Reading(name.isPresent() ? name.get().text() : "video " + id));
      }
    }
    Map<String, Place> places = new HashMap<>();
    for (JsonCursor image : root.need("images").items()) {
      Optional<JsonCursor> of = image.member("video_id");
      Reading video;
      if (of.isPresent()) {
        String id = of.get().word();
        video = videos.computeIfAbsent(id, any -> new Reading("video " + id));
      } else {
        video = videos.computeIfAbsent("", any -> new Reading(ReadHints.nameOf(file)));
      }
      Optional<JsonCursor> number = image.member("frame_id");
      number = number.isPresent() ? number : image.member("frame_index");
      long frame = number.isPresent() ? number.get().whole(0) : video.frames;
      video.frames = Math.max(video.frames, frame + 1);
      Optional<JsonCursor> width = image.member("width");
      Optional<JsonCursor> height = image.member("height");
      if (width.isPresent() && height.isPresent() && video.size.isEmpty()) {
        video.size =
            Optional.of(new PictureSize((int) width.get().whole(1), (int) height.get().whole(1)));
      }
      places.put(image.need("id").word(), new Place(video, frame));
    }
    return places;
  }

  private static VideoAnnotations finished(Reading video, ReadHints hints) {
    Timing timing = hints.frames(video.name, OptionalDouble.empty());
    return new VideoAnnotations(
        video.name,
        timing,
        video.size,
        OptionalLong.of(video.frames),
        video.tracks.tracks(timing.times()),
        List.of());
  }

  /** Categories by name, numbered from 1 in the order of names. */
  static Map<ConceptId, Integer> categories(List<VideoAnnotations> videos) {
    Map<ConceptId, Integer> categories = new TreeMap<>();
    videos.forEach(video -> video.tracks().forEach(track -> categories.put(track.label(), 0)));
    int number = 0;
    for (Map.Entry<ConceptId, Integer> category : categories.entrySet()) {
      category.setValue(++number);
    }
    return categories;
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeArrayFieldStart("videos");
      for (int v = 0; v < videos.size(); v++) {
        json.writeStartObject();
        json.writeNumberField("id", v + 1);
        json.writeStringField("name", videos.get(v).video());
        json.writeEndObject();
        losses.add(videos.get(v).events().size(), "event(s): COCO holds boxes only");
        losses.addRate(videos.get(v), "COCO");
      }
      json.writeEndArray();
      List<Long> firstImages = images(json, videos);
      Map<ConceptId, Integer> categories = categories(videos);
      json.writeArrayFieldStart("annotations");
      long id = 0;
      for (int v = 0; v < videos.size(); v++) {
        for (Track track : videos.get(v).tracks()) {
          for (Track.Point point : track.points()) {

            json.writeStartObject();
            json.writeNumberField("id", ++id);
            json.writeNumberField("image_id", firstImages.get(v) + point.frame());
            json.writeNumberField("category_id", categories.getOrDefault(track.label(), 0));
            json.writeNumberField("track_id", track.id());
            bbox(json, point.box());
            json.writeNumberField("area", point.box().areaPx2());
            json.writeNumberField("iscrowd", 0);
            if (point.confidence() != 1) {
              json.writeNumberField("score", point.confidence());
            }
            json.writeEndObject();
          }
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("categories");
      for (Map.Entry<ConceptId, Integer> category : categories.entrySet()) {
        json.writeStartObject();
        json.writeNumberField("id", category.getValue());
        json.writeStringField("name", category.getKey().value());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  /** Every frame of every video, also those without boxes; returns each video's first id. */
  private static List<Long> images(JsonGenerator json, List<VideoAnnotations> videos)
      throws IOException {
    List<Long> firstImages = new ArrayList<>();
    json.writeArrayFieldStart("images");
    long id = 0;
    for (int v = 0; v < videos.size(); v++) {
      VideoAnnotations video = videos.get(v);
      firstImages.add(id + 1);
      long frames = video.frameCount();
      for (long frame = 0; frame < frames; frame++) {
        json.writeStartObject();
        json.writeNumberField("id", ++id);
        json.writeNumberField("video_id", v + 1);
        json.writeNumberField("frame_id", frame);
        json.writeStringField(
            "file_name",
            String.format(Locale.ROOT, "%s/%06d.jpg", Names.fileName(video.video()), frame + 1));
        if (video.size().isPresent()) {
          json.writeNumberField("width", video.size().get().width());
          json.writeNumberField("height", video.size().get().height());
        }
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    return firstImages;
  }

  static void bbox(JsonGenerator json, Box box) throws IOException {
    json.writeArrayFieldStart("bbox");
    json.writeNumber(Pixels.decimal(box.left()));
    json.writeNumber(Pixels.decimal(box.top()));
    json.writeNumber(Pixels.size(box.left(), box.right()));
    json.writeNumber(Pixels.size(box.top(), box.bottom()));
    json.writeEndArray();
  }
}
